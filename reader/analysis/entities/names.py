"""Finds the names of people, places and organisations in tokens."""

import re
from itertools import pairwise
from typing import NamedTuple

from reader.analysis.entities import gazetteer
from reader.analysis.entities.gazetteer import Entry
from reader.analysis.entities.units import Unit
from reader.analysis.tokens import Token
from reader.model import EntityKind, Span

_TITLES = frozenset(
    "mr mrs ms mx dr prof professor president sen senator rep representative gov governor gen general lt col "
    "colonel sgt capt captain rev reverend sir dame lord lady king queen prince princess pope chancellor "
    "premier minister secretary ambassador mayor judge justice congressman congresswoman chairman chairwoman "
    "sheikh ayatollah marshal admiral commander speaker spokesman spokeswoman sheriff detective officer analyst "
    "coach emperor sultan".split()
)
_PARTICLES = frozenset("de da di do dos van von der den la le al el bin ibn ben abu del della bint ould ter of".split())
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


class Name(NamedTuple):
    """A name in the text, with what it stands for where that is known beforehand."""

    span: Span
    kind: EntityKind
    entry: Entry | None = None


def find(unit: Unit) -> list[Name]:
    """The names of one unit, in order, disjoint."""
    found: list[Name] = []
    position = 0
    tokens = unit.tokens
    while position < len(tokens):
        name, used = _known(unit, position) or _called(unit, position) or (None, 1)
        if name is not None:
            found.append(name)
        else:
            found += _parts(tokens[position])
        position += used
    return found


def is_title(word: str) -> bool:
    """Whether `word` stands before a person's name ("President", "Mr.") without being part of it."""
    return word.rstrip(".").lower() in _TITLES


def _known(unit: Unit, position: int) -> tuple[Name, int] | None:
    """The longest name in the gazetteer that begins at `position`, with the number of tokens it takes."""
    tokens = unit.tokens
    first = tokens[position].text
    if not (first[0].isupper() or (first.islower() and first in _PARTICLES)):
        return None
    if gazetteer.first_word(first) not in gazetteer.first_words():
        return None
    for count in range(min(gazetteer.longest(), len(tokens) - position), 0, -1):
        last = tokens[position + count - 1]
        if count > 1 and not last.text[0].isalnum():
            continue
        surface = _surface(tokens[position : position + count])
        entry = gazetteer.lookup(surface)
        if entry is not None and not (count == 1 and _misleads(unit, position, entry)):
            return Name(Span(tokens[position].start, last.end), entry.kind, entry), count
    return None


def _surface(tokens: tuple[Token, ...]) -> str:
    parts = [tokens[0].text]
    for before, token in pairwise(tokens):
        parts.append((" " if token.start > before.end else "") + token.text)
    return "".join(parts)


def _misleads(unit: Unit, position: int, entry: Entry) -> bool:
    """Whether a known single word is here part of a longer name, or an ordinary word at a sentence's begin."""
    tokens = unit.tokens
    word = tokens[position].text
    before = tokens[position - 1].text if position else ""
    after = tokens[position + 1].text if position + 1 < len(tokens) else ""
    if entry.kind is EntityKind.PERSON:
        if gazetteer.folded(before) in gazetteer.given_names() and before[0].isupper():
            return True
        return after[:1].isupper() and not unit.shouted and gazetteer.folded(word) in gazetteer.given_names()
    if entry.kind is EntityKind.PLACE and after[:1].isupper() and after[0].isalpha():
        return gazetteer.folded(word) in gazetteer.given_names() and not unit.shouted
    return (
        position == 0
        and len(word) > 1
        and word.istitle()
        and word.lower() in {"time", "labour", "treasury", "meta", "shell"}
    )


def _called(unit: Unit, position: int) -> tuple[Name, int] | None:
    """A person's name that a title or a given name announces."""
    tokens = unit.tokens
    first = tokens[position].text
    if unit.shouted or not first[0].isupper() or not _NAME_WORD.fullmatch(first):
        return None
    titled = position > 0 and is_title(tokens[position - 1].text) and tokens[position - 1].text[0].isupper()
    given = gazetteer.folded(first) in gazetteer.given_names()
    if is_title(first) or not (titled or given):
        return None
    end = position + 1
    while end < len(tokens):
        word = tokens[end].text
        if word[0].isupper() and _NAME_WORD.fullmatch(word) and not gazetteer.demonym(word):
            end += 1
        elif word in _PARTICLES and end + 1 < len(tokens) and tokens[end + 1].text[0].isupper() and word != "of":
            end += 2
        else:
            break
    if end - position < 2 and not titled:
        return None
    return Name(Span(tokens[position].start, tokens[end - 1].end), EntityKind.PERSON), end - position


def _parts(token: Token) -> list[Name]:
    """Known names joined by a hyphen: both of "Trump-Putin", the first of "Trump-like"."""
    if "-" not in token.text and "–" not in token.text:
        return []
    found = []
    for part in re.finditer(r"[^-–]+", token.text):
        entry = gazetteer.lookup(part.group())
        if entry is not None:
            found.append(Name(Span(token.start + part.start(), token.start + part.end()), entry.kind, entry))
    return found
