"""The articles and the question that a command is asked about, from ids, queries, files and standard input."""

import contextlib
import difflib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from reader.cli import listing, output
from reader.cli.shelf import open_library, own_library, reading_library
from reader.errors import CrossreadError, FileProblem, StoreProblem, UnsuitableArticle, UsageProblem
from reader.ingest import files, question_files
from reader.library import Library
from reader.model import Article, Header, Marks, Problem, Question
from reader.query import parse

if TYPE_CHECKING:
    from reader.analysis.pipeline import Pipeline

_FEW_ARTICLES = 4
_AT_ONCE = 50
"""Articles of the library whose texts are in memory together."""
_MOST_COMPLETED = 200
_DIGITS = re.compile("[0-9a-f]{0,12}")


class Inputs:
    """What a command works on, in the order in which it was named; texts of the library are read when their turn comes.

    An article that is named twice stands here twice.
    """

    def __init__(self, references: Sequence[str], *, query: str = "", spacy_model: str = "") -> None:
        """Find the articles; each input that cannot be used is named on standard error at once.

        A reference is `-` for standard input, a file or folder, or an article's id or the beginning of one. What
        `query` finds in the library comes behind them. Without any of these, all articles of the library are meant.
        Leaves when there are none, with status 1 unless it is a query that finds none. Raises CrossreadError for a
        spaCy model that cannot be used, QueryProblem and StoreProblem.
        """
        self.failed = 0
        understanding = _understanding(spacy_model)
        asked = parse(query)
        self.library = _library(files_alone=bool(references) and not query and all(map(_is_file, references)))
        """The reader's library, by which also files that are not in it are understood."""
        if understanding is not None:
            self.library.pipeline = understanding
        self.named = bool(references or query)
        """Whether it was said which articles are meant."""
        found: list[int | Article] = list(self._find(references))
        if query or not references:
            found.extend(listing.find(self.library, asked))
        self._of_files = {each.id for each in found if isinstance(each, Article)}
        self.found = tuple(found)
        """Articles of files, and numbers of those in the library."""
        if not found:
            if query:
                output.complain(f"no article is found by `{query}`")
            raise click.exceptions.Exit(0 if query and not self.failed else 1)

    def __len__(self) -> int:
        return len(self.found)

    @property
    def status(self) -> int:
        """Exit status of a command that did what it could: 3 when some inputs failed."""
        return 3 if self.failed else 0

    @property
    def first(self) -> Article:
        """The first of the articles."""
        return next(self._read())

    @cached_property
    def distinct(self) -> tuple[Article, ...]:
        """The articles, each once, all in memory."""
        return tuple({article.id: article for article in self._read()}.values())

    @property
    def keys(self) -> list[int]:
        """Numbers of those that are in the library."""
        return [each for each in self.found if isinstance(each, int)]

    def each(self, *, streaming: bool = True, once: bool = False) -> Iterator[Article]:
        """The articles, one after the other, with a bar on the terminal while many of them are worked on.

        `streaming` says that results are written on the way, so that no bar may stand among them; `once`, that an
        article that was named twice comes once.
        """
        seen: set[str] = set()
        shown = sys.stderr.isatty() and not (streaming and sys.stdout.isatty())
        hidden = not shown or len(self) < _FEW_ARTICLES
        with click.progressbar(
            self._read(), label="reading", length=len(self), file=sys.stderr, hidden=hidden
        ) as articles:
            for article in articles:
                if not (once and article.id in seen):
                    yield article
                seen.add(article.id)

    def headlines(self) -> dict[str, str]:
        """The headlines of the articles by id, without the texts of the library being read."""
        found: dict[str, str] = {}
        for part in self._parts():
            known = [part] if isinstance(part, Article) else self.library.headers(part)
            found.update((each.id, each.headline) for each in known)
        return found

    def marks_of(self, article: Article) -> Marks:
        """What the reader did with an article of the library; nothing for what was given as a file."""
        return Marks() if article.id in self._of_files else self.library.marks_of(article)

    def refuse(self, refused: Sequence[tuple[Article, UnsuitableArticle]]) -> None:
        """Name the articles that a request does not fit. Raises UsageProblem when these are all there are."""
        if refused and len(refused) == len(self):
            many = f"none of {len(refused)} articles fits; of the first: " if len(refused) > 1 else ""
            raise UsageProblem(f"{many}{refused[0][1]}")
        for article, problem in refused:
            self._fail(Problem(article.headline, str(problem)))

    def limit(self, most: int, what: str) -> None:
        """Raise UsageProblem where these are more articles than can be worked on together."""
        if len(self) > most:
            which = "name fewer" if self.named else "say which: by id, by file or with --query"
            raise UsageProblem(f"these are {len(self):,} articles, and at most {most} can be {what}: {which}")

    def keep_answers(self, article: Article, question: Question) -> None:
        """Let queries find an article of the library by what it answers, where that can be kept."""
        if self.library.kept and article.id not in self._of_files:
            from reader.library import answering

            # What is asked for does not depend on it.
            with contextlib.suppress(CrossreadError):
                answering.keep(self.library, self.library.header_of(article.id).key, article, question)

    def told_with(self, article: Article) -> tuple[Article, ...]:
        """The articles of the whole library that tell the story of `article`, itself among them."""
        told = self.library.story_of(article).articles
        return tuple(self.library.article(identifier) for identifier in told) if len(told) > 1 else (article,)

    def told_together(self) -> list[list[int]]:
        """Numbers of those that are in the library by the story that they tell, where several tell one."""
        keys = list(dict.fromkeys(self.keys))
        told = self.library.store.stories.of(keys)
        stories: dict[int, list[int]] = {}
        for key in keys:
            if key in told:
                stories.setdefault(told[key], []).append(key)
        return [found for found in stories.values() if len(found) > 1]

    def question(self, reference: str) -> Question:
        """The question in the file `reference` or with that id.

        When it is empty, the first of those that ship: what the reader keeps changes no script that names none.
        """
        if not reference:
            from reader.analysis import questions

            return questions.bundled()[0]
        if reference.lower().endswith((".yaml", ".yml")) or os.path.isfile(reference):
            return question_files.read(Path(reference))
        return self.library.question(reference)

    def _read(self) -> Iterator[Article]:
        for part in self._parts():
            if isinstance(part, Article):
                yield part
            else:
                yield from self.library.articles_of(part)

    def _parts(self) -> Iterator[Article | list[int]]:
        together: list[int] = []
        for each in self.found:
            if isinstance(each, int) and len(together) < _AT_ONCE:
                together.append(each)
                continue
            if together:
                yield together
            together = [each] if isinstance(each, int) else []
            if isinstance(each, Article):
                yield each
        if together:
            yield together

    def _find(self, references: Sequence[str]) -> Iterator[int | Article]:
        given: bytes | None = None
        for reference in references:
            try:
                if reference == "-":
                    given = standard_input() if given is None else given
                    yield files.of_bytes(given, "standard input")
                elif _is_file(reference):
                    articles, problems = files.read_all([Path(reference)])
                    for problem in problems:
                        self._fail(problem)
                    yield from articles
                else:
                    yield key_of(reference, self.library)
            except FileProblem as problem:
                self._fail(Problem(problem.place, problem.reason))
            except UsageProblem as problem:
                self._fail(Problem("", str(problem)))

    def _fail(self, problem: Problem) -> None:
        self.failed += 1
        output.complain(f"{problem.name}: {problem.reason}" if problem.name else problem.reason)


