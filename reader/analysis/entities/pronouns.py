"""Gives he, she and their forms to the people whom they mean."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.analysis.entities import gazetteer
from reader.analysis.entities.referents import Referent
from reader.analysis.entities.units import Unit
from reader.model import EntityKind, Form, Span

_PRONOUNS = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_OBLIQUE = frozenset(
    "about against alongside among around at behind between beside besides by despite for from in including into like "
    "near of on over than through to toward towards under upon versus with without".split()
)
"""A name right after one of these is not what its sentence is about."""
_WOMEN = frozenset("ms mrs miss mme lady queen princess dame congresswoman chairwoman spokeswoman".split())
_MEN = frozenset("mr sir lord king prince congressman chairman spokesman pope".split())
_REACH = 3
"""How many sentences back a pronoun looks."""


class _Place(NamedTuple):
    """A mention of a person in a sentence."""

    span: Span
    person: Referent
    oblique: bool


def resolve(parts: Sequence[Unit], referents: Sequence[Referent]) -> None:
    """Add the pronoun mentions of people.

    A pronoun means the person of its gender who is most prominent just before it: one named in the same sentence, or
    in the sentences right before, the first named of a sentence before the others. Where the two best are equally
    prominent it is left alone, as is one with nobody of its gender near.
    """
    people = [referent for referent in referents if referent.kind is EntityKind.PERSON]
    _tell_genders(parts, people)
    starts = [unit.span.start for unit in parts]
    mentioned: list[list[_Place]] = [[] for _ in parts]
    for person in people:
        for mention in person.mentions:
            index = bisect_right(starts, mention.span.start) - 1
            mentioned[index].append(_Place(mention.span, person, _is_oblique(parts[index], mention.span)))
    for index, unit in enumerate(parts):
        mentioned[index].sort(key=lambda place: place.span)
        if unit.sentence is None:
            continue
        for token in unit.tokens:
            word = token.text.lower()
            if word not in _PRONOUNS:
                continue
            meant = _meant(word, token.span, index, mentioned)
            if meant is not None:
                meant.refer(token.span, Form.PRONOUN)
                insort(mentioned[index], _Place(token.span, meant, oblique=False), key=lambda place: place.span)


def _is_oblique(unit: Unit, span: Span) -> bool:
    """Whether a preposition stands before the mention, or a possessive after it."""
    before = after = ""
    for token in unit.tokens:
        if token.end <= span.start:
            before = token.text.lower()
        elif token.start >= span.end:
            after = token.text
            break
    return before in _OBLIQUE or after in {"'s", "’s"}


def _meant(word: str, span: Span, index: int, mentioned: list[list[_Place]]) -> Referent | None:
    gender = _PRONOUNS[word]
    weights: dict[Referent, float] = {}
    for distance in range(_REACH):
        if index < distance:
            break
        before = [place for place in mentioned[index - distance] if place.span.end <= span.start]
        subject = next((place for place in before if not place.oblique), None)
        for place in before:
            if place.person.gender not in {gender, ""}:
                continue
            prominence = 1.0 if place is subject else 0.6
            weight = prominence / (1 + distance) + (0.2 if place.person.gender else 0.0)
            weights[place.person] = max(weights.get(place.person, 0.0), weight)
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < 0.1):
        return None
    best, _ = ranked[0]
    return best if best.gender else None


def _tell_genders(parts: Sequence[Unit], people: Sequence[Referent]) -> None:
    """Set the gender of those whom the gazetteer does not know, from a title before the name or the given name."""
    titles = {}
    for unit in parts:
        for token, following in pairwise(unit.tokens):
            word = token.text.lower().rstrip(".")
            if word in _WOMEN or word in _MEN:
                titles[following.start] = "f" if word in _WOMEN else "m"
    for person in people:
        told = {titles[mention.span.start] for mention in person.mentions if mention.span.start in titles}
        if not person.gender and len(told) == 1:
            person.gender = told.pop()
        if not person.gender and len(person.words) > 1:
            person.gender = gazetteer.given_names().get(person.words[0], "")
