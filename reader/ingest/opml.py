"""Reads and writes lists of feeds as OPML, by which feed readers hand them to each other."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.errors import FileProblem
from reader.ingest.locations import absolute, subscribed
from reader.model import Feed, Problem
from reader.text import clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

MAXIMUM_BYTES = 15 * 1024 * 1024
_OURS = "urn:crossread:opml"
"""Namespace of the attributes that OPML has no word for."""
_PREFIX = "crossread"
_ENCODED = {"%": "%25", ",": "%2C", "/": "%2F"}
_DECODED = re.compile("%(25|2C|2F)", re.IGNORECASE)
_NO_XML = re.compile("[\ufffe\uffff]")
_POSITION = re.compile(r", line \d+, column \d+.*", re.DOTALL)


def read(data: bytes, name: str) -> tuple[tuple[Feed, ...], tuple[Problem, ...]]:
    """Return the feeds in the file, each once and in its order, with what could not be used, by line.

    The folders around a feed and its categories become its tags, outermost first; the tags of a feed that is listed
    twice are put together. Raises FileProblem, with the line, for what is no OPML.
    """
    if len(data) > MAXIMUM_BYTES:
        raise FileProblem(name, f"is larger than {MAXIMUM_BYTES // 1024**2} MiB")
    root = _root(data, name)
    found: dict[str, Feed] = {}
    problems: list[Problem] = []
    for outline, folders in _outlines(root, ()):
        given = {str(key).rpartition("}")[2].lower(): str(text) for key, text in outline.attrib.items()}
        try:
            feed = _feed(outline, given, folders)
        except _Unusable as reason:
            problems.append(Problem(f"{name}, line {_line(outline)}", str(reason)))
            continue
        if feed is None:
            continue
        known = found.get(feed.url)
        tags = dict.fromkeys((*(known.tags if known else ()), *feed.tags))
        found[feed.url] = replace(known or feed, tags=tuple(tags))
    return tuple(found.values()), tuple(problems)


def write(feeds: Iterable[Feed], *, title: str = "Feeds") -> bytes:
    """Return the feeds as OPML 2.0: `read` gives the same feeds again, other readers all but what is ours alone.

    A feed stands in the folder of its first tag; all its tags are its categories. Tags are parted by commas there, so
    the comma of a tag, and a slash at its beginning, are written as in addresses.
    """
    from lxml import etree

    root = etree.Element("opml", version="2.0", nsmap={_PREFIX: _OURS})
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _safe(title)
    body = etree.SubElement(root, "body")
    folders: dict[str, _Element] = {}
    for feed in feeds:
        parent = body
        if feed.tags:
            parent = folders.get(feed.tags[0], body)
            if parent is body:
                parent = etree.SubElement(body, "outline", text=_safe(feed.tags[0]))
                folders[feed.tags[0]] = parent
        etree.SubElement(parent, "outline", _attributes(feed))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


class _Unusable(Exception):
    """An outline that is meant as a feed and cannot be used; the message says why."""


def _root(data: bytes, name: str) -> "_Element":
    from lxml import etree

    from reader.ingest.feeds import trees

    document = trees.text(data, name).lstrip("\ufeff")
    try:
        root = trees.of_text(trees.referenced(document))
    except etree.XMLSyntaxError as error:
        reason = clean_line(_POSITION.sub("", error.msg or "it is no XML"))
        raise FileProblem(name, f"is no OPML: {reason}", _line(error)) from error
    if str(root.tag).lower() != "opml":
        raise FileProblem(name, "is no OPML: it does not begin with <opml>", _line(root))
    return root


def _line(place: Any) -> int | None:
    """The 1-based line of an element or an error, which lxml's stubs do not know to be a number."""
    return getattr(place, "sourceline", None) or getattr(place, "lineno", None) or None


def _outlines(element: "_Element", folders: tuple[str, ...]) -> Iterator[tuple["_Element", tuple[str, ...]]]:
    """Every outline below the element, with the names of the folders it lies in."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        if child.tag.lower() != "outline":
            yield from _outlines(child, folders)
            continue
        yield child, folders
        if len(child):
            own = clean_line(child.get("text") or child.get("title") or "")
            yield from _outlines(child, (*folders, own) if own else folders)


def _feed(outline: "_Element", given: dict[str, str], folders: tuple[str, ...]) -> Feed | None:
    """The feed that the outline is; None for a folder or a note. Raises _Unusable."""
    reference = given.get("xmlurl", "").strip()
    if not reference:
        if given.get("type", "").lower() in ("rss", "atom"):
            raise _Unusable("a feed without an address (xmlUrl)")
        if given.get("type", "").lower() == "include":
            raise _Unusable("a list that lies elsewhere: nothing is fetched while importing")
        return None
    url = subscribed(reference)
    if not url:
        raise _Unusable(f"`{clean_line(reference)[:200]}` is no address that begins with http:// or https://")
    text = clean_line(given.get("text", ""))
    return Feed(
        url,
        title=clean_line(given.get("title", "")) or (text if text != url else ""),
        tags=tuple(dict.fromkeys((*folders, *_categories(given.get("category", ""))))),
        home=absolute(given.get("htmlurl", "")),
        hidden=outline.get(f"{{{_OURS}}}hidden") == "true",
        full_text=outline.get(f"{{{_OURS}}}fullText") == "true",
    )


def _categories(attribute: str) -> Sequence[str]:
    """The tags that a `category` attribute lists; one that begins with a slash is a path of several."""
    found: list[str] = []
    for category in attribute.split(","):
        path = category.strip()
        parts = path.split("/") if path.startswith("/") else [path]
        found += (clean_line(_DECODED.sub(lambda match: chr(int(match[1], 16)), part)) for part in parts)
    return [tag for tag in found if tag]


def _attributes(feed: Feed) -> dict[str, str]:
    attributes = {"type": "rss", "text": feed.title or feed.url, "title": feed.title, "xmlUrl": feed.url}
    attributes |= {"htmlUrl": feed.home, "category": ",".join(map(_category, feed.tags))}
    ours = {"hidden": feed.hidden, "fullText": feed.full_text}
    attributes |= {f"{{{_OURS}}}{key}": "true" for key, set_ in ours.items() if set_}
    return {key: _safe(text) for key, text in attributes.items() if text}


def _category(tag: str) -> str:
    encoded = tag.replace("%", _ENCODED["%"]).replace(",", _ENCODED[","])
    return _ENCODED["/"] + encoded[1:] if encoded.startswith("/") else encoded


def _safe(text: str) -> str:
    """The text without the code points that XML cannot hold; it is clean otherwise."""
    return _NO_XML.sub("", text)
