"""Measures target sentiment: macro-F1 on the development sets of NewsMTSC, which the training never saw.

`python -m tools.evaluate.sentiment`. The data is read from the folder that CROSSREAD_DATA names (default:
`../shared/data`). Beside the model stand the commonest label and, where `vaderSentiment` is installed, VADER with its
usual limits of 0.05. Then the precision of negative and positive by how sure the model is: what a signal is worth.
"""

import sys
import time
from collections import Counter
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from reader.analysis.sentiment import Polarity, polarity
from tools.evaluate.figures import Figure, figure, needed
from tools.train_sentiment import DATA, Sample, macro_f1, read

LABELS = (-1, 0, 1)


def likeliest(found: Polarity) -> int:
    """The label, -1, 0 or 1, with the highest probability."""
    return max(LABELS, key=lambda label: found[label + 1])


def vader(samples: Sequence[Sample]) -> list[int] | None:
    """VADER's label of each whole sentence; None where it is not installed."""
    if find_spec("vaderSentiment") is None:
        return None
    judge = import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
    scores = [judge.polarity_scores(sample.text)["compound"] for sample in samples]
    return [(score >= 0.05) - (score <= -0.05) for score in scores]


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures, on sets that the training never saw."""
    folder = needed(data / "target_sentiment")
    elsewhere = {"dev_rw": ("VADER 53.0", "GRU-TSC 83.1"), "dev_mt": ("VADER 48.9", "GRU-TSC 82.5")}
    found = []
    for name, others in elsewhere.items():
        samples = read(name, folder)
        gold = [sample.label for sample in samples]
        labels = [likeliest(polarity(sample.text, sample.target)) for sample in samples]
        commonest = macro_f1(gold, [Counter(gold).most_common(1)[0][0]] * len(gold))
        baselines = f"commonest label {commonest:.1f} (here)", *(f"{other} (test set)" for other in others)
        found.append(figure("sentiment", f"{name}, macro-F1", (None, macro_f1(gold, labels)), *baselines))
    return tuple(found)


def report(name: str, samples: Sequence[Sample]) -> list[tuple[Polarity, int]]:
    """Print the figures of one set; return what was found, with the label."""
    polarity("Nothing.", samples[0].target)
    begin = time.perf_counter()
    found = [polarity(sample.text, sample.target) for sample in samples]
    took = (time.perf_counter() - begin) / len(samples)
    gold = [sample.label for sample in samples]
    commonest = Counter(gold).most_common(1)[0][0]
    baseline = vader(samples)
    others = f"commonest label {macro_f1(gold, [commonest] * len(gold)):.1f}"
    others += "" if baseline is None else f", VADER {macro_f1(gold, baseline):.1f}"
    sure = sum(max(one) for one in found)
    right = sum(likeliest(one) == label for one, label in zip(found, gold, strict=True))
    print(
        f"{name}: macro-F1 {macro_f1(gold, [likeliest(one) for one in found]):.1f} ({others}); "
        f"accuracy {100 * right / len(gold):.1f}, mean confidence {100 * sure / len(gold):.1f}; "
        f"{len(samples)} mentions, {1000 * took:.2f} ms each"
    )
    return list(zip(found, gold, strict=True))


def main() -> None:
    """Print every figure."""
    if not DATA.is_dir():
        sys.exit(f"{DATA} is not here: set CROSSREAD_DATA to the folder with the data")
    results = [pair for name in ("dev_rw", "dev_mt") for pair in report(name, read(name))]
    for limit in (0.5, 0.6, 0.7, 0.8, 0.9):
        for label, word in ((-1, "negative"), (1, "positive")):
            sure = [gold for found, gold in results if found[label + 1] >= limit]
            share = sure.count(label) / max(1, len(sure))
            opposite = sure.count(-label) / max(1, len(sure))
            print(f"{word} >= {limit}: {len(sure)} mentions, right {share:.2f}, the opposite {opposite:.2f}")


if __name__ == "__main__":
    main()
