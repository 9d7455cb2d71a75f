"""Says which articles report the same event.

Articles are compared by the words of their title and opening, weighted by how rare they are among the articles at hand
(TF-IDF), and joined by average linkage: two groups become one while their articles are alike on average. Likeness is
taken relative to the crowd around each article, because on a busy day everything about one person looks alike
(cross-domain similarity local scaling, Conneau et al. 2018, with part of the correction).
"""

import heapq
import math
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from datetime import date, timedelta
from functools import lru_cache

from reader.analysis import language
from reader.analysis.tokens import stem, stop_words, tokens
from reader.model import Article, Role, Story

THRESHOLD = 0.07
"""Least relative likeness, on average, of two groups that become one story."""
OPENING = 150
"""Words of the body that are read: the first sentences say what happened, later ones what went before."""
GLANCE = 250
"""Code points of the body by which its language is told."""
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
FAINT = 0.05
"""Likeness below this is none."""
COMMON = 150
"""A word in more articles of one window than this joins nothing, which bounds the time."""
SAME_DAYS = 3
"""Days within which one event is reported."""
HALVING_DAYS = 14
"""Further days after which two articles are half as alike."""
WINDOW_DAYS = 45
"""Days beyond which two articles are never of one story."""

KEPT = 5_000
"""Articles whose words are kept, so that what was there before is not read again for every new article."""

_Vector = Mapping[str, float]
_Links = list[dict[int, float]]


def cluster(articles: Sequence[Article]) -> tuple[Story, ...]:
    """Group articles by event, each in exactly one story; stories in the order of their first article.

    Reprints of one text on one day count as one article, so that they crowd nothing out. Some three seconds for 5,000
    articles, most of it for reading their words.
    """
    texts = _Texts(list({article.id: article for article in articles}.values()))
    links = texts.links()
    groups = _joined(_relative(links), [[text] for text in range(len(links))])
    told = sorted(sorted(index for text in group for index in texts.printed[text]) for group in groups)
    return tuple(Story(tuple(texts.articles[index].id for index in indices)) for indices in told)


def extend(stories: Sequence[Story], articles: Sequence[Article], new: Sequence[Article]) -> tuple[Story, ...]:
    """The stories with `new` articles added to them, or after them where they tell another; none falls apart.

    `articles` are those of the stories; only those within WINDOW_DAYS of a new one are read, and only new ones are
    compared with them. What an article adds to the likeness of others is not looked at again, so that stories may
    come out somewhat smaller than `cluster` would make them of everything at once.
    """
    number_of = {identifier: number for number, story in enumerate(stories) for identifier in story.articles}
    fresh = {article.id: article for article in new if article.id not in number_of}
    near = {article.id: article for article in _near(articles, list(fresh.values())) if article.id in number_of}
    texts = _Texts([*near.values(), *fresh.values()])
    told = [
        next((number_of[one] for one in texts.ids(text) if one in number_of), None)
        for text in range(len(texts.printed))
    ]
    added = {text for text, number in enumerate(told) if number is None}
    kept: dict[int, list[int]] = {}
    for text, number in enumerate(told):
        if number is not None:
            kept.setdefault(number, []).append(text)
    relative = _relative(texts.links(added))
    between = [
        row if text in added else {other: value for other, value in row.items() if other in added}
        for text, row in enumerate(relative)
    ]
    groups = _joined(between, [*kept.values(), *([text] for text in sorted(added))], settled=len(kept))
    extended = [list(story.articles) for story in stories]
    for number, group in zip([*kept, *([None] * len(groups))], groups, strict=False):
        ids = [texts.articles[index].id for index in sorted(index for text in group for index in texts.printed[text])]
        if number is None:
            extended.append(ids)
        else:
            extended[number] += [one for one in ids if one in fresh]
    return tuple(Story(tuple(ids)) for ids in extended)


def _near(articles: Sequence[Article], new: Sequence[Article]) -> list[Article]:
    """Those of `articles` that may tell what one of `new` tells, by their dates; unknown dates may be any."""
    days = [_day(article) for article in new]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return list(articles)
    margin = timedelta(WINDOW_DAYS)
    return [
        article
        for article in articles
        if known and ((day := _day(article)) is None or min(known) - margin <= day <= max(known) + margin)
    ]


