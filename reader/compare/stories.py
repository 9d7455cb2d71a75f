"""Says which articles report the same event.

Articles are compared by the words of their title and opening, weighted by how rare they are among the articles at hand
(TF-IDF), and joined by average linkage: two groups become one while their articles are alike on average. Likeness is
taken relative to the crowd around each article, because on a busy day everything about one person looks alike
(cross-domain similarity local scaling, Conneau et al. 2018, with part of the correction).
"""

import heapq
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from reader.analysis import language
from reader.analysis.tokens import stem, stop_words, words
from reader.model import Article, Role, Story

THRESHOLD = 0.07
"""Least relative likeness, on average, of two groups that become one story."""
OPENING = 150
"""Words of the body that are read: the first sentences say what happened, later ones what went before."""
TITLE = 2
"""How many times the title's words count."""
UNSEEN = 10
"""Articles that are imagined beside those given and as many again, with none of their words: so the words of an event
count even where all articles are about it."""
CROWD = 10
"""Nearest articles whose likeness makes up the crowd. Missing ones count as not alike at all."""
CROWDING = 0.7
"""How much of the mean likeness to the crowd is taken off."""
DENSEST = 0.25
"""Most that the mean likeness to the crowd is taken for: above it the crowd is the story itself, and a story of many
articles, or of many reprints of one, must hold together."""
FAINT = 0.03
"""Likeness below this is none."""
COMMON = 150
"""A word in more articles than this joins nothing, which bounds the time."""
SAME_DAYS = 3
"""Days within which one event is reported."""
HALVING_DAYS = 14
"""Further days after which two articles are half as alike."""

_Vector = Mapping[str, float]
_Links = list[dict[int, float]]


def cluster(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Group articles by event, each in exactly one story; stories in the order of their first article.

    Reprints of one text on one day count as one article, so that they crowd nothing out. Time grows with the articles
    and with the pairs of them that share a word which is not common: a few seconds for thousands.
    """
    unique = list({article.id: article for article in articles}.values())
    counted = [_terms(article) for article in unique]
    reprints: dict[object, list[int]] = {}
    for index, (article, counts) in enumerate(zip(unique, counted, strict=True)):
        text = frozenset(counts.items()) or article.id
        reprints.setdefault((text, article.date), []).append(index)
    groups = list(reprints.values())
    originals = [group[0] for group in groups]
    days = [_day(unique[index]) for index in originals]
    links = _relative(_alike(_vectors([counted[index] for index in originals]), days))
    told = (sorted(index for number in joined for index in groups[number]) for joined in _joined(links))
    return tuple(Story(tuple(unique[index].id for index in indices)) for indices in told)


def _terms(article: Article) -> Counter[str]:
    opening: list[str] = []
    spoken = language.of(article.body, article.language)
    for block in article.blocks:
        if block.role is Role.PROSE and len(opening) < OPENING:
            # A paragraph can be a megabyte long; a word of news has some six letters.
            start = block.span.start
            opening += _content(article.body[start : min(block.span.end, start + 8 * OPENING)], spoken)
    counts = Counter(opening[:OPENING])
    for term in _content(article.title[: 8 * OPENING], spoken):
        counts[term] += TITLE
    return counts


def _content(text: str, spoken: str) -> list[str]:
    common = stop_words(spoken)
    return [
        stem(token.text, spoken)
        for token in words(text)
        if token.text[0].isalnum() and token.text.lower() not in common
    ]


def _vectors(counted: Sequence[Counter[str]]) -> list[_Vector]:
    """TF-IDF vectors of length 1, empty for an article without a word."""
    holders = Counter(term for counts in counted for term in counts)
    total = 2 * len(counted) + UNSEEN
    vectors: list[_Vector] = []
    for counts in counted:
        weights = {
            term: (1 + math.log(count)) * math.log((total + 1) / (holders[term] + 0.5))
            for term, count in counts.items()
        }
        norm = math.sqrt(sum(weight * weight for weight in weights.values()))
        vectors.append({term: weight / norm for term, weight in weights.items()} if norm else {})
    return vectors


def _day(article: Article) -> date | None:
    try:
        return date.fromisoformat((article.date or "")[:10])
    except ValueError:
        return None


def _alike(vectors: Sequence[_Vector], days: Sequence[date | None]) -> _Links:
    """Likeness of every two articles that share a word, each way, found word by word."""
    holders: dict[str, list[tuple[int, float]]] = {}
    for index, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders.setdefault(term, []).append((index, weight))
    likeness: _Links = [{} for _ in vectors]
    for entries in holders.values():
        if len(entries) > COMMON:
            continue
        for position, (later, weight) in enumerate(entries):
            row = likeness[later]
            for earlier, other in entries[:position]:
                row[earlier] = row.get(earlier, 0.0) + weight * other
    links: _Links = [{} for _ in vectors]
    for later, row in enumerate(likeness):
        for earlier, value in row.items():
            aged = value * _freshness(days[later], days[earlier])
            if aged >= FAINT:
                links[later][earlier] = links[earlier][later] = aged
    return links


def _freshness(first: date | None, second: date | None) -> float:
    """Factor of likeness for two dates: 1 when they are near, or one is not known."""
    if first is None or second is None:
        return 1.0
    return float(0.5 ** (max(0, abs((first - second).days) - SAME_DAYS) / HALVING_DAYS))


def _relative(links: _Links) -> _Links:
    """Likeness less what the crowds around both articles explain; none where nothing is left."""
    crowds = [min(DENSEST, sum(heapq.nlargest(CROWD, row.values())) / CROWD) for row in links]
    relative: _Links = []
    for index, row in enumerate(links):
        lessened = {other: value - CROWDING * (crowds[index] + crowds[other]) / 2 for other, value in row.items()}
        relative.append({other: value for other, value in lessened.items() if value > 0})
    return relative


def _joined(links: _Links) -> list[list[int]]:
    """Groups by average linkage, each in order, in the order of their first members.

    `totals[a][b]` is the sum of links between two groups, so their average after a join needs no pair again. Values in
    the queue go stale as groups grow; one that no longer holds is passed over, the new one is in the queue already.
    """
    totals = [dict(row) for row in links]
    groups: dict[int, list[int]] = {index: [index] for index in range(len(links))}

    def average(first: int, second: int) -> float:
        return totals[first].get(second, 0.0) / (len(groups[first]) * len(groups[second]))

    queue = [
        (-value, first, second)
        for first, row in enumerate(totals)
        for second, value in row.items()
        if first < second and value >= THRESHOLD
    ]
    heapq.heapify(queue)
    while queue:
        negative, first, second = heapq.heappop(queue)
        if first not in groups or second not in groups or average(first, second) != -negative:
            continue
        groups[first] += groups.pop(second)
        del totals[first][second]
        for other, total in totals[second].items():
            if other != first:
                totals[first][other] = totals[other][first] = totals[first].get(other, 0.0) + total
                del totals[other][second]
        for other in totals[first]:
            value = average(first, other)
            if value >= THRESHOLD:
                heapq.heappush(queue, (-value, min(first, other), max(first, other)))
    return sorted(sorted(group) for group in groups.values())
