"""Answers queries: which articles, how many, and where in a text."""

import contextlib
import sqlite3
from array import array
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from reader.errors import UsageProblem
from reader.model import Span
from reader.query import resolve
from reader.query.patterns import Matcher, PatternTooSlow
from reader.query.tree import And, Anywhere, Field, Node, Or, Pattern, Query, Sort, SortKey, Within, Word
from reader.store import word_index
from reader.store.compile import STORY_SIZE, Compiled, compiled
from reader.store.connection import Connections, worded
from reader.store.matching import find
from reader.text import clean

EVERYTHING = Query()
"""The query that finds every article that is not hidden."""
_DISAGREEMENT = """
coalesce((SELECT count(*) FROM (
    SELECT 1 FROM answers JOIN articles AS o ON o.key = answers.article
    WHERE o.story = a.story AND o.hidden = 0 GROUP BY question, counterpart
    HAVING count(DISTINCT relation) > 1 OR count(DISTINCT stance) > 1
)), 0)
"""
_ORDERS = {
    SortKey.DATE: ("a.place",),
    SortKey.SOURCE: ("folded(a.source)",),
    SortKey.TITLE: ("folded(a.title)",),
    SortKey.STORY: (STORY_SIZE, "coalesce(a.story, a.key)"),
    SortKey.DISAGREEMENT: (_DISAGREEMENT, "coalesce(a.story, a.key)"),
    SortKey.WORDS: ("a.words",),
    SortKey.ADDED: ("a.added", "a.key"),
}
# A word in a title says more of an article than one in its text. The columns are those of `search`.
_RELEVANCE = "-bm25(search, 8.0, 2.0, 2.0, 1.0)"
_MOST_SPANS = 2000
_LARGEST = 2**53


class Source(NamedTuple):
    """An outlet."""

    name: str
    """Empty for articles whose source is not known."""
    articles: int
    unread: int


