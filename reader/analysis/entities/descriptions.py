"""Finds what says of people who they are: "Preeti Dawra, a spokeswoman for the forum", later "the spokeswoman"."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise

from reader.analysis.entities import roles
from reader.analysis.entities.referents import Referent
from reader.analysis.entities.units import Unit
from reader.model import EntityKind, Form, Span

_OPENERS = frozenset("a an the his her its their".split())
_PEOPLE = frozenset(
    "actor activist adviser advisor aide ally analyst artist assistant attorney author banker boss businessman "
    "businesswoman candidate chair chairman chairwoman chief co-founder coach columnist commander commentator "
    "congressman congresswoman correspondent critic daughter dean delegate deputy diplomat director doctor economist "
    "editor envoy executive expert father fellow founder friend general governor head historian husband investor "
    "journalist judge lawmaker lawyer leader manager mayor member minister mother nationalist negotiator nominee "
    "official opponent organizer organiser owner partner physician pioneer politician pollster president producer "
    "professor prosecutor reporter representative republican democrat researcher rival scholar scientist secretary "
    "senator singer soldier son speaker specialist spokesman spokesperson spokeswoman strategist student teacher "
    "veteran wife writer "
    "ceo cfo coo billionaire tycoon mogul magnate shareholder lobbyist whistleblower suspect gunman victim astronaut "
    "actress officer dictator despot tyrant strongman autocrat populist adversary premier chancellor".split()
)
_ENDS = frozenset(
    ', . ; : ” " ) — – ? ! who whose that which said says told announced added warned argued has had have is was were '
    "will would can could did does".split()
)
"""Words and marks that a description does not go beyond."""
_RELATIVE = frozenset("adversary ally critic friend opponent partner rival".split())
"""Words that, before a name, say how two people stand to each other and not who one is: "their friend Donald Trump"."""
_PREPOSITIONS = frozenset("of at for in on with from to who whose that and by under".split())
_COPULAS = frozenset("is was remains became".split())
_ADVERBS = frozenset("also now still once".split())
_LOWER = frozenset(
    "former late current new incoming outgoing acting senior junior top chief deputy vice assistant associate general "
    "executive managing operating financial federal foreign prime political economic military national state local "
    "defense defence finance trade security policy company business industry campaign longtime veteran billionaire "
    "aerospace energy technology bank central".split()
)
"""Words in lower case that may stand in a description before a name without an article."""
_MOST_WORDS = 14


def add(parts: Sequence[Unit], referents: Sequence[Referent]) -> None:
    """Give each person the descriptions of him or her.

    They stand after the name between commas or after "is", or before it with a comma or without ("Apple CEO Steve
    Jobs"); one of their words says that it is a person. Such a word with "the" means, later on, the one person whom
    the article described by it, and nobody where that were several.
    """
    people = [referent for referent in referents if referent.kind is EntityKind.PERSON]
    names = {mention.span: person for person in people for mention in person.mentions if mention.form is Form.NAME}
    starts = {span.start: person for span, person in names.items()}
    ends = {span.end: person for span, person in names.items()}
    taken = _Taken(mention.span for person in people for mention in person.mentions)
    called: dict[str, set[Referent]] = {}
    named = {start for referent in referents for start in referent.name_starts}
    for unit in parts:
        for index, token in enumerate(unit.tokens):
            found: list[tuple[Referent, Span | None]] = []
            if token.end in ends:
                found.append((ends[token.end], _behind(unit, index + 1)))
            if token.start in starts:
                found.append((starts[token.start], _before_name(unit, index, named)))
            for person, span in found:
                if span is not None and taken.add(span):
                    person.refer(span, Form.NOMINAL)
                    called.setdefault(_head(_words(unit, span)), set()).add(person)
    for unit in parts:
        for span, head in _definite(unit, called):
            (person, *others) = called[head]
            known = person.last_before(span.start) is not None
            if not others and known and taken.add(span):
                person.refer(span, Form.NOMINAL)


class _Taken:
    """The spans that are mentions already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)

    def add(self, span: Span) -> bool:
        """Take `span`, unless one that is taken overlaps it."""
        index = bisect_left(self._spans, span)
        if any(other.overlaps(span) for other in self._spans[max(0, index - 1) : index + 1]):
            return False
        self._spans.insert(index, span)
        return True


