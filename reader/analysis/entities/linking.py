"""Groups the names of one article by whom or what they stand for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reader.analysis.entities import gazetteer
from reader.analysis.entities.gazetteer import Entry, Office, Person, folded
from reader.analysis.entities.listed import Name
from reader.model import EntityKind, Form, Mention, Span


@dataclass(slots=True, eq=False)
class Referent:
    """One person, place or organisation of the article, while its mentions are being gathered."""

    name: str
    kind: EntityKind
    key: str = ""
    mentions: list[Mention] = field(default_factory=list)
    gender: str = ""
    """`m`, `f`, or empty where nothing tells it."""

    @property
    def person(self) -> Person | None:
        """What the gazetteer knows of the person; None for everybody and everything else."""
        return gazetteer.people().get(self.key) if self.kind is EntityKind.PERSON else None

    @property
    def offices(self) -> tuple[Office, ...]:
        """The public offices known of the person."""
        return self.person.offices if self.person else ()

    @property
    def named_words(self) -> list[str]:
        """The folded words of the fullest name."""
        return folded(self.name).split()

    def refer(self, span: Span, form: Form) -> None:
        """Add a mention."""
        self.mentions.append(Mention(span, form))


def group(names: Sequence[Name], body: str, year: int | None) -> list[Referent]:
    """The referents of `names`, each with its name mentions in order.

    People are joined by full name first; a surname alone then goes to the person of the article who has it (the one
    named last before it where several have), else to the best known leader whom the article's countries make likely.
    `year` tells which of two office holders of one surname is meant.
    """
    referents: dict[tuple[EntityKind, str], Referent] = {}
    alone: list[Name] = []
    for name in names:
        if name.kind is EntityKind.PERSON and _is_single(name, body):
            alone.append(name)
        else:
            _place(referents, name, body)
    _join_bracketed(referents, body)
    countries = {
        gazetteer.country_of(referent.name) for referent in referents.values() if referent.kind is EntityKind.PLACE
    }
    for name in alone:
        _attach(referents, name, body, countries, year)
    _join_short_forms(referents)
    for referent in referents.values():
        referent.mentions.sort(key=lambda mention: mention.span)
    return sorted(referents.values(), key=lambda referent: referent.mentions[0].span)


def _is_single(name: Name, body: str) -> bool:
    return len(folded(name.span.of(body)).split()) == 1


def _place(referents: dict[tuple[EntityKind, str], Referent], name: Name, body: str) -> Referent:
    surface = " ".join(name.span.of(body).split())
    entry = name.entry or Entry(name.kind, "", surface)
    if name.entry is None and name.kind is EntityKind.PERSON:
        entry = _same_person(referents.values(), surface) or entry
    identity = (entry.kind, entry.key or folded(entry.name))
    referent = referents.get(identity)
    if referent is None:
        referent = referents[identity] = Referent(entry.name, entry.kind, entry.key)
        if referent.person:
            referent.gender = referent.person.gender
    referent.refer(name.span, Form.NAME)
    return referent


def _same_person(referents: Iterable[Referent], surface: str) -> Entry | None:
    """The person already named whose name differs only by a middle name or an initial."""
    words = folded(surface).split()
    for referent in referents:
        if referent.kind is not EntityKind.PERSON:
            continue
        known = referent.named_words
        if len(known) > 1 and len(words) > 1 and known[0] == words[0] and known[-1] == words[-1]:
            return Entry(EntityKind.PERSON, referent.key, referent.name)
    return None


def _attach(
    referents: dict[tuple[EntityKind, str], Referent],
    name: Name,
    body: str,
    countries: set[str],
    year: int | None,
) -> None:
    """Give a name of one word to the person of the article, or of the gazetteer, whom it most likely means."""
    word = folded(name.span.of(body))
    people = [referent for referent in referents.values() if referent.kind is EntityKind.PERSON]
    bearers = [person for person in people if _goes_by(person, word)]
    if not bearers:
        bearers = [person for person in people if len(person.named_words) > 1 and person.named_words[0] == word]
    if bearers:
        _nearest(bearers, name.span, name.entry).refer(name.span, Form.NAME)
        return
    entry = name.entry
    if entry is None:
        candidates = [person for person in gazetteer.surnamed(word) if person.country in countries and person.leader]
        candidates.sort(key=lambda person: not any(office.held_in(year) for office in person.offices))
        if candidates and any(office.held_in(year) for office in candidates[0].offices):
            entry = Entry(EntityKind.PERSON, candidates[0].key, candidates[0].name)
    _place(referents, Name(name.span, name.kind, entry), body)


def _goes_by(person: Referent, word: str) -> bool:
    if person.person:
        return folded(person.person.surname) == word or any(folded(alias) == word for alias in person.person.aliases)
    return person.named_words[-1] == word or folded(person.name) == word


def _nearest(bearers: list[Referent], span: Span, entry: Entry | None) -> Referent:
    """Whom a shared name means: the one it names best if the article has that person, else the one named last."""

    def order(person: Referent) -> tuple[bool, int]:
        before = [mention.span.start for mention in person.mentions if mention.span.start <= span.start]
        return (entry is not None and person.key == entry.key, max(before, default=-1))

    return max(bearers, key=order)


def _join_bracketed(referents: dict[tuple[EntityKind, str], Referent], body: str) -> None:
    """Join the short form that a text announces in brackets: "Demilitarized Zone (DMZ)"."""
    ends = {mention.span.end: referent for referent in referents.values() for mention in referent.mentions}
    for identity, referent in list(referents.items()):
        if not referent.name.isupper() or len(referent.name) > 6 or referent.kind is EntityKind.PERSON:
            continue
        for mention in referent.mentions:
            start, end = mention.span
            full = ends.get(start - 2)
            bracketed = body[start - 2 : start] == " (" and body[end : end + 1] == ")"
            if full is not None and full is not referent and bracketed and full.kind is not EntityKind.PERSON:
                full.mentions += referent.mentions
                full.key = full.key or referent.key
                del referents[identity]
                break


def _join_short_forms(referents: dict[tuple[EntityKind, str], Referent]) -> None:
    """Join organisations to their acronyms ("SDF") and to the longer name that begins with theirs."""
    organisations = [key for key, referent in referents.items() if key[0] is EntityKind.ORGANISATION]
    for short in organisations:
        brief = referents[short]
        words = brief.named_words
        for long in organisations:
            if long == short or long not in referents:
                continue
            full = referents[long].named_words
            initials = "".join(word[0] for word in full if word not in {"of", "the", "and", "for"})
            if len(full) > len(words) and (
                full[: len(words)] == words or (len(words) == 1 and brief.name.isupper() and initials == words[0])
            ):
                referents[long].mentions.extend(brief.mentions)
                referents[long].key = referents[long].key or brief.key
                del referents[short]
                break
