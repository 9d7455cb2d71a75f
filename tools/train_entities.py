"""Trains the tagger of names and writes its weights: `python -m tools.train_entities`.

The corpora lie in the folder of development data. The same corpora give the same bytes. UNER EWT is CC BY-SA 4.0, so
weights trained on it are under that licence; `--without` leaves a corpus out, to measure on it.
"""

import argparse
import gzip
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from reader.analysis.entities import features
from reader.analysis.entities.tagger import WEIGHTS
from tools.corpora import CORPORA, documents
from tools.evaluate.places import data_folder

_DEFAULT = Path(__file__).resolve().parents[1] / "reader" / "data" / WEIGHTS
_PARAMETERS = {"max_iterations": 8, "feature.possible_transitions": True}
"""Averaged perceptron (Collins 2002): few rounds, as more fit the corpora and not the news; all transitions, so that a
rare one is improbable and not free."""
_UNUSED = frozenset({"meantime"})
"""Labelled in part only, so it would teach to leave names out; it serves to measure."""


def training_corpora(*, without: Sequence[str] = ()) -> list[str]:
    """The names of the corpora to train on."""
    return [corpus for corpus in CORPORA if corpus not in _UNUSED.union(without)]


def train(corpora: list[str], folder: Path, target: Path) -> int:
    """Train on `corpora` in `folder`, write the weights to `target`, return the number of sentences."""
    trainer = pycrfsuite.Trainer("ap", verbose=False)
    trainer.set_params(_PARAMETERS)
    count = 0
    for corpus in corpora:
        for document in documents(corpus, folder):
            texts = [[word for word, _ in sentence] for sentence in document.sentences]
            lowered, capitals = features.lower_case(texts), features.inside(texts)
            for words, sentence in zip(texts, document.sentences, strict=True):
                trainer.append(features.of(words, lowered, capitals), [label for _, label in sentence])
                count += 1
    with TemporaryDirectory() as folder_of_weights:
        weights = Path(folder_of_weights) / "weights"
        trainer.train(str(weights))
        target.write_bytes(gzip.compress(weights.read_bytes(), mtime=0))
    return count


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--without", action="append", default=[], choices=sorted(CORPORA), help="leave a corpus out")
    parser.add_argument("--to", type=Path, default=_DEFAULT, help="where to write the weights")
    options = parser.parse_args()
    used = training_corpora(without=options.without)
    count = train(used, data_folder() / "entities", options.to)
    print(f"{options.to}: {options.to.stat().st_size:,} bytes from {count:,} sentences of {', '.join(used)}")


if __name__ == "__main__":
    main()
