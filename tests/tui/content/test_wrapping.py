"""Lines as ranges of a text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.tui.content.wrapping import crop, wrap

TEXT = st.text(st.sampled_from("ab c  é“漢字ー\u0301\u200d\ufe0f👩👧한ß,."), max_size=120)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("   ", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a abcdefghij", 4, ["a", "abcd", "efgh", "ij"]),
        ("one  two", 3, ["one", "two"]),
        ("漢字漢字", 5, ["漢字", "漢字"]),
        ("漢字 ab cd", 5, ["漢字", "ab cd"]),
        ("ab漢字", 3, ["ab", "漢", "字"]),
        ("漢字", 1, ["漢", "字"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
        ("👩\u200d👧 x", 3, ["👩\u200d👧", "x"]),
    ],
)
def test_lines_break_at_spaces_and_between_wide_characters(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(TEXT, st.integers(1, 30))
def test_nothing_but_spaces_is_lost_and_nothing_is_shown_twice(text: str, width: int) -> None:
    ranges = wrap(text, width)
    assert "".join(lines(text, width)).replace(" ", "") == text.replace(" ", "")
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


@given(TEXT, st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(line) <= width for line in lines(text, width))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 5, "short"),
        ("too long", 6, "too l…"),
        ("a · b", 4, "a…"),
        ("漢字漢", 4, "漢…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_a_cut_text_ends_with_an_ellipsis_and_not_with_a_separator(text: str, width: int, expected: str) -> None:
    assert crop(text, width, "…") == expected
