"""Brings a library file of an older version to the present one, after a copy of it was put beside it."""

import contextlib
import os
import secrets
import sqlite3
from collections.abc import Mapping
from pathlib import Path

from reader.errors import StoreProblem
from reader.store.connection import address, connect

MIGRATIONS: Mapping[int, str] = {}
"""By schema number, the SQL that leads from it to the next."""


def upgrade(path: Path, *, to: int, steps: Mapping[int, str] = MIGRATIONS) -> Path | None:
    """Bring the file at `path` to schema `to`; return where the copy of the old file is, None if nothing was to do.

    Every step is one transaction that also counts the schema number up, so an end at any moment leaves the file at
    one version or the next. Raises sqlite3.Error, OSError, and StoreProblem where a step would break a reference.
    """
    with contextlib.closing(connect(address(path))) as connection:
        if _version(connection) >= to:
            return None
        kept = _copy(connection, path)
        connection.execute("PRAGMA foreign_keys = OFF")
        while (version := _version(connection)) < to:
            _step(connection, version, steps[version])
    return kept


def _step(connection: sqlite3.Connection, version: int, script: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another crossread may have taken the step while this one waited for the lock.
        if _version(connection) == version:
            for statement in _statements(script):
                connection.execute(statement)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise StoreProblem("the library cannot be brought to this version: it refers to rows it does not have")
            connection.execute(f"PRAGMA user_version = {version + 1}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> list[str]:
    # `executescript` would commit what is pending, so a step would not be one transaction.
    statements, begun = [], ""
    for line in script.splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            statements.append(begun)
            begun = ""
    return [*statements, begun] if begun.strip() else statements


def execute_all(connection: sqlite3.Connection, script: str) -> None:
    """Run the statements of `script` inside the transaction that is open."""
    for statement in _statements(script):
        connection.execute(statement)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _copy(connection: sqlite3.Connection, path: Path) -> Path:
    copy = free_name(path, f"version-{_version(connection)}")
    temporary = path.with_name(f".crossread-{secrets.token_hex(8)}.part")
    try:
        with contextlib.closing(connect(address(temporary))) as target:
            connection.backup(target)
        os.replace(temporary, copy)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return copy


def free_name(path: Path, mark: str) -> Path:
    """A name beside `path`, with `mark` and the lowest number that makes it a name that no file has."""
    number = 1
    while (free := path.with_name(f"{path.stem}.{mark}-{number}{path.suffix}")).exists():
        number += 1
    return free
