"""Reads Atom 1.0 and 0.3."""

from typing import TYPE_CHECKING

from reader.ingest.feeds import names
from reader.ingest.feeds.elements import Fields, bases, fields, markup, text, value, values
from reader.ingest.feeds.raw import RawFeed, RawItem, Text

if TYPE_CHECKING:
    from lxml.etree import _Element

_PAGES = ("", "text/html", "application/xhtml+xml")
"""Types of a link that leads to the article and not to another form of it."""


def read(root: "_Element", most: int) -> RawFeed:
    """What the document below `root` (`feed`, or a lone `entry`) says, with its first `most` entries."""
    found = fields(root)
    lone = names.of(str(root.tag)) in ("atom:entry", "entry")
    around = bases((root,))
    entries = [root] if lone else _named(found, "entry")
    named = _people(found)
    return RawFeed(
        form="Atom 0.3" if "purl.org/atom" in str(root.tag) or root.get("version") == "0.3" else "Atom 1.0",
        title=Text() if lone else _text(_named(found, "title")),
        home="" if lone else next(iter(_links(found)), ""),
        bases=around,
        language=root.get(names.XML_LANG, ""),
        items=tuple(_entry(entry, around, named) for entry in entries[:most]),
    )


def _entry(entry: "_Element", around: tuple[str, ...], named: tuple[str, ...]) -> RawItem:
    found = fields(entry)
    source = fields(next(iter(_named(found, "source")), None))
    media = fields(next(iter(found.get("media:group", ())), None))
    links = _named(found, "link")
    contents = tuple(_text([content]) for content in _named(found, "content") if not content.get("src"))
    summaries = tuple(_text([summary]) for summary in _named(found, "summary"))
    described = tuple(Text(told, html=False) for told in values(media, "media:description"))
    return RawItem(
        guid=_value(found, "id"),
        title=_text(_named(found, "title")),
        links=tuple(_links(found)),
        bases=bases((*links[:1], entry)) + around,
        contents=tuple(content for content in contents if content.value.strip()),
        summaries=tuple(summary for summary in (*summaries, *described) if summary.value.strip()),
        authors=_people(found) or values(found, "dc:creator") or _people(source) or named,
        date=_value(found, "published", "issued", "created") or value(found, "dc:date"),
        updated=_value(found, "updated", "modified"),
        categories=tuple(
            category.get("label") or category.get("term") or text(category) for category in _named(found, "category")
        ),
        language=entry.get(names.XML_LANG, ""),
        source=_text(_named(source, "title")).value,
    )


def _named(found: Fields, name: str) -> list["_Element"]:
    """The elements of Atom's namespace, or of none in a feed that forgets to declare it."""
    return [*found.get(f"atom:{name}", ()), *found.get(name, ())]


def _value(found: Fields, *wanted: str) -> str:
    return value(found, *(known for name in wanted for known in (f"atom:{name}", name)))


def _text(elements: list["_Element"]) -> Text:
    """The first text construct, by its `type` and, in Atom 0.3, its `mode`; empty for media."""
    if not elements:
        return Text()
    element = elements[0]
    kind = element.get("type", "text").strip().lower()
    if kind == "xhtml" or element.get("mode") == "xml" or len(element):
        return Text(markup(element))
    if kind in ("html", "text/html") or element.get("mode") == "escaped":
        return Text(text(element))
    if kind == "text" or kind.startswith("text/") or kind.endswith(("+xml", "/xml")):
        return Text(text(element), html=False)
    return Text()


def _links(found: Fields) -> list[str]:
    """The references to the entry's page, those to a web page before those to other forms of it."""
    links = [link for link in _named(found, "link") if link.get("rel", "alternate").strip().lower() == "alternate"]
    links.sort(key=lambda link: link.get("type", "").partition(";")[0].strip().lower() not in _PAGES)
    return [href for link in links if (href := (link.get("href") or link.text or "").strip())]


def _people(found: Fields) -> tuple[str, ...]:
    return tuple(name for author in _named(found, "author") if (name := _value(fields(author), "name")))
