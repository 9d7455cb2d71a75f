"""Measures the finder of entities: `python -m tools.evaluate.entities [-v] [--weights FILE]`.

The weights that ship are trained on UNER EWT too. To measure on it make others that are not, by
`python -m tools.train_entities --without uner --to FILE`.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from reader.analysis.entities import tagger
from tools.evaluate import entity_mentions, names
from tools.evaluate.figures import Figure, figure, needed
from tools.evaluate.friendships import PARTS
from tools.evaluate.places import data_folder, f1
from tools.train_entities import train, training_corpora

_ELSEWHERE = (
    ("CRF on open corpora 59.6", "spaCy CNN on the same 57.1 (other news and wiki text)"),
    ("CRF on open corpora 73.0", "spaCy CNN on the same 73.3 (other news and wiki text)"),
)


def measure(data: Path) -> tuple[Figure, ...]:
    """The area's figures. Trains the tagger without UNER EWT first, to measure on it: some 15 seconds."""
    corpora, friendships = needed(data / "entities"), needed(data / "friendships")
    with TemporaryDirectory() as folder:
        weights = Path(folder) / "weights"
        train(training_corpora(without=["uner"]), corpora, weights)
        with instead(weights):
            (typed, untyped), (typed_checked, untyped_checked) = (
                names.figures(corpora, "uner", half) for half in ("tune", "check")
            )
    meantime = [names.counted(corpora, "meantime", half)[0] for half in ("tune", "check")]
    found_names = [100 * counts["right"] / counts["gold"] for counts in meantime]
    tuned, _ = entity_mentions.counted(friendships, [part for part in PARTS if part != "check"])
    checked, _ = entity_mentions.counted(friendships, ["check"])

    def share(part: str, of: str) -> tuple[float, float]:
        tuned_share, checked_share = (100 * counts[part] / max(1, counts[of]) for counts in (tuned, checked))
        return tuned_share, checked_share

    labelled = (f1(counts["labelled"], counts["found"], counts["named"]) for counts in (tuned, checked))
    return (
        figure("entities", "EWT, typed span F1", (typed, typed_checked), *_ELSEWHERE[0]),
        figure("entities", "EWT, untyped span F1", (untyped, untyped_checked), *_ELSEWHERE[1]),
        figure("entities", "MEANTIME, names found", (found_names[0], found_names[1])),
        figure("entities", "names to their entity", share("named right", "named")),
        figure("entities", "descriptions to theirs", share("nominal right", "nominal")),
        figure("entities", "names found, F1", (next(labelled), next(labelled))),
    )


@contextmanager
def instead(weights: Path) -> Iterator[None]:
    """Let the tagger use these weights and not those that ship."""
    tagger._model.cache_clear()
    with mock.patch.object(tagger, "read_bytes", return_value=weights.read_bytes()):
        yield
    tagger._model.cache_clear()


def table(*, verbose: bool = False) -> str:
    """The area's table, as text; with `verbose` the mistakes too."""
    folder = data_folder()
    lines = [names.score(folder / "entities", corpus, part) for corpus, part in (("uner", "tune"), ("uner", "check"))]
    lines.append(names.score(folder / "entities", "meantime"))
    lines.append(entity_mentions.table(folder / "friendships", verbose=verbose))
    return "\n".join(lines)


def main() -> None:
    """Read the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-v", "--verbose", action="store_true", help="list the mistakes")
    parser.add_argument("--weights", type=Path, help="use these weights and not those that ship")
    options = parser.parse_args()
    if options.weights is None:
        print(table(verbose=options.verbose))
        return
    with instead(options.weights):
        print(table(verbose=options.verbose))


if __name__ == "__main__":
    main()
