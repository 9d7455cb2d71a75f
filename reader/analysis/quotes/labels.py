"""Finds the speakers whom a label before a colon names: "Issa: Honesty is in question"."""

from collections.abc import Iterator

from reader.analysis.quotes.acts import Act
from reader.analysis.quotes.parsed import Parsed
from reader.analysis.quotes.tags import Tag
from reader.analysis.quotes.units import is_rubric

_LONGEST_LABEL = 4
_LONGEST_NAME = 2
"""In words: a longer label of a title is a rubric or a topic as a rule."""


def opening_label(parsed: Parsed) -> Act | None:
    """What follows the name and colon that open a title, or that open a sentence before a quotation."""
    colon = parsed.next(0, {Tag.COLON})
    if not 0 < colon <= _LONGEST_LABEL or parsed.lower(colon) != ":" or colon + 1 >= parsed.end:
        return None
    label = parsed.words[:colon]
    named = all(word.tag in {Tag.NAME, Tag.ASIDE, Tag.POSSESSIVE} or word.capital for word in label)
    titled = (parsed.unit.heading or parsed.unit.block == 0) and colon <= _LONGEST_NAME
    if not named or is_rubric(label) or not (titled or parsed.tag(colon + 1) is Tag.QUOTATION):
        return None
    return Act((colon + 1, parsed.end), (colon, colon + 1), (0, colon))


def before_quotations(parsed: Parsed) -> Iterator[Act]:
    """Each quotation with the name or thing and the colon before it: "From the report: “…”"."""
    for index in range(2, parsed.end):
        if parsed.tag(index) is not Tag.QUOTATION or parsed.lower(index - 1) != ":":
            continue
        start = index - 1
        while parsed.tag(start - 1) in {Tag.NAME, Tag.NOUN} or parsed.lower(start - 1) == "and":
            start -= 1
        start -= parsed.tag(start - 1) in {Tag.DETERMINER, Tag.POSSESSIVE}
        if start < index - 1:
            yield Act((index, index + 1), (index - 1, index), (start, index - 1))
