"""Finds what stands beside a name to say who the person is: "Preeti Dawra, a spokeswoman for the forum, said"."""

from collections.abc import Sequence

from reader.analysis.entities.referents import Referent
from reader.analysis.entities.units import Unit
from reader.model import EntityKind, Form, Span

_OPENERS = frozenset("a an the his her its their".split())
_PEOPLE = frozenset(
    "actor activist adviser advisor aide ally analyst artist assistant attorney author banker boss businessman "
    "businesswoman candidate chair chairman chairwoman chief co-founder coach columnist commander commentator "
    "congressman congresswoman correspondent critic daughter dean delegate deputy diplomat director doctor economist "
    "editor envoy executive expert father fellow founder friend general governor head historian husband investor "
    "journalist judge lawmaker lawyer leader manager mayor member minister mother nationalist negotiator nominee "
    "official opponent organizer organiser owner partner physician pioneer politician pollster president producer "
    "professor prosecutor reporter representative republican democrat researcher rival scholar scientist secretary "
    "senator singer soldier son speaker specialist spokesman spokesperson spokeswoman strategist student teacher "
    "veteran wife writer".split()
)
_ENDS = frozenset(', . ; : ” " ) — – ? ! who whose that which'.split())
"""Words and marks that a description does not go beyond."""
_MOST_WORDS = 14


def add(parts: Sequence[Unit], referents: Sequence[Referent]) -> None:
    """Give each person the descriptions that stand after the name between commas, or before it with one.

    A description opens with an article, a possessive or a word in lower case, and one of its first words says that it
    is a person.
    """
    people = [referent for referent in referents if referent.kind is EntityKind.PERSON]
    starts = {}
    ends = {}
    for person in people:
        for mention in person.mentions:
            if mention.form is Form.NAME:
                starts[mention.span.start] = person
                ends[mention.span.end] = person
    for unit in parts:
        commas = [index for index, token in enumerate(unit.tokens) if token.text == ","]
        for index in commas:
            before = unit.tokens[index - 1].end if index else -1
            after = unit.tokens[index + 1].start if index + 1 < len(unit.tokens) else -1
            if before in ends:
                _describe(ends[before], _after(unit, index + 1))
            elif after in starts:
                _describe(starts[after], _before(unit, index))


def _describe(person: Referent, span: Span | None) -> None:
    if span is not None and not any(mention.span.overlaps(span) for mention in person.mentions):
        person.refer(span, Form.NOMINAL)


def _after(unit: Unit, begin: int) -> Span | None:
    """The description from `begin` up to the next comma, or the sentence's end."""
    tokens = unit.tokens
    end = begin
    while end < len(tokens) and tokens[end].text not in _ENDS:
        end += 1
    words = [token.text.lower() for token in tokens[begin:end]]
    if not words or len(words) > _MOST_WORDS or end == len(tokens):
        return None
    opened = words[0] in _OPENERS or ("'s" in words[:4] or "’s" in words[:4])
    return Span(tokens[begin].start, tokens[end - 1].end) if opened and _is_person(words) else None


def _before(unit: Unit, end: int) -> Span | None:
    """The description that ends before the comma at `end` and began with the sentence or after another mark."""
    tokens = unit.tokens
    begin = end
    while begin > 0 and end - begin < _MOST_WORDS and tokens[begin - 1].text[0].isalnum():
        begin -= 1
        if tokens[begin].text.lower() in _OPENERS:
            words = [token.text.lower() for token in tokens[begin:end]]
            return Span(tokens[begin].start, tokens[end - 1].end) if _is_person(words[-1:]) else None
    return None


def _is_person(words: Sequence[str]) -> bool:
    """Whether the head of the phrase is a person: its last word before the first "of", "at", "for" or the like."""
    for index, word in enumerate(words):
        if word in {"of", "at", "for", "in", "on", "with", "from", "to", "who", "whose", "that", "and", "by", "under"}:
            return index > 0 and words[index - 1] in _PEOPLE
    return words[-1] in _PEOPLE
