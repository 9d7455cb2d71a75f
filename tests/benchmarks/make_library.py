"""Makes a large library of made-up articles: the same one for the same numbers, on every machine.

    python -m tests.benchmarks.make_library FILE --articles 100000

Sentences are strings of made-up words whose frequencies follow Zipf's law, and articles are strings of sentences.
"""

import argparse
import contextlib
import itertools
import random
import sqlite3
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from reader.ingest.article import make
from reader.model import Block, Feed, Kind, Span
from reader.store.articles import Arrival
from reader.store.connection import Connections, address, connect
from reader.store.store import Store

FEEDS = 50
NOW = datetime(2026, 11, 1, tzinfo=UTC)
_DAYS = 3 * 365
_VOCABULARY = 60_000
_SENTENCES = 30_000
_ONSETS = "b c d f g h j k l m n p r s t v w br cr dr gr pl pr st tr th sh ch".split()
_VOWELS = "a e i o u ai ea ou".split()
_CODAS = ["", "", "n", "r", "s", "t", "l", "m", "nd", "st"]


def vocabulary(chance: random.Random) -> list[str]:
    """Made-up words, each once, the most frequent and shortest first."""
    found: dict[str, None] = {}
    while len(found) < _VOCABULARY:
        syllables = 1 + (len(found) > 1_000) + (len(found) > 15_000)
        word = "".join(
            chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables)
        )
        found.setdefault(word)
    return list(found)


def sentences(chance: random.Random) -> list[str]:
    """Made-up sentences of 8 to 30 words."""
    words = vocabulary(chance)
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(words))))
    made = (chance.choices(words, cum_weights=weights, k=chance.randint(8, 30)) for _ in range(_SENTENCES))
    return [" ".join(chosen).capitalize() + "." for chosen in made]


def arrivals(count: int, *, seed: int = 1) -> Iterator[Arrival]:
    """So many articles of about 500 words, in an order that is not that of their dates."""
    chance = random.Random(seed)
    pool = sentences(chance)
    for number in range(count):
        paragraphs = [" ".join(chance.choices(pool, k=chance.randint(3, 7))) for _ in range(5)]
        ends = list(itertools.accumulate(len(paragraph) + 2 for paragraph in paragraphs))
        blocks = [
            Block(Span(end - 2 - len(paragraph), end - 2)) for paragraph, end in zip(paragraphs, ends, strict=True)
        ]
        feed = int(FEEDS * chance.random() ** 2)
        moment = NOW - timedelta(seconds=chance.randrange(_DAYS * 86_400))
        article = make(
            "\n\n".join(paragraphs),
            blocks,
            title=" ".join(chance.choice(pool).split()[:9]).rstrip("."),
            source=f"Outlet {feed}",
            byline=f"Writer {chance.randrange(200)}",
            date=moment.isoformat(timespec="seconds"),
            url=f"https://outlet{feed}.example/{number}",
            kind=chance.choice([Kind.NEWS, Kind.NEWS, Kind.NEWS, Kind.OPINION, Kind.ANALYSIS, Kind.UNKNOWN]),
        )
        yield Arrival(article, feed_url(feed), f"entry-{number}")


def feed_url(feed: int) -> str:
    """The address of one of the made-up feeds."""
    return f"https://outlet{feed}.example/feed"


def fill(store: Store, count: int) -> None:
    """Subscribe to the feeds and put so many articles into the library; the reader has read two thirds of them."""
    now = int(NOW.timestamp())
    store.feeds.subscribe((Feed(feed_url(feed), f"Outlet {feed}", ("news",)) for feed in range(FEEDS)), now=now)
    store.articles.add(arrivals(count), now=now)
    keys = store.search.keys()
    store.state.mark((key for key in keys if key % 3), "read", now)
    store.state.mark((key for key in keys if key % 500 == 0), "starred", now)
    store.state.tag((key for key in keys if key % 300 == 0), "kept")


def _hasty(path: Path) -> sqlite3.Connection:
    # Nothing is lost with a made-up library when the power fails, so nothing waits for the disk.
    connection = connect(address(path))
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


_HASTY = {"automerge": 0, "crisismerge": 1000, "hashsize": 2**26}
_USUAL = {"automerge": 4, "crisismerge": 16, "hashsize": 2**20}
"""The index of words is merged once, at the end: as it would be after some weeks of use."""


def main() -> None:
    """Make the library that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    start = time.perf_counter()
    Store.open(asked.file).close()
    with contextlib.closing(_hasty(asked.file)) as connection:
        for setting, value in _HASTY.items():
            connection.execute("INSERT INTO search (search, rank) VALUES (?, ?)", (setting, value))
    with Store(Connections("the library", partial(_hasty, asked.file), shared=True, read_only=False)) as store:
        fill(store, asked.articles)
    with contextlib.closing(_hasty(asked.file)) as connection:
        for setting, value in _USUAL.items():
            connection.execute("INSERT INTO search (search, rank) VALUES (?, ?)", (setting, value))
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    size = asked.file.stat().st_size / 1e6
    print(f"{asked.articles} articles in {time.perf_counter() - start:.1f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
