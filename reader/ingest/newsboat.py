"""Reads newsboat's `urls` file: the feeds it lists, and its query feeds as saved views."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reader.errors import FileProblem
from reader.ingest import decoding
from reader.ingest.locations import subscribed
from reader.ingest.newsboat_filters import NotCarriedOver, translated
from reader.model import Feed, Problem
from reader.text import clean, clean_line

MAXIMUM_BYTES = 15 * 1024 * 1024
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"?|(#)|([^\s"#][^\s"]*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class View:
    """A query feed."""

    name: str
    filter: str
    """As newsboat has it: `unread = "yes"`."""
    query: str
    """The same in our query language."""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Urls:
    """What the file holds."""

    feeds: tuple[Feed, ...] = ()
    """Each once; the tags of one that is listed twice are put together."""
    views: tuple[View, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    """What is not carried over, by line."""


def read(data: bytes, name: str) -> Urls:
    """Return what the `urls` file lists; what it holds beyond our means is named, never run. Raises FileProblem.

    A line is an address with tags after it, bare or in quotation marks with backslashes before what is meant as it
    stands: `~` begins the feed's own name, `!` hides it, `#` begins a comment.
    """
    if len(data) > MAXIMUM_BYTES:
        raise FileProblem(name, f"is larger than {MAXIMUM_BYTES // 1024**2} MiB")
    feeds: dict[str, Feed] = {}
    views: list[View] = []
    problems: list[Problem] = []
    for number, line in enumerate(clean(decoding.decode(data, name)).split("\n"), start=1):
        parts = list(_parts(line))
        if not parts:
            continue
        try:
            found = _view(parts) if parts[0].startswith("query:") else _feed(parts)
        except NotCarriedOver as reason:
            problems.append(Problem(f"{name}, line {number}", str(reason)))
            continue
        if isinstance(found, View):
            views.append(found)
        else:
            known = feeds.get(found.url, found)
            feeds[found.url] = replace(known, tags=tuple(dict.fromkeys((*known.tags, *found.tags))))
    return Urls(tuple(feeds.values()), tuple(views), tuple(problems))


def _parts(line: str) -> Iterator[str]:
    """The parts of a line up to its comment, without their quotation marks."""
    for match in _PART.finditer(line):
        quoted, comment, bare = match.groups()
        if comment:
            return
        yield bare if bare is not None else _ESCAPED.sub(lambda found: _ESCAPES.get(found[1], found[1]), quoted)


def _feed(parts: Sequence[str]) -> Feed:
    """The feed on a line. Raises NotCarriedOver."""
    address, *others = parts
    shown = clean_line(address)[:200]
    if address.startswith("exec:"):
        raise NotCarriedOver(f"`{shown}` is a command: crossread runs none")
    if address.startswith("filter:"):
        origin = address.split(":", 2)[2:]
        hint = f"; its feed is {clean_line(origin[0])[:200]}" if origin and subscribed(origin[0]) else ""
        raise NotCarriedOver(f"`{shown}` passes a feed through a command: crossread runs none{hint}")
    if address.startswith("file:"):
        raise NotCarriedOver(f"`{shown}` is a file and no address: import the file itself")
    url = subscribed(address)
    if not url:
        raise NotCarriedOver(f"`{shown}` is no address that begins with http:// or https://")
    titles = [title for part in others if part.startswith("~") and (title := clean_line(part[1:]))]
    return Feed(
        url,
        title=titles[0] if titles else "",
        tags=_tags(others),
        hidden=any(part.startswith("!") for part in others),
    )


def _view(parts: Sequence[str]) -> View:
    """The query feed on a line. Raises NotCarriedOver."""
    address, *others = parts
    _, name, expression = (*address.split(":", 2), "", "")[:3]
    shown = clean_line(name)
    if not shown or not expression.strip():
        raise NotCarriedOver(f"`{clean_line(address)[:200]}` is no query: write query:NAME:FILTER")
    try:
        query = translated(expression)
    except NotCarriedOver as reason:
        raise NotCarriedOver(f"the query “{shown}” is not carried over: {reason}") from reason
    return View(shown, clean_line(expression), query, _tags(others))


def _tags(parts: Sequence[str]) -> tuple[str, ...]:
    """The tags among the parts after an address, each once."""
    tags = (clean_line(part.removeprefix("!")) for part in parts if not part.startswith("~"))
    return tuple(dict.fromkeys(tag for tag in tags if tag))
