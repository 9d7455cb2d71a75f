"""Measures the finder of entities: `python -m tools.evaluate.entities [-v] [--weights FILE]`.

The weights that ship are trained on UNER EWT too. To measure on it make others that are not, by
`python -m tools.train_entities --without uner --to FILE`.
"""

import argparse
from pathlib import Path
from unittest import mock

from reader.analysis.entities import tagger
from tools.evaluate import entity_mentions, names
from tools.evaluate.places import data_folder


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
    with mock.patch.object(tagger, "read_bytes", return_value=options.weights.read_bytes()):
        print(table(verbose=options.verbose))


if __name__ == "__main__":
    main()
