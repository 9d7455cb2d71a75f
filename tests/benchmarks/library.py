"""Measures how fast a large library answers, and how much memory that takes.

    python -m tests.benchmarks.make_library FILE --articles 100000
    python -m tests.benchmarks.library FILE

Every figure is the median and the worst of several turns in one process, the first turn among them.
"""

import argparse
import random
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reader.model import Feed
from reader.query import parse
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.benchmarks.make_library import NOW, arrivals, vocabulary

_SHOWN = 200
"""Rows that a screen asks for at once."""
_TURNS = 5
_RANKS = (0, 40, 4_000, 30_000)
"""Of words that are typed: 0 is the most frequent."""


def measured(name: str, action: Callable[[], object], *, turns: int = _TURNS) -> float:
    """Print what `action` takes, in milliseconds; return the median."""
    taken = []
    for _ in range(turns):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    print(f"{name:58} {statistics.median(taken):9.1f} {max(taken):9.1f}")
    return statistics.median(taken)


def typed(store: Store, query: str) -> None:
    """Ask as one types: from the second letter on, at every letter, for as many articles as a screen shows."""
    for end in range(2, len(query) + 1):
        asked = parse(query[:end], lenient=True)
        measured(f"typed {query[:end]!r}", partial(store.search.keys, asked, limit=_SHOWN), turns=3)


def main() -> None:
    """Measure the library that the command line names. Twenty articles are added to it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    path = parser.parse_args().file
    print(f"{'':58} {'median ms':>9} {'worst ms':>9}")
    measured("open, first 200 headers, close", lambda: _opened(path))
    with Store.open(path) as store:
        words = vocabulary(random.Random(1))
        _measure_lists(store)
        for query in (
            words[0],
            words[40],
            words[4000],
            words[30_000],
            f"{words[0]} {words[1]}",
            f"{words[20_000]} {words[3]}",
        ):
            typed(store, query)
        _measure_queries(store, words)
        _measure_writing(store)
    print(f"{'most memory of the process':58} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:9.1f} MB")


def _opened(path: Path) -> None:
    with Store.open(path) as store:
        assert len(store.headers(store.search.keys(limit=_SHOWN))) == _SHOWN


def _measure_lists(store: Store) -> None:
    keys = store.search.keys()
    print(f"{len(keys)} articles")
    measured("all keys", store.search.keys)
    measured("200 headers from the middle", lambda: store.headers(keys[len(keys) // 2 :][:_SHOWN]))
    measured("one article", lambda: store.articles.articles(keys[:1]))
    measured("feeds with counts", store.feeds.subscriptions)


def _measure_queries(store: Store, words: list[str]) -> None:
    common, rare = words[0], words[30_000]
    for query in (
        "is:unread",
        "is:starred",
        f"is:unread {common}",
        f"is:starred {common}",
        f"tag:kept {common}",
        f"{common} -{words[5]}",
        f'"{common} {words[1]}"',
        f"title:{rare}",
        "before:2024",
        "kind:opinion words:>600",
        f"{common} sort:relevance",
        "sort:title",
        f"feed:outlet OR {rare}",
        "url:/77$/",
    ):
        asked = parse(query)
        measured(f"first 200 of {query}", partial(store.search.keys, asked, now=NOW, limit=_SHOWN), turns=3)
        measured(f"count of {query}", partial(store.search.count, asked, now=NOW), turns=3)


def _measure_writing(store: Store) -> None:
    key = store.search.keys(limit=1)
    now = int(NOW.timestamp())
    measured("star", lambda: store.state.mark(key, "starred", now))
    every = store.search.keys(parse("is:unread"))
    change = store.state.mark(every[:0], "read", now)

    def mark_all() -> None:
        nonlocal change
        change = store.state.mark(every, "read", now)

    measured(f"mark {len(every)} read", mark_all, turns=1)
    measured("take it back", lambda: store.state.revert(change), turns=1)
    store.feeds.subscribe([Feed("https://new.example/feed")], now=now)
    new = [Arrival(each.article, "https://new.example/feed", each.guid) for each in arrivals(20, seed=now)]
    measured("add the 20 articles of one feed", lambda: store.articles.add(new, now=now), turns=1)
    measured("add them again", lambda: store.articles.add(new, now=now))


if __name__ == "__main__":
    main()