def _library(*, files_alone: bool) -> Library:
    try:
        return reading_library()
    except StoreProblem as problem:
        # Whoever asks about files need not wait until the library is well.
        if not files_alone:
            raise
        output.complain(str(problem))
        return own_library()


def _is_file(reference: str) -> bool:
    return reference == "-" or os.path.exists(reference) or looks_like_path(reference)


def _understanding(spacy_model: str) -> "Pipeline | None":
    if not spacy_model:
        return None
    from reader.analysis import pipeline

    return pipeline.with_model(spacy_model)


def key_of(reference: str, library: Library) -> int:
    """Number of the article whose id is `reference`, or begins with it. Raises UsageProblem."""
    try:
        return library.header_of(reference).key
    except UsageProblem:
        beginning = reference[:3].lower()
        known = _beginning_with(library, beginning) if _DIGITS.fullmatch(beginning) else []
        if any(header.id.startswith(reference.lower()) for header in known):
            raise
        close = difflib.get_close_matches(reference, [header.id for header in known], n=3)
        hint = f"close to it: {', '.join(close)}" if close else "`crossread list` shows those there are"
        raise UsageProblem(f"`{reference}` is neither a file nor the id of an article: {hint}") from None


def complete_articles(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Files, and ids of the articles in the library with their titles."""
    known = _beginning_with(open_library()[0], incomplete) if _DIGITS.fullmatch(incomplete) else []
    ids = [CompletionItem(header.id, help=header.headline) for header in known]
    return [CompletionItem(incomplete, type="file"), *ids]


def standard_input() -> bytes:
    """What stands on standard input. Raises FileProblem."""
    if sys.stdin is None:
        raise FileProblem("standard input", "is closed")
    try:
        return sys.stdin.buffer.read(files.MAXIMUM_BYTES + 1)
    except OSError as error:
        raise FileProblem("standard input", (error.strerror or "cannot be read").lower()) from error


def looks_like_path(reference: str) -> bool:
    """Whether a word that names no file was meant to."""
    return "/" in reference or "\\" in reference or reference.lower().endswith(files.SUFFIXES)


def _beginning_with(library: Library, beginning: str) -> list[Header]:
    query = parse(f"id:{beginning}" if beginning else "")
    return library.headers(library.find(query, limit=_MOST_COMPLETED))
