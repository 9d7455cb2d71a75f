"""Keeps articles: takes in what arrives, once each, and gives back texts."""

import hashlib
import itertools
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reader.errors import UsageProblem
from reader.model import Article, Kind
from reader.store import blocks, word_index
from reader.store.connection import Connections
from reader.store.places import Places, moment_of
from reader.text import clean_line

_BATCH = 500
"""Arrivals in one transaction: many enough that syncing does not cost, few enough that other writers get their turn."""
_CHUNK = 500
_ARTICLE = (
    "SELECT key, id, body, blocks, title, source, byline, date, url, language, kind, origin"
    " FROM articles JOIN texts ON texts.article = articles.key"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article that comes into the library, from a feed or from a file."""

    article: Article
    feed: str = ""
    """Address of the subscription it comes from; empty for files and pages."""
    guid: str = ""
    """What the feed calls it; empty for files and pages."""
    summary_only: bool = False
    """Whether the feed gave a part of the text only."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of arrivals: keys of articles, in the order of arrival."""

    new: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    """Known ones whose text, title or other field was different: these replaced the old ones."""
    same: tuple[int, ...] = ()
    """Known ones that had nothing new."""


class Articles:
    """The articles of one library. Every method may be called from any thread and raises StoreProblem."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def add(self, arrivals: Iterable[Arrival], *, now: int) -> Added:
        """Keep what is new or different in `arrivals`; `now` is UTC seconds.

        An article is known by its feed and guid, by its id, or by an address and the same text. A known one whose
        text differs is changed in place: it keeps its key, its id and all that the reader did with it. Five hundred
        arrivals at a time are kept whole or not at all.
        """
        outcomes: list[tuple[str, int]] = []
        remaining = iter(arrivals)
        while batch := list(itertools.islice(remaining, _BATCH)):
            with self._connections.writing() as connection:
                taking = _Taking(connection, now)
                taken = [taking.take(arrival) for arrival in batch]
                taking.index()
            outcomes += taken
        sorts = {
            name: tuple(key for outcome, key in outcomes if outcome == name) for name in ("new", "changed", "same")
        }
        return Added(**sorts)

    def article(self, reference: str) -> tuple[int, Article]:
        """Key and article whose id is `reference` or begins with it. Raises UsageProblem if none or several do."""
        key = self.key(reference)
        if found := self.articles([key]):
            return key, found[0]
        raise _unknown(reference)

    def key(self, reference: str) -> int:
        """Key of the article whose id is `reference` or begins with it. Raises UsageProblem if none or several do."""
        wanted = clean_line(reference)
        with self._connections.reading() as connection:
            whole = connection.execute("SELECT key FROM articles WHERE id = ?", (wanted,)).fetchall()
            wanted = wanted if whole else wanted.lower()
            begun = "SELECT key FROM articles WHERE id >= ? AND id < ? ORDER BY id LIMIT 100"
            keys = [key for (key,) in whole or connection.execute(begun, (wanted, wanted + "g"))]
        if wanted and len(keys) == 1:
            return int(keys[0])
        if wanted and keys:
            raise UsageProblem(f"`{wanted}` begins {len(keys)} ids: give more of it")
        raise _unknown(wanted)

    def articles(self, keys: Sequence[int]) -> list[Article]:
        """The articles with these keys, in their order; keys that no article has are left out."""
        found = {}
        with self._connections.reading() as connection:
            for chunk in chunks(keys):
                for row in connection.execute(f"{_ARTICLE} WHERE key IN ({places(chunk)})", chunk):
                    found[row[0]] = _article(row)
        return [found[key] for key in keys if key in found]

    def content(self, key: int) -> str:
        """Hash of everything that an analysis of the article depends on. Raises UsageProblem where there is none."""
        with self._connections.reading() as connection:
            row = connection.execute("SELECT content FROM articles WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise UsageProblem("the article is no longer in the library")
        return str(row[0])

    def replace_text(self, key: int, page: Article) -> bool:
        """Put the text of `page` in the place of what the feed carried, which is kept; False where the key is gone."""
        with self._connections.writing() as connection:
            row = connection.execute(f"{_ARTICLE} WHERE key = ?", (key,)).fetchone()
            if row is None:
                return False
            connection.execute(
                "UPDATE texts SET feed_body = body, feed_blocks = blocks,"
                " feed_made = (SELECT made FROM articles WHERE key = article) WHERE article = ? AND feed_body IS NULL",
                (key,),
            )
            text = replace(_article(row), id=page.id, body=page.body, blocks=page.blocks)
            with word_index.changing(connection, key):
                _write(connection, key, text)
            connection.execute("UPDATE articles SET full_text = 1 WHERE key = ?", (key,))
        return True

    def restore_text(self, key: int) -> bool:
        """Put back what the feed carried; False where nothing had replaced it."""
        with self._connections.writing() as connection:
            kept = connection.execute(
                "SELECT feed_made, feed_body, feed_blocks FROM texts WHERE article = ? AND feed_body IS NOT NULL",
                (key,),
            ).fetchone()
            if kept is None:
                return False
            made, body, laid = kept
            row = connection.execute(f"{_ARTICLE} WHERE key = ?", (key,)).fetchone()
            with word_index.changing(connection, key):
                _write(connection, key, replace(_article(row), id=made, body=body, blocks=blocks.decode(laid)))
            connection.execute(
                "UPDATE texts SET feed_made = NULL, feed_body = NULL, feed_blocks = NULL WHERE article = ?", (key,)
            )
            connection.execute("UPDATE articles SET full_text = 0 WHERE key = ?", (key,))
        return True

    def last(self) -> int:
        """The key of the article that came last, 0 where there is none: a quick look at whether any has come."""
        with self._connections.reading() as connection:
            (key,) = connection.execute("SELECT coalesce(max(key), 0) FROM articles").fetchone()
        return int(key)

    def delete(self, keys: Iterable[int]) -> int:
        """Take articles out of the library for good, with all that is known of them; return how many there were."""
        with self._connections.writing() as connection:
            return delete(connection, keys)


def _unknown(reference: str) -> UsageProblem:
    return UsageProblem(f"no article has the id `{clean_line(reference)}`: `crossread list` shows those there are")


class _Taking:
    """Takes arrivals in, inside one transaction."""

    def __init__(self, connection: sqlite3.Connection, now: int) -> None:
        self._connection = connection
        self._now = now
        self._places = Places(connection)
        self._indexed = word_index.is_kept(connection)
        self._unindexed: list[tuple[int, int]] = []
        """Place and key of the articles that the index of words has yet to take in."""
        self._feeds: dict[str, int | None] = {}

    def take(self, arrival: Arrival) -> tuple[str, int]:
        """Keep one arrival; return what became of it, and its key."""
        feed, guid = self._feed(arrival.feed), clean_line(arrival.guid)
        known = self._known(arrival.article, feed, guid)
        if known is None:
            outcome, key = "new", self._insert(arrival)
        else:
            key, by_guid = known
            outcome = self._update(key, arrival) if by_guid else "same"
        if feed is not None and guid:
            self._connection.execute(
                "INSERT INTO entries (feed, guid, article) VALUES (?, ?, ?)"
                " ON CONFLICT (feed, guid) DO UPDATE SET article = excluded.article",
                (feed, guid, key),
            )
        return outcome, key

    def index(self) -> None:
        """Put what was taken in into the index of words: by place, for only then does it take many at once."""
        for _, key in sorted(self._unindexed):
            word_index.enter(self._connection, key)
        self._unindexed.clear()

    def _feed(self, url: str) -> int | None:
        if url not in self._feeds:
            row = self._connection.execute("SELECT key FROM feeds WHERE url = ?", (clean_line(url),)).fetchone()
            self._feeds[url] = row and row[0]
        return self._feeds[url]

    def _known(self, article: Article, feed: int | None, guid: str) -> tuple[int, bool] | None:
        one = self._connection.execute
        if feed is not None and guid:
            row = one("SELECT article FROM entries WHERE feed = ? AND guid = ?", (feed, guid)).fetchone()
            if row:
                return row[0], True
        row = one("SELECT key FROM articles WHERE id = ?", (article.id,)).fetchone()
        row = row or one("SELECT key FROM articles WHERE made = ? ORDER BY key", (article.id,)).fetchone()
        if not row and article.url:
            row = one(
                "SELECT key FROM articles JOIN texts ON texts.article = articles.key"
                " WHERE url = ? AND url <> '' AND coalesce(feed_body, body) = ? ORDER BY key",
                (article.url, article.body),
            ).fetchone()
        return (row[0], False) if row else None

    def _insert(self, arrival: Arrival) -> int:
        article = arrival.article
        moment = moment_of(article, added=self._now)
        values = {
            "id": article.id,
            **_fields(article),
            "moment": moment,
            "place": self._places.free(moment),
            "added": self._now,
            "summary_only": arrival.summary_only,
        }
        names = ", ".join(values)
        done = self._connection.execute(
            f"INSERT INTO articles ({names}) VALUES ({places(values)})", tuple(values.values())
        )
        key = done.lastrowid or 0
        self._connection.execute(
            "INSERT INTO texts (article, body, blocks) VALUES (?, ?, ?)",
            (key, article.body, blocks.encode(article.blocks)),
        )
        if self._indexed:
            self._unindexed.append((values["place"], key))
        return key

    def _update(self, key: int, arrival: Arrival) -> str:
        article = arrival.article
        content, full_text_kept, feed_body, added = self._connection.execute(
            "SELECT content, full_text, feed_body, added FROM articles JOIN texts ON article = key WHERE key = ?",
            (key,),
        ).fetchone()
        if full_text_kept:
            if feed_body == article.body:
                return "same"
            self._connection.execute(
                "UPDATE texts SET feed_made = ?, feed_body = ?, feed_blocks = ? WHERE article = ?",
                (article.id, article.body, blocks.encode(article.blocks), key),
            )
            return "changed"
        if content == content_of(article):
            return "same"
        self.index()
        with word_index.changing(self._connection, key):
            _write(self._connection, key, article)
            self._move(key, moment_of(article, added=added))
        self._connection.execute("UPDATE articles SET summary_only = ? WHERE key = ?", (arrival.summary_only, key))
        return "changed"

    def _move(self, key: int, moment: int) -> None:
        (old,) = self._connection.execute("SELECT moment FROM articles WHERE key = ?", (key,)).fetchone()
        if moment != old:
            self._connection.execute(
                "UPDATE articles SET moment = ?, place = ? WHERE key = ?", (moment, self._places.free(moment), key)
            )


def content_of(article: Article) -> str:
    """Hash of everything in `article` that an analysis can depend on, and of what is shown of it."""
    parts = (
        article.source,
        article.title,
        article.byline,
        article.date or "",
        article.url,
        article.language,
        article.kind,
        blocks.encode(article.blocks),
        article.body,
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def delete(connection: sqlite3.Connection, keys: Iterable[int]) -> int:
    """Delete articles inside the transaction that is open; return how many there were."""
    kept, count = word_index.is_kept(connection), 0
    for key in keys:
        if kept:
            word_index.leave(connection, key)
        count += connection.execute("DELETE FROM articles WHERE key = ?", (key,)).rowcount
    return count


def chunks(keys: Iterable[int]) -> Iterable[tuple[int, ...]]:
    """The keys, some hundred at a time: a statement takes a limited number of values."""
    remaining = iter(keys)
    while chunk := tuple(itertools.islice(remaining, _CHUNK)):
        yield chunk


def places(values: Iterable[object]) -> str:
    """A question mark for each value, for a statement."""
    return ", ".join("?" for _ in values)


def _fields(article: Article) -> dict[str, Any]:
    return {
        "made": article.id,
        "content": content_of(article),
        "title": article.title,
        "byline": article.byline,
        "source": article.source,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "kind": str(article.kind),
        "origin": article.origin,
        "words": article.words,
    }


def _write(connection: sqlite3.Connection, key: int, article: Article) -> None:
    """Put the fields and text of `article` in the place of the old ones, of which what was understood is forgotten."""
    fields = _fields(article)
    connection.execute(
        f"UPDATE articles SET {', '.join(f'{name} = ?' for name in fields)}, position = min(position, ?),"
        " story = NULL, copy_of = NULL WHERE key = ?",
        (*fields.values(), len(article.body), key),
    )
    connection.execute(
        "UPDATE texts SET body = ?, blocks = ? WHERE article = ?", (article.body, blocks.encode(article.blocks), key)
    )
    for table in ("entities", "answers", "answered", "fingerprints"):
        connection.execute(f"DELETE FROM {table} WHERE article = ?", (key,))


def _article(row: Sequence[Any]) -> Article:
    _, identifier, body, laid, title, source, byline, date, url, language, kind, origin = row
    return Article(
        id=identifier,
        body=body,
        blocks=blocks.decode(laid),
        title=title,
        source=source,
        byline=byline,
        date=date,
        url=url,
        language=language,
        kind=Kind(kind),
        origin=origin,
    )
