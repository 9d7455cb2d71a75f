"""The articles and the question that a command is asked about, from ids, files, folders and standard input."""

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from reader import settings
from reader.analysis import pipeline
from reader.cli import output
from reader.errors import CrossreadError, FileProblem, UnsuitableArticle, UsageProblem
from reader.ingest import files, question_files
from reader.library import Library
from reader.model import Article, Problem, Question
from reader.store.corrections import Corrections

_FEW_ARTICLES = 4


def open_library(paths: Sequence[Path] = (), *, spacy_model: str = "") -> tuple[Library, tuple[FileProblem, ...]]:
    """The library with the reader's own questions and labels, and what was wrong in the files of these.

    `spacy_model` is what the settings name. Where it cannot be used, names are found without it, and that is told too.
    """
    corrections, label_problems = Corrections.read()
    own_questions, question_problems = question_files.own()
    library = Library.open(paths, corrections=corrections, extra_questions=own_questions)
    model_problems: list[FileProblem] = []
    try:
        library.pipeline = pipeline.with_model(os.path.expanduser(spacy_model))
    except CrossreadError as problem:
        model_problems.append(FileProblem(settings.FILE_NAME, str(problem)))
    return library, (*label_problems, *question_problems, *model_problems)


class Inputs:
    """What a command works on: a library of the articles that were named, in the order they were named."""

    def __init__(self, references: Sequence[str], *, spacy_model: str = "") -> None:
        """Find the articles; each input that cannot be used is named on standard error at once.

        A reference is `-` for standard input, a file or folder, or an article's id or the beginning of one. Without
        any, all articles of the library are meant. Leaves with status 1 when none can be used. Raises CrossreadError
        for a spaCy model that cannot be used.
        """
        self.failed = 0
        understanding = pipeline.with_model(spacy_model)
        shelf, problems = open_library()
        for problem in problems:
            output.complain(str(problem))
        self.articles: tuple[Article, ...] = shelf.articles
        """An article that is named twice stands here twice."""
        if references:
            self.articles = tuple(self._find(references, shelf))
        self.library = Library(dict.fromkeys(self.articles), corrections=shelf.corrections)
        self.library.pipeline = understanding
        self._shelf = shelf
        if not self.articles:
            raise click.exceptions.Exit(1)

    @property
    def status(self) -> int:
        """Exit status of a command that did what it could: 3 when some inputs failed."""
        return 3 if self.failed else 0

    @property
    def distinct(self) -> tuple[Article, ...]:
        """The articles, each once."""
        return self.library.articles

    def each(self, *, streaming: bool = True) -> Iterator[Article]:
        """The articles, one after the other, with a bar on the terminal while many of them are worked on.

        `streaming` says that results are written on the way, so that no bar may stand among them.
        """
        shown = sys.stderr.isatty() and not (streaming and sys.stdout.isatty())
        hidden = not shown or len(self.articles) < _FEW_ARTICLES
        with click.progressbar(self.articles, label="reading", file=sys.stderr, hidden=hidden) as articles:
            yield from articles

    def refuse(self, refused: Sequence[tuple[Article, UnsuitableArticle]]) -> None:
        """Name the articles that a request does not fit. Raises UsageProblem when these are all there are."""
        if refused and len(refused) == len(self.articles):
            many = f"none of {len(refused)} articles fits; of the first: " if len(refused) > 1 else ""
            raise UsageProblem(f"{many}{refused[0][1]}")
        for article, problem in refused:
            self._fail(Problem(article.headline, str(problem)))

    def told_with(self, article: Article) -> tuple[Article, ...]:
        """The articles of the whole library that tell the story of `article`, itself among them."""
        told = self._shelf.story_of(article).articles
        return tuple(self._shelf.article(identifier) for identifier in told) if len(told) > 1 else (article,)

    def question(self, reference: str) -> Question:
        """The question in the file `reference` or with that id.

        When it is empty, the first of those that ship: what the reader keeps changes no script that names none.
        """
        if not reference:
            return self.library.question()
        if reference.lower().endswith((".yaml", ".yml")) or os.path.isfile(reference):
            return question_files.read(Path(reference))
        return self._shelf.question(reference)

    def _find(self, references: Sequence[str], shelf: Library) -> Iterator[Article]:
        given: bytes | None = None
        for reference in references:
            try:
                if reference == "-":
                    given = _standard_input() if given is None else given
                    yield files.of_bytes(given, "standard input")
                elif os.path.exists(reference) or _looks_like_path(reference):
                    articles, problems = files.read_all([Path(reference)])
                    for problem in problems:
                        self._fail(problem)
                    yield from articles
                else:
                    yield _by_id(reference, shelf)
            except FileProblem as problem:
                self._fail(Problem(problem.place, problem.reason))
            except UsageProblem as problem:
                self._fail(Problem("", str(problem)))

    def _fail(self, problem: Problem) -> None:
        self.failed += 1
        output.complain(f"{problem.name}: {problem.reason}" if problem.name else problem.reason)


def complete_articles(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files, and ids of the articles in the library with their titles."""
    ids = [
        CompletionItem(article.id, help=article.headline)
        for article in Library.open().articles
        if article.id.startswith(incomplete)
    ]
    return [CompletionItem(incomplete, type="file"), *ids]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise FileProblem("standard input", "is closed")
    try:
        return sys.stdin.buffer.read(files.MAXIMUM_BYTES + 1)
    except OSError as error:
        raise FileProblem("standard input", (error.strerror or "cannot be read").lower()) from error


def _looks_like_path(reference: str) -> bool:
    return "/" in reference or "\\" in reference or reference.lower().endswith(files.SUFFIXES)


def _by_id(reference: str, shelf: Library) -> Article:
    ids = [article.id for article in shelf.articles]
    if any(each.startswith(reference) for each in ids):
        return shelf.article(reference)
    close = difflib.get_close_matches(reference, ids, n=3)
    hint = f"close to it: {', '.join(close)}" if close else "`crossread list` shows those there are"
    raise UsageProblem(f"`{reference}` is neither a file nor the id of an article: {hint}")
