"""Breaks a text into lines of a width in cells, as ranges of the text so that every place stays addressable."""

import re

from rich.cells import cell_len, split_graphemes

_NARROW = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"  # Latin, Greek, Cyrillic
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u24eb-\u24ff\u2776-\u2793]*"  # punctuation, currencies, ranks
)
"""Text of characters that are surely one cell wide each, which is most text and needs no measuring."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return the `(start, end)` range of each line, in code points of `text`; at least one, perhaps empty.

    Lines break at spaces, which belong to no line; a word wider than a line is cut between graphemes, and wide
    characters (Chinese, Japanese) may part anywhere. Every other white space must have been made a space before.
    Takes time linear in the text.
    """
    room = max(width, 1)
    lines: list[tuple[int, int]] = []
    start, size = _skip(text, 0), len(text)
    while start < size:
        window = text[start : start + room + 1]
        if _NARROW.fullmatch(window):
            length = _break_narrow(window, room)
        else:
            reach = 4 * room + 8
            length = _break_wide(text[start : start + reach], room, whole=start + reach >= size)
        lines.append((start, start + len(text[start : start + length].rstrip(" "))))
        start = _skip(text, start + length)
    return lines or [(0, 0)]


def crop(text: str, width: int, ellipsis: str) -> str:
    """The text, cut to `width` cells with the ellipsis at its end where it is wider."""
    if cell_len(text) <= width:
        return text
    if width <= cell_len(ellipsis):
        return ellipsis if width == cell_len(ellipsis) else ""
    return text[: _fit(text[: 4 * width + 8], width - cell_len(ellipsis))].rstrip() + ellipsis


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] == " ":
        position += 1
    return position


def _break_narrow(window: str, room: int) -> int:
    if len(window) <= room:
        return len(window)
    space = window.rfind(" ")
    return space if space > 0 else room


def _break_wide(window: str, room: int, *, whole: bool) -> int:
    """Where to break a window that holds characters of no or of two cells; `whole`: the text ends with it."""
    fit = _fit(window, room)
    if (fit == len(window) and whole) or (fit < len(window) and window[fit] == " "):
        return fit
    for start, end, cells in reversed(split_graphemes(window[:fit])[0]):
        if cells == 2 or window[start] == " ":
            return int(end)
    return fit


def _fit(text: str, room: int) -> int:
    """How many code points of `text` fit into `room` cells without parting a grapheme; one grapheme at least."""
    used = 0
    for start, _, cells in split_graphemes(text)[0]:
        used += cells
        if used > room and start:
            return int(start)
    return len(text)
