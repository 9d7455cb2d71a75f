"""What may be wrong with the reader's library, and what helps; looks at the file alone, never at the network."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from reader import query
from reader.errors import CrossreadError, StoreProblem
from reader.model import Feed, Visit
from reader.store import rescue as rescuing
from reader.store.facts import Facts
from reader.store.feeds import Subscription
from reader.store.store import Store
from reader.text import clean_line

_LITTLE = 100 * 1024**2
"""Bytes of free space below which keeping what arrives may fail."""
_QUICKLY_READ = 256 * 1024**2
"""Bytes of a file that is read as a whole in a second or two."""
_PATIENCE = 86_400
"""Seconds for which a feed may fail before somebody should look at it."""
_SHOWN = 10


class Finding(NamedTuple):
    """One thing that was looked at."""

    good: bool
    text: str
    advice: str = ""
    """What to do; empty when there is nothing to do."""


def library(path: Path, *, thorough: bool = False) -> Iterator[Finding]:
    """Look at the library in the file at `path`; where `thorough`, at all of a large file too."""
    shown = clean_line(str(path))
    try:
        if not path.exists():
            yield Finding(True, f"no library yet; it would be {shown}")
            return
        with Store.open(path) as store:
            yield from _store(store, path, thorough=thorough)
            yield from _feeds(store.feeds.subscriptions())
            yield from _queries(store)
    except StoreProblem as problem:
        yield Finding(False, clean_line(str(problem)), "crossread doctor --rescue" if problem.damaged else "")
    except OSError as error:
        yield Finding(False, f"{shown}: {error.strerror or error}", "give yourself the right to read there")
    yield from _aside(path)


def rescue(path: Path) -> Finding:
    """Save what can be read of a damaged library; one that is sound stays as it is. Raises StoreProblem."""
    shown = clean_line(str(path))
    if not path.exists():
        return Finding(True, f"there is no library at {shown}, and so none to rescue")
    try:
        with Store.open(path) as store:
            if not store.check(thorough=not store.read_only):
                return Finding(True, f"{shown} is not damaged: it stays as it is")
    except StoreProblem as problem:
        if not problem.damaged:
            raise
    saved = rescuing.rescue(path)
    lost = f", {saved.lost} could not be read" if saved.lost else ""
    kept = clean_line(str(saved.kept_as))
    return Finding(True, f"{saved.articles} articles saved{lost}; the damaged file is kept as {kept}")


def _store(store: Store, path: Path, *, thorough: bool) -> Iterator[Finding]:
    facts = store.facts()
    size = path.stat().st_size
    yield Finding(True, f"library {clean_line(str(path))}, {_bytes(size)}, {_counted(facts.articles, 'article')}")
    journal = "write-ahead log" if facts.journal == "wal" else "rollback journal"
    yield Finding(True, f"schema {facts.version}, SQLite {facts.sqlite} with {journal}")
    yield from _limits(facts, size)
    free = shutil.disk_usage(path.parent).free
    enough = free >= _LITTLE
    yield Finding(enough, f"{_bytes(free)} free beside it", "" if enough else "make room: what arrives needs some")
    if not (thorough or size <= _QUICKLY_READ):
        yield Finding(True, "not read as a whole, since it is large", "crossread doctor --check does that")
        return
    wrong = store.check(thorough=thorough and not facts.read_only)
    if not wrong:
        yield Finding(True, "read as a whole: nothing is damaged")
    for text in wrong[:_SHOWN]:
        yield Finding(False, f"the library is damaged: {text}", "crossread doctor --rescue saves what can be read")


def _limits(facts: Facts, size: int) -> Iterator[Finding]:
    if facts.read_only:
        yield Finding(False, "the library can only be read", "give yourself the right to write the file and its folder")
    if facts.busy:
        yield Finding(True, "another crossread is writing to it now")
    if facts.indexed:
        yield Finding(True, "an index of words makes searches fast")
    elif facts.indexable:
        yield Finding(True, "no index of words", "it is made when the library is next opened to be written")
    else:
        yield Finding(True, "no index of words: searches read every text", "a Python whose SQLite has FTS5 is faster")
    if facts.unused > max(size // 2, 1024**2):
        yield Finding(True, f"{_bytes(facts.unused)} of it hold nothing: what comes is written there")


def _feeds(found: tuple[Subscription, ...]) -> Iterator[Finding]:
    failing = [each for each in found if each.visit.problem]
    gone = sum(each.visit.gone for each in failing)
    never = sum(not each.visit.last for each in found)
    also = [f"{len(failing)} failing"] * bool(failing) + [f"{gone} gone"] * bool(gone)
    also += [f"{never} never visited"] * bool(never)
    advice = "crossread feeds refresh visits them" if never else ""
    yield Finding(True, ", ".join([_counted(len(found), "feed"), *also]), advice)
    now = int(time.time())
    for each in failing[:_SHOWN]:
        lasting = each.visit.gone or now - each.visit.since > _PATIENCE
        since = time.strftime("%Y-%m-%d %H:%M", time.localtime(each.visit.since))
        text = f"feed {_name(each.feed)}: {clean_line(each.visit.problem)}, since {since}"
        yield Finding(not lasting, text, _remedy(each.visit) if lasting else "")
    if len(failing) > _SHOWN:
        yield Finding(True, f"and {len(failing) - _SHOWN} more", "crossread feeds list shows them all")


def _remedy(visit: Visit) -> str:
    if visit.gone:
        return "crossread feeds remove NAME: its articles stay"
    return "look whether its site has a new address: crossread feeds edit NAME --url URL"


def _queries(store: Store) -> Iterator[Finding]:
    views, rules = store.views.views(), store.views.rules()
    if views or rules:
        yield Finding(True, f"{_counted(len(views), 'view')}, {_counted(len(rules), 'rule')}")
    asked = [(f"view {clean_line(view.name)}", view.query, "crossread views save NAME QUERY") for view in views]
    asked += [(f"rule {rule.key}", rule.query, f"crossread rules remove {rule.key}, and add it anew") for rule in rules]
    for name, text, advice in asked:
        try:
            query.parse(text)
        except CrossreadError as problem:
            reason = clean_line(str(problem).partition("\n")[0])
            yield Finding(False, f"{name} cannot be read: {reason}", advice)


def _aside(path: Path) -> Iterator[Finding]:
    for mark, what in (("damaged", "a damaged library is kept as"), ("version", "an older version is kept as")):
        for kept in sorted(path.parent.glob(f"{path.stem}.{mark}-*{path.suffix}")):
            yield Finding(True, f"{what} {clean_line(str(kept))}", "delete it once you miss nothing")


def _name(feed: Feed) -> str:
    return clean_line(feed.title) or clean_line(feed.url.rpartition("@")[2])


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun if count == 1 else noun + 's'}"


def _bytes(size: int) -> str:
    value, unit = float(size), "bytes"
    for larger in ("KiB", "MiB", "GiB", "TiB"):
        if value < 1024:
            break
        value, unit = value / 1024, larger
    return f"{size} bytes" if unit == "bytes" else f"{value:.1f} {unit}"
