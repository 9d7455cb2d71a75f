"""What every line passes on its way to the terminal: the last gate for foreign text, and the one for colour."""

import re

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f\ufff9-\ufffb\u2028\u2029\ufeff]")


class CleanFilter(LineFilter):
    """Deletes control and bidirectional code points, which no widget does.

    Text is cleaned where it comes in; this holds even where a way round that gate is found. All of them are zero cells
    wide, so lines keep their width.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """The segments without unsafe code points."""
        if not any(_UNSAFE.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment if segment.control else Segment(_UNSAFE.sub("", segment.text), segment.style)
            for segment in segments
        ]


class ColorlessFilter(LineFilter):
    """Takes every colour away, as NO_COLOR asks, and reverses what only a background told."""

    def __init__(self) -> None:
        super().__init__()
        self.reversed: frozenset[RichColor] = frozenset()
        """Backgrounds that carry meaning: the hit under the cursor, the chosen row."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """The segments without colour."""
        return [
            segment if segment.style is None else Segment(segment.text, self._plain(segment.style), segment.control)
            for segment in segments
        ]

    def _plain(self, style: Style) -> Style:
        plain = style.without_color
        return plain + Style(reverse=True) if style.bgcolor in self.reversed else plain
