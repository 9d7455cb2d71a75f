"""Rows at a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from reader.tui.content.rows import EMPTY, Row, beside, lay_out


def laid(row: Row, width: int) -> list[str]:
    return [line.plain for line in lay_out(row, width, ellipsis="…")]


def test_text_hangs_beside_its_sign() -> None:
    assert laid(Row("1", Content("one two three"), sign=Content("❶ ")), 9) == ["❶ one two", "  three"]


def test_a_text_over_its_limit_ends_with_an_ellipsis() -> None:
    assert laid(Row("1", Content("one two three four"), limit=2), 8) == ["one two", "three f…"]


def test_what_stands_right_ends_at_the_right_end() -> None:
    assert laid(Row("1", Content("Kim"), right=Content("13")), 10) == ["Kim     13"]


def test_what_stands_right_goes_below_when_it_takes_too_much() -> None:
    row = Row("1", Content("Kim Jong Un"), sign=Content("▲ "), right=Content("affirmed, approves"))
    assert laid(row, 24) == ["▲ Kim Jong Un", "  affirmed, approves"]
    assert laid(row, 34) == ["▲ Kim Jong Un   affirmed, approves"]


def test_facts_are_cut_and_not_wrapped() -> None:
    row = Row("1", Content("Title"), facts=((Content("Some Outlet · opinion"), Content("≋ 2")),))
    assert laid(row, 18) == ["Title", "Some Outlet…   ≋ 2"]


def test_styles_stay_on_their_words() -> None:
    text = Content("one two three").stylize("bold", 4, 13)
    first, second = lay_out(Row("1", text), 7, ellipsis="…")
    assert [first.plain[span.start : span.end] for span in first.spans] == ["two"]
    assert [second.plain[span.start : span.end] for span in second.spans] == ["three"]


@given(
    st.text(st.sampled_from("ab 漢é"), max_size=60), st.text(st.sampled_from("xyz"), max_size=8), st.integers(14, 40)
)
def test_no_line_is_wider_than_the_row(text: str, right: str, width: int) -> None:
    row = Row("1", Content(text), sign=Content("❶ "), right=Content(right), facts=((Content(text), Content(right)),))
    assert all(line.cell_length <= width for line in lay_out(row, width, ellipsis="…"))


@pytest.mark.parametrize(("width", "expected"), [(9, "left   ri"), (6, "le… ri")])
def test_the_right_part_is_never_cut(width: int, expected: str) -> None:
    assert beside(Content("left"), Content("ri"), width, ellipsis="…").plain == expected


def test_markup_in_a_row_is_text() -> None:
    assert laid(Row("1", Content("[/red] [AP]"), right=EMPTY), 20) == ["[/red] [AP]"]
