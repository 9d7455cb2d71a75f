"""Web pages to plain pieces: the article on the page, with what the page says of it."""

import html
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.ingest import declared, furniture, tags
from reader.ingest.front_matter import Fields, is_date, is_page
from reader.ingest.pieces import Piece
from reader.model import Role
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_CODE_POINTS = 4_000_000
_MOST_TAGS = 50_000
"""A page with more takes trafilatura over five seconds; articles have a few thousand."""
_MOST_CELL_WORDS = 30
_NOWHERE = logging.NullHandler()
_REFERENCE = re.compile(r"&#(?:x[0-9a-f]{1,8}|[0-9]{1,9});?", re.IGNORECASE)
_BREAK = re.compile(r"\s*\n\s*")
_ROLES = {"head": Role.HEADING, "code": Role.CAPTION}
# Dates are looked for up to a fixed day, so that the same page gives the same date whenever it is read.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def pieces(text: str) -> tuple[Fields, list[Piece]]:
    """The article on the page `text`, and the fields that the page gives; no pieces where it holds no text.

    trafilatura finds the article. It gives up on pages nested hundreds of tags deep and takes long over huge ones:
    there every paragraph outside menus, scripts and forms is taken.
    """
    # A reference to a control character would come out as that character, or make trafilatura give up.
    page = _REFERENCE.sub(lambda match: match.group() if clean(html.unescape(match.group())) else "", clean(text))
    document = _extracted(page)
    if document is None:
        heading, found = tags.read(page)
        fields = Fields(title=heading)
    else:
        found = list(_read(document.body))
        fields = _fields(document)
    fields = replace(fields, language=declared.language(page), kind=declared.kind(page))
    if found and fields.title and clean_line(found[0].text) == fields.title:
        found = found[1:]
    return fields, furniture.marked(found)


def _extracted(page: str) -> Any:
    if len(page) > _MOST_CODE_POINTS or page.count("<") > _MOST_TAGS:
        return None
    import trafilatura

    for name in ("trafilatura", "htmldate", "courlan"):
        # Without a handler of its own, what it logs of a broken page would reach the terminal.
        logging.getLogger(name).addHandler(_NOWHERE)
    document: Any = trafilatura.bare_extraction(
        page, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
    return document if document and document.body is not None and (document.text or "").strip() else None


def _fields(document: Any) -> Fields:
    fields = Fields(
        title=clean_line(document.title or ""),
        source=clean_line(document.sitename or ""),
        byline=clean_line(document.author or ""),
    )
    date, url = clean_line(document.date or ""), clean_line(document.url or "")
    return replace(fields, date=date if is_date(date) else None, url=url if is_page(url) else "")


def _read(element: "_Element") -> Iterator[Piece]:
    if element.tag == "body" or (element.tag in ("list", "quote", "div") and len(element)):
        yield from _paragraphs(element.text or "", Role.PROSE)
        for child in element:
            yield from _read(child)
            yield from _paragraphs(child.tail or "", Role.PROSE)
    elif element.tag == "table":
        for row in element.iter("row"):
            yield from _cells(["".join(_texts(cell)) for cell in row.iter("cell")])
    else:
        yield from _paragraphs("".join(_texts(element)), _ROLES.get(str(element.tag), Role.PROSE))


def _cells(cells: Sequence[str]) -> Sequence[Piece]:
    # Old pages lay out their prose in tables: a cell as long as a paragraph is one.
    if any(len(cell.split()) > _MOST_CELL_WORDS for cell in cells):
        return [piece for cell in cells for piece in _paragraphs(cell, Role.PROSE)]
    return [Piece("; ".join(" ".join(cell.split()) for cell in cells if cell.strip()), Role.CAPTION)]


def _texts(element: "_Element") -> Iterator[str]:
    for child in element.iter():
        yield "\n" if child.tag == "lb" else ""
        yield child.text or ""
        if child is not element:
            yield child.tail or ""


def _paragraphs(text: str, role: Role) -> Sequence[Piece]:
    return [Piece(" ".join(part.split()), role) for part in _BREAK.split(text) if part.strip()]
