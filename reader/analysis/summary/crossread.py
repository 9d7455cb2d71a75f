"""Our own method: news sentences by where they stand, what they are about and what is already said.

No sumy method beats the first three sentences on news, so the place weighs most; the other signs move a sentence up or
down among those near the top. Every sign lies between 0 and 1, so a weight is the most that its sign can change.
"""

import heapq
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.analysis import spoken
from reader.analysis.summary.candidates import Candidate
from reader.analysis.summary.length import Budget
from reader.analysis.summary.openings import leans
from reader.analysis.tokens import stem, stop_words, words
from reader.model import Analysis, Form


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each sign counts, set by hand and checked on news roundups (`tools/evaluate/summaries.py`).

    Those texts are openings of a few sentences and would have the place weigh less and the centre more; in whole
    articles the place is the surer sign, so it was left a quarter heavier than they ask for.
    """

    place: float = 1.25
    """How early the sentence stands: 1 for the first, then falling. News says first what matters most."""
    fall: float = 0.5
    """Power by which `place` falls: 0.5 halves it by the fourth sentence."""
    opens: float = 0.25
    """The sentence opens a paragraph and does not lean on the one before."""
    centre: float = 0.6
    """Cosine with the words of the whole text."""
    title: float = 0.4
    """Share of the title's words."""
    entities: float = 0.1
    """Mentions in the text of the entities that the sentence names, over the most of any sentence."""
    quoted: float = 0.1
    """Taken off for direct speech, by its share of the sentence: a report says what was said, a quote how."""
    short: float = 1.0
    """Taken off below `few` words, in step with how far below."""
    few: float = 12.0
    fragment: float = 0.5
    """Taken off where no mark ends the sentence (a by-line, a caption, a heading that was not marked as one), and from
    an aside in brackets."""
    leaning: float = 0.1
    """Taken off where the sentence needs the one before it."""
    repeated: float = 0.6
    """Taken off for likeness to the nearest sentence already chosen (maximal marginal relevance, Carbonell and
    Goldstein 1998)."""


WEIGHTS = Weights()
LONGEST_RUN = 3
"""A sentence that leans may bring two with it; a longer run is a passage, not a sentence and its support."""
_REMEMBERED = 100
"""Chosen sentences, the best, that a further one is compared with: a bound for very long texts."""
_WHOLE = 5
"""Fewest words of what counts as a sentence before others: by-lines and times of publication push no news down."""
_ENDED = re.compile(r"[.!?…:。！？][\W_]*$")

Vector = Mapping[str, float]
"""Stems with their weights; the squares of the weights add up to 1."""


def choose(
    analysis: Analysis,
    candidates: Sequence[Candidate],
    allowed: frozenset[int],
    budget: Budget,
    weights: Weights = WEIGHTS,
) -> list[tuple[int, float]]:
    """Indices into `candidates` with their worth, best first: those in `allowed` only, while they fit.

    A sentence that leans on the one before (`openings.leans`) comes with it or not at all. Only when nothing else is
    left to make up a number of sentences does one come alone.
    """
    vectors = content(analysis, candidates)
    supports = needed(analysis, candidates)
    worth = rate(analysis, candidates, vectors, supports, centre_of(analysis, candidates), weights)
    chosen = Choice(vectors, worth, candidates, budget, weights.repeated)
    within = (index for index in sorted(allowed) if len(supports[index]) <= LONGEST_RUN)
    chosen.take({index: supports[index] for index in within if allowed.issuperset(supports[index])})
    if not chosen.picks or budget.words >= sum(candidates[index].length for index in allowed):
        chosen.take({index: (index,) for index in sorted(allowed)})
    return chosen.picks


class Choice:
    """The sentences chosen so far, and the greedy step to the next."""

    def __init__(
        self,
        vectors: Sequence[Vector],
        worth: Sequence[float],
        candidates: Sequence[Candidate],
        budget: Budget,
        repeated: float,
        *,
        same: float = math.inf,
    ) -> None:
        """`same` is the likeness to a chosen sentence from which on another says nothing new, and is left out."""
        self.picks: list[tuple[int, float]] = []
        self._vectors = vectors
        self._worth = worth
        self._candidates = candidates
        self._budget = budget
        self._repeated = repeated
        self._same = same
        self._taken: set[int] = set()
        self._words = 0
        self._likeness = [0.0] * len(candidates)
        self._compared = [0] * len(candidates)

    def take(self, units: Mapping[int, tuple[int, ...]]) -> None:
        """Add the units (a sentence and those it needs, in order) by falling worth while they fit.

        Worth only falls as more is chosen, but for a unit whose support was just taken; so a queue of old values that
        are renewed when they come up finds the best without rating everything again.
        """
        waiting: dict[int, list[int]] = {}
        for index, unit in units.items():
            for support in unit[:-1]:
                waiting.setdefault(support, []).append(index)
        queue = [(-self._value(unit), index) for index, unit in units.items() if index not in self._taken]
        heapq.heapify(queue)
        while queue:
            negative, index = heapq.heappop(queue)
            missing = tuple(each for each in units[index] if each not in self._taken)
            if (
                index in self._taken
                or not self._fits(missing)
                or any(self._nearest(each) >= self._same for each in missing)
            ):
                continue
            value = self._value(missing)
            if value < -negative - 1e-12:
                heapq.heappush(queue, (-value, index))
                continue
            for each in missing:
                self._add(each, value)
                for dependent in waiting.get(each, ()):
                    left = tuple(one for one in units[dependent] if one not in self._taken)
                    if left:
                        heapq.heappush(queue, (-self._value(left), dependent))

    def _add(self, index: int, value: float) -> None:
        self._taken.add(index)
        self._words += self._candidates[index].length
        ceiling = self.picks[-1][1] if self.picks else math.inf
        self.picks.append((index, min(ceiling, round(value, 6))))

    def _fits(self, unit: Sequence[int]) -> bool:
        words = self._words + sum(self._candidates[index].length for index in unit)
        return self._budget.holds(len(self.picks) + len(unit), words)

    def _value(self, unit: Sequence[int]) -> float:
        return sum(self._worth[index] - self._repeated * self._nearest(index) for index in unit) / len(unit)

    def _nearest(self, index: int) -> float:
        for other, _ in self.picks[self._compared[index] : _REMEMBERED]:
            self._likeness[index] = max(self._likeness[index], _cosine(self._vectors[index], self._vectors[other]))
        self._compared[index] = min(len(self.picks), _REMEMBERED)
        return self._likeness[index]


