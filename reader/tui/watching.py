"""Notices that the library was changed, by this process or another, without reading more of it than a number or two."""

import threading
from dataclasses import dataclass

from textual.message import Message

from reader.errors import CrossreadError
from reader.library import Library

_PATIENCE = 10
"""Changes that may be put down to what is understood ahead, before everything is read anew all the same."""


@dataclass
class LibraryChanged(Message, bubble=False):
    """Something about the library is different."""

    arrivals: bool = False
    """Whether articles have come."""
    marks: bool = False
    """Whether anything else may have changed: marks, tags, feeds."""


class Watch:
    """Remembers how the library was at the last look. May be asked from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._version: int | None = None
        self._last = 0
        self._ahead = 0
        self._owed = 0
        """Changes that may have been of marks, and were not told yet."""
        self._turn = threading.Lock()
        if library.kept:
            self.look()

    def look(self, *, ahead: int = 0) -> LibraryChanged | None:
        """What has changed since the last look; None where nothing has.

        `ahead` counts articles that were understood: keeping that changes the file, but nothing that is shown. While it
        grows, marks are told of more seldom.
        """
        with self._turn:
            try:
                version, last = self._library.store.version(), self._library.store.articles.last()
            except CrossreadError:
                # What is wrong with the library is said where it is worked with.
                return None
            changed, arrivals, own = version != self._version, last > self._last, ahead != self._ahead
            first = self._version is None
            self._version, self._last, self._ahead = version, last, ahead
            if changed:
                self._owed += 1
            marks = bool(self._owed) and (not own or self._owed >= _PATIENCE)
            if marks:
                self._owed = 0
            return LibraryChanged(arrivals=arrivals, marks=marks) if (arrivals or marks) and not first else None
