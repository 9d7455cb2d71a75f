"""Tells what a document is, and has it read by the parser of its format, or the tolerant one."""

import re
from types import ModuleType
from typing import TYPE_CHECKING

from lxml import etree

from reader.errors import FeedProblem, FileProblem
from reader.ingest import discovery
from reader.ingest.feeds import atom, fallback, jsonfeed, names, rss, trees
from reader.ingest.feeds.raw import RawFeed

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_ITEMS = 10_000
"""Items of one document that are read, the first ones."""

_PAGE = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b", re.IGNORECASE)
_ITEM = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_OPML = re.compile(r"<opml\b", re.IGNORECASE)
_HEAD = 100_000
"""Bytes or code points in which a document shows what it is."""
_NAMED = 5
"""Feeds of a page that its message names."""
_FORMATS = {"rss": rss, "rdf:rdf": rss, "channel": rss, "atom:feed": atom, "atom:entry": atom, "feed": atom}
"""What reads a tree, by the name of its root."""
_NO_FEED = "is no feed: neither RSS, Atom nor JSON Feed"


def read(data: bytes, *, name: str, url: str = "", content_type: str = "") -> RawFeed:
    """What the document says. Raises FeedProblem for what is no feed; where it is a page, with the feeds it names."""
    if not trees.needs_decoding(data, content_type):
        try:
            return _of_tree(trees.strict(data), data)
        except (etree.XMLSyntaxError, _NotUnderstood):
            # What is wrong with it shows below, where it is text.
            pass
    try:
        document = trees.text(data, name, content_type).lstrip("\ufeff\0 \t\r\n")
    except FileProblem as problem:
        raise FeedProblem(name, "is no feed: it is no text") from problem
    return _of_text(document, name, url)


class _NotUnderstood(Exception):
    """A tree in which no reader of ours finds what it looks for."""


def _of_text(document: str, name: str, url: str) -> RawFeed:
    if document.startswith("{"):
        found = jsonfeed.read(document, MOST_ITEMS)
        if found is None:
            raise FeedProblem(name, "is JSON and no JSON Feed")
        return found
    _refuse_others(document, name, url)
    mended = trees.mended(document)
    for text in (document, mended):
        try:
            return _of_tree(trees.of_text(text), text.encode("utf-8", "replace"))
        except (etree.XMLSyntaxError, _NotUnderstood):
            continue
    return _of_broken(mended, name)


def _of_broken(document: str, name: str) -> RawFeed:
    """What the tolerant parser reads, or else the items that can be saved one by one, whichever says more."""
    problem = FeedProblem(name, _NO_FEED)
    found = None
    try:
        found = fallback.read(document, name, MOST_ITEMS)
    except FeedProblem as raised:
        problem = raised
    if found is not None and _told(found) >= min(MOST_ITEMS, len(_ITEM.findall(document.encode("utf-8", "replace")))):
        return found
    salvaged = _salvaged(document)
    if found is None and not (salvaged and _told(salvaged)):
        raise problem
    return max(filter(None, (found, salvaged)), key=_told)


def _told(feed: RawFeed) -> int:
    """How many items say something."""
    return sum(bool(item.title.value.strip() or item.links or item.contents or item.summaries) for item in feed.items)


def _salvaged(document: str) -> RawFeed | None:
    """What can be read of the items one by one; None where not even the feed around them can."""
    try:
        return _of_tree(trees.salvaged(document, MOST_ITEMS), b"")
    except (etree.XMLSyntaxError, _NotUnderstood):
        return None


def _of_tree(root: "_Element", data: bytes) -> RawFeed:
    """What the tree of `data` says. Raises _NotUnderstood where its root is no feed's, or its items are not found."""
    reader: ModuleType | None = _FORMATS.get(names.of(str(root.tag)))
    found: RawFeed | None = reader.read(root, MOST_ITEMS) if reader else None
    if found is None or (not found.items and _ITEM.search(data)):
        raise _NotUnderstood
    return found


def _refuse_others(document: str, name: str, url: str) -> None:
    """Raise FeedProblem for what shows no root of a feed, or a page's before it, and say what it is instead."""
    head = document[:_HEAD]
    root, page = _ROOT.search(head), _PAGE.search(head)
    if root and not (page and page.start() < root.start()):
        return
    if _OPML.search(head):
        raise FeedProblem(name, "is a list of feeds (OPML) and no feed: import it instead")
    if page:
        named = discovery.feeds(document, url)
        those = f"it names {', '.join(named[:_NAMED])}" if named else "it names no feed"
        raise FeedProblem(name, f"is a web page and no feed: {those}", feeds=named)
    raise FeedProblem(name, _NO_FEED)
