"""Quotation marks are paired, apostrophes are not."""

import pytest

from reader.analysis.quotes.marks import quotations
from reader.model import Block, Span


def quoted(*paragraphs: str) -> list[str]:
    body = "\n\n".join(paragraphs)
    starts = [body.index(paragraph) for paragraph in paragraphs]
    pairs = zip(starts, paragraphs, strict=True)
    blocks = [Block(Span(start, start + len(paragraph))) for start, paragraph in pairs]
    return [quotation.span.of(body) for quotation in quotations(body, blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no” and “maybe later.”", ["“no”", "“maybe later.”"]),
        ('He said "no" and "maybe later."', ['"no"', '"maybe later."']),
        ("He said ''no'' and left.", ["''no''"]),
        ("He called it ‘a great day’ for voters.", ["‘a great day’"]),
        ("Er sagte „nein” dazu.", ["„nein”"]),
        ("Il a dit «non» hier.", ["«non»"]),
        ("“He said, ‘No,’ and left,” she recalled.", ["“He said, ‘No,’ and left,”"]),
    ],
)
def test_every_style_of_marks_is_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The voters' choice wasn't the leaders' choice.",
        "It's the ’90s, and Trump’s friends’ friends don’t care.",
        "He is 6'2\" tall.",
        "Rock 'n' roll 'til dawn.",
        "Nothing closes this “ mark.",
        "Nothing opens this” mark.",
    ],
)
def test_apostrophes_and_single_marks_quote_nothing(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_inside_single_marks_does_not_close_them() -> None:
    assert quoted("She called it ‘the voters’ own choice’ on Monday.") == ["‘the voters’ own choice’"]


def test_a_paragraph_that_reopens_a_quotation_continues_it() -> None:
    body = "“We met.\n\n“We talked,” he said."
    found = quotations(body, [Block(Span(0, 8)), Block(Span(10, len(body)))])
    assert [quotation.span.of(body) for quotation in found] == ["“We met.", "“We talked,”"]
    assert [quotation.continues for quotation in found] == [False, True]


def test_no_quotation_crosses_paragraphs() -> None:
    assert quoted("He was “bold", "and brash” they say.") == []
