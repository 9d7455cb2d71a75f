"""Breaks a text into lines of a width in cells, as ranges of the text so that every place stays addressable."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, get_character_cell_size, split_graphemes

_NARROW_SET = (
    " -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f"  # Latin, Greek, Cyrillic
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u24eb-\u24ff\u2776-\u2793"  # punctuation, currencies, ranks
)
"""Characters that are surely one cell wide, which most text is made of and which need no measuring."""

_WIDE_SET = "\u3001-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60"
"""Characters that are surely two cells wide."""

_NARROW = re.compile(f"[{_NARROW_SET}]*")
_NARROW_OR_WIDE = re.compile(f"[{_NARROW_SET}{_WIDE_SET}]*")
_WIDE = re.compile(f"[{_WIDE_SET}]+")


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
        elif _NARROW_OR_WIDE.fullmatch(window):
            length = _break_mixed(window, room)
        else:
            reach = 4 * room + 8
            length = _break_wide(text[start : start + reach], room, whole=start + reach >= size)
        lines.append((start, start + len(text[start : start + length].rstrip(" "))))
        start = _skip(text, start + length)
    return lines or [(0, 0)]


def crop(text: str, width: int, ellipsis: str) -> str:
    """The text, cut to `width` cells with the ellipsis at its end where it is wider, never after a separator."""
    if cell_len(text) <= width:
        return text
    if width <= cell_len(ellipsis):
        return ellipsis if width == cell_len(ellipsis) else ""
    return text[: _fit(text[: 4 * width + 8], width - cell_len(ellipsis))[0]].rstrip(" ·,:;-") + ellipsis


def _skip(text: str, position: int) -> int:
    while position < len(text) and text[position] == " ":
        position += 1
    return position


def _break_narrow(window: str, room: int) -> int:
    if len(window) <= room:
        return len(window)
    space = window.rfind(" ")
    return space if space > 0 else room


def _break_mixed(window: str, room: int) -> int:
    """Where to break a window whose characters are one or two cells wide each."""
    fit = len(window)
    while (cells := 2 * fit - len(_WIDE.sub("", window[:fit]))) > room and fit > 1:
        fit = max(fit - max((cells - room) // 2, 1), 1)
    if fit == len(window) or window[fit] == " ":
        return fit
    parting = fit
    while parting and window[parting - 1] != " " and not _WIDE.match(window, parting - 1):
        parting -= 1
    return parting or fit


def _break_wide(window: str, room: int, *, whole: bool) -> int:
    """Where to break a window that holds characters of no or of two cells; `whole`: the text ends with it."""
    fit, parting = _fit(window, room)
    if (fit == len(window) and whole) or (fit < len(window) and window[fit] == " "):
        return fit
    return parting or fit


def _fit(text: str, room: int) -> tuple[int, int]:
    """How many code points of `text` fit into `room` cells, and how many when parted where a line may end.

    Graphemes are not parted; at least one fits. The second number is 0 where the line may end nowhere.
    """
    used = parting = 0
    for start, end, cells in _graphemes(text):
        used += cells
        if used > room and start:
            return start, parting
        if cells == 2 or text[start] == " ":
            parting = end
    return len(text), parting


def _graphemes(text: str) -> Iterator[tuple[int, int, int]]:
    """The `(start, end, cells)` of each grapheme, measured no further than they are asked for."""
    if "\u200d" in text or "\ufe0f" in text:
        yield from split_graphemes(text)[0]
        return
    start, cells = 0, 0
    for index, character in enumerate(text):
        size = get_character_cell_size(character)
        if size and index:
            yield start, index, cells
            start, cells = index, 0
        cells += size
    if text:
        yield start, len(text), cells
