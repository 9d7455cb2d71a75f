"""Measures summaries of news by ROUGE against the neutral summaries of roundups (`pip install rouge-score`).

`story`: the openings of all outlets as one text of a paragraph each, three sentences. `one` and `two`: the opening of
a single outlet, if it has three sentences or more, against the same summary. The summary of a story over its sources
is measured as `story` is, with the outlets kept apart. No text of the data is longer than an opening, so the figures
say which sentence is best, not how deep into an article a method should look.
"""

import argparse
import importlib
import importlib.util
import statistics
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from reader.analysis.pipeline import analyse
from reader.analysis.sentences import spans
from reader.analysis.summary import METHODS, candidates, crossread, summarise
from reader.analysis.summary.length import parse
from reader.analysis.summary.story import summarise_story
from reader.model import Analysis
from tools.evaluate.figures import Figure, NotMeasured, figure
from tools.evaluate.places import data_folder
from tools.evaluate.roundups import Roundup, article, roundups

MEASURES = ("rouge1", "rouge2", "rougeLsum")
Chooser = Callable[[Analysis, str], Sequence[int]]
Case = tuple[Analysis, str]
Told = tuple[Sequence[Analysis], str]


def cases(chosen: Sequence[Roundup]) -> dict[str, tuple[str, list[Case]]]:
    """For each task its length, and the texts with the summary to compare with, one sentence a line."""
    stories: list[Case] = []
    single: list[Case] = []
    for roundup in chosen:
        reference = "\n".join(span.of(roundup.summary) for span in spans(roundup.summary))
        together = article([each.body for each in roundup.articles], roundup.articles[0].title, "")
        stories.append((analyse(together), reference))
        single += [(analyse(each), reference) for each in roundup.articles]
    long_enough = [case for case in single if len(candidates.of(case[0])) >= 3]
    return {"story": ("3", stories), "one": ("1", long_enough), "two": ("2", long_enough)}


def told(chosen: Sequence[Roundup]) -> list[Told]:
    """The articles of each story with the summary to compare with."""
    return [
        (
            [analyse(each) for each in roundup.articles],
            "\n".join(span.of(roundup.summary) for span in spans(roundup.summary)),
        )
        for roundup in chosen
    ]


def chosen_from(analyses: Sequence[Analysis], length: str) -> Sequence[str]:
    """The sentences that the summary of a story chooses; all of them where the story is too short."""
    by_article = {analysis.article.id: analysis for analysis in analyses}
    passages = [(by_article[pick.article], pick.sentence) for pick in summarise_story(analyses, length=length).picks]
    everything = [(analysis, index) for analysis in analyses for index in range(len(analysis.sentences))]
    return [analysis.text(analysis.sentences[index].span) for analysis, index in passages or everything]


def by_method(method: str) -> Chooser:
    """The sentences that a method chooses; all of them where the text is too short."""

    def choose(analysis: Analysis, length: str) -> Sequence[int]:
        picks = summarise(analysis, method, length).picks
        return [pick.sentence for pick in picks] or range(len(analysis.sentences))

    return choose


def by_weights(weights: crossread.Weights) -> Chooser:
    """The sentences that our method chooses with these weights."""

    def choose(analysis: Analysis, length: str) -> Sequence[int]:
        sentences = candidates.of(analysis)
        budget = parse(length).budget([sentence.length for sentence in sentences])
        found = crossread.choose(analysis, sentences, frozenset(range(len(sentences))), budget, weights)
        return sorted(sentences[index].sentence for index, _ in found)

    return choose


def openings(analysis: Analysis, length: str) -> Sequence[int]:
    """The first sentence of each paragraph, up to `length` sentences."""
    first: dict[int, int] = {}
    for index, sentence in enumerate(analysis.sentences):
        first.setdefault(sentence.block, index)
    return list(first.values())[: int(length)]


