"""Writes `reader/data/neighbours.tsv`, words of like meaning: `python -m tools.make_neighbours [--packages FOLDER]`.

Two words are neighbours when each is among the two nearest of the other in the 50-dimensional GloVe 6B vectors, and
their cosine is at least 0.7: asking both sides keeps words apart that are near to everything. Opposites are near, too
("win", "lose"), so a pair is left out when the VADER lexicon gives the words different signs. The packages needed are
those of `tools.train_sentiment`. The same input gives the same bytes.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from reader.analysis.tokens import stem, stop_words
from tools.train_sentiment import lexicon, vectors

FILE = Path(__file__).parents[1] / "reader" / "data" / "neighbours.tsv"
FREQUENT = 12_000
NEAREST = 2
LEAST = 0.7
HEADER = """\
# Words of like meaning, made by tools/make_neighbours.py from GloVe 6B vectors (Pennington, Socher and Manning, 2014),
# under the Public Domain Dedication and License 1.0. A pair stands once, under its first word in the alphabet.
"""


def main() -> None:
    """Find the pairs and write them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--packages", help="folder with the packages that only this tool needs")
    arguments = parser.parse_args()
    if arguments.packages:
        sys.path.append(arguments.packages)
    space = vectors()
    polarity = lexicon()
    words = [word for word in list(space)[:FREQUENT] if word not in stop_words()]
    table = np.array([space[word] for word in words])
    cosines = table @ table.T
    np.fill_diagonal(cosines, -1.0)
    nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST]
    near = [set(row.tolist()) for row in nearest]
    pairs: defaultdict[str, set[str]] = defaultdict(set)
    for row, others in enumerate(near):
        for other in others:
            first, second = sorted((words[row], words[other]))
            opposite = polarity.get(first, 0.0) * polarity.get(second, 0.0) < 0
            if row in near[other] and cosines[row, other] >= LEAST and not opposite and stem(first) != stem(second):
                pairs[first].add(second)
    lines = ["\t".join([word, *sorted(pairs[word])]) for word in sorted(pairs)]
    FILE.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    print(f"{sum(map(len, pairs.values()))} pairs in {FILE}")


if __name__ == "__main__":
    main()
