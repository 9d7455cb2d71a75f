"""Measures agreement: pairs of answers that people grouped, differences, and how sentences of one story are aligned.

`python -m tools.evaluate.agreement [--show]`. The data is read from the folder that CROSSREAD_DATA names (default:
`../shared/data`). Balanced accuracy is the mean of the share of same pairs found same and of different pairs found
different, over the pairs of each question; beside it stands plain overlap of stems. Questions are split by the hash of
their text: limits were chosen on the half called tune.
"""

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from reader.analysis import sentences
from reader.compare import alignment, likeness
from reader.ingest import article as ingested
from reader.ingest import blocks, files
from reader.model import Analysis, Article
from reader.paths import bundled_folder
from reader.text import clean
from tools.evaluate import differences
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder

OVERLAP = 0.2


class Pair(NamedTuple):
    """Two answers to a question, and whether people put them into one group."""

    question: str
    first: str
    second: str
    same: bool


def pairs(folder: Path) -> list[Pair]:
    """Every pair of answers to one question."""
    listed = json.loads((folder / "answers_val.json").read_text(encoding="utf-8"))
    return [
        Pair(entry["question"], one["Answer"], two["Answer"], one["cluster_global"] == two["cluster_global"])
        for entry in listed
        for one, two in combinations(entry["answers"], 2)
    ]


def overlap(pair: Pair) -> bool:
    """The baseline: stems in common, of all stems without stop words."""
    one, two = (likeness.terms(answer).by_stem.keys() for answer in (pair.first, pair.second))
    return len(one & two) >= OVERLAP * len(one | two)


def found_same(pair: Pair) -> bool:
    """What crossread says."""
    return likeness.same_answer(pair.first, pair.second, question=pair.question)


def balanced(listed: Sequence[Pair], judge: Callable[[Pair], bool]) -> float:
    """Balanced accuracy in percent."""
    shares = []
    for truth in (True, False):
        chosen = [pair for pair in listed if pair.same is truth]
        shares.append(sum(judge(pair) is truth for pair in chosen) / max(1, len(chosen)))
    return 50 * sum(shares)


def tuned_on(question: str) -> bool:
    """Whether limits were chosen on this question."""
    return hashlib.sha256(question.encode()).digest()[0] % 2 == 0


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures."""
    listed = pairs(needed(data / "agreement"))
    tuned, checked = ([pair for pair in listed if tuned_on(pair.question) is half] for half in (True, False))
    shares = balanced(tuned, found_same), balanced(checked, found_same)
    others = f"stems in common {balanced(checked, overlap):.1f} (here)", "NLI 58", "best published 81.3"
    answers = figure("agreement", "answers that say one thing, balanced accuracy", shares, *others)
    return (answers, *differences.measure(data))


def split(article: Article) -> Analysis:
    """The article with its sentences, which is all that alignment reads."""
    return sentences.find(Analysis(article))


def story(folder: Path) -> list[Analysis]:
    """The articles of 46 outlets on one story."""
    listed = json.loads((folder / "story_recession_46_articles.json").read_text(encoding="utf-8"))
    return [
        split(ingested.make(body, blocks.of_text(body), title=entry["title"], source=entry["domain"]))
        for entry in listed
        if (body := clean(entry["content"]))
    ]


def report(name: str, analyses: Sequence[Analysis], *, show: bool) -> None:
    """Align some articles; print how long it took and how much was found."""
    begin = time.perf_counter()
    found = alignment.align(analyses)
    took = time.perf_counter() - begin
    total = sum(len(analysis.sentences) for analysis in analyses)
    own = sum(len(points) for _, points in found.alone)
    print(
        f"{name}: {len(analyses)} articles, {total} sentences, {took:.2f} s; {len(found.shared)} points in two "
        f"sources or more, {own} sentences in one only, {len(found.copies)} texts printed more than once"
    )
    by_id = {analysis.article.id: analysis for analysis in analyses}
    for point in found.shared if show else ():
        print(f"\n{point.sources} sources, {point.texts} texts, weight {point.weight:.2f}")
        for passage in point.passages:
            analysis = by_id[passage.article]
            print(f"   {analysis.article.outlet}: {analysis.text(analysis.sentences[passage.sentence].span)}")


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="print the aligned sentences")
    arguments = parser.parse_args()
    folder = needed(data_folder() / "agreement")
    listed = pairs(folder)
    questions = sorted({pair.question for pair in listed})
    for name, chosen in (
        ("all", listed),
        ("tune", [pair for pair in listed if tuned_on(pair.question)]),
        ("check", [pair for pair in listed if not tuned_on(pair.question)]),
        *((question, [pair for pair in listed if pair.question == question]) for question in questions),
    ):
        print(
            f"{name}: {balanced(chosen, found_same):.1f} (overlap {balanced(chosen, overlap):.1f}), {len(chosen)} pairs"
        )
    report("recession", story(folder), show=arguments.show)
    bundled = [split(files.read(path)) for path in sorted(bundled_folder("articles").glob("*.md"))]
    report("bundled", bundled, show=arguments.show)


if __name__ == "__main__":
    main()
