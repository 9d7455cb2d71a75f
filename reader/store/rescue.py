"""Saves what can still be read of a damaged library into a fresh one; the damaged file is kept beside it."""

import contextlib
import secrets
import shutil
import sqlite3
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import StoreProblem
from reader.store import migrations, opening, schema, word_index
from reader.store.connection import address, connect
from reader.text import clean_line

_TABLES = {
    "feeds": "key",
    "feed_tags": "",
    "articles": "key",
    "texts": "article",
    "notes": "article",
    "tags": "",
    "entries": "",
    "views": "rowid",
    "rules": "key",
    "meta": "rowid",
}
"""What is saved, with the number by which rows are walked past damage; the rest is made anew from it."""
_HEADER_BYTES = 100
_PAGE_BYTES = 4096
_TRIED = 256
"""Rows that are tried one by one past damage, before the walk is taken up again."""
_SIDES = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Rescued:
    """What became of a damaged library."""

    kept_as: Path
    """Where the damaged file now is, unchanged."""
    articles: int
    """How many articles were saved."""
    lost: int
    """How many are known to have been there and could not be read."""


def rescue(path: Path) -> Rescued:
    """Set the library at `path` aside, and put one in its place with all that can be read of it.

    The file is never written to. Raises StoreProblem where it cannot be set aside, or no room is left; the damaged
    file then has its old name.
    """
    name = clean_line(str(path))
    aside = migrations.free_name(path, "damaged")
    try:
        _rename(path, aside)
        try:
            return _saved(aside, path)
        except BaseException:
            path.unlink(missing_ok=True)
            _rename(aside, path)
            raise
    except OSError as error:
        raise StoreProblem(f"{name}: {error.strerror or 'cannot be set aside'}") from error
    except sqlite3.DatabaseError as error:
        raise StoreProblem(f"{name} could not be saved: {clean_line(str(error))}") from error


def _rename(path: Path, to: Path) -> None:
    # The journals belong to their file by name.
    for side in ("", *_SIDES):
        if side == "" or path.with_name(path.name + side).exists():
            path.with_name(path.name + side).rename(to.with_name(to.name + side))


def _saved(damaged: Path, path: Path) -> Rescued:
    opening.open_file(path).close()
    with contextlib.closing(connect(address(path, mode="rw"))) as fresh, _readable(damaged) as source:
        fresh.execute("PRAGMA foreign_keys = OFF")
        fresh.execute("BEGIN IMMEDIATE")
        seen: set[int] = set()
        for table, number in _TABLES.items():
            _copy(source, fresh, table, number, seen)
        _complete(fresh)
        (articles,) = fresh.execute("SELECT count(*) FROM articles").fetchone()
        kept = {key for (key,) in fresh.execute("SELECT key FROM articles")}
        fresh.execute("COMMIT")
    return Rescued(damaged, articles, len(seen - kept))


@contextlib.contextmanager
def _readable(damaged: Path) -> Iterator[sqlite3.Connection]:
    """The damaged file, opened to be read; a file whose first bytes are broken by way of a copy with new ones."""
    copy = damaged.with_name(f".crossread-{secrets.token_hex(8)}.part")
    try:
        with contextlib.closing(_opened(damaged, copy)) as connection:
            yield connection
    finally:
        copy.unlink(missing_ok=True)


def _opened(damaged: Path, copy: Path) -> sqlite3.Connection:
    if damaged.stat().st_size < _PAGE_BYTES:
        return connect("file::memory:")
    with damaged.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    sound = header.startswith(b"SQLite format 3\0") and struct.unpack_from(">I", header, 68) == (schema.APPLICATION_ID,)
    if not sound:
        shutil.copyfile(damaged, copy)
        _mend_header(copy)
    target = address(damaged if sound else copy, mode="ro", immutable="1")
    try:
        return connect(target, read_only=True, mistrusting=False)
    except sqlite3.DatabaseError:
        return connect("file::memory:")


def _mend_header(path: Path) -> None:
    model = path.with_name(f".crossread-{secrets.token_hex(8)}.part")
    try:
        with contextlib.closing(connect(address(model))) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
            opening.create(connection, indexed=word_index.is_available())
        header = bytearray(model.read_bytes()[:_HEADER_BYTES])
    finally:
        model.unlink(missing_ok=True)
    struct.pack_into(">I", header, 28, path.stat().st_size // _PAGE_BYTES)
    struct.pack_into(">II", header, 32, 0, 0)
    with path.open("r+b") as file:
        file.write(header)


def _copy(source: sqlite3.Connection, fresh: sqlite3.Connection, table: str, number: str, seen: set[int]) -> None:
    if not list(_read(source, f"SELECT 1 FROM sqlite_master WHERE name = '{table}'")):
        return
    names = [name for (_, name, *_) in fresh.execute(f"PRAGMA table_info ({table})")]
    marks = ", ".join("?" for _ in names)
    rows = _walked(source, table, number, names) if number else _read(source, f"SELECT {', '.join(names)} FROM {table}")
    place = names.index("article") if "article" in names else names.index("key") if table == "articles" else None
    for row in rows:
        if place is not None and isinstance(row[place], int):
            seen.add(row[place])
        # A row may be readable and yet nonsense: what the tables do not take is left out.
        with contextlib.suppress(sqlite3.IntegrityError, UnicodeError):
            fresh.execute(f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})", row)


def _read(source: sqlite3.Connection, statement: str, parameters: Sequence[int] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows up to the first that cannot be read."""
    with contextlib.suppress(sqlite3.DatabaseError):
        yield from source.execute(statement, parameters)


def _walked(source: sqlite3.Connection, table: str, number: str, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """All rows that can be read: where the walk comes to one that cannot, the next are tried one by one."""
    asked = f"SELECT {number}, {', '.join(names)} FROM {table} WHERE {number}"
    last, largest = 0, _largest(source, table, number)
    while last < largest:
        for row in _read(source, f"{asked} > ? ORDER BY {number}", (last,)):
            last = row[0]
            yield row[1:]
        for each in range(last + 1, min(last + _TRIED, largest) + 1):
            for row in _read(source, f"{asked} = ?", (each,)):
                yield row[1:]
        last += _TRIED


def _largest(source: sqlite3.Connection, table: str, number: str) -> int:
    found = [
        row[0]
        for statement in (
            f"SELECT max({number}) FROM {table}",
            f"SELECT seq FROM sqlite_sequence WHERE name = '{table}'",
            "SELECT max(article) FROM entries",
            "SELECT max(key) FROM articles INDEXED BY articles_shown WHERE hidden = 0",
        )
        for row in _read(source, statement)
        if isinstance(row[0], int)
    ]
    return max(found, default=2**16)


def _complete(fresh: sqlite3.Connection) -> None:
    """Take out what refers to rows that were lost, and put the words of the rest into the index."""
    fresh.execute("DELETE FROM articles WHERE key NOT IN (SELECT article FROM texts)")
    for table in ("texts", "notes", "tags", "entries"):
        fresh.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT key FROM articles)")
    fresh.execute("DELETE FROM entries WHERE feed NOT IN (SELECT key FROM feeds)")
    fresh.execute("DELETE FROM feed_tags WHERE feed NOT IN (SELECT key FROM feeds)")
    fresh.execute("UPDATE articles SET copy_of = NULL WHERE copy_of NOT IN (SELECT key FROM articles)")
    if word_index.is_kept(fresh):
        fresh.execute("INSERT INTO search (search) VALUES ('rebuild')")
