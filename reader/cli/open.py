"""Opens the reader on the screen."""

import os
import sys
from pathlib import Path

import click

from reader.cli import output
from reader.errors import UsageProblem


@click.command("open")
@click.argument("paths", nargs=-1, type=click.Path())
def open_reader(paths: tuple[str, ...]) -> int:
    """Open the reader on these files and folders, or on the articles that come with it."""
    if not _can_be_drawn():
        raise UsageProblem(
            "the reader needs a terminal that can draw; without one use `crossread list`, `show`, `summarize`, "
            "`analyze`, `compare`, `story` or `export`"
        )
    from reader import settings, tui
    from reader.cli.shelf import open_library
    from reader.model import Problem

    loaded = settings.read()
    library, problems = open_library([Path(path) for path in paths], spacy_model=loaded.settings.spacy_model)
    if not library.total():
        for name, reason in library.problems:
            output.complain(f"{name}: {reason}")
        return 1
    own_problems = [Problem(problem.place, problem.reason) for problem in (*loaded.problems, *problems)]
    return tui.run(library, loaded.settings, problems=own_problems)


def _can_be_drawn() -> bool:
    # A browser's driver speaks through pipes: `crossread serve` starts the reader so.
    if os.environ.get("TEXTUAL_DRIVER"):
        return True
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return os.environ.get("TERM") not in ("dumb", "unknown")
