"""Reads the RSS family: 0.9x, 2.0, and the RDF forms 0.90, 1.0 and 1.1."""

import re
from typing import TYPE_CHECKING

from reader.ingest.feeds import names
from reader.ingest.feeds.elements import Fields, bases, fields, markups, text, value, values
from reader.ingest.feeds.raw import RawFeed, RawItem, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_VERSION = re.compile(r"\d\.\d{1,2}")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_NUMBER = re.compile(r"\d{1,6}", re.ASCII)


def read(root: "_Element", most: int) -> RawFeed:
    """What the document below `root` (`rss`, `rdf:RDF` or `channel`) says, with its first `most` items."""
    outside = fields(root)
    channel = root if names.of(str(root.tag)) == "channel" else next(iter(outside.get("channel", ())), None)
    inside = fields(channel)
    around = bases((channel, root) if channel is not root else (root,))
    home = next(iter(_links(inside)), "")
    items = [*inside.get("item", ()), *(outside.get("item", ()) if channel is not root else ())]
    if holder := inside.get("items"):
        # RSS 1.1 wraps its items, RSS 1.0 only refers to them here.
        items += fields(holder[0]).get("item", ())
    return RawFeed(
        form=_form(root, channel),
        title=Text(value(inside, "title", "dc:title", "itunes:title")),
        home=home,
        bases=around,
        language=value(inside, "language", "dc:language") or root.get(names.XML_LANG, ""),
        ttl_seconds=_ttl(inside),
        items=tuple(_item(item, around) for item in items[:most]),
    )


def _form(root: "_Element", channel: "_Element | None") -> str:
    if names.of(str(root.tag)) == "rss":
        version = _VERSION.match(root.get("version", "").strip())
        return f"RSS {version.group()}" if version else "RSS"
    space = str(channel.tag if channel is not None else root.tag).lower()
    return "RSS 0.90" if "/rdf/simple/" in space else "RSS 1.1" if "rss1.1" in space else "RSS 1.0"


def _item(item: "_Element", around: tuple[str, ...]) -> RawItem:
    found = fields(item)
    media = {**fields(next(iter(found.get("media:group", ())), None)), **found}
    guid = value(found, "guid")
    links = [*values(found, "feedburner:origlink"), *_links(found)]
    if _WEB.fullmatch(guid) and found["guid"][0].get("isPermaLink", "true").lower() != "false":
        links.append(guid)
    about = next((name for key, name in item.attrib.items() if str(key).endswith("}about")), "")
    return RawItem(
        guid=guid or str(about),
        title=Text(value(found, "title") or value(media, "media:title", "dc:title", "itunes:title")),
        links=tuple(links),
        bases=bases((*found.get("link", ())[:1], item)) + around,
        contents=markups(found, "content:encoded", "xhtml:body", "xhtml:div", "fulltext", "atom:content"),
        summaries=markups(found, "description", "atom:summary", "itunes:summary")
        or markups(media, "media:description"),
        authors=values(found, "dc:creator", "author") or values(found, "itunes:author") or _names(found),
        date=value(found, "pubdate", "dc:date", "atom:published", "dcterms:issued", "dcterms:created", "date"),
        updated=value(found, "atom:updated", "dcterms:modified"),
        categories=values(found, "category", "dc:subject"),
        language=value(found, "dc:language") or item.get(names.XML_LANG, ""),
        source=value(found, "source"),
    )


def _links(found: Fields) -> list[str]:
    """The references to a page, plain ones first: Atom's stand in RSS mostly to name the feed itself."""
    plain = [text(element) or element.get("href", "") for element in found.get("link", ())]
    atom = [
        element.get("href", "")
        for element in found.get("atom:link", ())
        if element.get("rel", "alternate") == "alternate"
    ]
    return [link.strip() for link in (*plain, *atom) if link.strip()]


def _names(found: Fields) -> tuple[str, ...]:
    return tuple(name for author in found.get("atom:author", ()) if (name := value(fields(author), "atom:name")))


def _ttl(found: Fields) -> int | None:
    """Seconds for which the channel asks to be left alone."""
    minutes = value(found, "ttl")
    if _NUMBER.fullmatch(minutes) and int(minutes):
        return 60 * int(minutes)
    period = _PERIODS.get(value(found, "sy:updateperiod").lower())
    times = value(found, "sy:updatefrequency") or "1"
    return period // int(times) or None if period and _NUMBER.fullmatch(times) and int(times) else None
