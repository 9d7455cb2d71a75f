"""Makes an Article of its parts, with the one rule for its identity."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from reader.model import Article, Block, Kind


def make(
    body: str,
    blocks: Sequence[Block],
    *,
    title: str = "",
    source: str = "",
    byline: str = "",
    date: str | None = None,
    url: str = "",
    language: str = "en",
    kind: Kind = Kind.UNKNOWN,
    origin: str = "",
) -> Article:
    """Return the article; every string must be clean already.

    The id is the first 12 hexadecimal digits of SHA-256 over source, title and body, so the same text from the same
    source has the same id on every machine, whatever its file is called.
    """
    return Article(
        id=identifier(source, title, body),
        body=body,
        blocks=tuple(blocks),
        title=title,
        source=source,
        byline=byline,
        date=date,
        url=url,
        language=language,
        kind=kind,
        origin=origin,
    )


def of_source(article: Article, source: str) -> Article:
    """The article as one of another source, whose name is clean."""
    return replace(article, id=identifier(source, article.title, article.body), source=source)


def identifier(source: str, title: str, body: str) -> str:
    """The id of the article with this text."""
    return hashlib.sha256("\0".join((source, title, body)).encode()).hexdigest()[:12]
