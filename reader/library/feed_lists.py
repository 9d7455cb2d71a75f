"""Takes subscriptions over from other readers' files, and writes them for other readers."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.errors import FileProblem, UsageProblem
from reader.ingest import newsboat, opml
from reader.library.keeping import Keeping
from reader.model import Feed, Problem
from reader.query import format as written
from reader.query import parse

MOST_FEEDS = 10_000
"""Feeds that are taken from one file: nobody reads more, and every list of feeds shows all of them."""


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a file of feeds."""

    new: tuple[Feed, ...]
    known: int
    """Feeds in the file that were subscribed to already."""
    views: tuple[str, ...]
    """Names of the saved views that it held."""
    problems: tuple[Problem, ...]
    """What could not be carried over, by line."""


def take_over(library: Keeping, data: bytes, name: str, *, now: int, tags: Sequence[str] = ()) -> TakenOver:
    """Subscribe to the feeds in an OPML file or newsboat's `urls`, told apart by what they hold; nothing is fetched.

    New ones get `tags` too. A view that is there already stays as it is. Raises FileProblem for what
    cannot be read, StoreProblem.
    """
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n")[:1] == b"<":
        feeds, problems = opml.read(data, name)
        views: tuple[newsboat.View, ...] = ()
    else:
        urls = newsboat.read(data, name)
        feeds, views, problems = urls.feeds, urls.views, urls.problems
    if not feeds and not views:
        reason = problems[0].reason if problems else "holds no feeds: give an OPML file, or newsboat's `urls`"
        raise FileProblem(name, reason)
    if len(feeds) > MOST_FEEDS:
        problems = (*problems, Problem(name, f"lists more than {MOST_FEEDS:,} feeds: the others are not taken"))
        feeds = feeds[:MOST_FEEDS]
    tagged = [replace(feed, tags=tuple(dict.fromkeys((*feed.tags, *tags)))) for feed in feeds]
    new = library.store.feeds.subscribe(tagged, now=now)
    before = {view.name: view.query for view in library.store.views.views()}
    saved, unsaved = [], []
    for view in views:
        if view.name in before and before[view.name] in (view.query, written(parse(view.query))):
            continue
        if view.name in before:
            unsaved.append(Problem(name, f"there is a view called `{view.name}` already: it stays as it is"))
            continue
        try:
            library.save_view(view.name, view.query)
            saved.append(view.name)
        except UsageProblem as problem:
            unsaved.append(Problem(f"{name}, {view.name}", str(problem).splitlines()[0]))
    return TakenOver(new, len(feeds) - len(new), tuple(saved), (*problems, *unsaved))


def read_file(path: Path) -> bytes:
    """The bytes of a list of feeds or pages. Raises FileProblem, also for one that is too large."""
    try:
        with path.open("rb") as file:
            data = file.read(opml.MAXIMUM_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be used"
        raise FileProblem(str(path), reason.lower()) from error
    if len(data) > opml.MAXIMUM_BYTES:
        raise FileProblem(str(path), f"is larger than {opml.MAXIMUM_BYTES // 1024**2} MiB")
    return data


def as_opml(library: Keeping) -> str:
    """All subscriptions as OPML."""
    return opml.write(subscription.feed for subscription in library.feeds()).decode()
