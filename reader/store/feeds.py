"""Keeps the subscriptions, and what is remembered of the visits to them."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import Any

from reader.errors import UsageProblem
from reader.model import Feed, Visit
from reader.store.articles import delete
from reader.store.connection import Connections
from reader.text import clean_line

_VISIT_FIELDS = {field.name: type(field.default) for field in fields(Visit)}
_LISTED = """
SELECT feeds.key, url, title, home, feeds.hidden, full_text, private, feeds.added, visit,
    coalesce(articles, 0), coalesce(unread, 0)
FROM feeds LEFT JOIN (
    SELECT feed, count(DISTINCT article) AS articles, count(DISTINCT CASE WHEN article IN (
        SELECT key FROM articles WHERE hidden = 0 AND read IS NULL
    ) THEN article END) AS unread
    FROM entries WHERE article NOT IN (SELECT key FROM articles WHERE hidden = 1) GROUP BY feed
) ON feed = feeds.key
"""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as the library keeps it."""

    feed: Feed
    visit: Visit
    added: int
    """UTC seconds when the reader subscribed."""
    articles: int = 0
    """How many articles it brought that are in the library and not hidden."""
    unread: int = 0


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A feed that was unsubscribed from, with all that brings it back as it was."""

    key: int
    subscription: Subscription
    entries: tuple[tuple[str, int], ...]
    """The guid and the article of each of its entries."""


class Feeds:
    """The subscriptions of one library. Every method may be called from any thread and raises StoreProblem."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def subscribe(self, feeds: Iterable[Feed], *, now: int) -> tuple[Feed, ...]:
        """Keep the feeds that are not subscribed to yet, and return these; the others stay as they are."""
        new = []
        with self._connections.writing() as connection:
            for feed in feeds:
                done = connection.execute(
                    "INSERT OR IGNORE INTO feeds (url, title, home, hidden, full_text, private, added)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (*_columns(feed), now),
                )
                if done.rowcount:
                    _set_tags(connection, done.lastrowid or 0, feed.tags)
                    new.append(feed)
        return tuple(new)

    def change(self, feed: Feed) -> None:
        """Keep the name, tags and choices of `feed` in place of the old ones. Raises UsageProblem if it is not kept."""
        with self._connections.writing() as connection:
            key = _key(connection, feed.url)
            connection.execute(
                "UPDATE feeds SET url = ?, title = ?, home = ?, hidden = ?, full_text = ?, private = ? WHERE key = ?",
                (*_columns(feed), key),
            )
            _set_tags(connection, key, feed.tags)

    def move(self, url: str, new_url: str) -> None:
        """Give a feed its new address; where that is subscribed to already, the two become one."""
        with self._connections.writing() as connection:
            key = _key(connection, url)
            row = connection.execute("SELECT key FROM feeds WHERE url = ?", (clean_line(new_url),)).fetchone()
            if row is None:
                connection.execute("UPDATE feeds SET url = ? WHERE key = ?", (clean_line(new_url), key))
            elif row[0] != key:
                connection.execute("UPDATE OR IGNORE entries SET feed = ? WHERE feed = ?", (row[0], key))
                connection.execute("DELETE FROM feeds WHERE key = ?", (key,))

    def unsubscribe(self, url: str, *, with_articles: bool = False) -> int:
        """Forget a feed; return how many articles went with it. Raises UsageProblem if it is not subscribed to.

        Its articles stay, unless `with_articles`: then those go that no other feed brought and that the reader has
        not starred, tagged or written a note on.
        """
        with self._connections.writing() as connection:
            key = _key(connection, url)
            gone = 0
            if with_articles:
                rows = connection.execute(
                    "SELECT key FROM articles WHERE key IN (SELECT article FROM entries WHERE feed = ?1)"
                    " AND starred IS NULL"
                    " AND NOT EXISTS (SELECT 1 FROM entries WHERE article = key AND feed <> ?1)"
                    " AND NOT EXISTS (SELECT 1 FROM tags WHERE article = key)"
                    " AND NOT EXISTS (SELECT 1 FROM notes WHERE article = key)",
                    (key,),
                ).fetchall()
                gone = delete(connection, [article for (article,) in rows])
            connection.execute("DELETE FROM feeds WHERE key = ?", (key,))
        return gone

    def take_out(self, url: str) -> TakenOut:
        """Forget a feed, but not its articles; `put_back` undoes it. Raises UsageProblem if it is not subscribed to."""
        wanted = clean_line(url)
        subscription = next((each for each in self.subscriptions() if each.feed.url == wanted), None)
        with self._connections.writing() as connection:
            key = _key(connection, url)
            entries = connection.execute("SELECT guid, article FROM entries WHERE feed = ?", (key,)).fetchall()
            connection.execute("DELETE FROM feeds WHERE key = ?", (key,))
        return TakenOut(key, subscription or Subscription(Feed(wanted), Visit(), 0), tuple(entries))

    def put_back(self, taken: TakenOut) -> None:
        """Subscribe again to a feed that was taken out, in its old place; nothing happens where it is there again."""
        subscription = taken.subscription
        with self._connections.writing() as connection:
            done = connection.execute(
                "INSERT OR IGNORE INTO feeds (url, title, home, hidden, full_text, private, added, visit, key)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*_columns(subscription.feed), subscription.added, _written(subscription.visit), taken.key),
            )
            if not done.rowcount:
                return
            _set_tags(connection, taken.key, subscription.feed.tags)
            # An article may be gone by now.
            connection.executemany(
                "INSERT OR IGNORE INTO entries (feed, guid, article) SELECT ?, ?, key FROM articles WHERE key = ?",
                ((taken.key, guid, article) for guid, article in taken.entries),
            )

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Every feed with its visits and counts, in the order in which they were subscribed to."""
        with self._connections.reading() as connection:
            tags: dict[int, list[str]] = {}
            for feed, tag in connection.execute("SELECT feed, tag FROM feed_tags ORDER BY feed, position"):
                tags.setdefault(feed, []).append(tag)
            rows = connection.execute(f"{_LISTED} ORDER BY feeds.key").fetchall()
        return tuple(_subscriptions(rows, tags))

    def feeds_of(self, key: int) -> tuple[str, ...]:
        """Addresses of the feeds that brought an article, in the order in which they were subscribed to."""
        with self._connections.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT url FROM entries JOIN feeds ON feeds.key = feed WHERE article = ? ORDER BY feed",
                (key,),
            ).fetchall()
        return tuple(url for (url,) in rows)

    def record(self, url: str, visit: Visit, *, title: str = "", home: str = "") -> bool:
        """Keep what a visit left, and the feed's own title and home where none are known; False if it is not kept."""
        with self._connections.writing() as connection:
            done = connection.execute(
                "UPDATE feeds SET visit = ?, title = CASE title WHEN '' THEN ? ELSE title END,"
                " home = CASE home WHEN '' THEN ? ELSE home END WHERE url = ?",
                (
                    _written(visit),
                    clean_line(title),
                    clean_line(home),
                    clean_line(url),
                ),
            )
        return bool(done.rowcount)


