"""What the gate for foreign text lets through."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text import clean, clean_line

_HOSTILE = {
    "escape": "\x1b[31mred\x1b[0m",
    "clipboard": "\x1b]52;c;aGk=\x07",
    "C1 control sequence": "\x9b31mred",
    "NUL": "a\x00b",
    "override": "user\u202etxt.exe",
    "isolate": "a\u2066b\u2069c",
    "mark of direction": "a\u200fb",
    "byte order mark": "\ufeffa",
    "tag": "a\U000e0041b",
    "lone surrogate": "a\ud800b",
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_nothing_that_steers_a_terminal_or_reorders_text_passes(text: str) -> None:
    cleaned = clean(text)
    assert cleaned != text
    assert all(unicodedata.category(mark) not in ("Cc", "Cf", "Cs") for mark in cleaned)


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_newline_becomes_a_line_feed(newline: str) -> None:
    assert clean(f"one{newline}two") == "one\ntwo"


def test_tabs_joiners_and_emoji_presentation_stay() -> None:
    text = "a\tb می\u200cخواهم 👩\u200d🚀 ❤\ufe0f"
    assert clean(text) == text


def test_every_printable_character_stays_what_it_is_when_composed() -> None:
    printable = "\n".join(filter(str.isprintable, map(chr, range(0x110000))))
    assert clean(printable) == unicodedata.normalize("NFC", printable)


def test_letters_and_their_accents_become_one() -> None:
    assert clean("cafe\u0301") == "café"


def test_a_line_has_single_spaces_and_no_ends() -> None:
    assert clean_line(" one \n\n two\tthree ") == "one two three"


@given(st.text(st.characters(codec=None)))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(st.characters(codec=None)))
def test_what_is_clean_can_always_be_written_as_utf8(text: str) -> None:
    assert clean(text).encode().decode() == clean(text)
