"""Bytes to the root element of a feed's XML, mending the faults that feeds commonly have."""

import codecs
import contextlib
import html
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from lxml import etree

from reader.ingest import decoding
from reader.ingest.feeds import names

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARATION = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']\s*([\w.:-]{1,40})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_UTF8 = ("utf-8", "utf8", "us-ascii", "ascii")
_AS_BROWSERS_READ = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252"}
_NOT_FOR_FEEDS = ("utf-7", "utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
"""Codecs of Python's that are no encoding of a document, or one that hides what it says."""
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ROOT = re.compile(r"<(?:\?xml|!DOCTYPE|!--|(?:\w{1,20}:)?(?:rss|feed|rdf)\b)", re.IGNORECASE)
_END = re.compile(r"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_START_TAG = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b", re.IGNORECASE)
_ROOT_TAG = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf)\b[^<>]*>", re.IGNORECASE)
_ITEM = re.compile(r"<(?:\w{1,20}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_ITEM_END = re.compile(r"</(?:\w{1,20}:)?(?:item|entry)\s*>", re.IGNORECASE)
_TEXT_FIELDS = ("title", "link", "guid", "pubdate", "author", "category", "comments", "dc:creator", "dc:date")
"""Fields of RSS that hold no tags."""
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{1,31});)?")
_PREDEFINED = ("amp", "lt", "gt", "quot", "apos")
_DECLARED = re.compile(r"xmlns:(\w{1,20})\s*=")
_LONGEST_HEAD = 5_000
_MOST_PREFIXES = 40
_PREFIX = re.compile(r"</?([A-Za-z]\w{0,20}):[A-Za-z]")


def strict(data: bytes) -> "_Element":
    """The root of well-formed XML. Raises etree.XMLSyntaxError, also for what is nested or sized beyond reason.

    No entity is expanded and nothing is opened: neither files nor the network.
    """
    return etree.fromstring(data, _parser(None))


def text(data: bytes, name: str, content_type: str = "") -> str:
    """The document's text, by its byte order mark, its own declaration, or the charset it was sent with.

    Raises FileProblem for what is no text.
    """
    if not data.startswith(_MARKS):
        declared = _DECLARATION.search(data[:1000])
        sent = _CHARSET.search(content_type)
        for label in (declared.group(1).decode() if declared else "", sent.group(1) if sent else ""):
            found = label.lower()
            if found and found not in _NOT_FOR_FEEDS and not found.startswith("utf-16"):
                with contextlib.suppress(LookupError, UnicodeError):
                    return data.decode(_AS_BROWSERS_READ.get(found, found))
    return decoding.decode(data, name)


def needs_decoding(data: bytes, content_type: str) -> bool:
    """Whether the document is in an encoding that writers name by mistake, that libxml2 may not know, or not in it."""
    if data.startswith(_MARKS):
        return False
    declared = _DECLARATION.search(data[:1000])
    label = declared.group(1).decode() if declared else ""
    if not label and (sent := _CHARSET.search(content_type)):
        label = sent.group(1)
    return bool(label) and label.lower() not in _UTF8


def of_text(document: str) -> "_Element":
    """The root of well-formed XML whose encoding is no longer what it declares. Raises etree.XMLSyntaxError."""
    return etree.fromstring(document.encode("utf-8", "replace"), _parser("utf-8"))


def _hoist(item: "_Element") -> None:
    """Move out what got into fields that hold text alone, because they were not closed."""
    waiting = list(item)
    while waiting:
        field = waiting.pop()
        if len(field) and names.of(str(field.tag)) in _TEXT_FIELDS:
            for inner in reversed(field):
                field.addnext(inner)
                inner.tail = None
                waiting.append(inner)


