"""The library as its reader keeps it: one file, or memory for the time of one run."""

from collections.abc import Sequence
from pathlib import Path

from reader.errors import StoreProblem
from reader.model.headers import Header
from reader.store import opening, word_index
from reader.store.analyses import Analyses
from reader.store.articles import Articles
from reader.store.connection import Connections
from reader.store.facts import Facts, facts
from reader.store.feeds import Feeds
from reader.store.headers import headers
from reader.store.search import Search
from reader.store.state import State
from reader.store.stories import Stories
from reader.store.views import Views
from reader.text import clean_line


class Store:
    """One library. Its parts say what it keeps; every method of these may be called from any thread.

    What a person can mend is raised as StoreProblem: no rights, no room, a damaged file, another crossread at work.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self.articles = Articles(connections)
        self.search = Search(connections)
        self.state = State(connections)
        self.feeds = Feeds(connections)
        self.views = Views(connections)
        self.analyses = Analyses(connections)
        self.stories = Stories(connections)

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open the library at `path`, and make one where there is none. Raises StoreProblem.

        Nothing is ever written to a file that is damaged, of another program or of a newer crossread. One of an older
        crossread is copied beside itself first. Where nothing can be written the library is `read_only`.
        """
        return cls(opening.open_file(path))

    @classmethod
    def memory(cls, *, indexed: bool | None = None) -> "Store":
        """A library that is empty, and gone when it is closed; without an index of words where that is False."""
        return cls(opening.open_memory(indexed=indexed))

    @property
    def read_only(self) -> bool:
        """Whether every change is refused, because the file or its folder cannot be written."""
        return self._connections.read_only

    @property
    def indexed(self) -> bool:
        """Whether there is an index of words; without one searches read every text."""
        with self._connections.reading() as connection:
            return word_index.is_kept(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connections.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def headers(self, keys: Sequence[int]) -> list[Header]:
        """What lists show of these articles, in the order of `keys`; keys that no article has are left out."""
        with self._connections.reading() as connection:
            return headers(connection, keys)

    def version(self) -> int:
        """A number that is another one after anybody, another process included, has changed the library."""
        return self._connections.version()

    def begin_visit(self, *, now: int) -> int:
        """Note that the reader came at `now`; return when they came before, 0 for the first time.

        From then on `is:new` finds what was added since that earlier visit.
        """
        with self._connections.writing() as connection:
            rows = dict(connection.execute("SELECT name, value FROM meta WHERE name = 'visit'").fetchall())
            before = int(rows.get("visit", "0"))
            connection.executemany(
                "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (("visit before", str(before)), ("visit", str(now))),
            )
        return before

    def meta(self, name: str) -> str:
        """What the library keeps of itself under `name`; empty where it keeps nothing."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def facts(self) -> Facts:
        """What the library is like."""
        return facts(self._connections)

    def check(self, *, thorough: bool = False) -> tuple[str, ...]:
        """What is wrong with the file, which is read as a whole: seconds for a large one. Empty when all is well.

        `thorough` compares the index of words with every text too. That takes minutes in which nobody can write.
        """
        found = []
        try:
            with self._connections.reading() as connection:
                found += [text for (text,) in connection.execute("PRAGMA quick_check(20)") if text != "ok"]
                broken = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
            found += [f"a row of {table} refers to what is not there" for table, *_ in broken]
            if thorough and not found:
                with self._connections.writing() as connection:
                    if word_index.is_kept(connection) and not word_index.agrees(connection):
                        found.append("the index of words does not agree with the articles")
        except StoreProblem as problem:
            if not problem.damaged:
                raise
            found.append(str(problem))
        return tuple(clean_line(text) for text in found)

    def compact(self) -> None:
        """Give back to the disk what deleted articles took. Needs as much room again while it works."""
        if self.read_only:
            raise self._connections.refusal()
        with self._connections.reading() as connection:
            connection.execute("VACUUM")
