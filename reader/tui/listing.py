"""The articles that a list shows: known by number, and read from the library where they are seen."""

import time
from array import array
from collections.abc import Callable, Sequence

from textual.content import Content

from reader.errors import CrossreadError
from reader.model import Header
from reader.tui.content import library
from reader.tui.content.rows import Row
from reader.tui.glyphs import Glyphs

WINDOW = 64
"""Articles that are read from the library together: about a screen before and after the one that is seen."""


class Listing:
    """Rows of articles in a fixed order. What is seen of them is read when it is asked for, and kept till `forget`."""

    def __init__(
        self,
        keys: Sequence[int],
        headers: Callable[[Sequence[int]], Sequence[Header]],
        glyphs: Glyphs,
        *,
        empty: str = "",
        last: str = "",
    ) -> None:
        """`keys` number articles in the library; `headers` reads some of them.

        `empty` is said when there are none, `last` below them.
        """
        self.keys = array("q", keys)
        self._headers = headers
        self._glyphs = glyphs
        self._empty = empty
        self._last = last
        self._known: dict[int, Header] = {}

    def __len__(self) -> int:
        """Rows: articles and what is said below them, or one that says that there are none."""
        return len(self.keys) + bool(self._last) if self.keys else int(bool(self._empty))

    def header(self, index: int) -> Header | None:
        """The article at an index; None where it has been taken out of the library."""
        key = self.keys[index]
        if key not in self._known:
            start = max(index - WINDOW // 2, 0)
            wanted = [each for each in self.keys[start : start + WINDOW] if each not in self._known]
            try:
                found = self._headers(wanted)
            except CrossreadError:
                # What is wrong with the library is said where it is worked with; a list stays a list.
                return None
            self._known.update((header.key, header) for header in found)
        return self._known.get(key)

    def row(self, index: int) -> Row:
        """The row of an article."""
        if not self.keys:
            return Row("", Content.styled(self._empty, "$muted"))
        if index >= len(self.keys):
            return Row("", Content.styled(self._last, "$muted"), sign=Content("  "))
        header = self.header(index)
        if header is None:
            return Row("", Content.styled("This article is no longer in the library.", "$muted"), sign=Content("  "))
        before = self.header(index - 1) if index else None
        follows = before is not None and header.story is not None and before.story == header.story
        return library.header_row(header, self._glyphs, follows=follows, now=int(time.time()))

    def index(self, identifier: str) -> int | None:
        """Where the article with an id stands, among those that were asked for."""
        key = next((header.key for header in self._known.values() if header.id == identifier), None)
        return self.place(key) if key is not None else None

    def place(self, key: int) -> int | None:
        """Where the article with a number stands."""
        try:
            return self.keys.index(key)
        except ValueError:
            return None

    def put(self, header: Header) -> None:
        """Show an article so, until it is read anew."""
        self._known[header.key] = header

    def drop(self, key: int) -> None:
        """Leave an article out."""
        if (place := self.place(key)) is not None:
            del self.keys[place]

    def take_over(self, other: "Listing") -> None:
        """Keep what another list has read, where this one shows it too."""
        kept = set(self.keys[:WINDOW])
        self._known.update((key, header) for key, header in other._known.items() if key in kept)

    def forget(self, keys: Sequence[int] | None = None) -> None:
        """Read these articles, or all, anew when they are asked for: something about them has changed."""
        if keys is None:
            self._known.clear()
        else:
            for key in keys:
                self._known.pop(key, None)
