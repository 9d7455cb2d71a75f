"""Opens library files: what is missing is made, what is old is brought up, what is foreign or damaged is refused."""

import contextlib
import os
import secrets
import sqlite3
import struct
import time
from functools import partial
from pathlib import Path

from reader.errors import StoreProblem
from reader.store import migrations, schema, word_index
from reader.store.connection import Connections, address, connect, damage, wal_is_sound, worded
from reader.text import clean_line

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_DAY = 86_400


def open_file(path: Path) -> Connections:
    """Open the library at `path`, which is made, with its folder, when there is none. Raises StoreProblem.

    A file that is damaged, empty, of another program or of a newer crossread is refused and stays as it is. Where the
    file or its folder cannot be written the library opens to be read.
    """
    name = clean_line(str(path))
    try:
        if not path.exists():
            _make(path)
        _examine(path, name)
        return _open_writable(path, name) if _can_write(path) else _open_read_only(path, name)
    except OSError as error:
        raise StoreProblem(f"{name}: {error.strerror or 'cannot be opened'}") from error
    except sqlite3.DatabaseError as error:
        raise worded(error, name) or error from error


def open_memory(*, indexed: bool | None = None) -> Connections:
    """Open a library in memory, empty and gone when it is closed; without an index of words if told so."""
    connection = connect("file::memory:")
    create(connection, indexed=word_index.is_available() if indexed is None else indexed)
    connections = Connections("the library in memory", lambda: connection, shared=True, read_only=False)
    with connections.reading():
        return connections


def create(connection: sqlite3.Connection, *, indexed: bool) -> None:
    """Make the tables in an empty database."""
    connection.execute("BEGIN IMMEDIATE")
    migrations.execute_all(connection, schema.TABLES)
    if indexed:
        word_index.create(connection)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


def _make(path: Path) -> None:
    # Made under another name and named in one step: a file of no bytes can then only be a damaged one.
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".crossread-{secrets.token_hex(8)}.part")
    try:
        with contextlib.closing(connect(address(temporary))) as connection:
            create(connection, indexed=word_index.is_available())
        try:
            os.link(temporary, path)
        except FileExistsError:
            return
        except OSError:
            # A file system without links.
            if not path.exists():
                os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def _examine(path: Path, name: str) -> None:
    if not path.is_file():
        raise StoreProblem(f"{name} is not a file")
    size = path.stat().st_size
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise damage(name)
    (application,) = struct.unpack_from(">I", header, 68)
    if application != schema.APPLICATION_ID:
        raise StoreProblem(f"{name} belongs to another program; give the library another place")
    (page_bytes,) = struct.unpack_from(">H", header, 16)
    (pages,) = struct.unpack_from(">I", header, 28)
    (counter,) = struct.unpack_from(">I", header, 24)
    (valid_for,) = struct.unpack_from(">I", header, 92)
    unfinished = any(_has_content(path.with_name(path.name + end)) for end in ("-journal", "-wal"))
    if counter == valid_for and not unfinished and size < pages * (65536 if page_bytes == 1 else page_bytes):
        raise damage(name)


def _has_content(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _can_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _sweep(folder: Path) -> None:
    """Take away what a crossread that was killed while it made, copied or saved a library left unfinished."""
    for left in folder.glob(".crossread-*.part*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink()


def _open_writable(path: Path, name: str) -> Connections:
    _sweep(path.parent)
    with contextlib.closing(connect(address(path, mode="rw"))) as connection:
        version = _checked_version(connection, name)
    if version < schema.VERSION:
        migrations.upgrade(path, to=schema.VERSION)
    opened = partial(connect, address(path, mode="rw"))
    with contextlib.closing(opened()) as connection:
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal_is_sound() else 'DELETE'}")
        word_index.suit(connection)
    return Connections(name, opened, shared=False, read_only=False)


def _open_read_only(path: Path, name: str) -> Connections:
    options = {"mode": "ro"}
    try:
        with contextlib.closing(connect(address(path, **options))) as connection:
            version = _checked_version(connection, name)
    except sqlite3.OperationalError:
        # A write-ahead log cannot be opened without writing beside it; one that is empty is not needed.
        if any(_has_content(path.with_name(path.name + end)) for end in ("-journal", "-wal")):
            raise
        options = {"mode": "ro", "immutable": "1"}
        with contextlib.closing(connect(address(path, **options))) as connection:
            version = _checked_version(connection, name)
    if version < schema.VERSION:
        raise StoreProblem(f"{name} is of an older crossread: open it once where it can be written")
    return Connections(name, partial(connect, address(path, **options), read_only=True), shared=False, read_only=True)


def _checked_version(connection: sqlite3.Connection, name: str) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > schema.VERSION:
        raise StoreProblem(f"{name} is of a newer crossread: nothing was changed; open it with that one")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'articles'").fetchone() is None:
        raise damage(name)
    return version
