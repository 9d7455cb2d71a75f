"""Measures quotes: token F1 of source, cue and content against hand-annotated articles, with the naive rules beside it.

`python -m tools.evaluate.quotes [--half tune|check|all] [--show FILE]`. The data is read from the folder that
CROSSREAD_DATA names (default: `../shared/data`). A token counts for a role when a span of that role touches it;
counts are added up over the articles. The articles are split in halves by the hash of their name: rules are tuned on
one half only.
"""

import argparse
import hashlib
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.analysis import quotes, sentences
from reader.ingest import article
from reader.model import Analysis, Article, Block, Quote, Span
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.places import data_folder

ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_BLOCK = re.compile(r"\S(?:[^\n]*\S)?")
_SAID = re.compile(r"\b(?:said|says|told|added|wrote|asked|tweeted|according to)\b")
_NAME_BEFORE = re.compile(r"(?:(?:[A-Z][\w.’'-]+ )+|\b(?:he|she|they|He|She|They) )$")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")


@dataclass(frozen=True, slots=True)
class Sample:
    """One annotated article: spans by role."""

    name: str
    article: Article
    gold: dict[str, tuple[Span, ...]]


def load(folder: Path) -> list[Sample]:
    """The annotated articles in `folder`, by name."""
    return [_sample(path) for path in sorted(folder.glob("*.txt"))]


def _sample(path: Path) -> Sample:
    with path.open(encoding="utf-8", newline="") as file:
        body = file.read()
    spans: dict[str, list[Span]] = {role: [] for role in ROLES}
    for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if not fields[0].startswith("T"):
            continue
        role, _, ranges = fields[1].partition(" ")
        if role.lower() in spans:
            spans[role.lower()].extend(Span(*map(int, part.split())) for part in ranges.split(";"))
    blocks = [Block(Span(*match.span())) for match in _BLOCK.finditer(body)]
    return Sample(path.stem, article.make(body, blocks), {role: tuple(found) for role, found in spans.items()})


def half(name: str) -> str:
    """The half that the article belongs to: rules are tuned on `tune` and checked on `check`."""
    return "tune" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 == 0 else "check"


def understood(sample: Sample) -> Analysis:
    """The analysis of the article with its quotes, and no entities: spans do not rest on them."""
    return quotes.find(sentences.find(Analysis(sample.article)))


def by_role(found: Iterable[Quote]) -> dict[str, tuple[Span, ...]]:
    """The spans of quotes with a speaker or cue, by role; what nobody says is no attribution."""
    said = [quote for quote in found if quote.speaker_span or quote.cue_span]
    return {
        "source": tuple(quote.speaker_span for quote in said if quote.speaker_span),
        "cue": tuple(quote.cue_span for quote in said if quote.cue_span),
        "content": tuple(quote.span for quote in said),
    }


def naive(body: str) -> dict[str, tuple[Span, ...]]:
    """The baseline: a few verbs of saying, the capitalised words before them, and all that is in quotation marks."""
    cues = [Span(*match.span()) for match in _SAID.finditer(body)]
    before = [(cue, _NAME_BEFORE.search(body, max(0, cue.start - 60), cue.start)) for cue in cues]
    return {
        "source": tuple(Span(match.start(), match.end() - 1) for _, match in before if match),
        "cue": tuple(cues),
        "content": tuple(Span(*match.span()) for match in _QUOTED.finditer(body)),
    }


def counts(body: str, found: Sequence[Span], gold: Sequence[Span]) -> Counter[str]:
    """True positives, false positives and false negatives in tokens."""
    counted: Counter[str] = Counter()
    inside = [_flags(body, spans) for spans in (found, gold)]
    for match in _TOKEN.finditer(body):
        here = [any(flags[match.start() : match.end()]) for flags in inside]
        counted["hit"] += here[0] and here[1]
        counted["wrong"] += here[0] and not here[1]
        counted["missed"] += here[1] and not here[0]
    return counted


def _flags(body: str, spans: Sequence[Span]) -> bytearray:
    flags = bytearray(len(body))
    for span in spans:
        flags[span.start : span.end] = b"\1" * (span.end - span.start)
    return flags


def scores(counted: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1, in per cent."""
    found, gold = counted["hit"] + counted["wrong"], counted["hit"] + counted["missed"]
    precision = counted["hit"] / found if found else 0.0
    recall = counted["hit"] / gold if gold else 0.0
    both = precision + recall
    return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures."""
    samples = load(needed(data / "quotes" / "articles"))
    halves = [[sample for sample in samples if half(sample.name) == name] for name in ("tune", "check")]
    ours = [{role: scores(total)[2] for role, total in totals(chosen, _found).items()} for chosen in halves]
    simple = totals(halves[1], lambda sample: naive(sample.article.body))
    trained = {"source": 65, "cue": 60, "content": 82}
    return tuple(
        figure(
            "quotes",
            f"{role}, token F1",
            (ours[0][role], ours[1][role]),
            f"naive rules {scores(simple[role])[2]:.1f} (here)",
            f"perceptron CRF trained on such articles {trained[role]}",
        )
        for role in ROLES
    )


def totals(
    samples: Sequence[Sample], find: Callable[[Sample], Mapping[str, Sequence[Span]]]
) -> Mapping[str, Counter[str]]:
    """By role, the tokens counted over all samples."""
    added: dict[str, Counter[str]] = {role: Counter() for role in ROLES}
    for sample in samples:
        found = find(sample)
        for role in ROLES:
            added[role] += counts(sample.article.body, found[role], sample.gold[role])
    return added


def _found(sample: Sample) -> Mapping[str, Sequence[Span]]:
    return by_role(understood(sample).quotes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "check", "all"), default="all")
    parser.add_argument("--show", default="", help="print what was found in the articles whose name holds this")
    options = parser.parse_args(arguments)
    folder = data_folder() / "quotes" / "articles"
    if not folder.is_dir():
        print(f"no annotated articles in {folder}: set CROSSREAD_DATA", file=sys.stderr)
        return 1
    samples = [sample for sample in load(folder) if options.half in {"all", half(sample.name)}]
    started = time.perf_counter()
    analysed = [(sample, understood(sample)) for sample in samples]
    seconds = time.perf_counter() - started
    print(f"{len(samples)} articles ({options.half}), {seconds:.2f} s")
    print(f"{'':10}{'precision':>10}{'recall':>8}{'F1':>7}{'naive F1':>10}")
    for role in ROLES:
        ours: Counter[str] = Counter()
        simple: Counter[str] = Counter()
        for sample, analysis in analysed:
            body = sample.article.body
            ours += counts(body, by_role(analysis.quotes)[role], sample.gold[role])
            simple += counts(body, naive(body)[role], sample.gold[role])
        precision, recall, f1 = scores(ours)
        print(f"{role:10}{precision:10.1f}{recall:8.1f}{f1:7.1f}{scores(simple)[2]:10.1f}")
    for sample, analysis in analysed:
        if options.show and options.show in sample.name:
            _show(analysis)
    return 0


def _show(analysis: Analysis) -> None:
    for quote in analysis.quotes:
        parts = [analysis.text(span) if span else "-" for span in (quote.speaker_span, quote.cue_span, quote.span)]
        print(
            f"{quote.span.start:6} {'direct' if quote.direct else 'reported':9}{quote.speaker!r} | " + " | ".join(parts)
        )


if __name__ == "__main__":
    sys.exit(main())
