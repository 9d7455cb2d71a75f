"""Plain text is cut where its writer cut it, and nothing of it is lost."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.blocks import of_text
from reader.model import Role
from reader.text import clean

_FIRST = "The president met the chancellor in Berlin on Monday, and they spoke for an hour about trade and tariffs."
_SECOND = "Neither side said what was agreed. A second meeting is planned for the autumn, aides said afterwards."


def _cut(body: str) -> list[str]:
    return [block.span.of(body) for block in of_text(body)]


def _roles(body: str) -> list[Role]:
    return [block.role for block in of_text(body)]


def test_blank_lines_part_paragraphs() -> None:
    assert _cut(f"{_FIRST}\n\n \n{_SECOND}\n") == [_FIRST, _SECOND]


def test_without_blank_lines_a_line_is_a_paragraph() -> None:
    assert _cut(f"{_FIRST}\n{_SECOND}\n{_FIRST}") == [_FIRST, _SECOND, _FIRST]


def test_the_lines_of_a_hard_wrapped_paragraph_belong_together() -> None:
    paragraphs = [textwrap.fill(f"{_FIRST} {_SECOND} {_FIRST}", 60) for _ in range(3)]
    assert _cut("\n\n".join(paragraphs)) == paragraphs


def test_a_short_line_ends_a_paragraph_of_a_wrapped_text_without_blank_lines() -> None:
    paragraph = textwrap.fill(f"{_FIRST} {_SECOND}", 60)
    assert len(paragraph.splitlines()[-1]) < 40
    assert _cut(f"{paragraph}\n{paragraph}") == [paragraph, paragraph]


def test_items_of_a_list_in_a_wrapped_text_stay_apart() -> None:
    item = textwrap.fill(f"- {_FIRST} {_SECOND}", 60)
    assert _cut(f"{item}\n{item}") == [item, item]


def test_short_paragraphs_that_end_in_full_stops_are_not_taken_for_wrapped_lines() -> None:
    lines = ["He came in the early morning of that day.", "He saw the town and all its old houses.", "He won it all."]
    assert _cut("\n".join(lines)) == lines


def test_lines_too_narrow_for_prose_are_not_taken_for_wrapped_lines() -> None:
    assert len(_cut("one more\ntwo more\nsix more\nten more")) == 4


def test_a_short_line_without_an_end_before_a_paragraph_is_a_heading() -> None:
    assert _roles(f"{_FIRST}\n\nTrade deal\n\n{_SECOND}") == [Role.PROSE, Role.HEADING, Role.PROSE]


def test_a_short_line_at_the_end_is_no_heading() -> None:
    assert _roles(f"{_FIRST}\n\n{_SECOND}\n\n{_FIRST}\n\nTrade deal")[-1] is Role.PROSE


def test_short_sentences_and_quotes_are_no_headings() -> None:
    for line in ("It did not.", "“A friend”", "He added:", "- one point", "1. first", "…"):
        assert _roles(f"{_FIRST}\n\n{line}\n\n{_SECOND}") == [Role.PROSE] * 3, line


def test_a_text_that_never_ends_its_sentences_with_a_mark_has_no_headings() -> None:
    lines = ["he met kim", "they are friends", "xi was not there", "It ended well."]
    assert set(_roles("\n".join(lines))) == {Role.PROSE}


@given(st.text(max_size=300).map(clean))
def test_blocks_are_in_order_and_cover_all_but_white_space(body: str) -> None:
    blocks = of_text(body)
    ends = [0, *(end for block in blocks for end in block.span), len(body)]
    assert ends == sorted(ends)
    rest = "".join(body[ends[index] : ends[index + 1]] for index in range(0, len(ends), 2))
    assert not rest.strip()
    assert all(block.span.of(body) == block.span.of(body).strip() != "" for block in blocks)


@given(st.lists(st.text("ab .\t", max_size=70), max_size=30))
def test_any_lines_are_cut_without_loss(lines: list[str]) -> None:
    body = "\n".join(lines)
    assert "".join(_cut(body)).split() == body.split() or "".join("".join(_cut(body)).split()) == "".join(body.split())
