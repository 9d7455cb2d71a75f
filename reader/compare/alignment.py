"""Finds which sentences of different articles say the same thing, and which say what no other article does.

Sentences are compared by the content they share, weighted by how rare its words are in the story. Two sentences say
the same only when much of both is shared and nothing stands against it, because a wrong match would show agreement
where there is none: precision comes first.
"""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from reader.analysis.spoken import spoken
from reader.compare.copies import copies
from reader.compare.likeness import Term, Terms, contradict, covered, terms, weigh
from reader.model import Alignment, Analysis, Passage, SharedPoint

SAME = 0.5
"""Least likeness of two sentences that say the same."""
BOTH = 0.4
"""Least share of either's content that the other must have: a detail in a long sentence is not its message."""
OWN = 0.3
"""A sentence that is less like every sentence elsewhere than this is its article's own."""
SHORTEST = 4
"""Words with content that a sentence needs to be compared."""
LONGEST = 60
"""Words with content beyond which a sentence is a list or a run of several, and is left out."""
COMMON = 200
"""A word in more sentences than this brings no two together, which bounds the time."""
EACH_OTHER = 2
"""Words that two sentences must have in common before they are compared closely."""


GLANCE = 0.2
"""Least share of equal words before the closer look, which counts words of like meaning too."""

Weight = Callable[[Term], float]


class _Line(NamedTuple):
    article: int
    sentence: int
    terms: Terms


def align(analyses: Sequence[Analysis]) -> Alignment:
    """Lay the sentences of articles about one story side by side; headings are left out.

    Time grows with the sentences and with the pairs of them that share words which are not common. The articles should
    be in one language. The same article twice counts once.
    """
    unique = list({analysis.article.id: analysis for analysis in analyses}.values())
    articles = [analysis.article for analysis in unique]
    lines = _lines(unique)
    rarity = _rarity(lines)

    def weight(term: Term) -> float:
        return weigh(term) * rarity[term.stem]

    reprints = copies(articles)
    text_of = {article.id: article.id for article in articles} | {one: group[0] for group in reprints for one in group}
    alike = _compared(lines, weight)
    shared = []
    for group in _grouped(lines, alike):
        ids = [articles[lines[index].article].id for index in group]
        outlets = {articles[lines[index].article].outlet for index in group}
        if len(outlets) > 1:
            passages = tuple(Passage(one, lines[index].sentence) for one, index in zip(ids, group, strict=True))
            told = sum(sum(map(weight, lines[index].terms.by_stem.values())) for index in group) / len(group)
            quoted = all(_speech(unique[lines[index].article], lines[index].sentence) for index in group)
            shared.append(SharedPoint(passages, len(outlets), len({text_of[one] for one in ids}), told, quoted))
    shared.sort(key=lambda point: (-point.texts, -point.sources, -point.weight))
    return Alignment(tuple(shared), _alone(lines, alike, unique, weight), reprints)


def _speech(analysis: Analysis, sentence: int) -> bool:
    """Whether a sentence is mostly direct speech."""
    return spoken(analysis, analysis.sentences[sentence].span) > 0.5


def _lines(analyses: Sequence[Analysis]) -> list[_Line]:
    lines = []
    for number, analysis in enumerate(analyses):
        for index, sentence in enumerate(analysis.sentences):
            if not sentence.heading:
                content = terms(analysis.text(sentence.span), analysis.language)
                if SHORTEST <= len(content.by_stem) <= LONGEST:
                    lines.append(_Line(number, index, content))
    return lines


def _rarity(lines: Sequence[_Line]) -> dict[str, float]:
    """How much each stem tells: the logarithm of how few sentences of the story have it."""
    holders = Counter(stem for line in lines for stem in line.terms.by_stem)
    return {stem: math.log(1 + len(lines) / count) for stem, count in holders.items()}


def _compared(lines: Sequence[_Line], weight: Weight) -> dict[tuple[int, int], float]:
    """Likeness of sentences of different articles where they are alike at all; 0 where they cannot be the same."""
    holders: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        for stem in line.terms.by_stem:
            holders.setdefault(stem, []).append(index)
    totals = [sum(map(weight, line.terms.by_stem.values())) for line in lines]
    shared: dict[tuple[int, int], float] = {}
    counts: Counter[tuple[int, int]] = Counter()
    for stem, holding in holders.items():
        if len(holding) > COMMON:
            continue
        value = weight(lines[holding[0]].terms.by_stem[stem])
        for position, later in enumerate(holding):
            for earlier in holding[:position]:
                if lines[earlier].article != lines[later].article:
                    pair = (earlier, later)
                    shared[pair] = shared.get(pair, 0.0) + value
                    counts[pair] += 1
    found: dict[tuple[int, int], float] = {}
    for (earlier, later), value in shared.items():
        if counts[earlier, later] >= EACH_OTHER and value >= GLANCE * (totals[earlier] + totals[later]) / 2:
            one, two = lines[earlier].terms, lines[later].terms
            covers = covered(one, two, weight), covered(two, one, weight)
            close = sum(covers) / 2
            if close >= OWN:
                apart = min(covers) < BOTH or _words_shared(one, two) < EACH_OTHER or contradict(one, two)
                found[earlier, later] = 0.0 if apart else close
    return found


def _words_shared(one: Terms, two: Terms) -> int:
    """How many words they share that are no names or numbers: sharing those tells only what both are about."""
    return sum(term.kind == "word" for stem, term in one.by_stem.items() if stem in two.by_stem)


def _grouped(lines: Sequence[_Line], alike: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of two sentences or more, one an article, that are the same to each other on average.

    The likest pairs are joined first; average linkage keeps a chain of small changes from joining its ends.
    """
    groups = {index: [index] for pair in alike for index in pair}
    for (first, second), value in sorted(alike.items(), key=lambda item: (-item[1], item[0])):
        one, two = groups[first], groups[second]
        if value < SAME or one is two or {lines[i].article for i in one} & {lines[i].article for i in two}:
            continue
        links = [alike.get((min(i, j), max(i, j)), 0.0) for i in one for j in two]
        if sum(links) >= SAME * len(links):
            joined = sorted(one + two)
            groups.update(dict.fromkeys(joined, joined))
    return [group for index, group in groups.items() if len(group) > 1 and group[0] == index]


def _alone(
    lines: Sequence[_Line], alike: Mapping[tuple[int, int], float], analyses: Sequence[Analysis], weight: Weight
) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Sentences like none elsewhere. First those that say much of what their article dwells on."""
    matched = {index for pair in alike for index in pair}
    dwelt_on: list[Counter[str]] = [Counter() for _ in analyses]
    for line in lines:
        dwelt_on[line.article].update(line.terms.by_stem.keys())
    ranked: list[list[tuple[float, int]]] = [[] for _ in analyses]
    for index, line in enumerate(lines):
        if index not in matched:
            counts = dwelt_on[line.article]
            told = sum(weight(term) * math.log(1 + counts[term.stem]) for term in line.terms.by_stem.values())
            ranked[line.article].append((-told / math.sqrt(len(line.terms.by_stem)), line.sentence))
    return tuple(
        (analysis.article.id, tuple(Passage(analysis.article.id, sentence) for _, sentence in sorted(rows)))
        for analysis, rows in zip(analyses, ranked, strict=True)
    )
