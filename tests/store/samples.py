"""Small articles and libraries for the tests of the store."""

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.ingest.article import make
from reader.model import Article, Block, Kind, Role, Span
from reader.store.articles import Arrival
from reader.store.store import Store

NOW = 1_793_000_000
"""A moment in October 2026."""


def article(
    title: str = "A title",
    body: str = "Some words of a text.",
    *,
    source: str = "The Outlet",
    date: str | None = "2026-10-01",
    url: str = "",
    byline: str = "",
    kind: Kind = Kind.NEWS,
    language: str = "en",
) -> Article:
    """An article of one block a line; lines that begin with # are headings."""
    offsets = itertools.accumulate((len(line) + 1 for line in body.split("\n")), initial=0)
    blocks = [
        Block(Span(start, start + len(line)), Role.HEADING if line.startswith("#") else Role.PROSE)
        for start, line in zip(offsets, body.split("\n"), strict=False)
        if line
    ]
    return make(
        body, blocks, title=title, source=source, date=date, url=url, byline=byline, kind=kind, language=language
    )


def filled(store: Store, articles: Iterable[Article], *, now: int = NOW) -> list[int]:
    """Put articles into the store as files are; return their keys, in order."""
    return list(store.articles.add(map(Arrival, articles), now=now).new)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Where a library may be; there is none yet."""
    return tmp_path / "data" / "library.sqlite"
