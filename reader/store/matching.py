"""Words as searches see them: cut, folded and looked for in the same way as by the index of words.

A word is a run of letters, digits and private characters; case and diacritics do not count. This is what FTS5's
`unicode61 remove_diacritics 2` does, so a text is found by the index exactly where it is found here.
"""

import re
import sqlite3
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from reader.model import Span

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3130-\u318f\u31f0-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    # The index takes marks off Latin letters only, and passes over those that stand by themselves.
    if _is_mark(character):
        return ""
    first = unicodedata.normalize("NFD", character)[0]
    folded = (first if first.isascii() else character).casefold()
    return folded if len(folded) == 1 else character.lower()


def fold(text: str) -> str:
    """The text without case and diacritics, for comparing."""
    return text.lower() if text.isascii() else "".join(_folded(character) for character in text)


def _is_mark(character: str) -> bool:
    return "\u0300" <= character <= "\u036f"


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Co"


_ASCII_WORD = re.compile(r"[0-9A-Za-z]+")


def words(text: str) -> Iterator[tuple[str, Span]]:
    """The words of `text`, folded, each with where it stands."""
    if text.isascii():
        for match in _ASCII_WORD.finditer(text):
            yield match.group().lower(), Span(*match.span())
        return
    start = None
    for index, character in enumerate(text):
        if _is_letter(character) or (start is not None and _is_mark(character)):
            start = index if start is None else start
        elif start is not None:
            yield fold(text[start:index]), Span(start, index)
            start = None
    if start is not None:
        yield fold(text[start:]), Span(start, len(text))


def is_unspaced(text: str) -> bool:
    """Whether `text` is in a script that sets no spaces between words, so that no index of words can find its parts."""
    return _UNSPACED.search(text) is not None


def is_indexable(wanted: str) -> bool:
    """Whether the index of words can find `wanted`: it holds words, in a script that sets spaces between them."""
    return not is_unspaced(wanted) and next(words(wanted), None) is not None


def find(text: str, wanted: str, *, prefix: bool = False) -> tuple[Span, ...]:
    """Where the words of `wanted` stand one after the other in `text`; of the last a beginning does with `prefix`.

    What no index of words can find is found wherever it stands. Nothing is found by an empty text.
    """
    sought = _sought(wanted)
    if isinstance(sought, re.Pattern):
        return tuple(Span(*match.span()) for match in sought.finditer(text)) if wanted else ()
    standing = list(words(text))
    found = []
    for index in range(len(standing) - len(sought) + 1):
        ahead = standing[index : index + len(sought)]
        *firsts, last = (word for word, _ in ahead)
        if firsts == sought[:-1] and (last.startswith(sought[-1]) if prefix else last == sought[-1]):
            found.append(Span(ahead[0][1].start, ahead[-1][1].end))
    return tuple(found)


@lru_cache(maxsize=64)
def _sought(wanted: str) -> re.Pattern[str] | list[str]:
    """The words of `wanted`, or what finds it wherever it stands: the same for all the texts that are searched."""
    if not is_indexable(wanted):
        return re.compile(re.escape(wanted), re.IGNORECASE)
    return [word for word, _ in words(wanted)]


def holds(text: str, wanted: str, *, prefix: bool = False) -> bool:
    """Whether `find` finds anything."""
    return bool(find(text, wanted, prefix=prefix))


def register(connection: sqlite3.Connection) -> None:
    """Give the SQL of `connection` the functions `folded` and `holds`."""
    connection.create_function("folded", 1, _sql_folded, deterministic=True)
    connection.create_function("holds", 3, _sql_holds, deterministic=True)


def _sql_folded(text: str | None) -> str | None:
    return None if text is None else fold(text)


def _sql_holds(text: str | None, wanted: str, prefix: int) -> bool:
    return text is not None and holds(text, wanted, prefix=bool(prefix))
