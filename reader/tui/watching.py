"""Notices that the library was changed, by this process or another, without reading more of it than a number or two."""

import threading
from dataclasses import dataclass

from textual.message import Message

from reader.errors import CrossreadError
from reader.library import Library

_PATIENCE = 10
"""Looks in a row that may be answered by what is understood ahead alone, before all is read anew."""


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
        self._passed = 0
        self._turn = threading.Lock()

    def look(self, *, ahead: int = 0) -> LibraryChanged | None:
        """What has changed since the last look; None where nothing has.

        `ahead` counts articles that were understood: keeping that changes the file, but nothing that is shown.
        """
        with self._turn:
            try:
                version, last = self._library.store.version(), self._library.store.articles.last()
            except CrossreadError:
                # What is wrong with the library is said where it is worked with.
                return None
            if version == self._version:
                return None
            first, arrivals = self._version is None, last > self._last
            own = ahead != self._ahead and self._passed < _PATIENCE
            self._passed = self._passed + 1 if own else 0
            self._version, self._last, self._ahead = version, last, ahead
            if first or not (arrivals or not own):
                return None
            return LibraryChanged(arrivals=arrivals, marks=not own)
