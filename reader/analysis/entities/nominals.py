"""Gives descriptions of people ("the Russian president", "the dictator") to those whom they mean."""

from bisect import bisect_right
from collections.abc import Sequence

from reader.analysis.entities import roles
from reader.analysis.entities.referents import Referent
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
    neighbours = _Neighbours(people, body)
    described: dict[Referent, list[Role]] = {}
    later: list[tuple[int, Role]] = []
    for index, unit in enumerate(parts):
        for role in roles.read(unit):
            person = neighbours.beside(role)
            if person is None:
                later.append((index, role))
            elif not role.bare:
                described.setdefault(person, []).append(role)
                person.refer(role.span, Form.NOMINAL)
    officials = [person for person in people if person.person or person in described]
    fitting: dict[tuple[str, str], list[Referent]] = {}
    unnamed: dict[tuple[str, str], Referent] = {}
    for index, role in later:
        if not role.definite:
            continue
        kind = (role.head, role.country)
        if kind not in fitting:
            fitting[kind] = [person for person in officials if _fits(person, role, described.get(person, ()))]
        chosen = _choose(fitting[kind], role, parts, index, year)
        if chosen is None and not fitting[kind] and role.country:
            name = role.span.of(body).removeprefix("the ").removeprefix("The ")
            chosen = unnamed.setdefault(kind, Referent(name, EntityKind.PERSON))
        if chosen is not None:
            chosen.refer(role.span, Form.NOMINAL)
    return [*referents, *unnamed.values()]


class _Neighbours:
    """Whose name stands right beside a role."""

    def __init__(self, people: Sequence[Referent], body: str) -> None:
        self.body = body
        spans = [(mention.span, person) for person in people for mention in person.mentions]
        self.starts = {span.start: (span, person) for span, person in spans}
        self.ends = {span.end: person for span, person in spans}

    def beside(self, role: Role) -> Referent | None:
        """The person named right after the role, a comma between if another mark follows, or right before it."""
        for gap in (" ", ", "):
            begin = role.span.end + len(gap)
            if begin in self.starts and self.body[role.span.end : begin] == gap:
                span, person = self.starts[begin]
                if gap == " " or self.body[span.end : span.end + 1] in {",", ":", ";", "."}:
                    return person
        for gap in (", ", " — ", " – ", " ("):
            end = role.span.start - len(gap)
            if role.definite and end in self.ends and self.body[end : role.span.start] == gap:
                return self.ends[end]
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
    candidates: Sequence[Referent], role: Role, parts: Sequence[Unit], index: int, year: int | None
) -> Referent | None:
    """Whom of those who fit the role means; None where that is not clear."""
    candidates = [person for person in candidates if role.former == _is_former(person, role, year)] or (
        [] if role.former else candidates
    )
    if role.country and len(candidates) == 1:
        return candidates[0]
    unit = parts[index].span
    before = Span(unit.start, role.span.start)
    others = [person for person in candidates if person.first_named_in(before) is None]
    reach = parts[max(0, index - _REACH)].span.start if not role.country else 0
    best: Referent | None = None
    nearest = reach - 1
    for person in others or (candidates if role.country else []):
        latest = person.last_before(role.span.start)
        if latest is not None and latest > nearest:
            best, nearest = person, latest
    if best is None or role.country:
        return best
    return _subject(others, parts[bisect_right(parts, nearest, key=lambda part: part.span.start) - 1].span) or best


def _subject(candidates: Sequence[Referent], unit: Span) -> Referent | None:
    """Of those whom a sentence names the one it names first: most often its subject."""
    named = [(start, person) for person in candidates if (start := person.first_named_in(unit)) is not None]
    return min(named, key=lambda pair: pair[0])[1] if named else None


def _is_former(person: Referent, role: Role, year: int | None) -> bool:
    """Whether the person held the role and, in the year of the article, held it no more."""
    offices = [office for office in person.offices if office.title == role.head or role.head in {"leader", "tyrant"}]
    ended = any(office.end is not None and (year is None or office.end <= year) for office in offices)
    return ended and not any(office.held_in(year) for office in offices)
