"""Reads every paragraph of a web page from its tags alone, without a tree, however deep they are nested."""

from collections.abc import Mapping
from typing import Any, cast

from reader.ingest.pieces import OMISSION, Piece, bounded
from reader.model import Role
from reader.text import clean_line

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike"
    " strong sub sup time tt u var wbr".split()
)
_HIDDEN = frozenset(
    "script style noscript template nav footer aside form button select option textarea svg math iframe object"
    " head".split()
)
_CAPTIONS = ("figcaption", "caption")
MOST_TAGS = 300_000
"""Tags that are read; a book has some tens of thousands, and so many take two seconds."""
_TITLES = ("og:title", "twitter:title")


def read(page: str, *, most: int = MOST_TAGS) -> tuple[str, list[Piece]]:
    """The title of the page and its paragraphs, without what stands in menus, scripts and forms.

    What comes after the first `most` tags is left out, and a mark of omission says so.
    """
    from lxml import etree

    page, is_cut = bounded(page, "<", most)
    target = _Target()
    parser = etree.HTMLParser(target=cast(Any, target), encoding="utf-8", huge_tree=True)
    try:
        etree.fromstring(page.encode(), parser)
    except etree.LxmlError:
        # What was read until then stands in the target.
        target.close()
    return target.title, [*target.pieces, Piece(OMISSION, Role.CAPTION)] if is_cut else target.pieces


class _Target:
    """Collects text between the tags that end a paragraph."""

    def __init__(self) -> None:
        self.title = ""
        self.pieces: list[Piece] = []
        self._texts: list[str] = []
        self._hidden = 0
        self._captions = 0
        self._in_title = False
        self._role = Role.PROSE

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "meta" and attributes.get("property", attributes.get("name")) in _TITLES:
            self.title = clean_line(attributes.get("content", "")) or self.title
        if tag == "title":
            self._in_title = True
        elif tag in _HIDDEN:
            self._end_paragraph()
            self._hidden += 1
        elif tag not in _INLINE:
            self._end_paragraph()
            self._captions += tag in _CAPTIONS
            self._role = Role.HEADING if tag in _HEADINGS else self._usual()

    def end(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif tag in _HIDDEN:
            self._texts.clear()
            self._hidden = max(0, self._hidden - 1)
        elif tag not in _INLINE:
            self._end_paragraph()
            self._captions = max(0, self._captions - (tag in _CAPTIONS))
            self._role = self._usual()

    def data(self, text: str) -> None:
        if self._in_title:
            self.title = self.title or clean_line(text)
        elif not self._hidden:
            self._texts.append(text)

    def comment(self, text: str) -> None:
        """Comments are not read."""

    def close(self) -> None:
        self._end_paragraph()

    def _usual(self) -> Role:
        return Role.CAPTION if self._captions else Role.PROSE

    def _end_paragraph(self) -> None:
        if self._texts:
            if text := " ".join("".join(self._texts).split()):
                self.pieces.append(Piece(text, self._role))
            self._texts.clear()
