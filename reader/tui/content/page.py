"""An article broken into screen lines, each of which knows the places of the body that stand on it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from textual.content import Content

from reader.model import Article, Block, Role, Span
from reader.tui.content.wrapping import wrap


class Mark(NamedTuple):
    """A style on a range of the body."""

    start: int
    end: int
    style: str


@dataclass(frozen=True)
class Layer:
    """Marks that do not overlap, in order. A page is drawn with several layers, the later over the earlier."""

    marks: tuple[Mark, ...] = ()
    _starts: list[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        kept: list[Mark] = []
        for mark in sorted(self.marks):
            if mark.start < mark.end and (not kept or mark.start >= kept[-1].end):
                kept.append(mark)
        object.__setattr__(self, "marks", tuple(kept))
        object.__setattr__(self, "_starts", [mark.start for mark in kept])

    def within(self, start: int, end: int) -> Sequence[Mark]:
        """The marks that share a code point with the range."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.marks[first].end <= start:
            first += 1
        return self.marks[first : bisect_left(self._starts, end)]


class Line(NamedTuple):
    """One screen line: `text`, which stands for `body[start:end]`; equal offsets for a line that is not of the body."""

    text: str
    start: int
    end: int
    signs: tuple[tuple[int, int], ...] = ()
    """(position in `text`, length) of what stands in the line but not in the body."""
    style: str = ""

    def column(self, offset: int) -> int:
        """Position in `text` of a place of the body that stands on this line."""
        column = offset - self.start
        for position, length in self.signs:
            if position <= column:
                column += length
        return column

    def offset(self, column: int) -> int:
        """Place of the body at a position in `text`; a sign belongs to what follows it."""
        inserted = 0
        for position, length in self.signs:
            if position < column:
                inserted += min(length, column - position)
        return min(self.start + column - inserted, self.end)


class Page:
    """The lines of an article at a width.

    Signs (ranks of summary sentences) are inserted before the places that `signs` names. Building takes time linear
    in the article; drawing a line does not depend on its length.
    """

    def __init__(
        self,
        article: Article,
        width: int,
        *,
        details: str = "",
        signs: Mapping[int, str] | None = None,
    ) -> None:
        self.width = max(width, 1)
        self.lines: list[Line] = []
        if article.title:
            self._add_text(article.title, "bold")
        if details:
            self._add_text(details, "$muted")
        self.heading_lines = len(self.lines)
        inserted = sorted((signs or {}).items())
        places = [place for place, _ in inserted]
        for block in article.blocks:
            if self.lines:
                # It stands for the white space before the block, so that it is a place to come back to like any other.
                self.lines.append(Line("", block.span.start - 1, block.span.start - 1))
            chosen = inserted[bisect_left(places, block.span.start) : bisect_left(places, block.span.end)]
            self._add_block(article.body, block, chosen)
        self._starts = [line.start for line in self.lines]

    def __len__(self) -> int:
        return len(self.lines)

    def line_of(self, offset: int) -> int:
        """Index of the line on which a place of the body stands; the nearest before it for a place on none."""
        return max(bisect_right(self._starts, offset, lo=min(self.heading_lines, len(self._starts))) - 1, 0)

    def offset_of(self, index: int) -> int:
        """First place of the body on a line; 0 for the lines of the heading."""
        if not self.lines:
            return 0
        return self.lines[min(max(index, 0), len(self.lines) - 1)].start

    def span_between(self, first: tuple[int, int], last: tuple[int, int]) -> Span:
        """The part of the body between two `(line, column)` places of the screen."""
        ends = []
        for index, column in (first, last):
            line = self.lines[min(max(index, 0), len(self.lines) - 1)]
            ends.append(line.end if column < 0 else line.offset(min(column, len(line.text))))
        return Span(min(ends), max(ends))

    def draw(self, index: int, layers: Sequence[Layer]) -> Content:
        """One line with its marks."""
        line = self.lines[index]
        content = Content(line.text)
        if line.style:
            content = content.stylize(line.style)
        if line.start == line.end:
            return content
        for layer in layers:
            for mark in layer.within(line.start, line.end):
                start = line.column(max(mark.start, line.start))
                end = line.column(min(mark.end, line.end) - 1) + 1
                content = content.stylize(mark.style, start, end)
        for position, length in line.signs:
            content = content.stylize("not underline not italic $accent", position, position + length)
        return content

    def _add_text(self, text: str, style: str) -> None:
        self.lines.extend(Line(text[start:end], 0, 0, style=style) for start, end in wrap(text, self.width))

    def _add_block(self, body: str, block: Block, inserted: Sequence[tuple[int, str]]) -> None:
        pieces: list[str] = []
        signs: list[tuple[int, int]] = []
        origin = block.span.start
        position, done = 0, origin
        for place, sign in inserted:
            pieces.extend((body[done:place], sign))
            position += place - done
            signs.append((position, len(sign)))
            position, done = position + len(sign), place
        pieces.append(body[done : block.span.end])
        text = "".join(pieces).replace("\n", " ").replace("\t", " ")
        style = {Role.HEADING: "bold", Role.CAPTION: "$muted"}.get(block.role, "")

        ranges = wrap(text, self.width)
        if not signs:
            self.lines.extend(Line(text[start:end], origin + start, origin + end, (), style) for start, end in ranges)
            return
        for start, end in ranges:
            # A sign that is wider than the page is parted like a word: each line counts its own share of it.
            shares = ((max(at, start), min(at + length, end)) for at, length in signs)
            here = tuple((first - start, last - first) for first, last in shares if first < last)
            before = sum(min(length, max(start - at, 0)) for at, length in signs)
            within = sum(length for _, length in here)
            self.lines.append(
                Line(text[start:end], origin + start - before, origin + end - before - within, here, style)
            )
