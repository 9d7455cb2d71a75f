"""Keeps the floors: figures that a change may raise and not lower."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from reader.documents import load, read_text
from reader.errors import CrossreadError
from tools.evaluate.figures import Figure

FILE = Path(__file__).with_name("floors.yaml")
_HEAD = """\
# What each checked figure may not fall below. Written by `python -m tools.evaluate --pin`, which only raises them:
# whoever lowers one does it here by hand and says why in the commit.
"""


class Lowered(CrossreadError):
    """A figure that is to be pinned has fallen below its floor."""


def read(path: Path = FILE) -> dict[str, float]:
    """The floors by the key of their figure; none when there is no file. Raises FileProblem."""
    if not path.exists():
        return {}
    values = load(read_text(path), path.name).mapping(optional=None)
    return {key: float(value.text()) for key, value in values.items()}


def pinned(floors: Mapping[str, float], figures: Iterable[Figure]) -> dict[str, float]:
    """The floors raised to these figures, in alphabetical order. Raises Lowered if one has fallen."""
    found = {figure.key: figure.checked for figure in figures}
    fallen = [
        f"{key} is {found[key]}, its floor {floors[key]}" for key in found.keys() & floors if found[key] < floors[key]
    ]
    if fallen:
        raise Lowered("; ".join(sorted(fallen)))
    return dict(sorted({**floors, **found}.items()))


def write(floors: Mapping[str, float], path: Path = FILE) -> None:
    """Write them to the file."""
    path.write_text(_HEAD + "".join(f'"{key}": {value:.1f}\n' for key, value in floors.items()), encoding="utf-8")