class _Texts:
    """Articles as what is compared of them: reprints of one text on one day are one."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        counted = [_terms(article) for article in articles]
        reprints: dict[object, list[int]] = {}
        for index, (article, counts) in enumerate(zip(articles, counted, strict=True)):
            text = frozenset(counts.items()) or article.id
            reprints.setdefault((text, article.date), []).append(index)
        self.printed = list(reprints.values())
        """For each text the articles that print it."""
        firsts = [group[0] for group in self.printed]
        self._days = [_day(articles[index]) for index in firsts]
        self._vectors = _vectors([counted[index] for index in firsts])

    def ids(self, text: int) -> list[str]:
        """Ids of the articles that print a text."""
        return [self.articles[index].id for index in self.printed[text]]

    def links(self, added: Set[int] | None = None) -> _Links:
        """Likeness of the texts, each way. With `added`: of those with all others, and of these with theirs."""
        rows = _Likeness(self._vectors, self._days)
        links: _Links = [{} for _ in self._vectors]
        if added is None:
            for later in range(len(links)):
                for earlier, value in rows.of(later, before=later):
                    links[later][earlier] = links[earlier][later] = value
            return links
        for text in sorted(added):
            links[text] = dict(rows.of(text))
        beside = {other for text in added for other in links[text]} - added
        for text in sorted(beside):
            links[text] = dict(rows.of(text))
        return links


@lru_cache(maxsize=KEPT)
def _terms(article: Article) -> Mapping[str, int]:
    """How often each word with content stands in the title and the opening."""
    opening: list[str] = []
    spoken = language.of(article.body[:GLANCE], article.language)
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
    found = (token.text.lower() for token in tokens(text) if token.text[0].isalnum())
    return [stem(word, spoken) for word in found if word not in common]


def _vectors(counted: Sequence[Mapping[str, int]]) -> list[_Vector]:
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


class _Likeness:
    """Finds what is like a text, by the words they share and the days between them."""

    def __init__(self, vectors: Sequence[_Vector], days: Sequence[date | None]) -> None:
        import numpy  # a tenth of a second that no start of the program needs

        self._numpy = numpy
        self._vectors = vectors
        self._days = numpy.array([math.nan if day is None else day.toordinal() for day in days])
        held = _held(vectors, COMMON * _windows(days))
        self._columns = {
            term: (numpy.array(indices), numpy.array(weights)) for term, (indices, weights) in held.items()
        }

    def of(self, text: int, before: int | None = None) -> list[tuple[int, float]]:
        """The texts like `text`, or those of them before another, in order, with how much."""
        numpy = self._numpy
        shared = [
            (self._columns[term], weight) for term, weight in self._vectors[text].items() if term in self._columns
        ]
        if not shared:
            return []
        others = numpy.concatenate([indices for (indices, _), _ in shared])
        products = numpy.concatenate([weights * weight for (_, weights), weight in shared])
        values = numpy.bincount(others, products, minlength=len(self._vectors))[:before]
        values[text : text + 1] = 0.0
        apart = numpy.nan_to_num(numpy.abs(self._days[:before] - self._days[text]))
        values *= numpy.where(apart > WINDOW_DAYS, 0.0, 0.5 ** (numpy.maximum(apart - SAME_DAYS, 0.0) / HALVING_DAYS))
        alike = numpy.flatnonzero(values >= FAINT)
        return list(zip(alike.tolist(), values[alike].tolist(), strict=True))


def _held(vectors: Sequence[_Vector], most: int) -> dict[str, tuple[list[int], list[float]]]:
    """Which articles have each word, and its weights there, where it is in two and no more than `most`."""
    held: dict[str, tuple[list[int], list[float]]] = {}
    for index, vector in enumerate(vectors):
        for term, weight in vector.items():
            indices, weights = held.setdefault(term, ([], []))
            indices.append(index)
            weights.append(weight)
    return {term: columns for term, columns in held.items() if 1 < len(columns[0]) <= most}


def _windows(days: Sequence[date | None]) -> int:
    """In how many windows of time the articles lie; those without a date lie in all."""
    known = [day for day in days if day is not None]
    return 1 + (max(known) - min(known)).days // WINDOW_DAYS if known else 1


def _relative(links: _Links) -> _Links:
    """Likeness less what the crowds around both articles explain; none where nothing is left."""
    crowds = [min(DENSEST, sum(heapq.nlargest(CROWD, row.values())) / CROWD) for row in links]
    relative: _Links = []
    for index, row in enumerate(links):
        lessened = {other: value - CROWDING * (crowds[index] + crowds[other]) / 2 for other, value in row.items()}
        relative.append({other: value for other, value in lessened.items() if value > 0})
    return relative


def _joined(links: _Links, starts: Sequence[Sequence[int]], *, settled: int = 0) -> list[list[int]]:
    """The groups that `starts` grow into by average linkage, in their order; no two of the first `settled` are joined.

    `totals[a][b]` is the sum of links between two groups, so their average after a join needs no pair again. Values in
    the queue go stale as groups grow; one that no longer holds is passed over, the new one is in the queue already.
    """
    groups = {number: list(start) for number, start in enumerate(starts)}
    start_of = {member: number for number, start in groups.items() for member in start}
    totals: _Links = [{} for _ in starts]
    for member, number in start_of.items():
        for other, value in links[member].items():
            if start_of[other] != number:
                totals[number][start_of[other]] = totals[number].get(start_of[other], 0.0) + value

    def average(first: int, second: int) -> float:
        return totals[first].get(second, 0.0) / (len(groups[first]) * len(groups[second]))

    queue = [
        (-value, first, second)
        for first in groups
        for second in totals[first]
        if first < second and (value := average(first, second)) >= THRESHOLD
    ]
    heapq.heapify(queue)
    while queue:
        negative, first, second = heapq.heappop(queue)
        if second < settled or first not in groups or second not in groups or average(first, second) != -negative:
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
    return list(groups.values())