def _columns(feed: Feed) -> tuple[str, str, str, bool, bool, bool]:
    texts = clean_line(feed.url), clean_line(feed.title), clean_line(feed.home)
    return *texts, feed.hidden, feed.full_text, feed.private


def _key(connection: sqlite3.Connection, url: str) -> int:
    row = connection.execute("SELECT key FROM feeds WHERE url = ?", (clean_line(url),)).fetchone()
    if row is None:
        raise UsageProblem(f"`{clean_line(url)}` is not subscribed to: `crossread feeds list` shows what is")
    return int(row[0])


def _set_tags(connection: sqlite3.Connection, key: int, tags: Iterable[str]) -> None:
    connection.execute("DELETE FROM feed_tags WHERE feed = ?", (key,))
    cleaned = dict.fromkeys(tag for tag in map(clean_line, tags) if tag)
    connection.executemany(
        "INSERT INTO feed_tags (feed, position, tag) VALUES (?, ?, ?)",
        ((key, position, tag) for position, tag in enumerate(cleaned)),
    )


def _subscriptions(rows: Iterable[tuple[Any, ...]], tags: dict[int, list[str]]) -> Iterator[Subscription]:
    for key, url, title, home, hidden, full_text, private, added, visit, articles, unread in rows:
        feed = Feed(url, title, tuple(tags.get(key, ())), home, bool(hidden), bool(full_text), bool(private))
        yield Subscription(feed, _visit(visit), added, articles, unread)


def _written(visit: Visit) -> str:
    return json.dumps(asdict(visit), ensure_ascii=True, separators=(",", ":"))


def _visit(text: str) -> Visit:
    # A field of another version of crossread is left out, so that a feed is at worst visited anew.
    kept = json.loads(text)
    return Visit(**{name: kept[name] for name, kind in _VISIT_FIELDS.items() if type(kept.get(name)) is kind})
