"""What is done with feeds in threads: adding, changing, removing, reading them, taking them over from files."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from textual.message import Message

from reader.errors import CrossreadError, FeedProblem, FetchStopped
from reader.ingest.fetch.clock import Stop
from reader.library import Library, feed_lists
from reader.model import Feed
from reader.store import atomic
from reader.store.feeds import Subscription

_PACE = 0.4
"""Seconds between two reports of how far reading is: more would only cost bytes on a slow line."""


@dataclass
class Subscriptions(Message):
    """It is known what is subscribed to."""

    feeds: tuple[Subscription, ...]


@dataclass
class Changed(Message):
    """Something was done with the subscriptions, or could not be."""

    words: str = ""
    undo: Callable[[], Iterator[Message]] | None = None
    """What takes it back, in a thread again; None where nothing does."""
    chosen: str = ""
    """Address of the feed that it was about; empty for none."""
    failed: bool = False


@dataclass
class Choose(Message):
    """A page names several feeds."""

    page: str
    feeds: tuple[str, ...]


@dataclass
class Exists(Message):
    """A file is there already."""

    path: Path


@dataclass
class Progress(Message):
    """How far the reading of feeds is."""

    done: int = 0
    total: int = 0
    new: int = 0
    faults: int = 0
    ended: bool = False
    blocked: bool = field(default=False)
    """Whether nothing was read, since no server may be asked yet."""
    broken: bool = False
    """Whether it ended before all were read, for what `Changed` has told."""

    def words(self) -> str:
        """For the header: "17 of 50 feeds, 231 new"."""
        if not self.total:
            return "reading feeds"
        return f"{self.done} of {self.total} feeds, {self.new:,} new"

    def summary(self) -> str:
        """For the end."""
        if self.broken:
            return f"Not all feeds were read. {self.new:,} new {'article' if self.new == 1 else 'articles'} so far."
        if self.blocked:
            return "No feed was read: their servers asked to be left alone for now."
        news = f"{self.new:,} new {'article' if self.new == 1 else 'articles'}" if self.new else "Nothing new"
        read = f"{news} in {self.total:,} {'feed' if self.total == 1 else 'feeds'}."
        if not self.faults:
            return read
        return f"{read} {self.faults:,} could not be read; F shows what is wrong."


def subscriptions(library: Library) -> Iterator[Message]:
    """Read what is subscribed to."""
    yield Subscriptions(library.feeds())


def add(library: Library, address: str, *, stop: Stop, first: bool = False, page: str = "") -> Iterator[Message]:
    """Subscribe to a feed, or to the one that a page names; where it names several, they are told.

    `page` named the address, where the reader did not type it.
    """
    from reader.library import fetching

    address = address.strip()
    address = address if "://" in address else f"https://{address}"
    try:
        done = fetching.subscribe(library, address, first=first, page=page, stop=stop)
    except FeedProblem as problem:
        yield Choose(address, problem.feeds) if len(problem.feeds) > 1 else Changed(str(problem), failed=True)
    except FetchStopped:
        return
    except CrossreadError as problem:
        yield Changed(str(problem), failed=True)
    else:
        feed, count = done.feed, len(done.added.new)
        words = f"{feed.title or feed.url}: {count} {'article' if count == 1 else 'articles'}."
        yield Changed(words, lambda: remove(library, feed, words=""), feed.url)
    yield from subscriptions(library)


def change(library: Library, old: Feed, words: str = "", **other: object) -> Iterator[Message]:
    """Give a feed another name, other tags or other choices."""
    new = replace(old, **other)  # type: ignore[arg-type]
    try:
        library.store.feeds.change(new)
    except CrossreadError as problem:
        yield Changed(str(problem), failed=True)
    else:
        back = {name: getattr(old, name) for name in other}
        yield Changed(words, lambda: change(library, new, **back), new.url)
    yield from subscriptions(library)


def remove(library: Library, feed: Feed, *, words: str) -> Iterator[Message]:
    """Unsubscribe; the articles stay."""
    try:
        taken = library.store.feeds.take_out(feed.url)
    except CrossreadError as problem:
        yield Changed(str(problem), failed=True)
        return

    def back() -> Iterator[Message]:
        try:
            library.store.feeds.put_back(taken)
        except CrossreadError as problem:
            yield Changed(str(problem), failed=True)
        else:
            yield Changed(chosen=feed.url)
        yield from subscriptions(library)

    yield Changed(words, back)
    yield from subscriptions(library)


def take_over(library: Library, path: Path) -> Iterator[Message]:
    """Subscribe to the feeds in a file."""
    try:
        data = feed_lists.read_file(path)
        taken = feed_lists.take_over(library, data, path.name, now=int(time.time()))
    except CrossreadError as problem:
        yield Changed(str(problem), failed=True)
        return
    parts = [f"{len(taken.new):,} new {'feed' if len(taken.new) == 1 else 'feeds'}"]
    parts += [f"{taken.known:,} known"] if taken.known else []
    parts += [f"{len(taken.views):,} saved {'view' if len(taken.views) == 1 else 'views'}"] if taken.views else []
    words = f"{', '.join(parts)}. R reads them."
    if taken.problems:
        words += f"\nNot carried over: {taken.problems[0].name}: {taken.problems[0].reason}"
        words += f"\nand {len(taken.problems) - 1} more" if len(taken.problems) > 1 else ""
    yield Changed(words, chosen=taken.new[0].url if taken.new else "", failed=bool(taken.problems))
    yield from subscriptions(library)


def export(library: Library, path: Path, *, over: bool) -> Iterator[Message]:
    """Write the subscriptions to an OPML file; `over` one that is there already."""
    if path.exists() and not over:
        yield Exists(path)
        return
    try:
        atomic.write(path, feed_lists.as_opml(library))
    except (OSError, CrossreadError) as problem:
        yield Changed(f"{path} was not written: {getattr(problem, 'strerror', None) or problem}", failed=True)
    else:
        count = len(library.feeds())
        yield Changed(f"{count} {'feed' if count == 1 else 'feeds'} in {path}")


def refresh(library: Library, urls: tuple[str, ...] | None, *, stop: Stop) -> Iterator[Message]:
    """Read feeds, all when `urls` is None, telling now and then how far that is."""
    from reader.library import fetching

    done = total = new = faults = 0
    told = 0.0
    try:
        for each in fetching.refresh(library, urls, stop=stop):
            done, total, new = each.done, each.total, new + len(each.added.new)
            faults += bool(each.problem)
            if time.monotonic() - told >= _PACE:
                told = time.monotonic()
                yield Progress(done, total, new, faults)
    except CrossreadError as problem:
        yield Changed(str(problem), failed=True)
        broken = True
    else:
        broken = False
    yield Progress(done, total, new, faults, ended=True, blocked=not total and not broken, broken=broken)
