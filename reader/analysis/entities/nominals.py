"""Gives descriptions of people ("the Russian president", "the dictator") to those whom they mean."""

from bisect import bisect_left
from collections.abc import Sequence

from reader.analysis.entities import roles
from reader.analysis.entities.linking import Referent
from reader.analysis.entities.roles import Role
from reader.analysis.entities.units import Unit
from reader.model import EntityKind, Form, Span

_LEADING = frozenset(
    "president|prime minister|chancellor|king|queen|emperor|emir|sultan|crown prince|chairman|leader|tyrant|taoiseach"
    "|chief executive|general secretary|pope".split("|")
)
"""The roles that a leader may be described by."""
_REACH = 8
"""How many sentences back a description without a country is looked for."""


def resolve(parts: Sequence[Unit], referents: list[Referent], body: str, year: int | None) -> list[Referent]:
    """The referents with their descriptions, and with those whom the article describes and never names.

    A description beside a name ("North Korean leader Kim Jong Un", "Putin, the Russian president") is that person's.
    One with a country goes to the person of the article who holds or held that office there, one without to the
    nearest before it who fits and is not named in the same sentence. `year` tells who is a former president.
    """
    people = [referent for referent in referents if referent.kind is EntityKind.PERSON]
    described: dict[Referent, list[Role]] = {person: [] for person in people}
    found = [(index, role) for index, unit in enumerate(parts) for role in roles.read(unit)]
    later: list[tuple[int, Role]] = []
    for index, role in found:
        person = _beside(role, people, body)
        if person is None:
            later.append((index, role))
        elif not role.bare:
            described[person].append(role)
            person.refer(role.span, Form.NOMINAL)
    unnamed: dict[tuple[str, str], Referent] = {}
    for index, role in later:
        if not role.definite:
            continue
        candidates = [person for person in people if _fits(person, role, described[person])]
        chosen = _choose(candidates, role, parts, index, year)
        if chosen is None and not candidates and role.country:
            name = role.span.of(body).removeprefix("the ").removeprefix("The ")
            chosen = unnamed.setdefault((role.head, role.country), Referent(name, EntityKind.PERSON))
        if chosen is not None:
            chosen.refer(role.span, Form.NOMINAL)
    return [*referents, *unnamed.values()]


def _beside(role: Role, people: list[Referent], body: str) -> Referent | None:
    """The person whose name stands right after the role, or before it with a comma between."""
    for person in people:
        for mention in person.mentions:
            if mention.form is not Form.NAME:
                continue
            if mention.span.start >= role.span.end:
                gap = body[role.span.end : mention.span.start]
                after = body[mention.span.end : mention.span.end + 1]
                if gap == " " or (gap == ", " and after in {",", ":", ";", "."}):
                    return person
            elif body[mention.span.end : role.span.start] in {", ", " — ", " – ", " ("} and role.definite:
                return person
    return None


def _fits(person: Referent, role: Role, described: Sequence[Role]) -> bool:
    """Whether the person holds or held the role, by the gazetteer or by a description beside the name."""
    if any(
        known.country in {role.country, ""} and (known.head == role.head or role.head in {"leader", "tyrant"})
        for known in described
        if known.head in _LEADING or known.head == role.head
    ):
        return not role.country or any(known.country == role.country for known in described)
    known_person = person.person
    if known_person is None or (role.country and known_person.country != role.country):
        return False
    titles = {office.title for office in known_person.offices}
    if role.head in titles:
        return True
    return known_person.leader and (
        role.head in {"leader", "tyrant"} or (role.head in _LEADING and titles == {"leader"})
    )


def _choose(
    candidates: list[Referent], role: Role, parts: Sequence[Unit], index: int, year: int | None
) -> Referent | None:
    """Whom of those who fit the role means; None where that is not clear."""
    candidates = [person for person in candidates if role.former == _is_former(person, role, year)] or (
        [] if role.former else candidates
    )
    if role.country and len(candidates) == 1:
        return candidates[0]
    unit = parts[index].span
    others = [person for person in candidates if not _named_in(person, Span(unit.start, role.span.start))]
    best: Referent | None = None
    reach = parts[max(0, index - (_REACH if not role.country else len(parts)))].span.start
    nearest = reach - 1
    for person in others or (candidates if role.country else []):
        latest = _last_before(person, role.span.start)
        if latest is not None and latest > nearest:
            best, nearest = person, latest
    if best is None or role.country:
        return best
    return _subject(others, parts, nearest) or best


def _subject(candidates: list[Referent], parts: Sequence[Unit], nearest: int) -> Referent | None:
    """Of those named in the sentence of the nearest mention the one who is named first: most often its subject."""
    unit = next(unit for unit in reversed(parts) if unit.span.start <= nearest)
    named = [
        (mention.span.start, person)
        for person in candidates
        for mention in person.mentions
        if mention.form is Form.NAME and unit.span.covers(mention.span)
    ]
    return min(named, key=lambda pair: pair[0])[1] if named else None


def _is_former(person: Referent, role: Role, year: int | None) -> bool:
    offices = [office for office in person.offices if office.title == role.head or role.head in {"leader", "tyrant"}]
    return (
        bool(offices)
        and not any(office.held_in(year) for office in offices)
        and any(office.end is not None and (year is None or office.end <= year) for office in offices)
    )


def _named_in(person: Referent, unit: Span) -> bool:
    return any(mention.form is Form.NAME and unit.covers(mention.span) for mention in person.mentions)


def _last_before(person: Referent, position: int) -> int | None:
    starts = sorted(mention.span.start for mention in person.mentions)
    before = bisect_left(starts, position)
    return starts[before - 1] if before else None
