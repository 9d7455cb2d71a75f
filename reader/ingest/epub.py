"""Books and magazines (EPUB): the pieces of one article for each of its documents that has prose."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lxml import etree

from reader.errors import FileProblem
from reader.ingest import dates, decoding, tags
from reader.ingest.feeds import trees
from reader.ingest.front_matter import Fields
from reader.ingest.furniture import ends_like_sentence
from reader.ingest.pieces import Piece
from reader.model import Role
from reader.text import clean, clean_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_DIRECTORY_BYTES = 2 * 1024**2
_MOST_DOCUMENTS = 2_000
_MOST_DOCUMENT_BYTES = 8 * 1024**2
_MOST_BYTES = 64 * 1024**2
"""What a book may unpack to, of what is read of it."""
_DIRECTORY_END = b"PK\x05\x06"
_LARGE_DIRECTORY = b"PK\x06\x07"
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, ValueError, RuntimeError, KeyError)
"""What reading a damaged, encrypted or hostile archive raises."""
_CONTAINER = "META-INF/container.xml"
_EMPTY_TAG = re.compile(r"<(title|script|style|a|p|div|span|i|b|em|strong|h[1-6]|td|li)(\s[^<>]*)?/>", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=[-_]|\Z)", re.ASCII)
_FEWEST_WORDS = 8
"""Words in the longest sentence-like paragraph of a document that has prose: covers and contents have none."""


class _TooLarge(FileProblem):
    """A book that unpacks to more than is read of one."""


class _Item(NamedTuple):
    path: str
    label: str


def documents(data: bytes, name: str) -> Iterator[tuple[Fields, list[Piece]] | FileProblem]:
    """Fields and pieces of the documents with prose in the book `data`, in reading order.

    A document's title is the one in the table of contents, or its first heading; its source is the book. A document
    that cannot be read is a FileProblem among the others. Raises FileProblem, under `name`, for what is no book, and
    for one that unpacks to more than 64 MiB.
    """
    book = _Book(data, name)
    package = book.package()
    for item in package.items:
        try:
            text = _EMPTY_TAG.sub(r"<\1\2></\1>", clean(decoding.decode_html(book.read(item.path), name)))
        except _TooLarge:
            raise
        except FileProblem as problem:
            yield problem
            continue
        heading, found = tags.read(text)
        if not any(_is_prose(piece) for piece in found):
            continue
        first = next((piece.text for piece in found if piece.role is Role.HEADING), "")
        title = item.label or clean_line(first) or heading
        if found[0].role is Role.HEADING and clean_line(found[0].text) == title:
            found = found[1:]
        yield package.fields(title), found


def _is_prose(piece: Piece) -> bool:
    return (
        piece.role is Role.PROSE
        and ends_like_sentence(piece.text)
        and len(piece.text.split(maxsplit=_FEWEST_WORDS)) >= _FEWEST_WORDS
    )


class _Package(NamedTuple):
    title: str
    author: str
    date: str | None
    language: str
    items: tuple[_Item, ...]

    def fields(self, title: str) -> Fields:
        return Fields(
            title=title, source=self.title, byline=self.author, date=self.date, language=self.language or "en"
        )


class _Book:
    """An archive that is read no further than a book goes."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = _MOST_BYTES
        end = data.rfind(_DIRECTORY_END, max(0, len(data) - 66_000))
        if end < 0 or len(data) < end + 22:
            raise FileProblem(name, "is no EPUB: it is not a whole archive")
        directory = struct.unpack_from("<L", data, end + 12)[0]
        if directory > _MOST_DIRECTORY_BYTES or data[max(0, end - 20) : end].startswith(_LARGE_DIRECTORY):
            raise FileProblem(name, "holds more files than a book does")
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, NotImplementedError) as error:
            raise FileProblem(name, "is no EPUB: its archive is damaged") from error

    def read(self, path: str) -> bytes:
        try:
            entry = self._archive.getinfo(path)
            if entry.compress_type not in _PACKINGS:
                raise FileProblem(self._name, f"{path[:80]} in it is packed in a way that EPUB does not know")
            allowed = min(_MOST_DOCUMENT_BYTES, self._left)
            with self._archive.open(entry) as file:
                data = file.read(allowed + 1)
        except (*_BROKEN, NotImplementedError) as error:
            reason = "is missing" if isinstance(error, KeyError) else "cannot be unpacked"
            raise FileProblem(self._name, f"{clean_line(path)[:80]} in it {reason}") from error
        if len(data) > allowed:
            raise _TooLarge(self._name, "unpacks to more than a book holds")
        self._left -= len(data)
        return data

    def package(self) -> _Package:
        rootfile = next(_named(self._tree(_CONTAINER), "rootfile"), None)
        path = rootfile.get("full-path", "") if rootfile is not None else ""
        root = self._tree(path)
        folder = posixpath.dirname(path)
        manifest = {
            item.get("id", ""): (_resolved(folder, item.get("href", "")), item.get("properties", ""))
            for item in _named(root, "item")
        }
        labels = self._labels(root, manifest)
        spine = [
            manifest[reference.get("idref", "")][0]
            for reference in _named(root, "itemref")
            if reference.get("idref", "") in manifest and reference.get("linear") != "no"
        ]
        contents = {path for path, properties in manifest.values() if "nav" in properties.split()}
        inside = [path for path in dict.fromkeys(spine) if path not in contents]
        if len(inside) > _MOST_DOCUMENTS:
            raise FileProblem(self._name, f"has more than {_MOST_DOCUMENTS} documents")
        language = _LANGUAGE.match(_first(root, "language").lower())
        return _Package(
            title=_first(root, "title"),
            author=_first(root, "creator"),
            date=dates.read(_first(root, "date")[:200]),
            language=language.group() if language else "",
            items=tuple(_Item(path, labels.get(path, "")) for path in inside),
        )

    def _labels(self, root: "_Element", manifest: dict[str, tuple[str, str]]) -> dict[str, str]:
        """What the table of contents calls each document; empty where there is none that can be read."""
        spine = next(_named(root, "spine"), None)
        listed = spine.get("toc", "") if spine is not None else ""
        tables = [path for path, properties in manifest.values() if "nav" in properties.split()]
        tables += [manifest[listed][0]] if listed in manifest else []
        labels: dict[str, str] = {}
        for path in tables[:2]:
            try:
                tree = self._tree(path)
            except FileProblem:
                continue
            folder = posixpath.dirname(path)
            links = [(link.get("href", ""), _text(link)) for link in _named(tree, "a")]
            for point in _named(tree, "navPoint"):
                content = next(_named(point, "content"), None)
                links.append((content.get("src", "") if content is not None else "", _first(point, "text")))
            for reference, label in links:
                if label:
                    labels.setdefault(_resolved(folder, reference), label)
        return labels

    def _tree(self, path: str) -> "_Element":
        try:
            return trees.strict(self.read(path))
        except etree.LxmlError as error:
            raise FileProblem(self._name, f"{clean_line(path)[:80]} in it is not valid XML") from error


def _named(element: "_Element", name: str) -> Iterator["_Element"]:
    return (each for each in element.iter("{*}" + name))


def _first(element: "_Element", name: str) -> str:
    return next((text for each in _named(element, name) if (text := _text(each))), "")


def _text(element: "_Element") -> str:
    return clean_line("".join(str(part) for part in element.itertext())[:1000])


def _resolved(folder: str, reference: str) -> str:
    """The path in the archive that `reference` from `folder` means, without the place within."""
    path = unquote(reference.partition("#")[0])
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""