class Search:
    """Queries over one library. Every method may be called from any thread and raises StoreProblem.

    `now` says what "today" is; it must know its time zone, and may be left out for queries without such dates.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def keys(
        self, query: Query = EVERYTHING, *, now: datetime | None = None, limit: int | None = None, offset: int = 0
    ) -> "array[int]":
        """Keys of the articles that `query` finds, in the order it asks for, else newest first.

        Raises UsageProblem for a query that is too deep, or whose pattern takes too long.
        """
        with self._asked(query, now) as (connection, found):
            sql = f"SELECT a.key {_source(found)} ORDER BY {_order(query.sorts, found)} LIMIT ? OFFSET ?"
            keys = array("q")
            keys.extend(key for (key,) in connection.execute(sql, (*_parameters(found), _limit(limit), _limit(offset))))
        return keys

    def count(self, query: Query = EVERYTHING, *, now: datetime | None = None) -> int:
        """How many articles `query` finds. Raises UsageProblem as `keys` does."""
        with self._asked(query, now) as (connection, found):
            return int(connection.execute(f"SELECT count(*) {_source(found)}", _parameters(found)).fetchone()[0])

    def sources(self) -> tuple[Source, ...]:
        """The outlets that articles are of, those with the most first; hidden articles do not count."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT source, count(*), sum(read IS NULL) FROM articles WHERE hidden = 0"
                " GROUP BY source ORDER BY count(*) DESC, source"
            ).fetchall()
        return tuple(Source(*row) for row in rows)

    def among(self, keys: "array[int]", query: Query, *, now: datetime | None = None) -> "array[int]":
        """Those of `keys` that `query` finds, in the order of `keys`; for a handful of keys in a large library."""
        with self._asked(query, now) as (connection, found):
            sql = f"SELECT 1 {_source(found)} AND a.key = ?"
            parameters = _parameters(found)
            return array("q", [key for key in keys if connection.execute(sql, (*parameters, key)).fetchone()])

    def hits(self, key: int, query: Query) -> tuple[Span, ...]:
        """Where in the article's body that is which `query` asks for: disjoint spans in order of position."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT body FROM texts WHERE article = ?", (key,)).fetchone()
        return spans(row[0], query) if row else ()

    @contextlib.contextmanager
    def _asked(self, query: Query, now: datetime | None) -> Iterator[tuple[sqlite3.Connection, Compiled]]:
        resolved = resolve(query, now or datetime.fromtimestamp(0, UTC))
        patterns = _Patterns()
        with self._connections.reading() as connection:
            connection.create_function("regex", 2, patterns.matches, deterministic=True)
            try:
                yield connection, compiled(resolved.tree, indexed=word_index.is_kept(connection))
            except sqlite3.OperationalError as error:
                if patterns.problem is not None:
                    raise patterns.problem from None
                too_long = getattr(error, "sqlite_errorcode", 0) in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_TOOBIG)
                if too_long and worded(error, self._connections.name) is None:
                    raise UsageProblem("the query is too long: ask for less at once") from error
                raise
            finally:
                connection.create_function("regex", 2, None)


class _Patterns:
    """The patterns of one query while it is answered."""

    def __init__(self) -> None:
        self._matchers: dict[str, Matcher] = {}
        self.problem: PatternTooSlow | None = None

    def matches(self, pattern: str, text: str | None) -> bool:
        """Whether the pattern is in the text. Raises PatternTooSlow, which SQLite words as an error of its own."""
        if pattern not in self._matchers:
            self._matchers[pattern] = Matcher(pattern)
        try:
            return self._matchers[pattern].matches(text or "")
        except PatternTooSlow as problem:
            self.problem = problem
            raise


def spans(body: str, query: Query) -> tuple[Span, ...]:
    """Where in `body` that is which `query` asks for: disjoint spans in order; what it bars is not looked for."""
    found = sorted(span for match in _wanted(query.tree) for span in _spans(body, match))
    disjoint: list[Span] = []
    for span in found[:_MOST_SPANS]:
        if disjoint and span.start < disjoint[-1].end:
            disjoint[-1] = Span(disjoint[-1].start, max(disjoint[-1].end, span.end))
        else:
            disjoint.append(span)
    return tuple(disjoint)


def _wanted(node: Node | None) -> Iterator[Anywhere | Within]:
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from _wanted(part)
        case Anywhere() | Within(Field.TEXT, _) | Within(Field.ENTITY, _):
            yield node


def _spans(body: str, asked: Anywhere | Within) -> Iterator[Span]:
    match = asked.match
    if isinstance(match, Pattern):
        with contextlib.suppress(PatternTooSlow):
            yield from Matcher(match.text).spans(body)
    else:
        yield from find(body, clean(match.text), prefix=isinstance(match, Word) and match.prefix)


def _source(found: Compiled) -> str:
    if found.words:
        return (
            f"FROM search CROSS JOIN articles AS a ON a.place = search.rowid WHERE search MATCH ? AND {found.condition}"
        )
    return f"FROM articles AS a WHERE {found.condition}"


def _parameters(found: Compiled) -> tuple[object, ...]:
    return (*([found.words] if found.words else []), *found.parameters)


def _order(sorts: tuple[Sort, ...], found: Compiled) -> str:
    newest_first = "search.rowid DESC" if found.words else "a.place DESC"
    terms = []
    for sort in sorts:
        if sort.key is SortKey.RELEVANCE:
            columns: tuple[str, ...] = (_RELEVANCE,) if found.words else ()
        elif sort.key is SortKey.DATE and found.words:
            columns = ("search.rowid",)
        else:
            columns = _ORDERS[sort.key]
        terms += [f"{column} {'DESC' if sort.descending else 'ASC'}" for column in columns]
    return ", ".join([*terms, newest_first])


def _limit(limit: int | None) -> int:
    return -1 if limit is None else min(max(limit, 0), _LARGEST)
