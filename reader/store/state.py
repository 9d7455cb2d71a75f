"""Keeps what the reader does with articles; every change can be taken back exactly."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from reader.errors import UsageProblem
from reader.store.articles import chunks, places
from reader.store.connection import Connections
from reader.text import clean, clean_line

Mark = Literal["read", "starred", "hidden"]
_LARGEST = 2**53


@dataclass(frozen=True, slots=True)
class Change:
    """What a change replaced: give it to `State.revert`."""

    what: str
    """`read`, `starred`, `hidden`, `note`, or `tag` with the tag behind it after a colon."""
    before: "tuple[tuple[int | str | None, array[int]], ...]" = ()
    """The old values, each with the keys of the articles that had it; articles that had the new one are not here."""

    @property
    def count(self) -> int:
        """How many articles were changed."""
        return sum(len(keys) for _, keys in self.before)


class State:
    """Marks, tags, notes and places. Every method may be called from any thread and raises StoreProblem."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def mark(self, keys: Iterable[int], mark: Mark, value: int | None) -> Change:
        """Set `read` or `starred` to UTC seconds, or take it off with None; set `hidden` to 1 or 0.

        What is marked already keeps the moment at which it was.
        """
        if value is not None and not 0 <= value <= _LARGEST:
            raise UsageProblem(f"`{value}` is not a moment")
        off = 0 if mark == "hidden" else None
        differs = f"{mark} IS ?" if value not in (None, 0) else f"{mark} IS NOT ?"
        with self._connections.writing() as connection:
            before: dict[int | str | None, array[int]] = {}
            for chunk in chunks(keys):
                asked = f"SELECT key, {mark} FROM articles WHERE key IN ({places(chunk)}) AND {differs}"
                for key, old in connection.execute(asked, (*chunk, off)):
                    before.setdefault(old, array("q")).append(key)
            for found in before.values():
                _set(connection, mark, found, value)
        return Change(mark, tuple(before.items()))

    def tag(self, keys: Iterable[int], tag: str) -> Change:
        """Give the articles the tag. Raises UsageProblem where it holds no character, or a comma."""
        return self._tags(keys, tag_name(tag), give=True)

    def untag(self, keys: Iterable[int], tag: str) -> Change:
        """Take the tag off the articles."""
        return self._tags(keys, tag_name(tag), give=False)

    def note(self, key: int, text: str) -> Change:
        """Keep the reader's note on an article in place of an older one; an empty text takes it off."""
        with self._connections.writing() as connection:
            old = _note(connection, key)
            new = clean(text).strip() or None
            if old == new or not _exists(connection, key):
                return Change("note")
            _set_notes(connection, [key], new)
        return Change("note", ((old, array("q", [key])),))

    def note_of(self, key: int) -> str:
        """The reader's note on an article; empty where there is none."""
        with self._connections.reading() as connection:
            return _note(connection, key) or ""

    def set_position(self, key: int, offset: int) -> None:
        """Keep up to which code point of the body the reader came."""
        with self._connections.writing() as connection:
            connection.execute("UPDATE articles SET position = ? WHERE key = ?", (min(max(offset, 0), 2**31), key))

    def revert(self, change: Change) -> Change:
        """Put everything back as it was before `change`; return the change that this was, so that it can be redone."""
        what, _, tag = change.what.partition(":")
        with self._connections.writing() as connection:
            found: dict[int | str | None, array[int]] = {}
            for value, keys in change.before:
                for old, those in _values(connection, what, tag, keys).items():
                    found.setdefault(old, array("q")).extend(those)
                if what == "note":
                    _set_notes(connection, keys, None if value is None else str(value))
                elif what == "tag":
                    _set_tags(connection, keys, tag, give=bool(value))
                else:
                    _set(connection, what, keys, value)
        return Change(change.what, tuple(found.items()))

    def tags(self) -> dict[str, int]:
        """Every tag with the number of articles that have it, in alphabetical order."""
        with self._connections.reading() as connection:
            return dict(connection.execute("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag").fetchall())

    def _tags(self, keys: Iterable[int], tag: str, *, give: bool) -> Change:
        with self._connections.writing() as connection:
            changed = array("q")
            for chunk in chunks(keys):
                has = f"key {'NOT IN' if give else 'IN'} (SELECT article FROM tags WHERE tag = ?)"
                asked = f"SELECT key FROM articles WHERE key IN ({places(chunk)}) AND {has}"
                changed.extend(key for (key,) in connection.execute(asked, (*chunk, tag)))
            _set_tags(connection, changed, tag, give=give)
        return Change(f"tag:{tag}", ((int(not give), changed),) if changed else ())


def tag_name(text: str) -> str:
    """The tag that `text` names. Raises UsageProblem where it holds no character, or a comma."""
    tag = clean_line(text)
    if not tag or "," in tag:
        raise UsageProblem("a tag is one or more words without a comma")
    return tag


def _exists(connection: sqlite3.Connection, key: int) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE key = ?", (key,)).fetchone() is not None


def _note(connection: sqlite3.Connection, key: int) -> str | None:
    row = connection.execute("SELECT text FROM notes WHERE article = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def _values(
    connection: sqlite3.Connection, what: str, tag: str, keys: Sequence[int]
) -> "dict[int | str | None, array[int]]":
    column = {
        "note": "(SELECT text FROM notes WHERE article = key)",
        "tag": "EXISTS (SELECT 1 FROM tags WHERE article = key AND tag = ?)",
    }.get(what, what)
    found: dict[int | str | None, array[int]] = {}
    for chunk in chunks(keys):
        asked = f"SELECT key, {column} FROM articles WHERE key IN ({places(chunk)})"
        for key, value in connection.execute(asked, (*((tag,) if what == "tag" else ()), *chunk)):
            found.setdefault(value, array("q")).append(key)
    return found


def _set(connection: sqlite3.Connection, mark: str, keys: Iterable[int], value: int | str | None) -> None:
    connection.executemany(f"UPDATE articles SET {mark} = ? WHERE key = ?", ((value, key) for key in keys))


def _set_notes(connection: sqlite3.Connection, keys: Iterable[int], text: str | None) -> None:
    for key in keys:
        connection.execute("DELETE FROM notes WHERE article = ?", (key,))
        if text is not None and _exists(connection, key):
            connection.execute("INSERT INTO notes (article, text) VALUES (?, ?)", (key, text))


def _set_tags(connection: sqlite3.Connection, keys: Iterable[int], tag: str, *, give: bool) -> None:
    statement = (
        "INSERT OR IGNORE INTO tags (article, tag) SELECT key, ?2 FROM articles WHERE key = ?1"
        if give
        else "DELETE FROM tags WHERE article = ?1 AND tag = ?2"
    )
    connection.executemany(statement, ((key, tag) for key in keys))
