"""The terminal application."""

from collections.abc import Sequence

from reader.library import Library
from reader.model import Problem
from reader.settings import Settings


def run(library: Library, settings: Settings, *, problems: Sequence[Problem] = ()) -> int:
    """Open the reader and return the exit code. `problems` are told in a toast."""
    from reader.tui.app import run as run_app

    return run_app(library, settings, problems=problems)