class Scores:
    """ROUGE F1 in per cent, with stemming."""

    def __init__(self) -> None:
        if importlib.util.find_spec("rouge_score") is None:
            raise NotMeasured("`pip install rouge-score` first")
        self._scorer: Any = importlib.import_module("rouge_score.rouge_scorer").RougeScorer(MEASURES, use_stemmer=True)

    def mean(self, length: str, texts: Sequence[Case], choose: Chooser) -> tuple[float, ...]:
        """Mean of each measure over the texts."""
        return self._mean(
            ([analysis.text(analysis.sentences[index].span) for index in choose(analysis, length)], reference)
            for analysis, reference in texts
        )

    def mean_of_stories(self, length: str, stories: Sequence[Told]) -> tuple[float, ...]:
        """Mean of each measure over the summaries of stories."""
        return self._mean((chosen_from(analyses, length), reference) for analyses, reference in stories)

    def _mean(self, summaries: Iterable[tuple[Sequence[str], str]]) -> tuple[float, ...]:
        rows = []
        for sentences, reference in summaries:
            found = self._scorer.score(reference, "\n".join(sentences))
            rows.append([100 * found[measure].fmeasure for measure in MEASURES])
        return tuple(statistics.mean(column) for column in zip(*rows, strict=True))


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures, with sumy's LexRank and LEAD beside ours."""
    scores = Scores()
    everything = roundups(data)
    tuned, checked = (cases([each for each in everything if each.half == half]) for half in ("tune", "check"))
    named = {"story": "3 sentences of a story", "one": "1 sentence of an opening", "two": "2 sentences of an opening"}
    found = []
    for task, name in named.items():
        length, texts = checked[task]
        ours, lead, lexrank = (
            scores.mean(length, texts, by_method(method)) for method in ("crossread", "lead", "lexrank")
        )
        before = scores.mean(length, tuned[task][1], by_method("crossread"))
        for index, measured in enumerate(("R-1", "R-2", "R-Lsum")):
            others = f"lead {lead[index]:.1f} (here)", f"LexRank {lexrank[index]:.1f} (sumy, here)"
            found.append(figure("summaries", f"{name}, {measured}", (before[index], ours[index]), *others))
    halves = ([each for each in everything if each.half == half] for half in ("tune", "check"))
    before, ours = (scores.mean_of_stories("3", told(half)) for half in halves)
    joined = scores.mean("3", checked["story"][1], by_method("crossread"))
    for index, measured in enumerate(("R-1", "R-2", "R-Lsum")):
        name = f"3 sentences over the sources of a story, {measured}"
        other = f"the sources as one text {joined[index]:.1f} (here)"
        found.append(figure("summaries", name, (before[index], ours[index]), other))
    return tuple(found)


def table(half: str, choosers: Mapping[str, Chooser]) -> str:
    """A line a chooser, ROUGE-1, -2 and -L of each task."""
    scores = Scores()
    tasks = cases([each for each in roundups(data_folder()) if half in {"all", each.half}])
    heads = "".join(f"{f'{name} ({len(texts)})':>21}" for name, (_, texts) in tasks.items())
    lines = [f"{half:16}{heads}"]
    for name, choose in choosers.items():
        cells = (scores.mean(length, texts, choose) for length, texts in tasks.values())
        lines.append(f"{name:16}" + "".join("".join(f"{value:7.1f}" for value in cell) for cell in cells))
    return "\n".join(lines)


def without_each() -> dict[str, Chooser]:
    """Our method, then with each of its signs left out."""
    chosen = crossread.WEIGHTS
    choosers = {"crossread": by_weights(chosen)}
    for field in fields(chosen):
        if field.name not in {"fall", "few"}:
            choosers[f"no {field.name}"] = by_weights(replace(chosen, **{field.name: 0.0}))
    return choosers


def main() -> int:
    """Print the table of methods, or with `--signs` what each sign of our method is worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="check")
    parser.add_argument("--signs", action="store_true")
    options = parser.parse_args()
    methods = {method: by_method(method) for method in METHODS}
    print(table(options.half, without_each() if options.signs else {**methods, "openings": openings}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
