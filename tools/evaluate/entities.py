"""Measures the finder of entities."""

import sys

from tools.evaluate import entity_mentions, names
from tools.evaluate.places import data_folder


def table(*, verbose: bool = False) -> str:
    """The area's table, as text; with `verbose` the mistakes too."""
    folder = data_folder()
    lines = [names.score(folder / "entities", corpus, part) for corpus, part in (("uner", "tune"), ("uner", "check"))]
    lines.append(names.score(folder / "entities", "meantime"))
    lines.append(entity_mentions.table(folder / "friendships", verbose=verbose))
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(verbose="-v" in sys.argv))