def mended(document: str) -> str:
    """The document without what stands around it, with its stray characters and references made such as XML allows.

    References to HTML's entities become the characters they mean, other stray ampersands are escaped, and the usual
    namespace prefixes are declared where they are used without. Tags are left alone.
    """
    start = _ROOT.search(document)
    document = document[start.start() :] if start else document
    ends = [match.end() for match in _END.finditer(document)]
    return _declared(referenced(document[: ends[-1]] if ends else _closed(document)))


def salvaged(document: str, most: int) -> "_Element":
    """The root of broken XML, its first `most` items read each for itself, so that no fault goes beyond its item.

    libxml2 closes what is left open, as it sees fit. Where not even a root is found, it is one without a meaning.
    """
    blank = "".join(text + " " * len(section) for text, section in _sections(document))
    starts = [match.start() for match in _ITEM.finditer(blank)][: most + 1]
    head = document[: starts[0]] if starts else document
    root = etree.fromstring(head.encode("utf-8", "replace"), _parser("utf-8", recover=True))
    if root is None:
        return etree.Element("nothing")
    opened = _ROOT_TAG.search(head)
    around = opened.group() if opened and len(opened.group()) <= _LONGEST_HEAD else "<feed>"
    holder = next((child for child in root if str(child.tag).rpartition("}")[2].lower() == "channel"), root)
    for start, end in pairwise([*starts, len(document)]):
        piece = (around + document[start:end]).encode("utf-8", "replace")
        found = etree.fromstring(piece, _parser("utf-8", recover=True))
        if found is not None and len(found):
            _hoist(found[0])
            holder.append(found[0])
    return root


def referenced(document: str) -> str:
    """The document with its stray characters and references such as XML allows, outside CDATA sections for these."""
    document = _NO_XML.sub("", document)
    parts: list[str] = []
    for text, section in _sections(document):
        parts += (_REFERENCE.sub(_reference, text), section)
    return "".join(parts)


def _sections(document: str) -> Iterator[tuple[str, str]]:
    """The document cut into text and the CDATA section after it, either of which may be empty."""
    at = 0
    while (start := document.find("<![CDATA[", at)) >= 0:
        end = document.find("]]>", start)
        end = len(document) if end < 0 else end + len("]]>")
        yield document[at:start], document[start:end]
        at = end
    yield document[at:], ""


def _parser(encoding: str | None, *, recover: bool = False) -> etree.XMLParser:
    # `collect_ids` stays on: turned off, it has libxml2 open the document type that a feed names.
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=recover,
        remove_comments=True,
        remove_pis=True,
    )


def _reference(match: re.Match[str]) -> str:
    whole, name = match.group(), match.group(1)
    if name in _PREDEFINED:
        return whole
    if name:
        meant = html.unescape(whole)
        return f"&amp;{whole[1:]}" if meant == whole else html.escape(meant)
    if len(whole) > 1:
        meant = html.unescape(whole)
        return "" if _NO_XML.search(meant) else html.escape(meant)
    return "&amp;"


def _closed(document: str) -> str:
    """A document that breaks off, ended after its last whole item: half an item would pass for an article."""
    root = _START_TAG.search(document)
    ends = [match.end() for match in _ITEM_END.finditer(document)]
    if not root or not ends:
        return document
    whole = document[: ends[-1]]
    channel = "</channel>" if "<channel" in whole and "</channel>" not in whole else ""
    return f"{whole}{channel}</{root.group()[1:]}>"


def _declared(document: str) -> str:
    root = _START_TAG.search(document)
    if not root:
        return document
    head = document[root.start() : root.start() + _LONGEST_HEAD].partition(">")[0]
    present = set(_DECLARED.findall(head))
    used = {prefix for prefix in _PREFIX.findall(document) if prefix not in present and prefix != "xml"}
    missing = "".join(
        f' xmlns:{prefix}="{names.KNOWN_PREFIXES.get(prefix.lower(), "urn:undeclared")}"'
        for prefix in sorted(used)[:_MOST_PREFIXES]
    )
    return document[: root.end()] + missing + document[root.end() :]
