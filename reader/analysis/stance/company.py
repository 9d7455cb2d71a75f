"""Finds which counterparts a sentence brings up with the subject."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.analysis.entities import gazetteer
from reader.analysis.stance.claims import Speaker
from reader.analysis.stance.cues import Matcher, judgement
from reader.analysis.stance.parties import titled
from reader.analysis.stance.references import SUBJECT, Cast, Reference
from reader.analysis.stance.utterance import speaker_at
from reader.model import Analysis, EntityKind, Form, Quote, Span

_FIRST = re.compile(r"\b(?:I|me|my|we|We|our|us|Me|My|Our)\b")
_THIRD = re.compile(r"\b(?:he|him|his|she|her)\b", re.IGNORECASE)
_THEY = re.compile(r"\b(?:they|their|them|both|each other|one another|together)\b", re.IGNORECASE)
HABIT = re.compile(
    r"\b(?:they|(?:the|these|those) (?:two|pair)(?: \w+)?|both)\b[^;:.!?]{0,40}?\b(used to|were once|had once)\b"
    r"(?=[^;:.!?]*\b(?:each other|one another|together)\b)",
    re.IGNORECASE,
)
"""What two people no longer do with each other."""
_DEFINITE = re.compile(r"\b(?:the|their|this|that)(?: \w+){0,2} $", re.IGNORECASE)
_HOUSES = {
    "USA": re.compile(
        r"\b(?:White House|Oval Office|West Wing|South Lawn|Rose Garden|Cabinet Room|Air Force One|Camp David"
        r"|Blair House|Mar-a-Lago|Bedminster)\b"
    ),
    "RUS": re.compile(r"\bKremlin\b"),
    "FRA": re.compile(r"\b[EÉ]lys[eé]e\b"),
    "GBR": re.compile(r"\b(?:Downing Street|No\.? 10|Number 10)\b"),
}
"""Houses and grounds that stand for who governs from them or receives there."""
_BACK = 4
"""Sentences that "him" reaches back inside a speech."""
_AHEAD = 3
"""Sentences ahead in which an opening without names ("They used to be close.") may name whom it means."""
_MANY = 3
"""Sentences that make the subject one whom the whole article is about."""
_MOST = 0.6
"""Share of the references to counterparts that makes one of them the one whom the article is about."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """How sure it is that one who is not in a sentence is meant in it, by where he was spoken of last."""

    house: float = 0.65
    sentence: float = 0.65
    paragraph: float = 0.6
    paragraph_before: float = 0.55
    article: float = 0.5
    unnamed: float = 0.6
    """When "the relationship" or "they" stands in a sentence that names nobody."""
    they: float = 0.5
    """The same of "they" where only one counterpart can be meant."""
    opening: float = 0.55


_SURE = _Weights()


class Pair(NamedTuple):
    """A counterpart whom a sentence brings up with the subject."""

    sure: float
    """0 to 1: how sure it is that the two are meant."""
    references: tuple[Reference, ...]
    """Those to the counterpart; where the sentence has none, to what stands for it."""
    implied: bool = False
    """Whether one of the two is understood from the sentences around."""


class Company:
    """Pairs the subject and the counterparts, sentence by sentence."""

    def __init__(
        self,
        analysis: Analysis,
        cast: Cast,
        quotes: Sequence[tuple[Quote, ...]],
        relation: Mapping[str, Matcher],
        prose: Sequence[bool],
    ) -> None:
        self._analysis, self._cast, self._quotes, self._relation = analysis, cast, quotes, relation
        self._prose = prose
        self._body = analysis.article.body
        self._house = house_of(cast.parties[SUBJECT].name)
        self._strangers = _strangers(analysis, cast)
        self._about = _about(analysis, cast, self._house)
        self._first = {r.party: index for index in reversed(range(len(prose))) for r in cast.references[index]}
        self._pairs: list[dict[int, Pair]] = []

    def pairs(self) -> tuple[dict[int, Pair], ...]:
        """The pairs of every sentence; none for what is no prose."""
        for index, prose in enumerate(self._prose):
            found = self._explicit(index) if prose else {}
            if prose and not found:
                found = self._implied(index)
            self._pairs.append(found)
        for index in self._openings():
            self._pairs[index] = self._opening(index)
        return tuple(self._pairs)

    def _span(self, index: int) -> Span:
        return self._analysis.sentences[index].span

    def _explicit(self, index: int) -> dict[int, Pair]:
        """Pairs whom the sentence itself refers to.

        Inside the subject's own speech "I" stands for the subject, and "him" for the counterpart last spoken of;
        inside a counterpart's speech "I" stands for the counterpart.
        """
        cast = self._cast
        references = cast.references[index]
        first = _FIRST.search(self._body, *self._span(index))
        at = Span(*first.span()) if first else self._span(index)
        speaker = self._speaker(index, at) if first else None
        talks = speaker.party if speaker and speaker.direct else None
        subject = max((r.sure for r in references if r.party == SUBJECT), default=0.0)
        if talks == SUBJECT:
            subject = max(subject, 0.9)
        found: dict[int, Pair] = {}
        for party in dict.fromkeys(r.party for r in references if r.party != SUBJECT):
            own = tuple(r for r in references if r.party == party)
            if subject:
                found[party] = Pair(_together(references, own) or subject * max(r.sure for r in own), own)
        if talks == SUBJECT:
            meant = cast.focus[index - 1] if index and cast.focus[index - 1] is not None else cast.focus[index]
            ahead = self._ahead(index) if meant is None else None
            meant = ahead if meant is None else meant
            third = _THIRD.search(self._body, *self._span(index))
            near = ahead is not None or (
                meant is not None and any(cast.of(back, meant) for back in range(max(0, index - _BACK), index + 1))
            )
            if meant is not None and meant not in found and near and (third or at.of(self._body).lower() == "we"):
                where = Span(*third.span()) if third else at
                found[meant] = Pair(0.7, (Reference(meant, where, Form.PRONOUN, 0.7),))
        elif talks is not None and subject and talks not in found:
            found[talks] = Pair(0.8, (Reference(talks, at, Form.PRONOUN, 0.8),))
        return found

    def _ahead(self, index: int) -> int | None:
        """The counterpart whom the next sentences name: "he" may stand before the name."""
        for near in range(index + 1, min(index + 1 + _AHEAD, len(self._prose))):
            parties = dict.fromkeys(r.party for r in self._cast.references[near] if r.party != SUBJECT)
            if parties:
                return next(iter(parties)) if len(parties) == 1 else None
        return None

    def _speaker(self, index: int, at: Span) -> Speaker | None:
        return speaker_at(self._body, self._cast, self._quotes[index], index, at)

    def _implied(self, index: int) -> dict[int, Pair]:
        """The pair of a sentence that refers to one of the two, or to neither."""
        references = self._cast.references[index]
        if index in self._strangers:
            return {}
        counterparts = list(dict.fromkeys(r.party for r in references if r.party != SUBJECT))
        if len(counterparts) == 1:
            sure = self._carried(index, SUBJECT)
            own = tuple(r for r in references if r.party == counterparts[0])
            return {counterparts[0]: Pair(sure * max(r.sure for r in own), own, implied=True)} if sure else {}
        if counterparts:
            return {}
        house = self._house.search(self._body, *self._span(index)) if self._house else None
        if references or house:
            meant = self._meant(index)
            sure = self._carried(index, meant) if meant is not None else 0.0
            if meant is None and (meant := self._coming(index)) is not None:
                sure = _SURE.opening
            if meant is None or not sure:
                return {}
            where = references[0].span if references else Span(*house.span()) if house else self._span(index)
            return {meant: Pair(sure * (0.9 if references else _SURE.house), _stand_in(meant, where), implied=True)}
        return self._unnamed(index)

    def _coming(self, index: int) -> int | None:
        """The counterpart whom the article is about and names next, where it opens on what was before."""
        ahead = self._ahead(index)
        cooled = next(self._relation["cool"].find(self._body, *self._span(index)), None)
        return ahead if ahead in self._about and cooled is not None else None

    def _meant(self, index: int) -> int | None:
        """The counterpart whom a sentence without one leaves to be understood."""
        focus = self._cast.focus[index]
        if focus is not None and self._carried(index, focus) >= _SURE.paragraph:
            return focus
        earlier = (party for party in self._about if party != SUBJECT and self._first.get(party, index) < index)
        return next(earlier, focus)

    def _carried(self, index: int, party: int) -> float:
        """How sure it is that a party that a sentence does not refer to is meant in it all the same."""
        if party == SUBJECT and self._house and self._house.search(self._body, *self._span(index)):
            return _SURE.house
        block = self._analysis.sentences[index].block
        before = index - 1
        while before >= 0 and self._analysis.sentences[before].block >= block - 1:
            if self._cast.of(before, party):
                if self._analysis.sentences[before].block != block:
                    return _SURE.paragraph_before
                return _SURE.sentence if before == index - 1 else _SURE.paragraph
            before -= 1
        return _SURE.article if party in self._about else 0.0

    def _unnamed(self, index: int) -> dict[int, Pair]:
        """The pair of a sentence that refers to neither but speaks of "the relationship" or of what "they" do."""
        span = self._span(index)
        beside = (self._pairs[index - 1] if index else {}) or self._sole(index)
        if not beside:
            return {}
        they = _THEY.search(self._body, *span)
        for kind in ("cool", "deny", "affirm", "tie"):
            for cue in self._relation[kind].find(self._body, *span):
                if they or kind == "cool" or _DEFINITE.search(self._body, max(span.start, cue.start - 20), cue.start):
                    least = _SURE.they if they and len(beside) == 1 else 0.0
                    return {
                        party: Pair(max(least, min(_SURE.unnamed, pair.sure)), _stand_in(party, cue), implied=True)
                        for party, pair in beside.items()
                    }
        return {}

    def _sole(self, index: int) -> dict[int, Pair]:
        """The pair of "the two" in an article that has named no other counterpart."""
        sole = self._cast.named - {SUBJECT}
        both = next(judgement()["both"].find(self._body, *self._span(index)), None)
        named = all(self._first.get(party, index) < index for party in (*sole, SUBJECT))
        if both is None or len(sole) != 1 or not named:
            return {}
        return {party: Pair(_SURE.article, (), implied=True) for party in sole}

    def _openings(self) -> list[int]:
        """The sentences before any party is named."""
        found = []
        for index, references in enumerate(self._cast.references):
            if references:
                break
            if self._prose[index]:
                found.append(index)
        return found[-_AHEAD:]

    def _opening(self, index: int) -> dict[int, Pair]:
        """An opening ("The bromance is over.") speaks of the pair that the sentences after it name."""
        ahead = [self._cast.references[near] for near in range(index, min(index + _AHEAD + 1, len(self._prose)))]
        parties = list(dict.fromkeys(r.party for references in ahead for r in references))
        counterparts = [party for party in parties if party != SUBJECT]
        if not counterparts or (SUBJECT not in parties and SUBJECT not in self._about):
            return {}
        span = self._span(index)
        they = _THEY.search(self._body, *span) or next(judgement()["both"].find(self._body, *span), None)
        if habit := HABIT.search(self._body, *span):
            return {
                counterparts[0]: Pair(_SURE.opening, _stand_in(counterparts[0], Span(*habit.span(1))), implied=True)
            }
        for kind in ("cool", "deny", "affirm", "tie"):
            for cue in self._relation[kind].find(self._body, *span):
                if they or _DEFINITE.search(self._body, max(span.start, cue.start - 20), cue.start):
                    return {counterparts[0]: Pair(_SURE.opening, _stand_in(counterparts[0], cue), implied=True)}
        return {}


def house_of(name: str) -> re.Pattern[str] | None:
    """The houses that stand for a person whom the gazetteer knows."""
    entry = gazetteer.lookup(name)
    person = gazetteer.people().get(entry.key) if entry else None
    return _HOUSES.get(person.country) if person else None


def _together(references: Sequence[Reference], own: Sequence[Reference]) -> float:
    """How sure it is that the two are meant where one expression ("each other") means both; 0 where none does."""
    both = {r.span for r in references if r.party == SUBJECT} & {r.span for r in own}
    return max((r.sure for r in own if r.span in both), default=0.0)


def _about(analysis: Analysis, cast: Cast, house: re.Pattern[str] | None) -> frozenset[int]:
    """Whom the whole article is about: the subject, and the counterpart of whom it speaks far more than of others."""
    spoken = Counter(reference.party for references in cast.references for reference in references)
    houses = sum(1 for _ in house.finditer(analysis.article.body)) if house else 0
    central = spoken[SUBJECT] and spoken[SUBJECT] + houses >= _MANY
    found = {SUBJECT} if central or titled(analysis, cast.parties[SUBJECT]) else set()
    total = sum(spoken.values()) - spoken[SUBJECT]
    return frozenset(found | {party for party in spoken if party != SUBJECT and spoken[party] > max(1, _MOST * total)})


def _stand_in(party: int, where: Span) -> tuple[Reference, ...]:
    return (Reference(party, where, Form.PRONOUN, _SURE.unnamed),)


def _strangers(analysis: Analysis, cast: Cast) -> frozenset[int]:
    """The sentences that name people who are no parties: who is understood in them may be one of those."""
    found = set()
    for entity in analysis.entities:
        if entity.kind is EntityKind.PERSON:
            for mention in entity.mentions:
                index = analysis.sentence_at(mention.span.start)
                if index is None or mention.form is not Form.NAME:
                    continue
                if not any(mention.span.overlaps(r.span) for r in cast.references[index]):
                    found.add(index)
    return frozenset(found)
