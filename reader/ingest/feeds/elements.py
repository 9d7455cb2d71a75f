"""Reads the elements of a feed's tree: their names, texts and bases."""

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from lxml import etree

from reader.ingest.feeds import names
from reader.ingest.feeds.raw import Text

if TYPE_CHECKING:
    from lxml.etree import _Element

Fields = Mapping[str, Sequence["_Element"]]
"""Children of an element by their name, those of one name in order."""
_NOTHING: Fields = {}


def fields(element: "_Element | None") -> Fields:
    """The children by name; namespaces that are not read here are left out."""
    if element is None:
        return _NOTHING
    found: dict[str, list[_Element]] = {}
    for child in element:
        tag = child.tag
        if isinstance(tag, str) and (name := names.of(tag)):
            found.setdefault(name, []).append(child)
    return found


def text(element: "_Element") -> str:
    """All the text inside the element. References to HTML's entities are what they mean, others are dropped."""
    if not len(element):
        return element.text or ""
    parts: list[str] = []
    for node in element.iter():
        if node.tag is etree.Entity:
            meant = html.unescape(node.text or "")
            parts.append("" if meant == node.text else meant)
        else:
            parts.append(node.text or "")
        if node is not element:
            parts.append(node.tail or "")
    return "".join(parts)


def markup(element: "_Element") -> str:
    """What stands inside the element as HTML: its text if it holds escaped tags, else its children written out."""
    if not any(isinstance(child.tag, str) for child in element):
        return text(element)
    inner = [html.escape(element.text or "", quote=False)]
    for child in element:
        if isinstance(child.tag, str):
            _strip_namespaces(child)
        inner.append(etree.tostring(child, encoding="unicode", method="html", with_tail=True))
    return "".join(inner)


def value(found: Fields, *wanted: str) -> str:
    """The first text that is not empty, of the names in order."""
    for name in wanted:
        for element in found.get(name, ()):
            if stripped := text(element).strip():
                return stripped
    return ""


def values(found: Fields, *wanted: str) -> tuple[str, ...]:
    """Every text that is not empty, of the names in order."""
    texts = (text(element).strip() for name in wanted for element in found.get(name, ()))
    return tuple(stripped for stripped in texts if stripped)


def markups(found: Fields, *wanted: str) -> tuple[Text, ...]:
    """Every text that may hold tags, of the names in order."""
    texts = (markup(element) for name in wanted for element in found.get(name, ()))
    return tuple(Text(inner) for inner in texts if inner.strip())


def bases(elements: Iterable["_Element | None"]) -> tuple[str, ...]:
    """The addresses that `xml:base` gives on the elements, in their order."""
    found = (element.get(names.XML_BASE, "") for element in elements if element is not None)
    return tuple(base for base in found if base)


def _strip_namespaces(element: "_Element") -> None:
    """Name the elements below as HTML does, so that tags written with a prefix are tags still."""
    for node in element.iter():
        if isinstance(node.tag, str) and "}" in node.tag:
            node.tag = node.tag.rpartition("}")[2]