def needed(analysis: Analysis, candidates: Sequence[Candidate]) -> list[tuple[int, ...]]:
    """For every candidate, the run of sentences that it needs, itself last. The first sentence of a text needs none.

    A run is cut where it is known to be too long.
    """
    supports: list[tuple[int, ...]] = []
    for index, candidate in enumerate(candidates):
        text = analysis.text(analysis.sentences[candidate.sentence].span)
        leaning = index > 0 and analysis.language == "en" and leans(text)
        supports.append((*supports[-1][-LONGEST_RUN:], index) if leaning else (index,))
    return supports


def content(analysis: Analysis, candidates: Sequence[Candidate]) -> list[Vector]:
    """What each candidate is about: its words without stop words."""
    language = analysis.language
    return [unit(Counter(_terms(candidate.words, language))) for candidate in candidates]


def _terms(tokens: Sequence[str], language: str) -> list[str]:
    common = stop_words(language)
    return [stem(word, language) for word in tokens if word[0].isalnum() and word.lower() not in common]


def centre_of(analysis: Analysis, candidates: Sequence[Candidate]) -> Vector:
    """What the whole text is about."""
    tokens = [word for candidate in candidates for word in candidate.words]
    return unit(Counter(_terms(tokens, analysis.language)))


def unit(counts: Mapping[str, float]) -> Vector:
    """The counts in proportion, as a vector of length 1; empty when there are none."""
    norm = math.sqrt(sum(count * count for count in counts.values()))
    return {term: count / norm for term, count in counts.items()}


def _cosine(first: Vector, second: Vector) -> float:
    return sum([first[term] * second[term] for term in first.keys() & second.keys()])


def rate(
    analysis: Analysis,
    candidates: Sequence[Candidate],
    vectors: Sequence[Vector],
    supports: Sequence[tuple[int, ...]],
    centre: Vector,
    weights: Weights,
) -> list[float]:
    """The worth of each candidate by itself; `centre` is what the text, or the story, is about."""
    title = frozenset(_terms([token.text for token in words(analysis.article.title)], analysis.language))
    salience = _salience(analysis, len(analysis.sentences))
    speech = spoken.direct(analysis)
    worth = []
    before = 0
    for index, (candidate, vector) in enumerate(zip(candidates, vectors, strict=True)):
        span = analysis.sentences[candidate.sentence].span
        leaning = len(supports[index]) > 1
        text = analysis.text(span)
        fragment = text.startswith("(") or not _ENDED.search(text)
        opens = not leaning and (index == 0 or candidates[index - 1].block != candidate.block)
        worth.append(
            weights.place / (1 + before) ** weights.fall
            + weights.opens * opens
            + weights.centre * _cosine(vector, centre)
            + weights.title * (len(title & vector.keys()) / len(title) if title else 0.0)
            + weights.entities * salience[candidate.sentence]
            - weights.quoted * spoken.share(speech, span)
            - weights.short * max(0.0, 1 - candidate.length / weights.few)
            - weights.leaning * leaning
            - weights.fragment * fragment
        )
        before += candidate.length >= _WHOLE and not fragment
    return worth


def _salience(analysis: Analysis, count: int) -> list[float]:
    """For each sentence, the mentions in the whole text of the entities that it names, over the most of any sentence.

    Only names count: "he" says nothing to somebody who has not read the sentence before.
    """
    shares = [0.0] * count
    for entity in analysis.entities:
        if not entity.named:
            continue
        named = {analysis.sentence_at(each.span.start) for each in entity.mentions if each.form is Form.NAME}
        for index in named:
            if index is not None:
                shares[index] += len(entity.mentions)
    most = max(shares, default=0.0)
    return [share / most for share in shares] if most else shares
