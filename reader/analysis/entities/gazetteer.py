"""Who and what is known beforehand: leaders, other people, countries, organisations and places, by any of their names.

The lists are files of tab-separated columns in `reader/data/gazetteer`, each with its provenance at its head. They are
read once, at the first question.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from reader.data import read_text
from reader.model import EntityKind

LEADERS = "heads-of-state-or-government"

_LETTERS = str.maketrans("łŁøØıđĐðß’‘‐‑-", "lLoOidDds''   ")
_POINTS = re.compile(r"(?<=\w)\.")
_SPELLINGS = tuple(
    group.split()
    for group in (
        "mohammed mohamed muhammad mohammad mohamad muhammed|ahmed ahmad|hassan hasan|hussein husain hussain"
        "|sergei sergey|alexei alexey aleksei|dmitry dmitri dmitriy|yevgeny evgeny yevgeni|andrei andrey"
        "|mikhail mikhael|alexander aleksandr aleksander|volodymyr vladimir|viktor victor"
        "|al el|abdul abdel|khalifa khalifah|fattah fatah|sissi sisi"
    ).split("|")
)
"""Words of names that English writes in several ways, each group one word."""
_ARTICLES = frozenset({"al", "el"})
"""The Arabic article, which newswires leave out: "Bashar al-Assad" is "Bashar Assad"."""
_MOST_SPELLINGS = 40
"""A name of many such words is not spelt in every way."""


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """The form under which names are the same: no accents, points, hyphens or capitals ("Kim Jong-un", "U.S.")."""
    plain = name.translate(_LETTERS)
    if not plain.isascii():
        plain = "".join(mark for mark in unicodedata.normalize("NFD", plain) if not unicodedata.combining(mark))
    return " ".join(_POINTS.sub("", plain).casefold().split())


class Office(NamedTuple):
    """A public office; years are None where they are not known, and `end` where the term was running."""

    title: str
    start: int | None
    end: int | None

    def held_in(self, year: int | None) -> bool:
        """Whether the office was held in `year`; None asks for a term still running."""
        if self.start is None:
            return True
        if year is None:
            return self.end is None
        return self.start <= year and (self.end is None or year <= self.end)


@dataclass(frozen=True, slots=True)
class Person:
    """A person known by name."""

    key: str
    name: str
    country: str
    """Code of the country; empty for none."""
    gender: str
    """`m`, `f`, or empty where it is not known."""
    offices: tuple[Office, ...]
    surname: str
    """What stands alone after the first mention; empty where nothing does."""
    aliases: tuple[str, ...]
    """Other full names, and the names by which the person alone is meant ("Putin")."""
    leader: bool
    """Whether the person is or was head of state or government, or ruler in fact."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the fullest known first."""
        return (self.name, *self.aliases)

    @property
    def surnames(self) -> frozenset[str]:
        """The surname in folded form, in every spelling that the names know: "schroeder", "schroder"."""
        if not self.surname:
            return frozenset()
        family = folded(self.surname)
        last = (folded(name).split() for name in self.names if " " in name)
        others = (
            {words[-1] for words in last if len(words) > 1 and words[-1][0] == family[0]} if " " not in family else ()
        )
        return frozenset({family, *others})


@dataclass(frozen=True, slots=True)
class Country:
    """A country or region, with what its people and its seat of government are called."""

    key: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    capitals: tuple[str, ...]


class Entry(NamedTuple):
    """What a name stands for; `key` is empty for places that are only known to be places."""

    kind: EntityKind
    key: str
    name: str


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    for line in read_text(f"gazetteer/{name}.tsv").splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (columns - len(cells))


def _list(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(", ")) if cell else ()


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", folded(name)).strip("-")


def _office(text: str) -> Office:
    title, _, years = text.rpartition(" ")
    start, dash, end = years.partition("-")
    if not dash or not start.isdigit():
        return Office(text, None, None)
    return Office(title, int(start), int(end) if end else None)


@cache
def people() -> dict[str, Person]:
    """Every person known, by key; leaders first, the best known before the others."""
    found: dict[str, Person] = {}
    for source in ("leaders", "people", "leaders_to_2014"):
        for name, country, gender, offices, surname, aliases, *_ in _rows(source, 6):
            held = tuple(_office(office) for office in offices.split("; ") if office)
            person = Person(_key(name), name, country, gender, held, surname, _list(aliases), source != "people")
            found.setdefault(person.key, person)
    return found


@cache
def countries() -> dict[str, Country]:
    """Every country and region, by code."""
    return {
        key: Country(key, name, _list(aliases), _list(adjectives), _list(capitals))
        for key, name, aliases, adjectives, capitals, *_ in _rows("countries", 5)
    }


@cache
def members(group: str) -> tuple[Person, ...]:
    """The people of a group that questions name; none for an unknown group. Known here: LEADERS."""
    return tuple(person for person in people().values() if person.leader) if group == LEADERS else ()


@cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries().values():
        for adjective in country.adjectives:
            found.setdefault(folded(adjective), country.key)
            found.setdefault(folded(adjective) + "s", country.key)
    for name in ("us", "uk", "usa", "eu"):
        found.setdefault(name, {"us": "USA", "usa": "USA", "uk": "GBR", "eu": "XEU"}[name])
    return found


def demonym(word: str) -> str:
    """Code of the country whose adjective or people `word` is ("North Korean", "Americans", "US"); or empty."""
    return _demonyms().get(folded(word), "")


@cache
def given_names() -> dict[str, str]:
    """Given names in folded form, with their gender: `m`, `f` or empty."""
    return {folded(name): gender for name, gender, *_ in _rows("given_names", 2)}


@cache
def _surnamed() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in people().values():
        for surname in sorted(person.surnames):
            found.setdefault(surname, []).append(person)
    return {surname: tuple(group) for surname, group in found.items()}


def surnamed(name: str) -> tuple[Person, ...]:
    """The people who are called `name` after their first mention, the best known first."""
    return _surnamed().get(folded(name), ())


def _other_spellings(name: str) -> Iterator[str]:
    """Other ways in which English writes the full name of a person: "Bashar al-Assad", "Sergey" for "Sergei"."""
    words = [word.title() for word in folded(name).split()]
    if len(words) < 2:
        return
    ways = [next((group for group in _SPELLINGS if word.lower() in group), [word.lower()]) for word in words]
    # the article may be missing inside a name, and is not its first word
    choices = [[*way, ""] if index and way[0] in _ARTICLES else way for index, way in enumerate(ways)]
    for chosen in islice(product(*choices), _MOST_SPELLINGS):
        yield " ".join(word.title() for word in chosen if word)


@cache
def _names() -> dict[str, tuple[Entry, list[str]]]:
    """What each folded name stands for, with its spellings; of two things of one name, the one listed first."""
    found: dict[str, tuple[Entry, list[str]]] = {}

    def add(name: str, entry: Entry) -> None:
        known, spellings = found.setdefault(folded(name), (entry, []))
        if known == entry:
            spellings.append(name)

    for country in countries().values():
        for name in (country.name, *country.aliases):
            add(name, Entry(EntityKind.PLACE, country.key, country.name))
    for person in people().values():
        for name in person.names:
            add(name, Entry(EntityKind.PERSON, person.key, person.name))
    for person in people().values():
        for name in person.names:
            for spelling in _other_spellings(name):
                if folded(spelling) not in found:
                    add(spelling, Entry(EntityKind.PERSON, person.key, person.name))
    for name, aliases, *_ in _rows("organisations", 2):
        for alias in (name, *_list(aliases)):
            add(alias, Entry(EntityKind.ORGANISATION, _key(name), name))
    for country in countries().values():
        for capital in country.capitals:
            add(capital, Entry(EntityKind.PLACE, _key(country.capitals[0]), country.capitals[0]))
    for source in ("places", "cities"):
        for name, *_ in _rows(source, 1):
            add(name, Entry(EntityKind.PLACE, _key(name), name))
    return found


def lookup(name: str) -> Entry | None:
    """What `name` stands for by itself, its capitals seen to: "US" is a country and "us" is not, "IS" not "Is".

    A surname alone is found only where everybody would understand it ("Putin"); see `surnamed` for the others.
    """
    known = _names().get(folded(name))
    if known is None:
        return None
    entry, spellings = known
    return entry if any(_is_spelt(name, spelling) for spelling in spellings) else None


def _is_spelt(name: str, spelling: str) -> bool:
    """Whether the capitals of `name` allow it to be `spelling`; shouted in a headline, any but a short one."""
    letters = [letter for letter in spelling if letter.isalpha()]
    if len(letters) > 1 and all(letter.isupper() for letter in letters):
        return all(letter.isupper() for letter in name if letter.isalpha())
    if name.isupper():
        return len(letters) > 4 or len(letters) == 1
    return name[0].isupper() or not spelling[0].isupper()


@cache
def _reaches() -> dict[str, int]:
    found: dict[str, int] = {}
    for name in _names():
        first = first_word(name)
        found[first] = max(found.get(first, 0), len(name.replace("'", " ").split()))
    return found


def reach(word: str) -> int:
    """How many words the longest known name has that begins with `word`; 0 where none begins so."""
    return _reaches().get(first_word(word), 0)


def first_word(name: str) -> str:
    """The folded begin of a name up to its first space, hyphen or apostrophe."""
    return folded(name).split(" ")[0].partition("'")[0]


def country_of(name: str) -> str:
    """Code of the country that a place name means: its own name, or its capital's ("Beijing"); or empty."""
    return _seats().get(folded(name), "")


@cache
def _seats() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.aliases, *country.capitals):
            found.setdefault(folded(name), country.key)
    found.setdefault("kremlin", "RUS")
    found.setdefault("white house", "USA")
    return found
