"""Prints one table of all measured quality: `python -m tools.evaluate [AREA…] [--pin]`."""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace

from reader.errors import FileProblem
from tools.evaluate import floors
from tools.evaluate.areas import AREAS
from tools.evaluate.figures import Figure, NotMeasured
from tools.evaluate.places import data_folder


def table(figures: Sequence[Figure]) -> str:
    """The figures as columns; a figure below its floor is marked."""
    rows = [("area", "figure", "tuned", "checked", "floor", "baselines")]
    rows += [
        (
            figure.area,
            figure.name,
            _number(figure.tuned),
            _number(figure.checked) + (" FELL" if figure.fell else ""),
            _number(figure.floor),
            figure.baseline,
        )
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(5)]
    return "\n".join(
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[5])) for row in rows
    )


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:5.1f}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a figure is below its floor, could not be measured or was not pinned."""
    parser = argparse.ArgumentParser(prog="python -m tools.evaluate", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all when none is named")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    options = parser.parse_args(arguments)
    unknown = [area for area in options.areas if area not in AREAS]
    if unknown:
        parser.error(f"unknown area `{unknown[0]}`: there are {', '.join(AREAS)}")
    try:
        kept = floors.read()
    except FileProblem as problem:
        print(problem, file=sys.stderr)
        return 1
    measured: list[Figure] = []
    missing: list[str] = []
    for area in options.areas or AREAS:
        try:
            measured += AREAS[area](data_folder())
        except NotMeasured as reason:
            missing.append(f"{area} is not measured: {reason}")
    judged = [replace(figure, floor=kept.get(figure.key)) for figure in measured]
    if judged:
        print(table(judged))
    if missing:
        print("\n".join(missing), file=sys.stderr)
    if options.pin:
        try:
            floors.write(floors.pinned(kept, measured))
        except floors.Lowered as reason:
            print(f"Nothing is pinned: {reason}", file=sys.stderr)
            return 1
    return 1 if missing or any(figure.fell for figure in judged) else 0


if __name__ == "__main__":
    sys.exit(main())
