"""Measures story clusters by B-cubed F (Bagga and Baldwin 1998) on roundups: which titles and openings belong together.

Whole halves are crowded as a day's news is; `neighbours` are many small sets of one story and those most like it, as a
reader chooses them who follows one topic.
"""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from pathlib import Path
from statistics import fmean

from reader.compare import stories
from reader.model import Article
from tools.evaluate.figures import Figure, figure
from tools.evaluate.places import data_folder
from tools.evaluate.roundups import Roundup, roundups


def b_cubed(found: Mapping[str, int], true: Mapping[str, int]) -> tuple[float, float, float]:
    """Precision, recall and F in per cent of the labels `found` against `true`, by article id."""
    found_sizes, true_sizes = Counter(found.values()), Counter(true.values())
    both = Counter((found[key], true[key]) for key in true)
    precision = sum(count * count / found_sizes[label] for (label, _), count in both.items()) / len(true)
    recall = sum(count * count / true_sizes[label] for (_, label), count in both.items()) / len(true)
    return 100 * precision, 100 * recall, 200 * precision * recall / (precision + recall)


def score(chosen: Sequence[Roundup]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F of the clusters of these roundups' articles."""
    true = {article.id: number for number, roundup in enumerate(chosen) for article in roundup.articles}
    clusters = stories.cluster([article for roundup in chosen for article in roundup.articles])
    found = {each: number for number, story in enumerate(clusters) for each in story.articles}
    return b_cubed(found, true)


def neighbours(chosen: Sequence[Roundup], others: int) -> Iterable[list[Roundup]]:
    """Each roundup with the `others` that share most rare words with it."""
    terms = [{term for article in roundup.articles for term in _rare(article)} for roundup in chosen]
    holders = Counter(term for each in terms for term in each)
    for number, roundup in enumerate(chosen):
        shared = {
            other: fsum(1 / holders[term] for term in terms[number] & terms[other])
            for other in range(len(chosen))
            if other != number
        }
        nearest = sorted(shared, key=lambda other: (-shared[other], other))[:others]
        yield [roundup, *(chosen[other] for other in nearest)]


def _rare(article: Article) -> set[str]:
    return {word.strip(".,“”’'\"").lower() for word in f"{article.title} {article.body}".split() if word[0].isupper()}


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures."""
    everything = roundups(data)
    halves = [[each for each in everything if each.half == half] for half in ("tune", "check")]
    tuned, checked = (score(chosen)[2] for chosen in halves)
    tuned_few, checked_few = (fmean(score(chosen)[2] for chosen in neighbours(half, 3)) for half in halves)
    return (
        figure(
            "stories", "a day's news, B-cubed F", (tuned, checked), "TF-IDF, average linkage 84.6", "titles only 71.5"
        ),
        figure("stories", "with 3 neighbours, B-cubed F", (tuned_few, checked_few)),
    )


def table() -> str:
    """The area's table, as text."""
    everything = roundups(data_folder())
    lines = [f"{'':24}{'precision':>10}{'recall':>8}{'F':>7}"]
    halves = {half: [each for each in everything if each.half == half] for half in ("tune", "check")}
    for name, chosen in (*halves.items(), ("all", list(everything))):
        started = time.perf_counter()
        lines.append(_line(f"{name}, {len(chosen)} stories", score(chosen)) + f"{time.perf_counter() - started:8.2f} s")
    for half, chosen in halves.items():
        for others in (1, 3):
            scores = [score(few) for few in neighbours(chosen, others)]
            mean = tuple(sum(values) / len(scores) for values in zip(*scores, strict=True))
            lines.append(_line(f"{half}, with {others} neighbour{'s' * (others > 1)}", mean))
    return "\n".join(lines)


def _line(name: str, figures: Sequence[float]) -> str:
    return f"{name:24}" + "".join(f"{figure:{width}.1f}" for figure, width in zip(figures, (10, 8, 7), strict=True))


if __name__ == "__main__":
    print(table())
