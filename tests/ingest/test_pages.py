"""A page that was fetched becomes an article with the address it can be found at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest import pages

_ADDRESS = "https://paper.example/harbour?from=feed"
_SENTENCE = "The mayor opened the new harbour café on Monday, and a thousand people came to see the boats in the rain. "
_PAGE = f"<!doctype html><title>Harbour</title><article><p>{_SENTENCE * 3}</p><p>{_SENTENCE * 2}</p></article>"


def _with_link(link: str) -> bytes:
    return _PAGE.replace("</title>", f'</title><link rel="canonical" href="{link}">').encode()


def test_a_page_becomes_an_article() -> None:
    found = pages.read(_PAGE.encode(), content_type="text/html; charset=utf-8", address=_ADDRESS)
    assert found.title == "Harbour"
    assert found.body.startswith("The mayor opened the new harbour café")
    assert found.url == _ADDRESS


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://www.paper.example/harbour", "https://www.paper.example/harbour"),
        ("https://elsewhere.example/harbour", _ADDRESS),
        ("javascript:alert(1)", _ADDRESS),
        ("https://paper.example@evil.example/", _ADDRESS),
    ],
)
def test_the_pages_own_address_holds_when_it_is_of_the_same_site(link: str, url: str) -> None:
    assert pages.read(_with_link(link), content_type="text/html", address=_ADDRESS).url == url


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        ("utf-8", "text/html; charset=iso-8859-1"),
        ("cp1252", 'text/html; charset="ISO-8859-1"'),
        ("cp1251", "text/html; charset=windows-1251"),
        ("utf-16", "text/html; charset=utf-8"),
        ("utf-8", "text/html; charset=rot13"),
    ],
)
def test_the_encoding_that_the_server_names_is_used_where_it_can_be_right(encoding: str, content_type: str) -> None:
    page = _PAGE.replace("café", "кафе") if encoding == "cp1251" else _PAGE
    found = pages.read(page.encode(encoding), content_type=content_type, address=_ADDRESS)
    assert ("кафе" if encoding == "cp1251" else "café") in found.body


def test_plain_text_is_an_article_too() -> None:
    found = pages.read(b"One line.\n\n<b>Two</b>", content_type="text/plain", address=_ADDRESS)
    assert (found.body, found.url) == ("One line.\n\n<b>Two</b>", _ADDRESS)


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "video/mp4", "application/octet-stream"])
def test_what_is_no_page_is_said_to_be_none(content_type: str) -> None:
    with pytest.raises(FileProblem, match="no page to read"):
        pages.read(b"%PDF-1.7 ...", content_type=content_type, address=_ADDRESS)


def test_a_page_under_a_wrong_name_is_read() -> None:
    assert pages.read(_PAGE.encode(), content_type="application/octet-stream", address=_ADDRESS).title == "Harbour"


def test_a_page_nested_too_deep_for_a_tree_is_read() -> None:
    deep = f"<body>{'<div>' * 3000}<p>{_SENTENCE}</p>"
    assert pages.read(deep.encode(), content_type="text/html", address=_ADDRESS).body == _SENTENCE.strip()


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["text/html", "text/plain; charset=utf-16", "text/html; charset=x"]))
def test_any_bytes_are_an_article_or_a_named_problem(body: bytes, content_type: str) -> None:
    try:
        found = pages.read(body, content_type=content_type, address=_ADDRESS)
    except FileProblem:
        return
    assert found.body.strip()
