"""Reads what lists show of articles, and of a text no more than its first words, where there is no title."""

import sqlite3
from collections.abc import Iterator, Sequence

from reader.model import Kind
from reader.model.headers import Header
from reader.store.articles import chunks, places

_COLUMNS = """
SELECT key, id, title, source, date, moment, kind, words, language, origin, read, starred, full_text, hidden, story,
    copy_of, position, byline, url,
    CASE title WHEN '' THEN (SELECT substr(body, 1, 300) FROM texts WHERE article = key) ELSE '' END,
    (SELECT group_concat(tag, char(10)) FROM tags WHERE tags.article = key),
    EXISTS (SELECT 1 FROM notes WHERE notes.article = key),
    (SELECT count(*) FROM articles AS others WHERE others.story = articles.story AND others.hidden = 0),
    (SELECT count(*) FROM articles AS others WHERE others.copy_of = articles.key)
FROM articles
"""


def headers(connection: sqlite3.Connection, keys: Sequence[int]) -> list[Header]:
    """The headers of the articles with these keys, in their order; keys that no article has are left out."""
    found = {header.key: header for chunk in chunks(keys) for header in _chunk(connection, chunk)}
    return [found[key] for key in keys if key in found]


def _chunk(connection: sqlite3.Connection, keys: Sequence[int]) -> Iterator[Header]:
    for row in connection.execute(f"{_COLUMNS} WHERE key IN ({places(keys)})", keys):
        *plain, kind, words, language, origin, read, starred, full_text, hidden, story, copy_of, position = row[:17]
        byline, url, opening, tags, noted, story_size, copies = row[17:]
        key, identifier, title, source, date, moment = plain
        yield Header(
            key=key,
            id=identifier,
            title=title,
            source=source,
            date=date,
            moment=moment,
            kind=Kind(kind),
            words=words,
            language=language,
            origin=origin,
            read=read is not None,
            starred=starred is not None,
            tags=tuple(sorted(tags.split("\n"))) if tags else (),
            noted=bool(noted),
            full_text=bool(full_text),
            hidden=bool(hidden),
            story=story,
            story_size=max(story_size, 1),
            copy_of=copy_of,
            copies=copies,
            position=position,
            byline=byline,
            url=url,
            opening=opening,
        )
