"""A twin of what the terminal shows, so that only what differs from it need be written."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import get_character_cell_size

_TOKEN = re.compile(
    r"\x1b\[(?P<row>\d+);(?P<column>\d+)H|\x1b\[(?P<style>[\d;]*)m|(?P<newline>\n)|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)
_MODE = re.compile(r"\x1b\[\?(?!1049|1047|47[hl]|3[hl])\d+[hl]")
"""Switches a mode of the terminal, none of those that clear it."""

_GAP = 4
"""So many cells that are right already are written again rather than stepped over: a step takes as many bytes."""

_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 51: 54, 52: 54, 53: 55}
"""The code that ends each attribute."""


class _Style(NamedTuple):
    """What a cell is drawn with, as codes of the terminal (ECMA-48, SGR)."""

    ink: str = ""
    plane: str = ""
    attributes: frozenset[int] = frozenset()


_PLAIN = _Style()


class _Cell(NamedTuple):
    text: str
    """One character; empty for the second half of a wide one."""
    style: _Style


class Twin:
    """The cells of a terminal as far as they are known.

    `difference` takes what is to be written and returns what must be. Text that says nothing of its width for sure
    (joined and combining characters) is always written, with all that is on its line, since terminals disagree on it.
    """

    def __init__(self) -> None:
        self._rows: dict[int, list[_Cell | None]] = {}
        self._cursor: tuple[int, int] | None = None

    def forget(self) -> None:
        """Know nothing: the terminal was resized, or something else may have drawn on it."""
        self._rows.clear()
        self._cursor = None

    def difference(self, data: str) -> str:
        """The least that must be written for the terminal to show what `data` would have it show.

        `data` that holds anything but moves, styles and text is returned as it is, and nothing is known after it.
        """
        if _MODE.fullmatch(data):
            return data
        runs = _read(data)
        if runs is None:
            self.forget()
            return data
        pen = _Pen(self._cursor)
        goal = None
        for row, column, pieces in runs:
            goal = (row, column)
            if pieces:
                self._lay(row, column, pieces, pen)
                goal = None
        pen.end(goal)
        self._cursor = pen.place
        return "".join(pen.written)

    def _lay(self, row: int, column: int, pieces: Sequence[tuple[str, _Style]], pen: "_Pen") -> None:
        known = self._rows.setdefault(row, [])
        cells = _cells(pieces)
        if cells is None:
            pen.move(row, column)
            for text, style in pieces:
                pen.write(text, style, 0)
            pen.place = None
            known.clear()
            return
        end = column + len(cells)
        if len(known) < end + 1:
            known.extend([None] * (end + 1 - len(known)))
        # Half of a wide character that is written over leaves nothing that could be relied on in its other half.
        if (before := known[column]) is not None and not before.text and column:
            known[column - 1] = None
        if (after := known[end]) is not None and not after.text:
            known[end] = None
        for start, stop in _changes(known, cells, column):
            pen.move(row, start)
            for index in range(start, stop):
                cell = cells[index - column]
                pen.write(cell.text, cell.style, 1)
        known[column:end] = cells


class _Pen:
    """Writes cells in the fewest bytes, from a plain style to a plain style."""

    def __init__(self, place: tuple[int, int] | None) -> None:
        self.place = place
        """(row, column) of the cursor; None where it is not known."""
        self.written: list[str] = []
        self._style = _PLAIN

    def move(self, row: int, column: int) -> None:
        if self.place == (row, column):
            return
        if self.place is not None and self.place[0] == row and column > self.place[1]:
            steps = column - self.place[1]
            self.written.append(f"\x1b[{steps}C" if steps > 1 else "\x1b[C")
        else:
            self.written.append(f"\x1b[{row + 1};{column + 1}H")
        self.place = (row, column)

    def write(self, text: str, style: _Style, cells: int) -> None:
        if style != self._style:
            self.written.append(_change(self._style, style))
            self._style = style
        self.written.append(text)
        if self.place is not None:
            self.place = (self.place[0], self.place[1] + cells)

    def end(self, goal: tuple[int, int] | None) -> None:
        if self._style != _PLAIN:
            self.written.append("\x1b[0m")
        if goal is not None:
            self.move(*goal)
        elif self.written:
            # In the last column a terminal may hold the cursor back: what follows begins with a move.
            self.place = None


def _read(data: str) -> list[tuple[int, int, list[tuple[str, _Style]]]] | None:
    """The runs of text in `data` with the place where each begins; None when it holds anything else."""
    runs: list[tuple[int, int, list[tuple[str, _Style]]]] = []
    style, at, placed = _PLAIN, 0, False
    for match in _TOKEN.finditer(data):
        if match.start() != at:
            return None
        at = match.end()
        kind = match.lastgroup
        if kind == "column":
            runs.append((int(match["row"]) - 1, int(match["column"]) - 1, []))
            placed = True
        elif kind == "style":
            style = _parse(match["style"])
        elif kind == "newline":
            placed = False
        elif placed:
            runs[-1][2].append((match["text"], style))
        else:
            return None
    return runs if at == len(data) else None


def _cells(pieces: Sequence[tuple[str, _Style]]) -> list[_Cell] | None:
    """A cell for each place; None where the width of the text is not sure."""
    cells: list[_Cell] = []
    for text, style in pieces:
        if text.isascii():
            cells.extend(_Cell(mark, style) for mark in text)
            continue
        for mark in text:
            size = get_character_cell_size(mark)
            if not size:
                return None
            cells.append(_Cell(mark, style))
            if size == 2:
                cells.append(_Cell("", style))
    return cells


def _changes(known: Sequence[_Cell | None], cells: Sequence[_Cell], column: int) -> Iterator[tuple[int, int]]:
    """The ranges of columns that must be written; a wide character is written whole."""
    start = stop = -1
    for index, cell in enumerate(cells, column):
        if known[index] == cell:
            continue
        first = index if cell.text or index == column else index - 1
        last = index + 1
        if last - column < len(cells) and not cells[last - column].text:
            last += 1
        if start < 0 or first - stop > _GAP:
            if start >= 0:
                yield start, stop
            start = first
        stop = last
    if start >= 0:
        yield start, stop


@lru_cache(maxsize=4096)
def _parse(codes: str) -> _Style:
    """The style that a sequence sets; Rich begins each from a plain style and ends it with one."""
    ink = plane = ""
    attributes: set[int] = set()
    numbers = iter(codes.split(";"))
    for text in numbers:
        code = int(text or 0)
        if code in (38, 48):
            kind = next(numbers, "5")
            rest = [next(numbers, "0") for _ in range(3 if kind == "2" else 1)]
            color = ";".join((text, kind, *rest))
        else:
            color = text
        if code == 0:
            ink, plane, attributes = "", "", set()
        elif code == 38 or 30 <= code <= 37 or 90 <= code <= 97:
            ink = color
        elif code == 48 or 40 <= code <= 47 or 100 <= code <= 107:
            plane = color
        elif code == 39:
            ink = ""
        elif code == 49:
            plane = ""
        else:
            attributes.add(code)
    return _Style(ink, plane, frozenset(attributes))


@lru_cache(maxsize=4096)
def _change(before: _Style, after: _Style) -> str:
    """The shortest sequence from one style to another."""
    codes: list[str] = []
    off = sorted({_OFF.get(code, 0) for code in before.attributes - after.attributes})
    if 0 not in off:
        codes.extend(str(code) for code in off)
        kept = {code for code in after.attributes if code not in before.attributes or _OFF.get(code, 0) in off}
        codes.extend(str(code) for code in sorted(kept))
        if before.ink != after.ink:
            codes.append(after.ink or "39")
        if before.plane != after.plane:
            codes.append(after.plane or "49")
    whole = ["0" if before != _PLAIN else "", *map(str, sorted(after.attributes)), after.ink, after.plane]
    anew = ";".join(code for code in whole if code)
    step = ";".join(codes)
    return f"\x1b[{step if step and len(step) <= len(anew) else anew}m"
