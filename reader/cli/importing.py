"""The command that takes articles into the library."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli import options, output
from reader.errors import FetchProblem, FileProblem
from reader.model import Article, Problem

if TYPE_CHECKING:
    from reader.library import Library
    from reader.store.articles import Added, Arrival

_PAGE = re.compile("https?://", re.IGNORECASE)
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<![^>]*>\s*)*<(?:\w+:)?(opml|rss|rdf|feed)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_BYTES = 2000


@dataclass(slots=True)
class _Input:
    """What came of one input."""

    name: str
    new: list[int] = field(default_factory=list)
    known: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, added: "Added") -> None:
        """Add what became of arrivals."""
        self.new += added.new
        self.known += (*added.changed, *added.same)


@click.command("import")
@click.argument("inputs", metavar="[PATH|URL|-]…", nargs=-1)
@click.option(
    "--addresses", multiple=True, metavar="FILE|-", help="A list of pages to fetch, one address a line; as FILE.urls."
)
@options.tags
@options.as_json
def import_articles(
    inputs: tuple[str, ...], addresses: tuple[str, ...], tags: tuple[str, ...], *, as_json: bool
) -> int:
    """Keep articles in the library: files, folders, web pages.

    Files are .md, .txt, .html, .eml, .mbox, .epub and, as lists of pages, .urls. Pages are fetched. What is known
    already is named and kept once.

    Example: crossread import ~/clippings https://example.org/story --tag china
    """
    from reader.cli.ahead import understand
    from reader.cli.shelf import kept_library
    from reader.store.state import tag_name

    given = tuple(map(tag_name, tags))
    if not (inputs or addresses):
        raise click.UsageError("Say what: a file, a folder, an address or --addresses FILE.")
    library = kept_library(make=True)
    failed = total = 0
    fresh: list[int] = []
    for found in _taken(library, inputs, addresses):
        fresh += found.new
        keys = [*found.new, *found.known]
        for tag in given:
            library.tag(keys, tag)
        _tell(library, found, as_json=as_json)
        failed += bool(found.problems)
        total += 1
        if keys and found.problems:
            # Of this input, some was taken.
            total += 1
    library.settle()
    understand(library, fresh)
    return output.status(failed, total)


def _taken(library: "Library", inputs: Sequence[str], lists: Sequence[str]) -> Iterator[_Input]:
    pages: list[str] = []
    named = [(name, name.lower().endswith(".urls")) for name in inputs]
    for name, listed in (*named, *((name, True) for name in lists)):
        if not listed and _PAGE.match(name):
            pages.append(name)
            continue
        found = _Input(name)
        try:
            if listed:
                pages += _listed(found)
                if not found.problems:
                    continue
            else:
                found.take(library.bring(map(_arrival, _read(found))))
        except FileProblem as problem:
            found.problems.append(Problem(problem.place, problem.reason))
        yield found
    yield from _fetched(library, list(dict.fromkeys(pages)))


def _listed(found: _Input) -> tuple[str, ...]:
    """The addresses in a list; what is wrong with some goes to `found`. Raises FileProblem."""
    from reader.ingest import addresses

    data = _data(found.name)
    pages, problems = addresses.read(data, "standard input" if found.name == "-" else found.name)
    found.problems += (Problem(problem.place, problem.reason) for problem in problems)
    return pages


def _read(found: _Input) -> Sequence[Article]:
    """The articles in a file or folder; what is wrong with some goes to `found`. Raises FileProblem."""
    from reader.ingest import files

    if found.name == "-":
        return (files.of_bytes(_data("-"), "standard input"),)
    _refuse_list(found.name)
    articles, problems = files.read_all([Path(found.name)])
    found.problems += problems
    return articles


def _refuse_list(name: str) -> None:
    """Raise FileProblem for lists of feeds, and for feeds: these are not articles."""
    from reader.ingest.files import SUFFIXES

    # A name that ends in .txt says nothing of what is in the file.
    if os.path.isdir(name) or name.lower().endswith(tuple(suffix for suffix in SUFFIXES if suffix != ".txt")):
        return
    if os.path.basename(name) == "urls":
        raise FileProblem(name, "looks like newsboat's list of feeds: `crossread feeds import` takes it")
    try:
        with Path(name).open("rb") as file:
            root = _ROOT.match(file.read(_HEAD_BYTES)) if os.path.isfile(name) else None
    except (OSError, ValueError):
        # `files` says what is wrong with it.
        return
    if root and root.group(1).lower() == b"opml":
        raise FileProblem(name, "is a list of feeds: `crossread feeds import` takes it")
    if root:
        raise FileProblem(name, "is a feed and no article: `crossread feeds add` with its address subscribes to it")


def _fetched(library: "Library", pages: Sequence[str]) -> Iterator[_Input]:
    if not pages:
        return
    from reader.cli.progress import Progress
    from reader.library import fetching

    with Progress() as progress:
        for done, (address, outcome) in enumerate(fetching.import_pages(library, pages), start=1):
            found = _Input(address)
            if isinstance(outcome, FetchProblem | FileProblem):
                feed = isinstance(outcome, FileProblem) and outcome.reason.endswith(("xml", "rss", "feed+json"))
                hint = "; `crossread feeds add` subscribes to feeds" if feed else ""
                found.problems.append(Problem(outcome.place, f"{outcome.reason}{hint}"))
            else:
                found.take(outcome)
            progress.clear()
            yield found
            progress.show(f"{done} of {len(pages)} pages")


def _tell(library: "Library", found: _Input, *, as_json: bool) -> None:
    from reader.cli import tables
    from reader.export import json
    from reader.text import clean_line

    for problem in found.problems:
        output.complain(f"{problem.name}: {problem.reason}")
    headers = [(word, library.headers(keys)) for word, keys in (("new", found.new), ("known", found.known))]
    if as_json:
        problems = [{"name": clean_line(each.name), "reason": clean_line(each.reason)} for each in found.problems]
        ids = {word: [header.id for header in some] for word, some in headers}
        output.write(json.dumps({"input": clean_line(found.name), **ids, "problems": problems}) + "\n")
        return
    rows = [
        (word, header.id, clean_line(header.outlet), clean_line(header.headline))
        for word, some in headers
        for header in some
    ]
    tables.headed((), rows)


def _arrival(article: Article) -> "Arrival":
    from reader.store.articles import Arrival

    return Arrival(article)


def _data(name: str) -> bytes:
    from reader.cli.inputs import standard_input
    from reader.library.feed_lists import read_file

    return standard_input() if name == "-" else read_file(Path(name))
