"""Tells whom of the gazetteer a surname means that stands without a given name, where the text around it says so."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from reader.analysis.entities import gazetteer, listed
from reader.analysis.entities.gazetteer import Entry, Person
from reader.analysis.entities.units import Unit
from reader.model import EntityKind, Span

_BEFORE = re.compile(r"(?:[\w’'-]+\.? ){1,3}$")
_LONGEST_TITLE = 40
"""Code points before a name in which its title is looked for."""
_GENDERS = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
_TITLES = {
    "president": "president", "prime minister": "prime minister", "premier": "prime minister",
    "chancellor": "chancellor", "chairman": "chairman", "vice president": "vice president", "king": "king",
    "secretary": "secretary", "senator": "senator", "sen": "senator", "governor": "governor", "gov": "governor",
    "mayor": "mayor", "speaker": "house speaker", "house speaker": "house speaker", "congressman": "congressman",
    "congresswoman": "congresswoman", "rep": "congress", "representative": "congress", "minister": "minister",
    "foreign minister": "foreign minister", "foreign secretary": "foreign secretary", "general": "general",
    "ambassador": "ambassador", "attorney general": "attorney general", "taoiseach": "taoiseach",
    "secretary of state": "secretary of state", "defense secretary": "defense secretary",
    "treasury secretary": "treasury secretary", "first lady": "first lady",
}  # fmt: skip
"""Each title that stands before a surname, with what an office that has it is called, or a part of that."""
_STRANGERS = frozenset(
    "dr prof professor judge justice coach officer detective sheriff lt col colonel sgt sergeant capt captain rev "
    "reverend father sister brother saint st gen general uncle aunt pastor bishop inspector constable nurse".split()
)
"""Titles that say somebody else is meant, unless it is an office of the person."""
_LOOKED_AT = 3
"""How many of the places where the surname stands are looked at, from the first."""


class Surroundings:
    """What an article says near its surnames: titles before them, countries and offices in the sentences around."""

    def __init__(self, parts: Sequence[Unit], body: str, year: int | None) -> None:
        self._parts = parts
        self._body = body
        self._year = year
        self._starts = [unit.span.start for unit in parts]
        self._countries: dict[int, frozenset[str]] = {}

    def meant(self, surname: str, spans: Sequence[Span]) -> Entry | None:
        """The person of the gazetteer whom `surname`, folded, means where it stands at `spans`; None if nobody surely.

        Somebody in office then is meant where that country is spoken of close by, or where the title before the name
        is that office and nobody else's. Somebody no longer in office needs both. Who led no country is meant only by
        title, as there are many of them.
        """
        people = gazetteer.surnamed(surname)
        if not people:
            return None
        spans = spans[:_LOOKED_AT]
        titles = [title for span in spans if (title := self.title(span))]
        possible = [person for person in people if not any(_contradicts(title, person) for title in titles)]
        near = frozenset[str]().union(*(self._near(span) for span in spans))
        entitled = [person for person in possible if any(_holds(title, person) for title in titles)]
        # of several who had the office, those who have it now
        entitled = [person for person in entitled if self._in_office(person)] or entitled
        for person in possible:
            here, now = person.country in near, self._in_office(person)
            by_country = here and person.leader and now
            by_title = person in entitled and (here or (now and len(entitled) == 1))
            if by_country or by_title:
                return Entry(EntityKind.PERSON, person.key, person.name)
        return None

    def is_of_other_gender(self, span: Span, person: Person) -> bool:
        """Whether the title before `span` says that it is not `person`: "Mrs. Trump"."""
        gender = _GENDERS.get(self.title(span), "")
        return bool(gender and person.gender and gender != person.gender)

    def _in_office(self, person: Person) -> bool:
        return any(office.held_in(self._year) for office in person.offices)

    def title(self, span: Span) -> str:
        """The title right before `span`, in lower case without a point ("mr", "prime minister"); or empty."""
        before = _BEFORE.search(self._body[max(0, span.start - _LONGEST_TITLE) : span.start])
        words = before.group().replace(".", "").lower().split() if before else []
        for size in range(len(words), 0, -1):
            title = " ".join(words[-size:])
            if title in _TITLES or title in _GENDERS or title in _STRANGERS:
                return title
        return ""

    def _near(self, span: Span) -> frozenset[str]:
        """Codes of the countries that the sentence at `span` and those beside it speak of."""
        index = bisect_right(self._starts, span.start) - 1
        some = range(max(0, index - 1), min(len(self._parts), index + 2))
        return frozenset[str]().union(*(self._spoken_of(place) for place in some))

    def _spoken_of(self, index: int) -> frozenset[str]:
        if index not in self._countries:
            self._countries[index] = frozenset(_countries(self._parts[index]))
        return self._countries[index]


def _contradicts(title: str, person: Person) -> bool:
    """Whether `title` cannot be that of `person`."""
    if title in _GENDERS:
        return bool(person.gender) and person.gender != _GENDERS[title]
    if title in _STRANGERS:
        return not any(title in office.title.lower().split() for office in person.offices)
    # a leader whose office is not known may have any
    unknown = not person.offices or any(office.title == "leader" for office in person.offices)
    return bool(title) and not unknown and not _holds(title, person)


def _holds(title: str, person: Person) -> bool:
    wanted = _TITLES.get(title, "")
    return wanted != "" and any(wanted in office.title.lower() for office in person.offices)


def _countries(unit: Unit) -> Iterable[str]:
    """Codes of the countries that a unit names, by adjective ("British") or seat of government ("London") too."""
    for name in listed.find(unit):
        if name.entry is not None and (code := gazetteer.country_of(name.entry.name)):
            yield code
    for index, token in enumerate(unit.tokens):
        if token.text[0].isupper():
            pair = f"{token.text} {unit.tokens[index + 1].text}" if index + 1 < len(unit.tokens) else token.text
            if code := gazetteer.demonym(pair) or gazetteer.demonym(token.text):
                yield code
