"""A scrolling list of rows with one chosen: the list of articles and every tab of the side panel."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from reader.tui.content.rows import EMPTY, Row, lay_out
from reader.tui.glyphs import UNICODE, Glyphs


class RowsView(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows as lines, drawn one at a time, so that ten thousand cost no more than ten.

    It has no keys of its own: the screen moves the cursor. A click chooses, a second click on the same row opens.
    """

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(-1, repaint=False)
    """Index of the chosen row; -1 when no row can be chosen."""

    @dataclass
    class Moved(Message):
        """Another row is chosen."""

        view: "RowsView"
        row: str
        """Its id."""

        @property
        def control(self) -> "RowsView":
            """The list, for `@on` selectors."""
            return self.view

    @dataclass
    class Opened(Message):
        """The reader asks for what the chosen row is about."""

        view: "RowsView"
        row: str
        """Its id."""

        @property
        def control(self) -> "RowsView":
            """The list, for `@on` selectors."""
            return self.view

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        lasting: bool = False,
        measure: int = 0,
        id: str | None = None,  # noqa: A002 (Textual's name)
    ) -> None:
        """`lasting`: the chosen row stays lit while the list has not the focus. `measure`: most cells in a line, 0 for
        as many as there is room for."""
        super().__init__(id=id)
        self.glyphs = glyphs
        self._lasting = lasting
        self._measure = measure
        self.rows: tuple[Row, ...] = ()
        self._lines: list[Content] = []
        self._tops: list[int] = []
        self._heights: list[int] = []

    # ------------------------------------------------------------------------------------------ rows

    def set_rows(self, rows: Sequence[Row], *, chosen: str | None = None) -> None:
        """Show other rows. The row with the id `chosen` is chosen, else the one that was before, else the first."""
        wanted = chosen if chosen is not None else self.chosen
        drawn, lit = self._lines, self._lit
        self.rows = tuple(rows)
        index = next((index for index, row in enumerate(self.rows) if row.id and row.id == wanted), None)
        if index is None:
            index = next((index for index, row in enumerate(self.rows) if row.id), -1)
        self._lay_out()
        self.set_reactive(RowsView.cursor, index)
        self._show_cursor()
        for line, (old, new) in enumerate(zip_longest(drawn, self._lines, fillvalue=EMPTY)):
            if not old.is_same(new) or (line in lit) is not (line in self._lit):
                self.refresh_line(line)

    @property
    def _lit(self) -> range:
        """The lines of the chosen row."""
        if not 0 <= self.cursor < len(self._tops):
            return range(0)
        return range(self._tops[self.cursor], self._tops[self.cursor] + self._heights[self.cursor])

    @property
    def chosen(self) -> str:
        """Id of the chosen row; empty when there is none."""
        return self.rows[self.cursor].id if 0 <= self.cursor < len(self.rows) else ""

    def choose(self, identifier: str) -> bool:
        """Choose the row with this id without telling the screen, which asks for it; False when there is none."""
        for index, row in enumerate(self.rows):
            if row.id == identifier:
                if index != self.cursor:
                    self._refresh_row(self.cursor)
                    self.set_reactive(RowsView.cursor, index)
                    self._refresh_row(index)
                    self._show_cursor()
                return True
        return False

    # ------------------------------------------------------------------------------------------ moving

    def move(self, steps: int) -> None:
        """Choose the row so many rows down, or up when negative, as far as there are any."""
        index, direction = self.cursor, 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            index = self._next_choosable(index, direction)
        self.cursor = index

    def move_page(self, pages: int) -> None:
        """Choose the row about so many pages down."""
        if not 0 <= self.cursor < len(self.rows):
            self.scroll_relative(y=pages * self.size.height, animate=False)
            return
        target = self._tops[self.cursor] + pages * max(self.size.height - 1, 1)
        index = self._row_at(target)
        steps = index - self.cursor
        if steps:
            direction = 1 if steps > 0 else -1
            self.cursor = index if self.rows[index].id else self._next_choosable(index, direction)

    def move_to_end(self, *, last: bool) -> None:
        """Choose the first row, or the last."""
        self.cursor = self._next_choosable(len(self.rows), -1) if last else self._next_choosable(-1, 1)

    def open_chosen(self) -> None:
        """Ask for what the chosen row is about."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def _next_choosable(self, index: int, direction: int) -> int:
        probe = index + direction
        while 0 <= probe < len(self.rows):
            if self.rows[probe].id:
                return probe
            probe += direction
        return index if 0 <= index < len(self.rows) else self.cursor

    def _row_at(self, line: int) -> int:
        return min(max(bisect_right(self._tops, line) - 1, 0), len(self.rows) - 1)

    # ------------------------------------------------------------------------------------------ drawing

    def _lay_out(self, region: int = 0) -> None:
        """Wrap the rows at `region` cells, by default those there are."""
        width = max((region or self.scrollable_content_region.width) - 3, 8)
        width = min(width, self._measure or width)
        self._lines, self._tops, self._heights = [], [], []
        for row in self.rows:
            lines = lay_out(row, width, ellipsis=self.glyphs.ellipsis)
            self._tops.append(len(self._lines))
            self._heights.append(len(lines))
            self._lines.extend(lines)
            self._lines.extend(Content("") for _ in range(row.gap))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._lines))

    def _show_cursor(self) -> None:
        view = self.size.height
        if not view or not 0 <= self.cursor < len(self._tops):
            return
        # Rows above it that cannot be chosen are its heading, and are shown with it as far as they fit.
        first = self.cursor
        while first and not self.rows[first - 1].id:
            first -= 1
        end = self._tops[self.cursor] + self._heights[self.cursor]
        top = min(self._tops[self.cursor], max(self._tops[first], end - view))
        bottom = min(end, top + view)
        seen = min(self.scroll_offset.y, max(len(self._lines) - view, 0))
        self.scroll_to(y=min(max(seen, bottom - view), top), animate=False, force=True)

    def watch_cursor(self, before: int, after: int) -> None:
        """Show the chosen row and tell the screen."""
        self._refresh_row(before)
        self._refresh_row(after)
        self._show_cursor()
        if self.chosen:
            self.post_message(self.Moved(self, self.chosen))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """As many lines as the rows take at the width, where the style leaves the height to them."""
        self._lay_out(width)
        return len(self._lines)

    def _refresh_row(self, index: int) -> None:
        """Draw one row anew, and no other: over a slow line that is what makes the cursor quick."""
        if 0 <= index < len(self._tops):
            self.refresh_lines(self._tops[index], self._heights[index])

    def on_resize(self) -> None:
        """Wrap anew at the new width."""
        self._lay_out()
        self._show_cursor()

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.size.width
        base = self.visual_style
        line = y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return Strip.blank(width, base.rich_style)
        index = self._row_at(line)
        lit = self.has_focus or self._lasting
        chosen = lit and index == self.cursor and line < self._tops[index] + self._heights[index]
        bar = self.glyphs.bar if chosen else " "
        content = Content.styled(bar, "$accent" if self.has_focus else "$faint") + Content(" ") + self._lines[line]
        if chosen:
            content = content.extend_right(max(width - content.cell_length, 0)).stylize_before("on $chosen")
        strips = Visual.to_strips(self, content, width, 1, base, apply_selection=False)
        return strips[0].adjust_cell_length(width, base.rich_style)

    # ------------------------------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer, or open it when it is chosen already."""
        line = event.y + self.scroll_offset.y
        if not 0 <= line < len(self._lines):
            return
        index = self._row_at(line)
        if not self.rows[index].id:
            return
        if index == self.cursor:
            self.open_chosen()
        else:
            self.cursor = index
