"""Finds where a text refers to the parties of a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from reader.analysis.entities import gazetteer
from reader.analysis.stance.follower import Follower
from reader.analysis.stance.references import SUBJECT, Cast, Reference
from reader.model import Analysis, EntityKind, Form, Party, Span

LONGEST = 3000
"""Characters of the longest sentence that is read: what is longer is no prose, and rules compare all within one."""
_SURE = {Form.NAME: 1.0, Form.NOMINAL: 0.8, Form.PRONOUN: 0.7}
_AFTER = re.compile(r"[ -]([^\W\d_][\w’'-]*)")
_BEFORE = re.compile(r"([\w.’'-]+) $")
_PREFIX = re.compile(r"([^\W\d_][\w’']*)-$")
_SHORTEST_SURNAME = 4
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|administration|campaign|team|era|tower|presidency|white",
    re.IGNORECASE,
)
"""What may follow a name in capitals and be no second name: a day, or what is the bearer's own ("Trump Tower")."""
_TITLE = re.compile(
    r"(?:mrs?|ms|dr|gen|sen|rep|gov|sir|chancellor|premier|chairman|minister|leader|king|queen|prince|emir|sultan|candidate"
    r"|nominee|comrade|strongman|president-elect|[\w/]*president|[\w/]*dictator)\.?",
    re.IGNORECASE,
)
_TITLES = ("Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Prime Minister", "President", "Chancellor", "Premier")
"""Before a surname by itself they say that a public figure is meant whom readers know."""
_FUNCTION = re.compile(
    r"a|after|although|amid|and|as|at|because|before|blame|both|but|by|can|could|despite|did|do|does|even|for|from|had"
    r"|has|have|how|however|if|in|is|like|meanwhile|nor|now|of|on|once|only|or|perhaps|should|since|so|still|than"
    r"|that|the|then|though|thus|to|today|under|until|unlike|us|was|were|what|when|where|whether|which|while|who|why"
    r"|will|with|would|yet|yes|no|not|ask|asked|former|fellow",
    re.IGNORECASE,
)


def find(analysis: Analysis, parties: Sequence[Party]) -> Cast:
    """Find the parties in every sentence: by name, role, description, and plain pronouns.

    What `Analysis.entities` says is followed where it names a party; names and roles are looked for in the text as
    well, so a question about somebody whom no gazetteer knows works the same.
    """
    known = _known(analysis, parties)
    named = frozenset(
        reference.party
        for index, found in enumerate(known)
        for reference in found
        if reference.form is Form.NAME and (reference.party == SUBJECT or not analysis.sentences[index].heading)
    )
    if titled(analysis, parties[SUBJECT]):
        named |= {SUBJECT}
    follower = Follower(analysis, parties, named)
    for index, found in enumerate(known):
        follower.follow(index, [reference for reference in found if reference.party in named])
    return Cast(tuple(parties), tuple(follower.references), tuple(follower.focus), tuple(follower.theme), named)


def titled(analysis: Analysis, party: Party) -> bool:
    """Whether the title names the party, or the heading that a text without one opens with."""
    heads = (sentence.span for sentence in analysis.sentences[:1] if sentence.heading)
    title = analysis.article.title or next((analysis.text(span) for span in heads), "")
    return any(_whole_name(title, match, party) for match in _names(party).finditer(title))


def _known(analysis: Analysis, parties: Sequence[Party]) -> list[list[Reference]]:
    """Names, roles and the mentions of entities in every sentence; of those that overlap the first found stays."""
    found: list[list[Reference]] = [[] for _ in analysis.sentences]
    strangers = _strangers(analysis, parties)

    def add(reference: Reference) -> None:
        index = analysis.sentence_at(reference.span.start)
        if index is None or analysis.sentences[index].span.end - analysis.sentences[index].span.start > LONGEST:
            return
        if not any(reference.span.overlaps(other.span) for other in found[index]):
            found[index].append(reference)

    written = [
        reference
        for party, parts in enumerate(parties)
        for reference in _written(analysis, party, _as_written(analysis, party, parts))
        if reference.span.start not in strangers
    ]
    for reference in sorted(written, key=lambda reference: (reference.span.start - reference.span.end, reference.span)):
        add(reference)
    for party, parts in enumerate(parties):
        for reference in _entities(analysis, party, parts):
            add(reference)
    return [sorted(references, key=lambda reference: reference.span) for references in found]


def _as_written(analysis: Analysis, index: int, party: Party) -> Party:
    """The party with what the text lets stand for it besides: its given name, its surname behind a title.

    Without its roles where the text names a later holder of the same office: "the chancellor" is then the later one.
    """
    if index == SUBJECT:
        return party
    if party.roles and _succeeded(analysis, party):
        party = replace(party, roles=())
    return _with_given_name(analysis, party) if party.name in analysis.article.body else _with_title(analysis, party)


def _succeeded(analysis: Analysis, party: Party) -> bool:
    people = gazetteer.people()
    entry = gazetteer.lookup(party.name)
    person = people.get(entry.key) if entry else None
    if person is None:
        return False
    named = (people.get(entity.key) for entity in analysis.entities if entity.kind is EntityKind.PERSON)
    return any(
        other.leader and other.country == person.country and _since(other) > _since(person)
        for other in named
        if other is not None and other.key != person.key
    )


def _since(person: gazetteer.Person) -> int:
    return max((office.start or 0 for office in person.offices), default=0)


def _with_title(analysis: Analysis, party: Party) -> Party:
    """A counterpart whom the text never names in full, with "Mr Johnson" as a name where nobody else may be meant."""
    last = party.name.rpartition(" ")[2]
    if last in (party.name, *party.aliases):
        return party
    bearers = (
        entity.name for entity in analysis.entities if entity.kind is EntityKind.PERSON and last in entity.name.split()
    )
    if any(name != last and not _same(name, party) for name in bearers):
        return party
    return replace(party, aliases=(*party.aliases, *(f"{title} {last}" for title in _TITLES)))


