"""What a library file is like, for who looks for what is wrong."""

import contextlib
import sqlite3
from dataclasses import dataclass

from reader.store import schema, word_index
from reader.store.connection import Connections


@dataclass(frozen=True, slots=True)
class Facts:
    """The state of a library."""

    articles: int
    """Hidden ones too."""
    version: int
    """Number of the schema."""
    sqlite: str
    journal: str
    """`wal` or `delete`: how SQLite keeps transactions whole."""
    indexed: bool
    """Whether there is an index of words."""
    indexable: bool
    """Whether this SQLite could keep one."""
    read_only: bool
    busy: bool
    """Whether another program is writing to it at this moment."""
    unused: int
    """Bytes of the file that hold nothing."""


def facts(connections: Connections) -> Facts:
    """Look at a library, changing nothing. Raises StoreProblem."""
    with connections.reading() as connection:
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()
        unused = _number(connection, "PRAGMA freelist_count") * _number(connection, "PRAGMA page_size")
        return Facts(
            articles=_number(connection, "SELECT count(*) FROM articles"),
            version=schema.VERSION,
            sqlite=sqlite3.sqlite_version,
            journal=str(journal),
            indexed=word_index.is_kept(connection),
            indexable=word_index.is_available(),
            read_only=connections.read_only,
            busy=not connections.read_only and _is_busy(connection),
            unused=unused,
        )


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _is_busy(connection: sqlite3.Connection) -> bool:
    waits = _number(connection, "PRAGMA busy_timeout")
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    else:
        connection.execute("ROLLBACK")
        return False
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.execute(f"PRAGMA busy_timeout = {waits}")
