"""The work that Bench has done in threads: it yields the columns one by one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.library import Library
from reader.model import Article, Summary
from reader.tui.content.bench import Column
from reader.tui.work import summarise

MOST_ARTICLES = 8
"""Most columns over articles."""


@dataclass(frozen=True, slots=True)
class Request:
    """What stands on the bench."""

    columns: tuple[tuple[Article, str], ...]
    """(article, method) of each."""
    length: str
    over_articles: bool


@dataclass
class Gathered(Message):
    """It is known which articles to lay side by side."""

    articles: tuple[Article, ...]


@dataclass
class Laid(Message):
    """All columns of a request are there."""

    request: Request
    columns: tuple[Column, ...]


def gather(library: Library, article: Article, others: Sequence[Article]) -> Iterator[Message]:
    """The article, those that tell the same story, then `others`, up to `MOST_ARTICLES`."""
    told = [library.article(identifier) for identifier in library.story_of(article).articles]
    order = dict.fromkeys((article, *told, *others[: MOST_ARTICLES + 1]))
    yield Gathered(tuple(order)[:MOST_ARTICLES])


def lay(library: Library, request: Request) -> Iterator[Message]:
    """Summarise every column."""
    yield Laid(request, tuple(_columns(library, request)))


def _columns(library: Library, request: Request) -> Sequence[Column]:
    columns = []
    for article, method in request.columns:
        analysis = library.analysis(article)
        found: Summary = summarise(library, article, method=method, length=request.length).summary
        columns.append(Column(analysis, found, request.over_articles))
    return columns
