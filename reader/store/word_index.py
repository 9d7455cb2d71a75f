"""Keeps the index of words in step with the articles."""

import contextlib
import sqlite3
from collections.abc import Iterator
from functools import lru_cache

from reader.store import schema

_COLUMNS = "title, source, byline, body"
_STALE = "index of words is stale"


@lru_cache(maxsize=1)
def is_available() -> bool:
    """Whether this SQLite was built with FTS5; without it searches read every text."""
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5 (text)")
        except sqlite3.OperationalError:
            return False
    return True


def is_kept(connection: sqlite3.Connection) -> bool:
    """Whether the library has an index of words that this SQLite can use."""
    return is_available() and _exists(connection)


def create(connection: sqlite3.Connection) -> None:
    """Make the index, empty."""
    connection.execute(schema.FULL_TEXT_INDEX)


def suit(connection: sqlite3.Connection) -> None:
    """Bring the index up to date where the library was used without it, and note where it is used so now.

    A library may come from a machine whose SQLite has no such index, or go to one.
    """
    stale = connection.execute("SELECT 1 FROM meta WHERE name = ?", (_STALE,)).fetchone() is not None
    if is_kept(connection) != stale and _exists(connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    if is_available():
        connection.execute("DROP TABLE IF EXISTS search")
        create(connection)
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        connection.execute("DELETE FROM meta WHERE name = ?", (_STALE,))
    else:
        connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '')", (_STALE,))
    connection.execute("COMMIT")


def agrees(connection: sqlite3.Connection) -> bool:
    """Whether the index holds the words of the articles and no others."""
    try:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError:
        return False
    return True


def enter(connection: sqlite3.Connection, key: int) -> None:
    """Put an article, which is not in it, into the index."""
    connection.execute(
        f"INSERT INTO search (rowid, {_COLUMNS}) SELECT place, {_COLUMNS} FROM searchable WHERE key = ?", (key,)
    )


def leave(connection: sqlite3.Connection, key: int) -> None:
    """Take an article, which is in it as it stands, out of the index."""
    connection.execute(
        f"INSERT INTO search (search, rowid, {_COLUMNS})"
        f" SELECT 'delete', place, {_COLUMNS} FROM searchable WHERE key = ?",
        (key,),
    )


@contextlib.contextmanager
def changing(connection: sqlite3.Connection, key: int) -> Iterator[None]:
    """Around a change of the article's text, title or place."""
    kept = is_kept(connection)
    if kept:
        leave(connection, key)
    yield
    if kept:
        enter(connection, key)


def _exists(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search'").fetchone() is not None
