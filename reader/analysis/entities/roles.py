"""Reads descriptions of people by office or role ("the former South Korean president") out of tokens."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.analysis.entities import gazetteer
from reader.analysis.entities.units import Unit
from reader.model import Span

_HEADS = {
    "president": "president", "prime minister": "prime minister", "premier": "prime minister",
    "chancellor": "chancellor", "taoiseach": "taoiseach", "king": "king", "queen": "queen", "emperor": "emperor",
    "emir": "emir", "sultan": "sultan", "monarch": "king", "crown prince": "crown prince", "pope": "pope",
    "pontiff": "pope", "chairman": "chairman", "chief executive": "chief executive", "leader": "leader",
    "supreme leader": "leader", "ruler": "leader", "head of state": "leader", "head of government": "leader",
    "commander in chief": "president", "counterpart": "leader", "dictator": "tyrant", "tyrant": "tyrant",
    "despot": "tyrant", "strongman": "tyrant", "autocrat": "tyrant", "vice president": "vice president",
    "vice-president": "vice president", "secretary of state": "secretary of state",
    "foreign minister": "foreign minister", "foreign secretary": "foreign secretary",
    "defense secretary": "defense secretary", "secretary of defense": "defense secretary",
    "defense minister": "defense minister", "defence minister": "defense minister",
    "treasury secretary": "treasury secretary", "attorney general": "attorney general",
    "national security adviser": "national security adviser", "first lady": "first lady",
    "national security advisor": "national security adviser", "senator": "senator", "governor": "governor",
    "mayor": "mayor", "ambassador": "ambassador", "press secretary": "press secretary", "prince": "prince",
    "house speaker": "house speaker", "special envoy": "special envoy", "spokesman": "spokesman",
    "spokeswoman": "spokeswoman", "deputy prime minister": "deputy", "vice premier": "vice premier",
    "deputy president": "deputy", "opposition leader": "opposition leader", "party leader": "party leader",
    "majority leader": "party leader", "minority leader": "party leader", "religious leader": "other",
    "president-elect": "president", "congressman": "congressman", "congresswoman": "congresswoman",
}  # fmt: skip
"""Each word or phrase that names a role, with the role it names."""
_LONGEST_HEAD = max(len(head.split()) for head in _HEADS)
_FORMER = frozenset("former ex late then onetime one-time ousted deposed".split())
_DETERMINERS = frozenset("the this that".split())
_OWNERS = frozenset("his her its their our my your".split())
_INDEFINITE = frozenset("a an any another every each no some one".split())
_MODIFIERS = frozenset(
    "former late current new incoming outgoing sitting authoritarian autocratic despotic embattled longtime "
    "long-time ousted deposed powerful strongman populist nationalist right-wing left-wing conservative liberal "
    "young reclusive brutal ruthless heavy-handed fellow own then newly elected democratically-elected "
    "conservative controversial isolated murderous bellicose first second next military de facto top "
    "communist socialist democratic republican".split()
)


class Role(NamedTuple):
    """A description of one person by a role."""

    span: Span
    """From the determiner or country to the role, the "of …" after it included."""
    head: str
    """The role in its general form: "leader" for ruler and counterpart, "tyrant" for the hostile words."""
    country: str
    """Code of the country; empty where none is said."""
    former: bool
    definite: bool
    """Whether "the", a possessive or a country marks it as somebody known."""
    bare: bool
    """Whether the role stands alone, as the title before a name does."""


def read(unit: Unit) -> Iterator[Role]:
    """The roles of one unit, in order, disjoint. Plurals and "a president" describe nobody in particular: left out."""
    words = [token.text.lower().replace("’", "'") for token in unit.tokens]
    position = 0
    while position < len(words):
        size = _head_size(words, position)
        role = _role(unit, words, position, position + size) if size else None
        if role is not None:
            yield role
        position += size or 1


def is_title(words: Sequence[str]) -> bool:
    """Whether the lower-case `words` are a role and nothing else: "prime minister"."""
    return " ".join(words) in _HEADS


def _head_size(words: list[str], position: int) -> int:
    for size in range(min(_LONGEST_HEAD, len(words) - position), 0, -1):
        if " ".join(words[position : position + size]) in _HEADS:
            return size
    return 0


def _role(unit: Unit, words: list[str], first: int, last: int) -> Role | None:
    """The role whose head is `words[first:last]`; None where it describes nobody in particular."""
    begin, former = first, False
    while begin > 0 and first - begin < 4 and words[begin - 1] in _MODIFIERS:
        begin -= 1
        former = former or words[begin] in _FORMER
    begin, country = _country_before(unit, words, begin)
    while country and begin > 0 and words[begin - 1] in _MODIFIERS:
        begin -= 1
        former = former or words[begin] in _FORMER
    before = words[begin - 1] if begin else ""
    end = last
    if not country:
        end, country = _country_after(unit, words, last)
    if before in _INDEFINITE or (not country and _is_of_something(unit, last)):
        return None
    definite = before in _DETERMINERS or bool(country) or before in _OWNERS
    if before in _DETERMINERS:
        begin -= 1
    elif not country and before == "'s" and begin > 1 and unit.tokens[begin - 2].text[0].isupper():
        begin, definite = begin - 2, True
    bare = not definite and begin == first and last - first < 3
    if not definite and last - first < 3 and not bare:
        return None
    head = _HEADS[" ".join(words[first:last])]
    span = Span(unit.tokens[begin].start, unit.tokens[end - 1].end)
    return Role(span, head, country, former, definite, bare)


def _country_before(unit: Unit, words: list[str], end: int) -> tuple[int, str]:
    """Where a demonym or a country's possessive that ends before `end` begins, and the country's code."""
    for size in (2, 1):
        start = end - size
        if start >= 0 and unit.tokens[start].text[0].isupper():
            country = gazetteer.demonym(" ".join(words[start:end]))
            if country:
                return start, country
    if end > 1 and words[end - 1] == "'s":
        for size in (4, 3, 2, 1):
            start = end - 1 - size
            if start >= 0:
                country = gazetteer.country_of(" ".join(words[start : end - 1]))
                if country and unit.tokens[start].text[0].isupper():
                    return start, country
    return end, ""


def _country_after(unit: Unit, words: list[str], begin: int) -> tuple[int, str]:
    """Where "of COUNTRY" that begins at `begin` ends, and the country's code."""
    if words[begin : begin + 1] != ["of"]:
        return begin, ""
    start = begin + 1 + (words[begin + 1 : begin + 2] == ["the"])
    for size in (6, 5, 4, 3, 2, 1):
        if start + size <= len(words) and unit.tokens[start].text[0].isupper():
            country = gazetteer.country_of(_joined(unit, start, start + size))
            if country:
                return start + size, country
    return begin, ""


def _is_of_something(unit: Unit, begin: int) -> bool:
    """Whether "of" and a name at `begin` say that the role is no country's: "the president of Chrysler"."""
    following = [token.text for token in unit.tokens[begin : begin + 3]]
    if following[:1] != ["of"]:
        return False
    name = following[2:] if following[1:2] == ["the"] else following[1:]
    return bool(name) and name[0][0].isupper()


def _joined(unit: Unit, start: int, end: int) -> str:
    text = unit.tokens[start].text
    for index in range(start + 1, end):
        gap = " " if unit.tokens[index].start > unit.tokens[index - 1].end else ""
        text += gap + unit.tokens[index].text
    return text
