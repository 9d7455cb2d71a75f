"""An analysis read with one question in mind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reader.analysis.stance import cues, groups, parties
from reader.analysis.stance.claims import Speaker
from reader.analysis.stance.cues import Matcher
from reader.analysis.stance.parties import LONGEST, SUBJECT, Cast, Reference
from reader.model import Analysis, Form, Question, Quote, Span

_FIRST = re.compile(r"\b(?:I|me|my|we|We|our|us|Me|My|Our)\b")
_THIRD = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_NARRATOR = frozenset({"i", "we", "one", "you"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})
_STOPS = (".", "!", "?", "”", '"', "’", "'", ")", ":", "…")
_LINK_WORDS = 20
"""A line longer than this that no stop ends is prose that was cut off, and no link."""
_DEFINITE = re.compile(r"\b(?:the|their|this|that)(?: \w+)? $", re.IGNORECASE)
_UNNAMED = 0.6
"""How sure it is that "the relationship" is that of the pair just spoken of."""
_BACK = 4
"""Sentences that "him" reaches back inside a speech."""

Pair = tuple[float, tuple[Reference, ...]]
"""How sure it is that the pair is meant, and the references to the counterpart."""


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
    pairs: tuple[dict[int, Pair], ...]
    """The counterparts that each sentence brings up with the subject; none for furniture."""

    @property
    def body(self) -> str:
        """The text that offsets point into."""
        return self.analysis.article.body

    def span(self, sentence: int) -> Span:
        """Where a sentence stands."""
        return self.analysis.sentences[sentence].span

    def speaker(self, sentence: int, span: Span) -> Speaker | None:
        """Who says the words at `span` of a sentence; None for the article's own voice."""
        return _speaker(self.cast, self.quotes[sentence], sentence, span)


def read(analysis: Analysis, question: Question) -> Reading:
    """Find the parties of `question` in the text, who speaks where, and which sentences bring a pair up."""
    everyone = (question.subject, *question.counterparts, *groups.counterparts(analysis, question))
    cast = parties.find(analysis, everyone)
    quotes = _quotes(analysis)
    relation = cues.of(question.relation.cues)
    pairs = [
        {} if furniture(analysis, index) else _pairs(analysis, cast, quotes[index], index)
        for index in range(len(analysis.sentences))
    ]
    for index in range(len(pairs)):
        if not cast.references[index] and not furniture(analysis, index):
            pairs[index] = _unnamed(analysis, relation, pairs, index)
    return Reading(analysis, question, cast, relation, quotes, tuple(pairs))


def furniture(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence is no prose: a heading, a short line that no stop ends (a link, a byline), or endless."""
    found = analysis.sentences[sentence]
    if found.heading or found.span.end - found.span.start > LONGEST:
        return True
    block = analysis.article.blocks[found.block].span
    if block.end - block.start > LONGEST:
        return False
    text = analysis.text(block).rstrip()
    return not text.endswith(_STOPS) and len(text.split(maxsplit=_LINK_WORDS)) <= _LINK_WORDS


def _quotes(analysis: Analysis) -> tuple[tuple[Quote, ...], ...]:
    found: list[list[Quote]] = [[] for _ in analysis.sentences]
    for quote in analysis.quotes:
        index = analysis.sentence_at(quote.span.start)
        while index is not None and index < len(found) and analysis.sentences[index].span.start < quote.span.end:
            found[index].append(quote)
            index += 1
    return tuple(tuple(quotes) for quotes in found)


def _speaker(cast: Cast, quotes: tuple[Quote, ...], sentence: int, span: Span) -> Speaker | None:
    """The speaker of the innermost quote around `span`; "we" in reported speech is the writer himself."""
    holding = [quote for quote in quotes if quote.span.covers(span)]
    if not holding:
        return None
    quote = min(holding, key=lambda quote: (quote.span.end - quote.span.start, not quote.speaker, quote.span))
    name = quote.speaker.lower()
    if name in _NARRATOR and not quote.direct:
        return None
    party = _party(cast, quote, sentence)
    if party is not None:
        return Speaker(cast.parties[party].name, party, quote.direct)
    return Speaker("" if name in _PRONOUNS | _NARRATOR else quote.speaker, None, quote.direct)


def _party(cast: Cast, quote: Quote, sentence: int) -> int | None:
    for index, party in enumerate(cast.parties):
        if quote.speaker and quote.speaker in (party.name, *party.aliases):
            return index
    if quote.speaker_span is None:
        return None
    # The speaker may be named in a sentence before or after that of the words.
    for near in range(max(0, sentence - 2), min(len(cast.references), sentence + 3)):
        for reference in cast.references[near]:
            if reference.span.overlaps(quote.speaker_span):
                return reference.party
    return None


def _unnamed(
    analysis: Analysis, relation: Mapping[str, Matcher], pairs: list[dict[int, Pair]], index: int
) -> dict[int, Pair]:
    """The pair of a sentence that names nobody but speaks of "the relationship": that of the sentence before it.

    An opening sentence ("The bromance is over.") speaks of the pair that the next one names.
    """
    beside = pairs[index - 1] if index else pairs[1] if len(pairs) > 1 else {}
    body, span = analysis.article.body, analysis.sentences[index].span
    definite = (
        cue
        for kind in ("tie", "affirm")
        for cue in relation[kind].find(body, *span)
        if _DEFINITE.search(body, max(span.start, cue.start - 20), cue.start)
    )
    cue = next(definite, None)
    if cue is None:
        return {}
    return {party: (_UNNAMED, (Reference(party, cue, Form.PRONOUN, _UNNAMED),)) for party in beside}


def _pairs(analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...], index: int) -> dict[int, Pair]:
    """The counterparts that a sentence brings up with the subject.

    Inside the subject's own speech "I" stands for the subject, and "him" for the counterpart last spoken of; inside a
    counterpart's speech "I" stands for the counterpart.
    """
    references = cast.references[index]
    span = analysis.sentences[index].span
    first = _FIRST.search(analysis.article.body, *span)
    at = Span(*first.span()) if first else span
    speaker = _speaker(cast, quotes, index, at) if first else None
    talks = speaker.party if speaker and speaker.direct else None
    subject = max((r.sure for r in references if r.party == SUBJECT), default=0.0)
    if talks == SUBJECT:
        subject = max(subject, 0.9)
    found: dict[int, Pair] = {}
    for party in dict.fromkeys(r.party for r in references if r.party != SUBJECT):
        own = tuple(r for r in references if r.party == party)
        if subject:
            found[party] = (subject * max(r.sure for r in own), own)
    if talks == SUBJECT:
        meant = cast.focus[index - 1] if index and cast.focus[index - 1] is not None else cast.focus[index]
        third = _THIRD.search(analysis.article.body, *span)
        near = meant is not None and any(cast.of(back, meant) for back in range(max(0, index - _BACK), index + 1))
        if (
            meant is not None
            and meant not in found
            and near
            and (third or at.of(analysis.article.body).lower() == "we")
        ):
            where = Span(*third.span()) if third else at
            found[meant] = (0.7, (Reference(meant, where, Form.PRONOUN, 0.7),))
    elif talks is not None and subject and talks not in found:
        found[talks] = (0.8, (Reference(talks, at, Form.PRONOUN, 0.8),))
    return found
