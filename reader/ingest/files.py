"""Opens files and folders as articles."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from reader.errors import FileProblem
from reader.ingest import article, blocks, decoding, front_matter, markdown
from reader.ingest.pieces import OMISSION, Piece, bounded, join
from reader.model import Article, Problem
from reader.text import clean, clean_line

MAXIMUM_BYTES = 15 * 1024 * 1024
_MOST_LINES = 200_000
"""Lines of a plain text that are read: what has more is a log or a table, and would take many seconds."""
_MOST_IN_COLLECTION = 64 * 1024 * 1024
_MOST_MESSAGES = 2_000


def read(path: Path) -> Article:
    """Return the one article in the file at `path`. Raises FileProblem, also where the file holds several."""
    articles, problems = read_several(path)
    if problems and not articles:
        raise problems[0]
    if len(articles) != 1:
        raise FileProblem(clean_line(str(path)), f"holds {len(articles)} articles where one is meant")
    return articles[0]


def read_several(path: Path) -> tuple[tuple[Article, ...], tuple[FileProblem, ...]]:
    """Return the articles in the file at `path`, with what could not be read of a mailbox or a book.

    Raises FileProblem when nothing of the file can be used.
    """
    name = clean_line(str(path))
    several = _COLLECTIONS.get(path.suffix.lower())
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                what = "a folder" if stat.S_ISDIR(mode) else "a device, pipe or socket"
                raise FileProblem(name, f"is {what}, not a file")
            data = file.read((_MOST_IN_COLLECTION if several else MAXIMUM_BYTES) + 1)
    except (OSError, ValueError) as error:
        raise FileProblem(name, _reason(error)) from error
    origin = clean_line(path.name)
    if several is None:
        return (of_bytes(data, name, suffix=path.suffix, origin=origin),), ()
    if len(data) > _MOST_IN_COLLECTION:
        raise FileProblem(name, f"is larger than {_MOST_IN_COLLECTION // 1024**2} MiB")
    return several(data, name, origin)


def of_bytes(data: bytes, name: str, *, suffix: str = ".txt", origin: str = "") -> Article:
    """Return the article in `data`, read as a file that ends in `suffix`; `name` stands in messages.

    Raises FileProblem for what is larger than 15 MiB, is no text, or holds none.
    """
    if len(data) > MAXIMUM_BYTES:
        raise FileProblem(name, f"is larger than {MAXIMUM_BYTES // 1024**2} MiB")
    try:
        return _READERS.get(suffix.lower(), _plain)(data, name, origin)
    except decoding.NotTextProblem as problem:
        raise FileProblem(name, f"{problem.reason}; crossread reads {_named()} files") from problem


def _plain(data: bytes, name: str, origin: str) -> Article:
    body, is_cut = bounded(clean(decoding.decode(data, name)), "\n", _MOST_LINES)
    if not body.strip():
        raise FileProblem(name, "holds no text")
    body += f"\n\n{OMISSION}" * is_cut
    return article.make(body, blocks.of_text(body), origin=origin)


def _markdown(data: bytes, name: str, origin: str) -> Article:
    fields, text = front_matter.split(clean(decoding.decode(data, name)), name)
    found = markdown.pieces(text)
    if not fields.title:
        title, found = markdown.title(found, text)
        fields = replace(fields, title=clean_line(title))
    return _made(fields, found, name, origin)


def _html(data: bytes, name: str, origin: str) -> Article:
    from reader.ingest import html

    fields, found = html.pieces(decoding.decode_html(data, name))
    return _made(fields, found, name, origin)


def _mail(data: bytes, name: str, origin: str) -> Article:
    from reader.ingest import mail

    fields, found = mail.message(data, name)
    return _made(fields, found, name, origin)


def _mailbox(data: bytes, name: str, origin: str) -> tuple[tuple[Article, ...], tuple[FileProblem, ...]]:
    from reader.ingest import mail

    articles: list[Article] = []
    problems: list[FileProblem] = []
    number = 0
    for number, message in enumerate(mail.messages(data), start=1):
        if number > _MOST_MESSAGES:
            problems.append(FileProblem(name, f"holds more than {_MOST_MESSAGES:,} messages: the rest is not read"))
            break
        try:
            if len(message) > MAXIMUM_BYTES:
                raise FileProblem(name, f"is larger than {MAXIMUM_BYTES // 1024**2} MiB")
            articles.append(_mail(message, name, origin))
        except FileProblem as problem:
            problems.append(FileProblem(f"{name}, message {number}", problem.reason))
    if not number:
        raise FileProblem(name, "holds no message")
    return tuple(articles), tuple(problems)


def _book(data: bytes, name: str, origin: str) -> tuple[tuple[Article, ...], tuple[FileProblem, ...]]:
    from reader.ingest import epub

    articles: list[Article] = []
    problems: list[FileProblem] = []
    try:
        for document in epub.documents(data, name):
            if isinstance(document, FileProblem):
                problems.append(document)
            else:
                articles.append(_made(*document, name, origin))
    except FileProblem as problem:
        if not articles:
            raise
        problems.append(problem)
    if not articles and not problems:
        raise FileProblem(name, "holds no document with prose")
    return tuple(articles), tuple(problems)


def _made(fields: front_matter.Fields, found: list[Piece], name: str, origin: str) -> Article:
    body, cut = join(found)
    if not body:
        raise FileProblem(name, "holds no text")
    return article.make(body, cut, origin=origin, **asdict(fields))


_READERS: Mapping[str, Callable[[bytes, str, str], Article]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _plain,
    ".html": _html,
    ".htm": _html,
    ".eml": _mail,
}
_Several = tuple[tuple[Article, ...], tuple[FileProblem, ...]]
_COLLECTIONS: Mapping[str, Callable[[bytes, str, str], _Several]] = {".mbox": _mailbox, ".epub": _book}
"""Readers of files that hold several articles."""
SUFFIXES = (*_READERS, *_COLLECTIONS)
"""What the names of files end in that are opened with their folder."""
_SAME = (".markdown", ".htm")
"""Other spellings, which go without saying."""


def read_all(paths: Iterable[Path]) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Return the articles in files and folders, in order, each once, with the problems met on the way.

    A folder is read with all below it, sorted by name, without hidden files, links to folders and what crossread
    exported there itself.
    """
    articles: dict[str, Article] = {}
    problems: list[Problem] = []
    for path in paths:
        in_folder = os.path.isdir(path)
        exports = 0
        if in_folder:
            files = list(_inside(path, problems))
            if not files:
                reason = f"holds no {_named()} file"
                problems.append(Problem(clean_line(str(path)), reason))
        else:
            files = [path]
        for file in files:
            try:
                found, broken = read_several(file)
            except front_matter.ExportProblem as problem:
                exports += 1
                if not in_folder:
                    problems.append(Problem(problem.place, problem.reason))
            except FileProblem as problem:
                problems.append(Problem(problem.place, problem.reason))
            else:
                for each in found:
                    articles.setdefault(each.id, each)
                problems.extend(Problem(problem.place, problem.reason) for problem in broken)
        if in_folder and files and exports == len(files):
            reason = "holds only exports of crossread: open what they were made from"
            problems.append(Problem(clean_line(str(path)), reason))
    return tuple(articles.values()), tuple(problems)


def _named() -> str:
    return ", ".join(suffix for suffix in SUFFIXES if suffix not in _SAME)


def _inside(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    def note(error: OSError) -> None:
        problems.append(Problem(clean_line(str(error.filename or folder)), _reason(error)))

    for parent, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield Path(parent, name)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return "its name cannot be used"
