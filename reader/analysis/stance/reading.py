"""An analysis read with one question in mind."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.analysis.entities import gazetteer
from reader.analysis.stance import cues, groups, parties
from reader.analysis.stance.claims import Speaker
from reader.analysis.stance.company import Company, Pair, house_of
from reader.analysis.stance.cues import Matcher
from reader.analysis.stance.parties import LONGEST
from reader.analysis.stance.references import SUBJECT, Cast
from reader.analysis.stance.utterance import speaker_at
from reader.model import Analysis, EntityKind, Form, Question, Quote, Span

_STOPS = (".", "!", "?", ")", ":", "…")
_MARKS = "”\"’'"
_DASH = re.compile(r" [—–] ")
"""What a dateline ends with, and no name has in it."""
_LINK_WORDS = 20
"""A line longer than this that no stop ends is prose that was cut off, and no link."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that the rules need to know of a text."""

    analysis: Analysis
    question: Question
    cast: Cast
    relation: Mapping[str, Matcher]
    """Cues of the relation that is asked about, by what they decide."""
    quotes: tuple[tuple[Quote, ...], ...]
    """Those that overlap each sentence."""
    names: tuple[tuple[tuple[Span, str], ...], ...]
    """Where each sentence names an entity, with the entity's key."""
    elsewhere: frozenset[Span]
    """Names of places among them: who is told of a place may still deal with somebody who is not named."""
    pairs: tuple[dict[int, Pair], ...]
    """The counterparts that each sentence brings up with the subject; none for furniture."""
    main: int | None
    """The counterpart whom most sentences bring up with the subject, or else speak of; None where there is none."""

    @property
    def home(self) -> frozenset[str]:
        """Keys of the places that stand for the subject: his country, its capital and seat of government."""
        return home_of(self.question.subject.name)

    def homes(self, sentence: int) -> frozenset[str]:
        """The same for the subject and for everybody whom a sentence refers to."""
        spoken = {reference.party for reference in self.cast.references[sentence]}
        return self.home.union(*(home_of(self.cast.parties[party].name) for party in spoken))

    @property
    def body(self) -> str:
        """The text that offsets point into."""
        return self.analysis.article.body

    def span(self, sentence: int) -> Span:
        """Where a sentence stands."""
        return self.analysis.sentences[sentence].span

    def speaker(self, sentence: int, span: Span) -> Speaker | None:
        """Who says the words at `span` of a sentence; None for the article's own voice."""
        return speaker_at(self.body, self.cast, self.quotes[sentence], sentence, span)


def read(analysis: Analysis, question: Question) -> Reading:
    """Find the parties of `question` in the text, who speaks where, and which sentences bring a pair up."""
    everyone = (question.subject, *question.counterparts, *groups.counterparts(analysis, question))
    cast = parties.find(analysis, everyone)
    quotes = _quotes(analysis)
    relation = cues.of(question.relation.cues)
    prose = [not furniture(analysis, index) for index in range(len(analysis.sentences))]
    pairs = Company(analysis, cast, quotes, relation, prose).pairs()
    names, places = _names(analysis, question.subject.name), _places(analysis)
    return Reading(analysis, question, cast, relation, quotes, names, places, pairs, _main(cast, pairs))


def _main(cast: Cast, pairs: Sequence[Mapping[int, Pair]]) -> int | None:
    paired = Counter(party for brought_up in pairs for party in brought_up)
    spoken = Counter(party for found in cast.references for party in {r.party for r in found} - {SUBJECT})
    return max(paired, key=lambda party: (paired[party], spoken[party], -party), default=None)


def furniture(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence is no prose: a heading, a short line that no stop ends (a link, a byline), or endless."""
    found = analysis.sentences[sentence]
    if found.heading or found.span.end - found.span.start > LONGEST:
        return True
    block = analysis.article.blocks[found.block].span
    if block.end - block.start > LONGEST:
        return False
    text = analysis.text(block).rstrip()
    return not text.rstrip(_MARKS).endswith(_STOPS) and len(text.split(maxsplit=_LINK_WORDS)) <= _LINK_WORDS


def _names(analysis: Analysis, subject: str) -> tuple[tuple[tuple[Span, str], ...], ...]:
    """Names by sentence; those of the subject's houses with a key of his home."""
    house, home = house_of(subject), min(home_of(subject), default="")
    found: list[list[tuple[Span, str]]] = [[] for _ in analysis.sentences]
    for entity in analysis.entities:
        for mention in entity.mentions:
            index = analysis.sentence_at(mention.span.start)
            if index is not None and mention.form is Form.NAME and not _DASH.search(analysis.text(mention.span)):
                at_home = house is not None and house.search(analysis.text(mention.span)) is not None
                found[index].append((mention.span, home if at_home else entity.key))
    return tuple(tuple(names) for names in found)


def _places(analysis: Analysis) -> frozenset[Span]:
    places = (entity for entity in analysis.entities if entity.kind is EntityKind.PLACE)
    return frozenset(mention.span for entity in places for mention in entity.mentions)


def _quotes(analysis: Analysis) -> tuple[tuple[Quote, ...], ...]:
    found: list[list[Quote]] = [[] for _ in analysis.sentences]
    for quote in analysis.quotes:
        index = analysis.sentence_at(quote.span.start)
        while index is not None and index < len(found) and analysis.sentences[index].span.start < quote.span.end:
            found[index].append(quote)
            index += 1
    return tuple(tuple(quotes) for quotes in found)


@lru_cache(maxsize=64)
def home_of(name: str) -> frozenset[str]:
    """Keys of the country of a person whom the gazetteer knows and of the places that stand for its government."""
    entry = gazetteer.lookup(name)
    person = gazetteer.people().get(entry.key) if entry else None
    if person is None or person.country not in gazetteer.countries():
        return frozenset()
    capitals = gazetteer.countries()[person.country].capitals
    seats = ("White House",) if person.country == "USA" else ()
    found = (gazetteer.lookup(place) for place in (*capitals, *seats))
    return frozenset({person.country, *(entry.key for entry in found if entry)})
