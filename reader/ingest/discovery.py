"""Finds the feeds that a web page names."""

import contextlib
import re
from collections.abc import Mapping
from typing import Any, cast

from reader.ingest.locations import absolute

_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_LIKELY_TYPES = ("application/json", "application/xml", "text/xml")
"""Types that a link to a feed may have, and links to other things have as well."""
_HINT = re.compile(
    r"(?:^|[/?&=._-])(?:rss2?|atom|feeds?|rdf|index)(?:\.(?:xml|json|rss|atom|rdf))?(?:/?$|[?#])|\.(?:rss|atom|rdf)$",
    re.IGNORECASE,
)
_HINT_WORD = re.compile(r"\b(?:rss|atom|feeds?)\b", re.IGNORECASE)
_MOST = 50


def feeds(page: str, url: str = "") -> tuple[str, ...]:
    """The http(s) addresses of the feeds that the page at `url` names, each once and in the page's order.

    What the page declares for programs (`<link rel="alternate">`) decides; only where it declares none are links in its
    text taken whose address looks like a feed's. `page` need not be clean.
    """
    from lxml import etree

    target = _Target()
    parser = etree.HTMLParser(target=cast(Any, target), encoding="utf-8", huge_tree=True)
    # What was read until an error stands in the target.
    with contextlib.suppress(etree.LxmlError):
        etree.fromstring(page.encode("utf-8", "replace"), parser)
    bases = (target.base, url)
    for references in (target.declared, target.hinted):
        found = dict.fromkeys(filter(None, (absolute(reference, *bases) for reference in references)))
        if found:
            return tuple(found)[:_MOST]
    return ()


class _Target:
    """Collects the references that may lead to feeds."""

    def __init__(self) -> None:
        self.base = ""
        self.declared: list[str] = []
        self.hinted: list[str] = []

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        reference = attributes.get("href", "").strip()
        if not reference:
            return
        if tag == "base":
            self.base = self.base or reference
        elif tag == "link" and _is_declared(attributes, reference):
            self.declared.append(reference)
        elif tag == "a" and len(self.hinted) < 10 * _MOST and _HINT.search(reference):
            self.hinted.append(reference)

    def end(self, tag: str) -> None:
        """Only the start of a tag matters."""

    def data(self, text: str) -> None:
        """Text is not read."""

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> None:
        """Nothing is kept open."""


def _is_declared(attributes: Mapping[str, str], reference: str) -> bool:
    relations = attributes.get("rel", "").lower().split()
    kind = attributes.get("type", "").partition(";")[0].strip().lower()
    if "feed" in relations:
        return True
    if "alternate" not in relations:
        return False
    about = f"{attributes.get('title', '')} {reference}"
    return kind in _TYPES or (kind in _LIKELY_TYPES and bool(_HINT_WORD.search(about)))
