"""Writes documents into a folder under names that are safe on every system."""

import contextlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from reader.errors import FileProblem
from reader.store import atomic
from reader.text import clean, clean_line

MAXIMUM_NAME_BYTES = 100
_DROPPED = re.compile("['’‘“”`]+")
_UNSAFE = re.compile(r'[\s\x00-\x1f<>:"/\\|?*\u2044\u2215\u29f8\uff0f\uff3c$&;!%#,()\[\]{}~=^@+]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_OURS = re.compile(rb'---\ncrossread: |\{"crossread": "')


class InTheWay(FileProblem):
    """A file is there that crossread did not write; `force` replaces it."""


class Document(NamedTuple):
    """A text to be written, and the title that its file is named after."""

    title: str
    suffix: str
    """With its dot: ".md"."""
    text: str


def names(titles: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A file name for each title with its suffix, in order, no two the same even where case is not told apart.

    A name has no separator, no sign that a shell or Windows gives a meaning, is none of Windows' reserved names,
    does not begin with a dot or a hyphen or end with a dot, is in NFC and at most 100 bytes long.
    """
    taken: set[str] = set()
    numbers: dict[str, int] = {}
    for title, suffix in titles:
        stem = _stem(title)
        number, name = 1, _limited(stem, suffix)
        if _key(name) in taken:
            first, number = _key(name), numbers.get(_key(name), 1)
            while _key(name) in taken:
                number += 1
                name = _limited(stem, f"-{number}{suffix}")
            numbers[first] = number
        taken.add(_key(name))
        yield name


def write(documents: Iterable[Document], folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write the documents into `folder`, which is made when it is missing, and return the files' paths.

    Every file is replaced whole or not at all. Raises InTheWay, before anything is written, where a file of that
    name is there which crossread did not write, unless `force`; FileProblem where the disk refuses.
    """
    documents = tuple(documents)
    paths = prepare(((document.title, document.suffix) for document in documents), folder, force=force)
    for path, document in zip(paths, documents, strict=True):
        put(path, document.text)
    return paths


def prepare(titles: Iterable[tuple[str, str]], folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Make `folder` ready for documents with these titles and suffixes, and return the paths for them; see `write`."""
    paths = tuple(folder / name for name in names(titles))
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise FileProblem(clean_line(str(folder)), "is a file: name a folder to write to")
    with _worded(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for path in paths:
            _refuse_foreign(path, force=force)
    return paths


def put(path: Path, text: str) -> None:
    """Write a document to a path that `prepare` gave. Raises FileProblem."""
    with _worded(path):
        atomic.write(path, text)


@contextlib.contextmanager
def _worded(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        name = clean_line(str(error.filename or path))
        raise FileProblem(name, f"cannot be written: {error.strerror or error}") from error


def _refuse_foreign(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise FileProblem(clean(path.name), "is a folder: nothing was written")
    if force or not path.exists():
        return
    with path.open("rb") as file:
        if not _OURS.match(file.read(32)):
            raise InTheWay(clean(path.name), "was not written by crossread: nothing was written; --force replaces it")


def _stem(title: str) -> str:
    kept = _UNSAFE.sub("-", _DROPPED.sub("", clean_line(title)))
    plain = "".join(mark for mark in kept if unicodedata.category(mark) not in ("Cf", "Cc", "Cn", "Co", "Cs"))
    stem = re.sub(r"-{2,}", "-", unicodedata.normalize("NFC", plain)).strip("-. ")
    return f"article-{stem}" if _RESERVED.fullmatch(stem) else stem or "article"


def _limited(stem: str, ending: str) -> str:
    room = MAXIMUM_NAME_BYTES - len(ending.encode())
    cut = stem.encode()[:room].decode(errors="ignore").rstrip("-. ")
    return unicodedata.normalize("NFC", cut) + ending


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())
