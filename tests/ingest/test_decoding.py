"""Bytes become the text that was meant, or are refused as no text."""

import codecs
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest.decoding import decode, decode_html

_TEXT = "The “café” — open since May — is naïve. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encodings_that_news_comes_in_are_told_apart(encoding: str) -> None:
    assert decode(_TEXT.encode(encoding), "a.txt") == _TEXT


@pytest.mark.parametrize("mark", [codecs.BOM_UTF8, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE])
def test_a_mark_alone_is_an_empty_text(mark: bytes) -> None:
    assert decode(mark, "a.txt") == ""


def test_a_broken_byte_in_utf8_does_not_spoil_the_rest() -> None:
    assert decode(_TEXT.encode() + b"\xff end", "a.txt") == _TEXT + "\ufffd end"


def test_a_text_in_another_script_is_guessed() -> None:
    text = "Президент России Владимир Путин встретился в Москве с лидером Северной Кореи. " * 5
    assert decode(text.encode("cp1251"), "a.txt") == text


@pytest.mark.parametrize("data", [b"%PDF-1.7 text", b"PK\x03\x04text", b"\x89PNG\r\n", bytes(range(32)) * 10])
def test_what_is_no_text_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(FileProblem, match=r"a\.txt: is not a text: it (is|holds) \w"):
        decode(data, "a.txt")


def test_a_stray_control_byte_is_not_binary_data() -> None:
    assert decode(b"A text with one \x00 in it, which is cleaned later.", "a.txt").count("\x00") == 1


@pytest.mark.parametrize("declared", ["windows-1251", "WINDOWS-1251"])
def test_a_page_says_its_encoding(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>Привет, мир</p>'
    assert decode_html(page.encode("cp1251"), "a.html") == page


def test_a_page_in_utf8_that_says_otherwise_is_read_as_utf8() -> None:
    page = '<meta http-equiv="content-type" content="text/html; charset=iso-8859-1"><p>“café”</p>'
    assert decode_html(page.encode(), "a.html") == page


def test_a_page_that_names_no_real_encoding_is_still_read() -> None:
    page = '<meta charset="x-none"><p>“café”</p>'
    assert decode_html(page.encode("cp1252"), "a.html") == page


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    for read in (decode, decode_html):
        with contextlib.suppress(FileProblem):
            assert isinstance(read(data, "a"), str)
