"""Groups the names of one article by whom or what they stand for."""

from collections.abc import Sequence

from reader.analysis.entities import gazetteer
from reader.analysis.entities.bearers import Surroundings
from reader.analysis.entities.gazetteer import Entry, folded
from reader.analysis.entities.listed import Name
from reader.analysis.entities.referents import Referent
from reader.model import EntityKind, Form, Span

_MOST_BEARERS = 50
"""How many people of one surname are looked at, the latest first: a bound for texts that name thousands."""
_TITLES = frozenset("king queen prince princess pope emperor sheikh".split())
"""First words of names in the gazetteer that are no given names."""
_SMALL = frozenset("of the and for".split())


def group(names: Sequence[Name], body: str, near: Surroundings, headline: Sequence[Entry]) -> list[Referent]:
    """The referents of `names`, each with its mentions, in order of first mention.

    People are joined by full name first; a surname alone then goes to the person of the article who has it (the one
    named last before it where several have), to one of the `headline`'s people, or to whom the text near it speaks of.
    """
    gathering = _Gathering(body, near)
    alone: list[Name] = []
    for name in names:
        if name.kind is EntityKind.PERSON and len(folded(name.span.of(body)).split()) == 1:
            known = gazetteer.people().get(name.entry.key) if name.entry else None
            other = known is not None and near.is_of_other_gender(name.span, known)
            alone.append(name._replace(entry=None) if other else name)
        else:
            gathering.place(name)
    gathering.join_bracketed()
    gathering.announce(headline)
    gathering.recognise(alone)
    for name in alone:
        gathering.attach(name)
    gathering.join_short_forms()
    return sorted(gathering.referents.values(), key=lambda referent: referent.starts[0])


class _Gathering:
    """The referents found so far, with indexes by which the next name finds its own."""

    def __init__(self, body: str, near: Surroundings) -> None:
        self.body = body
        self.near = near
        self.referents: dict[tuple[EntityKind, str], Referent] = {}
        self.by_surname: dict[str, list[Referent]] = {}
        self.by_given: dict[str, list[Referent]] = {}
        self.by_ends: dict[tuple[str, str], Referent] = {}
        self.recognised: dict[str, Entry | None] = {}

    def place(self, name: Name) -> None:
        """Give a name to the referent of the same entry or of the same words, a new one if need be."""
        surface = " ".join(name.span.of(self.body).split())
        words = folded(surface).split()
        entry = name.entry or Entry(name.kind, "", surface)
        if name.entry is None and name.kind is EntityKind.PERSON and len(words) > 1:
            # the same person with and without a middle name or an initial
            namesake = self.by_ends.get((words[0], words[-1]))
            entry = Entry(name.kind, namesake.key, namesake.name) if namesake else entry
        identity = (entry.kind, entry.key or folded(entry.name))
        referent = self.referents.get(identity)
        if referent is None:
            referent = self.referents[identity] = Referent(entry.name, entry.kind, entry.key)
            self._index(referent)
        referent.refer(name.span, Form.NAME)

    def _index(self, referent: Referent) -> None:
        if referent.kind is not EntityKind.PERSON:
            return
        words = referent.words
        called = {words[-1], " ".join(words)} if words else set()
        if referent.person:
            referent.gender = referent.person.gender
            called = set(referent.person.surnames).union(folded(name) for name in referent.person.aliases)
        for word in called:
            self.by_surname.setdefault(word, []).append(referent)
        if len(words) > 1 and words[0] not in _TITLES:
            self.by_given.setdefault(words[0], []).append(referent)
            self.by_ends.setdefault((words[0], words[-1]), referent)

    def announce(self, headline: Sequence[Entry]) -> None:
        """Let surnames mean the people whom the headline names in full and the text does not."""
        for entry in headline:
            words = folded(entry.name).split()
            if (entry.kind, entry.key or folded(entry.name)) not in self.referents and words[-1] not in self.by_surname:
                self._index(Referent(entry.name, entry.kind, entry.key))

    def recognise(self, alone: Sequence[Name]) -> None:
        """Find whom of the gazetteer the surnames mean that nobody in the article has."""
        spans: dict[str, list[Span]] = {}
        for name in alone:
            word = folded(name.span.of(self.body))
            if name.entry is None and word not in self.by_surname and word not in self.by_given:
                spans.setdefault(word, []).append(name.span)
        self.recognised = {word: self.near.meant(word, places) for word, places in spans.items()}

    def attach(self, name: Name) -> None:
        """Give a name of one word to the person of the article, or of the gazetteer, whom it most likely means."""
        word = folded(name.span.of(self.body))
        bearers = [
            person
            for person in (self.by_surname.get(word) or self.by_given.get(word) or [])[-_MOST_BEARERS:]
            if not self._is_relative(person, name)
        ]
        if bearers:
            bearer = _nearest(bearers, name.span, name.entry)
            self.referents.setdefault((bearer.kind, bearer.key or folded(bearer.name)), bearer)
            bearer.refer(name.span, Form.NAME)
            return
        self.place(name if name.entry is not None else name._replace(entry=self.recognised.get(word)))

    def _is_relative(self, person: Referent, name: Name) -> bool:
        """Whether `person` only shares the name of somebody whom everybody means by it: "Trump" is not Melania's."""
        return name.entry is not None and person.person is not None and person.key != name.entry.key

    def join_bracketed(self) -> None:
        """Join the short form that a text announces in brackets: "Demilitarized Zone (DMZ)"."""
        ends = {mention.span.end: referent for referent in self.referents.values() for mention in referent.mentions}
        for identity, referent in list(self.referents.items()):
            if not referent.name.isupper() or len(referent.name) > 6 or referent.kind is EntityKind.PERSON:
                continue
            for mention in referent.mentions:
                start, end = mention.span
                full = ends.get(start - 2)
                bracketed = self.body[start - 2 : start] == " (" and self.body[end : end + 1] == ")"
                if bracketed and full is not None and full is not referent and full.kind is not EntityKind.PERSON:
                    full.join(referent)
                    del self.referents[identity]
                    ends.update((mention.span.end, full) for mention in referent.mentions)
                    break

    def join_short_forms(self) -> None:
        """Join organisations to the longer name that begins with theirs, or whose initials they are."""
        organisations = [(key, found) for key, found in self.referents.items() if key[0] is EntityKind.ORGANISATION]
        longer: dict[str, Referent] = {}
        for _, referent in organisations:
            words = referent.words
            for size in range(1, len(words)):
                longer.setdefault(" ".join(words[:size]), referent)
            initials = "".join(word[0] for word in words if word not in _SMALL)
            if len(initials) > 1:
                longer.setdefault(initials.upper(), referent)
        merged: dict[Referent, Referent] = {}
        for identity, referent in organisations:
            full = longer.get(referent.name if referent.name.isupper() else " ".join(referent.words))
            if full is None or full is referent or len(full.words) <= len(referent.words):
                continue
            while full in merged:
                full = merged[full]
            full.join(referent)
            merged[referent] = full
            del self.referents[identity]


def _nearest(bearers: Sequence[Referent], span: Span, entry: Entry | None) -> Referent:
    """Whom a shared name means: the one it names best if the article has that person, else the one named last."""

    def order(person: Referent) -> tuple[bool, int]:
        before = person.last_before(span.start)
        return (entry is not None and person.key == entry.key, -1 if before is None else before)

    return max(bearers, key=order)
