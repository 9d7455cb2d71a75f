"""A line on the terminal that says how far long work is."""

import sys
from types import TracebackType
from typing import Self

from reader.cli import output
from reader.text import clean_line


class Progress:
    """Writes one line to standard error over and over, where that is a terminal, and takes it away at the end."""

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._length = 0

    def show(self, text: str) -> None:
        """Say how far the work is, in place of what was said before."""
        if self._shown:
            line = clean_line(text)[: max(output.width() - 1, 0)]
            sys.stderr.write(f"\r{line.ljust(self._length)}")
            sys.stderr.flush()
            self._length = len(line)

    def clear(self) -> None:
        """Take the line away, so that something else can be written."""
        if self._length:
            sys.stderr.write(f"\r{' ' * self._length}\r")
            sys.stderr.flush()
            self._length = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.clear()
