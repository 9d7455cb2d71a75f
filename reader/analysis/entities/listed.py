"""Finds the names of the gazetteer in the tokens of one sentence."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.analysis.entities import gazetteer
from reader.analysis.entities.gazetteer import Entry
from reader.analysis.entities.units import Unit
from reader.analysis.tokens import Token
from reader.model import EntityKind, Span

_PARTICLES = frozenset("al el bin ibn abu de van von".split())
_DASHES = re.compile(r"[^-–]+")


class Name(NamedTuple):
    """A name in the text, with what it stands for where that is known beforehand."""

    span: Span
    kind: EntityKind
    entry: Entry | None = None


def find(unit: Unit) -> list[Name]:
    """The known names of the unit, in order, disjoint, the longest at each place."""
    found: list[Name] = []
    position = 0
    while position < len(unit.tokens):
        name, used = _known(unit, position) or (None, 1)
        if name is not None:
            found.append(name)
        else:
            found += _joined(unit.tokens[position])
        position += used
    return found


def surface(tokens: Sequence[Token]) -> str:
    """The tokens as one text, with one space where there is white space between them."""
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)


def _known(unit: Unit, position: int) -> tuple[Name, int] | None:
    """The longest known name that begins at `position`, with the number of tokens it takes."""
    tokens = unit.tokens
    first = tokens[position].text
    if not (first[0].isupper() or first in _PARTICLES or "-" in first):
        return None
    for count in range(min(gazetteer.reach(first), len(tokens) - position), 0, -1):
        last = tokens[position + count - 1]
        if count > 1 and not last.text[0].isalnum():
            continue
        entry = gazetteer.lookup(surface(tokens[position : position + count]))
        if entry is not None and not (count == 1 and _misleads(unit, position, entry)):
            return Name(Span(tokens[position].start, last.end), entry.kind, entry), count
    return None


def _misleads(unit: Unit, position: int, entry: Entry) -> bool:
    """Whether a known single word is part of a person's longer name, or an ordinary word that begins a sentence."""
    tokens = unit.tokens
    word = gazetteer.folded(tokens[position].text)
    before = tokens[position - 1].text if position else ""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    given = gazetteer.given_names()
    named = entry.kind is not EntityKind.PLACE and entry.kind is not EntityKind.OTHER
    if named and before[:1].isupper() and gazetteer.folded(before) in given:
        return True
    if after[:1].isupper() and word in given and not unit.shouted:
        return entry.kind is not EntityKind.ORGANISATION
    country = entry.key in gazetteer.countries()
    return position == 0 and not country and entry.kind is not EntityKind.PERSON and tokens[position].text.istitle()


def _joined(token: Token) -> list[Name]:
    """Known names joined by a hyphen: both of "Trump-Putin", the first of "Trump-like"."""
    if "-" not in token.text and "–" not in token.text:
        return []
    found = []
    for part in _DASHES.finditer(token.text):
        entry = gazetteer.lookup(part.group())
        if entry is not None:
            found.append(Name(Span(token.start + part.start(), token.start + part.end()), entry.kind, entry))
    return found
