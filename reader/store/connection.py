"""Connections to the library file: how they are set up, shared by threads, and how their errors are said in words."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.errors import StoreProblem
from reader.store import matching
from reader.text import clean_line

BUSY_SECONDS = 20.0
"""How long a connection waits for another process that is writing."""
_IDLE = 4
_CACHE_KIBIBYTES = 8192
_MOST_PAGES_HELD = 16_384
"""Changed pages that a transaction holds back: once it writes before its end, nobody can read until then."""


def wal_is_sound(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite's write-ahead log is free of the race that can corrupt a file (3.7.0 to 3.51.2).

    The repair is in 3.51.3 and was carried back to 3.50.7 and 3.44.6. Elsewhere the rollback journal is used.
    """
    return version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51, 0) or (3, 44, 6) <= version < (3, 45, 0)


def connect(target: str, *, read_only: bool = False, mistrusting: bool = True) -> sqlite3.Connection:
    """Open the database at the URI `target` with the settings that every connection has. Raises sqlite3.Error.

    Transactions are begun by hand, and a commit has reached the disk, folder entry included, when it returns. A file
    that is shorter than it says is opened only where `mistrusting` is False.
    """
    connection = sqlite3.connect(
        target, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
    )
    try:
        for pragma in (
            *([] if mistrusting else ["writable_schema = ON"]),
            "foreign_keys = ON",
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "secure_delete = OFF",
            "synchronous = EXTRA",
            "temp_store = MEMORY",
            f"cache_size = -{_CACHE_KIBIBYTES}",
            f"cache_spill = {_MOST_PAGES_HELD}",
            *(["query_only = ON"] if read_only else []),
        ):
            connection.execute(f"PRAGMA {pragma}")
        matching.register(connection)
    except BaseException:
        connection.close()
        raise
    return connection


class Connections:
    """Connections to one library, lent for the time of one operation. Every method may be called from any thread.

    A library in a file has as many as operations overlap; one in memory has a single one, which they take in turn.
    """

    def __init__(self, name: str, opened: Callable[[], sqlite3.Connection], *, shared: bool, read_only: bool) -> None:
        self.name = name
        """What messages call the library."""
        self.read_only = read_only
        self._opened = opened
        self._shared = shared
        self._damaged = False
        self._closed = False
        self._idle: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._turn = threading.RLock()
        """Held by who writes and, for a library in memory, by who reads."""
        self._watch = threading.Lock()
        self._observer: sqlite3.Connection | None = None

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection to read by: what it reads in one statement is one state. Raises StoreProblem."""
        with self._turn if self._shared else contextlib.nullcontext(), self._worded():
            connection = self._lend()
            try:
                yield connection
            finally:
                self._take_back(connection)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection inside a transaction: all that happens in it is kept, or nothing. Raises StoreProblem.

        The write lock is taken at the start: a transaction that begins by reading and writes later fails at once
        when another process wrote in between. Must not be entered again by the thread that is inside.
        """
        if self.read_only:
            raise self.refusal()
        if self._damaged:
            raise damage(self.name)
        with self._turn, self._worded():
            connection = self._lend()
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            finally:
                # A full disk has rolled the transaction back by itself.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                self._take_back(connection)

    def version(self) -> int:
        """A number that is another one after every transaction that anybody, this process included, has committed."""
        if self._shared:
            with self.reading() as connection:
                return connection.total_changes
        with self._watch, self._worded():
            if self._observer is None:
                self._observer = self._opened()
            return int(self._observer.execute("PRAGMA data_version").fetchone()[0])

    def refusal(self) -> StoreProblem:
        """The problem of a change to a library that can only be read."""
        return StoreProblem(f"{self.name} can only be read: check the rights of the file and its folder")

    def close(self) -> None:
        """End every connection; those that are lent end when they are given back."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
            observer, self._observer = self._observer, None
        for connection in (*idle, *([observer] if observer else [])):
            connection.close()

    def __del__(self) -> None:
        # Python 3.13 warns of every connection that is not closed by name.
        self.close()

    def _lend(self) -> sqlite3.Connection:
        with self._guard:
            if self._closed:
                raise StoreProblem(f"{self.name} is closed")
            if self._idle:
                return self._idle.pop()
        return self._opened()

    def _take_back(self, connection: sqlite3.Connection) -> None:
        with self._guard:
            if not self._closed and (self._shared or len(self._idle) < _IDLE):
                self._idle.append(connection)
                return
        connection.close()

    @contextlib.contextmanager
    def _worded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            problem = worded(error, self.name)
            if problem is None:
                raise
            self._damaged = self._damaged or problem.damaged
            raise problem from error


def damage(name: str) -> StoreProblem:
    """The problem of a library file whose content is broken."""
    return StoreProblem(
        f"{name} is damaged; nothing was written to it."
        " `crossread doctor --rescue` sets it aside and saves what can be read",
        damaged=True,
    )


def worded(error: sqlite3.DatabaseError, name: str) -> StoreProblem | None:
    """What `error` means for the reader; None where it is a mistake of the program, not of the world."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    # A file that was emptied or replaced while it was open is a database without our tables.
    foreign = code == sqlite3.SQLITE_ERROR and str(error).startswith(("no such table", "no such column"))
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB) or foreign or "decode to UTF-8" in str(error):
        return damage(name)
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY_DBMOVED:
        return StoreProblem(f"{name}: it was moved or deleted while it was open; start crossread anew")
    said = {
        sqlite3.SQLITE_FULL: "the disk is full; what was asked for is not kept, and nothing else was lost",
        sqlite3.SQLITE_BUSY: "another crossread is writing to it and did not end in time: try again",
        sqlite3.SQLITE_LOCKED: "another crossread is writing to it and did not end in time: try again",
        sqlite3.SQLITE_READONLY: "it can only be read: check the rights of the file and its folder",
        sqlite3.SQLITE_IOERR: f"the disk does not read or write it ({clean_line(str(error))})",
        sqlite3.SQLITE_CANTOPEN: "it cannot be opened: check the rights of the file and its folder",
        sqlite3.SQLITE_PERM: "it cannot be opened: check the rights of the file and its folder",
        sqlite3.SQLITE_NOMEM: "there is not enough memory",
    }.get(code)
    return StoreProblem(f"{name}: {said}") if said else None


def address(path: Path, **options: str) -> str:
    """The URI of the file at `path`, whatever characters its name holds."""
    asked = "&".join(f"{name}={value}" for name, value in options.items())
    return path.resolve().as_uri() + (f"?{asked}" if asked else "")
