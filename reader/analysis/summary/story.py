"""The summary of a story: sentences of several articles that together say what happened, nothing twice.

Our own method for one article, with the story in place of the article: what all of the sources dwell on is the centre,
what other sources tell too is worth more, and what one of them has told counts as said.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from reader.analysis.summary import candidates
from reader.analysis.summary.candidates import Candidate
from reader.analysis.summary.crossread import (
    LONGEST_RUN,
    WEIGHTS,
    Choice,
    Vector,
    centre_of,
    content,
    needed,
    rate,
    unit,
)
from reader.analysis.summary.length import parse
from reader.analysis.summary.openings import leans
from reader.model import Analysis, StoryPick, StorySummary

OWN = replace(WEIGHTS, place=0.8, opens=0.1)
"""What a sentence is worth in its own article: its place tells less than that other sources tell it too."""
TOLD_ELSEWHERE = 3.0
"""Weight of the mean, over the other sources, of the cosine with the likest sentence there."""
REPEATED = 3.0
"""Weight of the likeness to the nearest sentence already chosen: what is told elsewhere is told once."""
SAME = 0.7
"""Cosine from which on two sentences say the same; only one of them is chosen."""
COMMON = 200
"""A word in more sentences than this brings no two together, which bounds the time."""
_UNDATED = datetime.max.replace(tzinfo=UTC)


def summarise_story(analyses: Sequence[Analysis], *, length: str = "3") -> StorySummary:
    """Choose sentences of the articles of one story.

    `length` is as for one article, counted over all of them. A sentence that leans on the one before it comes with it
    or not at all, so none opens on a "he" whose name was left behind. Articles are read in the order of their dates,
    then as they are given; reprints of one text should be given once, or what they say weighs too much. Raises
    UsageProblem for a length that cannot be read.
    """
    wanted = parse(length)
    unique = {analysis.article.id: analysis for analysis in analyses}.values()
    ordered = sorted(unique, key=lambda analysis: analysis.article.moment or _UNDATED)
    sources = [(analysis, candidates.of(analysis)) for analysis in ordered]
    pool = [(analysis.article.id, candidate) for analysis, found in sources for candidate in found]
    lengths = [candidate.length for _, candidate in pool]
    if not pool:
        return StorySummary(str(wanted), (), "The articles have no sentences to choose from.")
    if wanted.takes_all(lengths):
        count = "one sentence" if len(pool) == 1 else f"{len(pool)} sentences"
        return StorySummary(str(wanted), (), f"The story is too short to summarise: it has {count} in all.")
    vectors, worth, units = _rated(sources)
    choice = Choice(vectors, worth, [candidate for _, candidate in pool], wanted.budget(lengths), REPEATED, same=SAME)
    choice.take(units)
    chosen = sorted((index, rank, score) for rank, (index, score) in enumerate(choice.picks, start=1))
    picks = (StoryPick(pool[index][0], pool[index][1].sentence, rank, score) for index, rank, score in chosen)
    note = "" if choice.picks else "No sentence here can stand by itself."
    return StorySummary(str(wanted), tuple(picks), note)


def _rated(
    sources: Sequence[tuple[Analysis, Sequence[Candidate]]],
) -> tuple[list[Vector], list[float], dict[int, tuple[int, ...]]]:
    """Content and worth of every sentence, and those that may be chosen with what they need, over all sources."""
    # Every source counts the same for the centre, however long it is.
    centres: Counter[str] = Counter()
    for analysis, found in sources:
        centres.update(centre_of(analysis, found))
    centre = unit(centres)
    vectors: list[Vector] = []
    worth: list[float] = []
    units: dict[int, tuple[int, ...]] = {}
    telling: list[int] = []
    for number, (analysis, found) in enumerate(sources):
        first, own, supports = len(vectors), content(analysis, found), needed(analysis, found)
        worth += rate(analysis, found, own, supports, centre, OWN)
        vectors += own
        telling += [number] * len(found)
        for index, support in enumerate(supports):
            if len(support) <= LONGEST_RUN and not _dangles(analysis, found[support[0]]):
                units[first + index] = tuple(first + each for each in support)
    backed = _told_elsewhere(vectors, telling)
    return vectors, [own + TOLD_ELSEWHERE * more for own, more in zip(worth, backed, strict=True)], units


def _dangles(analysis: Analysis, candidate: Candidate) -> bool:
    """Whether the sentence needs one before it: among other articles not even the first of a text may."""
    return analysis.language == "en" and leans(analysis.text(analysis.sentences[candidate.sentence].span))


def _told_elsewhere(vectors: Sequence[Vector], telling: Sequence[int]) -> list[float]:
    """For each sentence, the cosine with the likest sentence of another source, on average over the other sources.

    `telling` gives the source of each.
    """
    holders: dict[str, list[int]] = {}
    for index, vector in enumerate(vectors):
        for term in vector:
            holders.setdefault(term, []).append(index)
    others = len(set(telling)) - 1
    found = []
    for index, vector in enumerate(vectors):
        products: dict[int, float] = {}
        for term, weight in vector.items():
            if len(holders[term]) <= COMMON:
                for other in holders[term]:
                    products[other] = products.get(other, 0.0) + weight * vectors[other][term]
        nearest: dict[int, float] = {}
        for other, product in products.items():
            if telling[other] != telling[index]:
                nearest[telling[other]] = max(nearest.get(telling[other], 0.0), product)
        found.append(sum(nearest.values()) / others if others else 0.0)
    return found
