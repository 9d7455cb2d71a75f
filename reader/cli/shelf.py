"""Opens the reader's library for commands."""

import os
from collections.abc import Sequence
from pathlib import Path

from reader import paths as places
from reader import settings
from reader.cli import output
from reader.errors import CrossreadError, FileProblem, StoreProblem
from reader.ingest import question_files
from reader.library import Library
from reader.store.corrections import Corrections
from reader.text import clean_line


def open_library(paths: Sequence[Path] = (), *, spacy_model: str = "") -> tuple[Library, tuple[FileProblem, ...]]:
    """The library with the reader's own questions and labels, and what was wrong in the files of these.

    `spacy_model` is what the settings name. Where it cannot be used, names are found without it, and that is told too.
    Raises StoreProblem.
    """
    corrections, label_problems = Corrections.read()
    own_questions, question_problems = question_files.own()
    library = Library.open(paths, corrections=corrections, extra_questions=own_questions)
    model_problems: list[FileProblem] = []
    if not spacy_model:
        return library, (*label_problems, *question_problems)
    # Whoever only wants a list need not wait until all that understands texts is loaded.
    from reader.analysis import pipeline

    try:
        library.pipeline = pipeline.with_model(os.path.expanduser(spacy_model))
    except CrossreadError as problem:
        model_problems.append(FileProblem(settings.FILE_NAME, str(problem)))
    return library, (*label_problems, *question_problems, *model_problems)


def reading_library() -> Library:
    """The library to read from, with what is wrong in the reader's own files told. Raises StoreProblem.

    Where there is no library, or an empty one, it holds the articles that come with crossread. That is told to whoever
    has begun one, or named a file for it.
    """
    library, problems = open_library()
    for problem in problems:
        output.complain(str(problem))
    if not library.kept and (os.environ.get("CROSSREAD_LIBRARY") or places.library_file().exists()):
        output.complain(f"{_shown()} holds no articles yet: meant are those that come with crossread")
    return library


def own_library() -> Library:
    """A library without articles, with the reader's own questions and labels: for files alone."""
    corrections, _ = Corrections.read()
    return Library(corrections=corrections, extra_questions=question_files.own()[0])


def kept_library(*, make: bool = False) -> Library:
    """The reader's own library, to be written to; where there is none it is made, or refused.

    Raises StoreProblem, also where it can only be read, and CrossreadError.
    """
    if not make and not places.library_file().exists():
        raise CrossreadError(
            f"there is no library yet ({_shown()}): `crossread import` and `crossread feeds add` make it"
        )
    return writable(Library.at_home())


def writable(library: Library) -> Library:
    """The library, where it can be written to: better to know before the network is asked. Raises StoreProblem."""
    if library.store.read_only:
        raise StoreProblem(f"{_shown()} can only be read: check the rights of the file and its folder")
    return library


def listed_library() -> Library:
    """The reader's own library, or an empty one where there is none, to list what is in it. Raises StoreProblem."""
    return Library.at_home() if places.library_file().exists() else Library()


def _shown() -> str:
    return clean_line(str(places.library_file()))
