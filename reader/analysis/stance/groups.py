"""Finds the counterparts whom a question does not list but names as a group."""

import re
from collections.abc import Iterator

from reader.analysis.entities import gazetteer
from reader.model import Analysis, EntityKind, Party, Question

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def counterparts(analysis: Analysis, question: Question) -> tuple[Party, ...]:
    """Members of the question's group whom the article names, in order of first mention; none without a group.

    Counted are those in office about the article's year or, where that is not known, in office together with the
    subject; the subject's own predecessors and successors at home are no counterparts.
    """
    if not question.anyone:
        return ()
    return tuple(_members(analysis, question))


def _members(analysis: Analysis, question: Question) -> Iterator[Party]:
    group = {person.key: person for person in gazetteer.members(question.anyone)}
    known = {gazetteer.folded(name) for party in (question.subject, *question.counterparts) for name in _names(party)}
    entry = gazetteer.lookup(question.subject.name)
    subject = gazetteer.people().get(entry.key) if entry else None
    year = _year(analysis)
    for entity in analysis.entities:
        person = group.get(entity.key)
        if entity.kind is not EntityKind.PERSON or person is None or not entity.named:
            continue
        if gazetteer.folded(person.name) in known or (subject and person.country == subject.country):
            continue
        if year is not None and not any(_about(office, year) for office in person.offices):
            continue
        if year is None and subject and not _together(person, subject):
            continue
        yield Party(person.name)


def _names(party: Party) -> tuple[str, ...]:
    return (party.name, *party.aliases)


def _year(analysis: Analysis) -> int | None:
    date = analysis.article.date or ""
    return int(date[:4]) if _YEAR.match(date[:4]) else None


def _about(office: gazetteer.Office, year: int) -> bool:
    return office.held_in(year) or office.held_in(year - 1)


def _together(person: gazetteer.Person, subject: gazetteer.Person) -> bool:
    """Whether the two were in office in years that overlap, give or take two; unknown years overlap with any."""
    return any(
        (ours.end is None or theirs.start is None or theirs.start - 2 <= ours.end)
        and (theirs.end is None or ours.start is None or ours.start - 2 <= theirs.end)
        for ours in person.offices or (gazetteer.Office("", None, None),)
        for theirs in subject.offices or (gazetteer.Office("", None, None),)
    )