def _words(unit: Unit, span: Span) -> list[str]:
    return [token.text.lower() for token in unit.tokens if span.covers(token.span)]


def _behind(unit: Unit, begin: int) -> Span | None:
    """The description behind a name: after a comma, or after "is" with an article."""
    words = [token.text.lower() for token in unit.tokens[begin : begin + 2]]
    if words[:1] == [","]:
        return _after(unit, begin + 1)
    if words and words[0] in _COPULAS:
        begin += 1 + (words[1:] != [] and words[1] in _ADVERBS)
        opened = begin < len(unit.tokens) and unit.tokens[begin].text.lower() in {"a", "an", "the"}
        return _after(unit, begin) if opened else None
    return None


def _before_name(unit: Unit, end: int, named: Container[int]) -> Span | None:
    """The description that ends before the name at `end`, with a comma or without one."""
    if end and unit.tokens[end - 1].text == ",":
        return _before(unit, end - 1)
    begin = end
    while begin > 0 and end - begin < _MOST_WORDS and _modifies(unit, begin - 1, named):
        begin -= 1
    if begin > 0 and unit.tokens[begin - 1].text.lower() in _OPENERS:
        begin -= 1
    words = [token.text.lower() for token in unit.tokens[begin:end]]
    is_title = len(words) < 2 or roles.is_title(words)
    if is_title or words[-1] not in _PEOPLE - _RELATIVE or words[0] in {"'s", "’s"}:
        return None
    return Span(unit.tokens[begin].start, unit.tokens[end - 1].end)


def _modifies(unit: Unit, index: int, named: Container[int]) -> bool:
    word = unit.tokens[index].text
    lowered = word.lower()
    if lowered in _OPENERS or lowered in _PREPOSITIONS:
        return False
    # the first word of a sentence has a capital whatever it is, unless it begins a name
    cased = word[0].isupper() and (index > 0 or unit.tokens[index].start in named)
    return cased or lowered in _LOWER or lowered in _PEOPLE or lowered in {"'s", "’s"}


def _definite(unit: Unit, called: dict[str, set[Referent]]) -> Iterator[tuple[Span, str]]:
    """The phrases of "the", perhaps a word, and one of the words by which somebody is called."""
    for index, token in enumerate(unit.tokens):
        if token.text.lower() != "the":
            continue
        for size in (1, 2):
            here = unit.tokens[index + 1 : index + 1 + size]
            head = here[-1].text.lower() if len(here) == size else ""
            behind = unit.tokens[index + 1 + size].text if index + 1 + size < len(unit.tokens) else ""
            if head in called and head in _PEOPLE and here[0].text[0].isalpha() and not _goes_on(behind):
                yield Span(token.start, here[-1].end), head
                break


def _goes_on(word: str) -> bool:
    """Whether the word after a phrase makes it another one: "the executive order", "the president of France"."""
    return word == "of" or (word[:1].isalpha() and word.lower() not in _ENDS and not word.islower())


def _after(unit: Unit, begin: int) -> Span | None:
    """The description from `begin` up to the next comma, or the sentence's end."""
    tokens = unit.tokens
    end = begin
    while end < len(tokens) and tokens[end].text not in _ENDS:
        end += 1
    words = [token.text.lower() for token in tokens[begin:end]]
    if not words or len(words) > _MOST_WORDS or end == len(tokens):
        return None
    return Span(tokens[begin].start, tokens[end - 1].end) if _head(words) in _PEOPLE else None


def _before(unit: Unit, end: int) -> Span | None:
    """The description that ends before the comma at `end` and began with the sentence or after another mark."""
    tokens = unit.tokens
    begin = end
    while (
        begin > 0
        and end - begin < _MOST_WORDS
        and (tokens[begin - 1].text[0].isalnum() or tokens[begin - 1].text in {"'s", "’s"})
    ):
        begin -= 1
        if tokens[begin].text.lower() in _OPENERS:
            words = [token.text.lower() for token in tokens[begin:end]]
            return Span(tokens[begin].start, tokens[end - 1].end) if words[-1] in _PEOPLE else None
    return None


def _head(words: Sequence[str]) -> str:
    """The word that says what the phrase is: its last before the first "of", "at", "for" or the like."""
    for word, following in pairwise(words):
        if following in _PREPOSITIONS or (word in _PEOPLE and following.endswith(("ing", "ed"))):
            return word
    return words[-1]