def _written(analysis: Analysis, party: int, parts: Party) -> Iterator[Reference]:
    body = analysis.article.body
    found = party == SUBJECT and titled(analysis, parts)
    for match in _names(_with_surname(parts, body)).finditer(body):
        if _whole_name(body, match, parts):
            found = True
            yield Reference(party, Span(*match.span()), Form.NAME, 1.0)
    if parts.roles and found:
        for match in _roles(parts).finditer(body):
            if not _introduces_other(body, match, parts):
                yield Reference(party, Span(*match.span()), Form.NOMINAL, 0.9)


def _with_surname(party: Party, body: str) -> Party:
    """The party, with the last word of its name as one more name where the text gives the name in full.

    A word that stands in the calendar ("May") is too common to mean a person by itself.
    """
    last = party.name.rpartition(" ")[2]
    if last == party.name or len(last) < _SHORTEST_SURNAME or not last[0].isupper() or _CALENDAR.fullmatch(last):
        return party
    return replace(party, aliases=(*party.aliases, last)) if party.name in body else party


def _with_given_name(analysis: Analysis, party: Party) -> Party:
    """A counterpart, with its given name ("Vladimir") as one more name where nobody else in the text bears it."""
    given, _, surname = party.name.partition(" ")
    if len(given) < _SHORTEST_SURNAME or not surname or " " in surname or _CALENDAR.fullmatch(given):
        return party
    people = (
        entity for entity in analysis.entities if entity.kind is EntityKind.PERSON and not _same(entity.name, party)
    )
    if any(given in entity.name.split() for entity in people):
        return party
    return replace(party, aliases=(*party.aliases, given))


@lru_cache(maxsize=512)
def _names(party: Party) -> re.Pattern[str]:
    """The party's names, hyphens and spaces alike; case counts, or "may" would be Theresa May."""
    names = sorted({party.name, *party.aliases}, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(_name(name) for name in names) + r")(?!\w)")


def _name(name: str) -> str:
    """A pattern for a name; it may open a sentence, and its later words may differ in case: "Kim Jong-Un"."""
    head, *tail = (re.escape(word) for word in re.split("[ -]", name))
    if head[0].islower():
        head = f"[{head[0]}{head[0].upper()}]{head[1:]}"
    return "[ -]".join([head, *(f"(?:{word}|{word.lower()}|{word.capitalize()})" for word in tail)])


@lru_cache(maxsize=512)
def _roles(party: Party) -> re.Pattern[str]:
    roles = sorted(party.roles, key=lambda role: (-len(role), role))
    parts = [r"[\s-]+".join(_role_word(word) for word in role.split()) for role in roles]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def _role_word(word: str) -> str:
    if word.isupper() and len(word) <= 3:
        return r"\.?".join(word) + r"\.?"
    return re.sub("['’]", "['’]", re.escape(word))


def _whole_name(body: str, match: re.Match[str], party: Party) -> bool:
    """Whether the match is the party's name and not part of somebody else's ("Kim Hjelmgaard", "Eric Trump")."""
    if joined := _PREFIX.search(body, max(0, match.start() - 40), match.start()):
        return joined.group(1)[0].isupper()
    if " " in match.group():
        return True
    own = " ".join((party.name, *party.aliases)).casefold()
    after = _AFTER.match(body, match.end())
    if after and body[match.end()] == " " and after.group(1)[0].isupper():
        word = after.group(1)
        if not (_CALENDAR.fullmatch(word) or _TITLE.fullmatch(word) or word.casefold() in own):
            return False
    before = _BEFORE.search(body, max(0, match.start() - 40), match.start())
    if before is None:
        return True
    word = before.group(1)
    if not word[0].isupper() or word.endswith((".", "’s", "'s")) or _FUNCTION.fullmatch(word) or _TITLE.fullmatch(word):
        return True
    return word.casefold() in party.name.casefold() or word.endswith(("ing", "ed", "ly"))


def _introduces_other(body: str, match: re.Match[str], party: Party) -> bool:
    """Whether a role stands before another person's name ("Russian President Dmitry Medvedev")."""
    after = _AFTER.match(body, match.end())
    if after is None or not after.group(1)[0].isupper() or _CALENDAR.fullmatch(after.group(1)):
        return False
    word = after.group(1).removesuffix("’s").removesuffix("'s")
    return word.casefold() not in " ".join((party.name, *party.aliases)).casefold()


def _strangers(analysis: Analysis, parties: Sequence[Party]) -> frozenset[int]:
    """Where the words of full names of people stand who are no party though they may share a name with one."""
    return frozenset(
        offset
        for entity in analysis.entities
        if entity.kind is EntityKind.PERSON and " " in entity.name and not any(_same(entity.name, p) for p in parties)
        if not _CALENDAR.fullmatch(entity.name.rpartition(" ")[2])
        for mention in entity.mentions
        if mention.form is Form.NAME and " " in analysis.text(mention.span)
        for offset in range(*mention.span)
    )


def _entities(analysis: Analysis, party: int, parts: Party) -> Iterator[Reference]:
    for entity in analysis.entities:
        if _same(entity.name, parts):
            for mention in entity.mentions:
                yield Reference(party, mention.span, mention.form, _SURE[mention.form])


def _same(name: str, party: Party) -> bool:
    plain = _plain(name)
    return any(plain == _plain(known) for known in (party.name, *party.aliases))


def _plain(name: str) -> str:
    return gazetteer.folded(name.replace("-", " "))
