"""Gazetteers, lexicons, relations, questions and trained weights that ship with the program."""

from importlib import resources


def read_text(name: str) -> str:
    """Return the shipped file `name` ("relations/friendship.yaml") as text. Raises FileNotFoundError."""
    return resources.files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """Return the shipped file `name` as bytes. Raises FileNotFoundError."""
    return resources.files(__name__).joinpath(name).read_bytes()


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """Names of the shipped files in `folder` that end in `suffix`, sorted, without the suffix."""
    entries = resources.files(__name__).joinpath(folder).iterdir()
    return tuple(sorted(entry.name.removesuffix(suffix) for entry in entries if entry.name.endswith(suffix)))
