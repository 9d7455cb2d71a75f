"""Understands what has come into the library, so that searches by names and answers find it."""

from collections.abc import Sequence

from reader.cli.progress import Progress
from reader.library import Library, answering

_MOST = 500
"""Articles that are understood as they come: some ten seconds of work."""


def understand(library: Library, keys: Sequence[int]) -> None:
    """Understand these articles, of very many the last, with a line on the terminal that says how far it is."""
    question = library.question()
    chosen = keys[-_MOST:]
    with Progress() as progress:
        for done, key in enumerate(chosen, start=1):
            for article in library.articles_of([key]):
                answering.keep(library, key, article, question)
            progress.show(f"{done} of {len(chosen)} articles understood")
