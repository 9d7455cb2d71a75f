"""Measures the finder of entities."""

import sys

from tools.evaluate import entity_mentions
from tools.evaluate.places import data_folder


def table(*, verbose: bool = False) -> str:
    """The area's table, as text; with `verbose` the mistakes too."""
    return entity_mentions.table(data_folder() / "friendships", verbose=verbose)


if __name__ == "__main__":
    print(table(verbose="-v" in sys.argv))
