"""The reading pane: one article, with its marks, at most 80 cells wide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.visual import Visual

from reader.model import Article, Span
from reader.tui.content.page import Layer, Page

MEASURE = 80
"""Most cells in a line of text."""

_MARGIN = 3


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """An article as wrapped lines, drawn one at a time.

    It knows on which line every place of the body stands, so that any span can be gone to exactly, and a selection
    copies the body's own text. It has no keys of its own: the screen moves it.
    """

    @dataclass
    class Clicked(Message):
        """The reader clicked on a place of the body."""

        offset: int

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.article: Article | None = None
        self.page: Page | None = None
        self._details = ""
        self._signs: Mapping[int, str] = {}
        self._layers: tuple[Layer, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._wanted: Span | None = None
        """Where to go to once there is room to show anything; like `_begin`, the place that is then at the top."""
        self._begin = 0

    # ------------------------------------------------------------------------------------------ content

    def show(self, article: Article, *, details: str, at: int = 0) -> None:
        """Show an article without marks, with the place `at` of its body at the top."""
        self.article, self._details, self._signs, self._layers = article, details, {}, ()
        self._wanted, self._begin = None, at
        self.screen.clear_selection()
        self._build()
        self.refresh()
        self.place_top(at)

    def set_signs(self, signs: Mapping[int, str]) -> None:
        """Put signs before places of the body; the line at the top stays where it is."""
        if signs != self._signs:
            top = self.top_offset
            self._signs = dict(signs)
            self._build()
            self.place_top(top)

    def set_layers(self, layers: Sequence[Layer]) -> None:
        """Draw these marks, the later over the earlier. Only lines whose marks are others are drawn anew."""
        before, self._layers = self._layers, tuple(layers)
        if self.page is None:
            return
        lines: set[int] = set()
        for old, new in zip_longest(before, self._layers, fillvalue=Layer()):
            if old != new:
                for mark in set(old.marks) ^ set(new.marks):
                    lines.update(range(self.page.line_of(mark.start), self.page.line_of(mark.end - 1) + 1))
        for line in lines:
            self._strips.pop(line, None)
        seen = range(self.scroll_offset.y, self.scroll_offset.y + self.size.height)
        for line in lines.intersection(seen):
            self.refresh_line(line)

    @property
    def top_offset(self) -> int:
        """The first place of the body that is to be seen; 0 while the title is."""
        return self.page.offset_of(self.scroll_offset.y) if self.page else 0

    @property
    def at_end(self) -> bool:
        """Whether the last line is to be seen."""
        return self.scroll_offset.y >= self.max_scroll_y

    # ------------------------------------------------------------------------------------------ moving

    def place_top(self, offset: int) -> None:
        """Scroll so that the place of the body stands on the first line; 0 is the very top."""
        if self.page:
            self.scroll_to(y=self.page.line_of(offset) if offset else 0, animate=False, force=True)

    def move(self, lines: int) -> None:
        """Scroll so many lines down, or up when negative."""
        self.scroll_relative(y=lines, animate=False, force=True)

    def move_page(self, pages: int) -> None:
        """Scroll so many pages down, less two lines each to go by."""
        self.move(pages * max(self.size.height - 2, 1))

    def move_to_end(self, *, last: bool) -> None:
        """Scroll to the last line, or the first."""
        self.scroll_to(y=self.max_scroll_y if last else 0, animate=False, force=True)

    def go_to(self, span: Span) -> None:
        """Scroll so that the span is to be seen, a third down the pane if it was not before."""
        if not self.page or not self.size.height:
            self._wanted = span
            return
        first, last = self.page.line_of(span.start), self.page.line_of(max(span.end - 1, span.start))
        top, height = self.scroll_offset.y, self.size.height
        if first < top or last >= top + height:
            self.scroll_to(y=max(first - height // 3, 0), animate=False, force=True)

    def is_visible(self, span: Span) -> bool:
        """Whether the first line of the span is to be seen."""
        if not self.page:
            return False
        line = self.page.line_of(span.start)
        return self.scroll_offset.y <= line < self.scroll_offset.y + self.size.height

    # ------------------------------------------------------------------------------------------ drawing

    @property
    def margin(self) -> int:
        """Cells left of the text."""
        return self._column[0]

    @property
    def _column(self) -> tuple[int, int]:
        """(left margin, width) of the text, in cells."""
        width = self.scrollable_content_region.width
        margin = _MARGIN if width >= 40 else 1 if width >= 24 else 0
        column = min(max(width - 2 * margin, 1), MEASURE)
        return max((width - column) // 2, margin) if column == MEASURE else margin, column

    def _build(self) -> None:
        self._strips.clear()
        if self.article is None or not self.size.width:
            # Without a width every letter would be a line, and the first frame would show it so.
            self.page = None
            return
        before = self.page.lines if self.page else []
        self.page = Page(self.article, self._column[1], details=self._details, signs=self._signs)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.page) + 1)
        top = self.scroll_offset.y
        for index in range(top, top + self.size.height):
            if before[index : index + 1] != self.page.lines[index : index + 1]:
                self.refresh_line(index)

    def on_resize(self) -> None:
        """Wrap anew at the new width; the line at the top stays at the top."""
        if self.page is None:
            self._build()
            self.place_top(self._begin)
        elif self.page.width == self._column[1]:
            self._strips.clear()
        else:
            top = self.top_offset if self.scroll_offset.y else 0
            self._build()
            self.place_top(top)
            self.refresh()
        if self._wanted is not None:
            self.go_to(self._wanted)
            self._wanted = None

    def notify_style_update(self) -> None:
        """Draw anew: the theme is another."""
        self._strips.clear()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        width, base = self.size.width, self.visual_style
        index = y + self.scroll_offset.y
        if self.page is None or index >= len(self.page):
            return Strip.blank(width, base.rich_style)
        span = self.text_selection.get_span(index) if self.text_selection else None
        cached = self._strips.get(index) if span is None else None
        if cached is not None and cached.cell_length == width:
            return cached
        margin = self.margin
        content = self.page.draw(index, self._layers).pad_left(margin)
        if span is not None:
            start, end = span
            content = content.stylize("on $chosen", max(start, margin), len(content) if end == -1 else end)
        # Padded as text, a line without marks is one run of one style, which is what keeps scrolling light.
        content = content.pad_right(max(width - content.cell_length, 0))
        strip = Visual.to_strips(self, content, width, 1, base, apply_selection=False)[0].apply_offsets(0, index)
        strip = strip.adjust_cell_length(width, base.rich_style)
        if span is None:
            self._strips[index] = strip
        return strip

    # ------------------------------------------------------------------------------------------ selecting

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected part of the body, as it stands there and not as it is broken into lines."""
        if self.article is None or self.page is None:
            return None
        margin = self.margin
        first = (selection.start.y, max(selection.start.x - margin, 0)) if selection.start else (0, 0)
        last = (selection.end.y, max(selection.end.x - margin, 0)) if selection.end else (len(self.page) - 1, -1)
        return self.page.span_between(first, last).of(self.article.body), "\n"

    def selection_updated(self, selection: Selection | None) -> None:  # noqa: ARG002 (Textual's signature)
        """Draw the selection."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen which place was clicked."""
        if self.page is None or self.text_selection:
            return
        index, column = event.y + self.scroll_offset.y, event.x - self.margin
        if 0 <= index < len(self.page) and 0 <= column < Content(self.page.lines[index].text).cell_length:
            line = self.page.lines[index]
            if line.start < line.end:
                self.post_message(self.Clicked(line.offset(len(Content(line.text).truncate(column)))))
