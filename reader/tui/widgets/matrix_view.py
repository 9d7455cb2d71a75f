"""The matrix of a comparison on the screen: a cursor over cells, headings that stay while the rest scrolls."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from reader.model import Cell, Comparison
from reader.tui.content.matrix import MatrixPage, Place
from reader.tui.glyphs import UNICODE, Glyphs

_SHORT = 12
"""Under so many lines of the screen, the heading has one."""


class MatrixView(ScrollView, can_focus=True, inherit_bindings=False):
    """Cells of a comparison, one of them under the cursor.

    Sources that do not fit are brought in as the cursor goes to them. It has no keys of its own: the screen moves the
    cursor. A click chooses a cell, a second click on the same opens it.
    """

    ALLOW_SELECT = False

    cursor: reactive[Place] = reactive(Place(0, 0), repaint=False)
    """The chosen cell."""

    @dataclass
    class Moved(Message):
        """Another cell is chosen."""

        cell: Cell

    @dataclass
    class Opened(Message):
        """The reader asks for what proves the chosen cell."""

        cell: Cell

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self.comparison: Comparison | None = None
        self.page: MatrixPage | None = None

    # ------------------------------------------------------------------------------------------ content

    def show(self, comparison: Comparison, *, chosen: Cell | None = None) -> None:
        """Show another comparison with the cursor on the counterpart and source of `chosen`, by default of the cell
        chosen before, where they are still there."""
        before = chosen or self.cell
        self.comparison = comparison
        place = Place(0, 0)
        if before is not None:
            counterparts = [row.counterpart for row in comparison.rows]
            articles = [article.id for article in comparison.articles]
            if before.answer.counterpart in counterparts:
                place = place._replace(row=counterparts.index(before.answer.counterpart))
            if before.article in articles:
                place = place._replace(column=articles.index(before.article))
        self.set_reactive(MatrixView.cursor, place)
        self._build(self.scrollable_content_region.width)
        self.refresh(layout=True)
        self._show_cursor()

    @property
    def cell(self) -> Cell | None:
        """The chosen cell; None when there are none."""
        if self.comparison is None or not self.comparison.rows or not self.comparison.articles:
            return None
        return self.comparison.rows[self.cursor.row].cells[self.cursor.column]

    # ------------------------------------------------------------------------------------------ moving

    def move(self, *, rows: int = 0, columns: int = 0) -> None:
        """Choose the cell so many rows down and columns to the right, as far as there are any."""
        self.go_to(Place(self.cursor.row + rows, self.cursor.column + columns))

    def move_page(self, pages: int) -> None:
        """Choose the cell about so many pages down."""
        if self.page is not None and self.page.tops:
            lines = pages * max(self.size.height - self.page.heading, 1)
            target = self.page.row_at(max(self.page.tops[self.cursor.row] + lines, 0))
            self.move(rows=target - self.cursor.row or pages)

    def go_to(self, place: Place) -> None:
        """Choose a cell, the nearest where there is none."""
        if self.comparison is not None and self.cell is not None:
            row = min(max(place.row, 0), len(self.comparison.rows) - 1)
            self.cursor = Place(row, min(max(place.column, 0), len(self.comparison.articles) - 1))

    def watch_cursor(self, before: Place, after: Place) -> None:
        """Show the chosen cell and tell the screen. Only lines that change are drawn, for the sake of slow lines."""
        self._show_cursor()
        page = self.page
        for row in {before.row, after.row}:
            if page is not None and row < len(page.tops):
                top = page.tops[row] + page.heading - self.scroll_offset.y
                self.refresh(Region(0, top, self.size.width, page.heights[row]))
        if page is not None and before.column != after.column:
            self.refresh(Region(0, 0, self.size.width, page.heading))
        if self.cell is not None:
            self.post_message(self.Moved(self.cell))

    def _show_cursor(self) -> None:
        page = self.page
        if page is None or not page.tops:
            return
        if self.cursor.column not in page.columns:
            first = self.cursor.column
            if first >= page.columns.stop:
                first -= page.plan.shown - 1
            self._build(page.width, first=first)
            self.refresh()
            page = self.page or page
        top, height = page.tops[self.cursor.row], page.heights[self.cursor.row]
        room = max(self.size.height - page.heading, 1)
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + min(height, room) > self.scroll_offset.y + room:
            self.scroll_to(y=top + min(height, room) - room, animate=False, force=True)

    # ------------------------------------------------------------------------------------------ drawing

    def _build(self, width: int, *, first: int | None = None) -> None:
        if self.comparison is None:
            return
        if first is None:
            first = self.page.first if self.page is not None else 0
        short = self.app.size.height < _SHORT
        self.page = MatrixPage(self.comparison, width, glyphs=self.glyphs, first=first, short=short)
        self.virtual_size = Size(width, self.page.heading + self.page.count)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 (Textual's)
        """As many lines as the whole matrix takes at the width."""
        if self.comparison is not None and (self.page is None or self.page.width != width):
            self._build(width)
        return self.page.heading + self.page.count if self.page is not None else 1

    def on_resize(self) -> None:
        """Share the new width out."""
        width = self.scrollable_content_region.width
        if self.page is not None:
            self._build(width)
            self.refresh()
        self._show_cursor()

    def render_line(self, y: int) -> Strip:
        """One line of the matrix."""
        width, base, page = self.size.width, self.visual_style, self.page
        content = Content("")
        if page is not None and self.cell is not None:
            line = y - page.heading + self.scroll_offset.y
            if y < page.heading:
                content = page.draw_heading(y, self.cursor)
            elif line < page.count:
                content = page.draw(line, self.cursor, lit=self.has_focus)
        if not content:
            return Strip.blank(width, base.rich_style)
        strips = Visual.to_strips(self, content, width, 1, base, apply_selection=False)
        return strips[0].adjust_cell_length(width, base.rich_style)

    # ------------------------------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the cell under the pointer, or open it when it is chosen already."""
        page, offset = self.page, event.get_content_offset_capture(self)
        if page is None or self.cell is None or offset.y < page.heading:
            return
        line = offset.y - page.heading + self.scroll_offset.y
        if line >= page.count:
            return
        column = page.column_at(offset.x)
        place = Place(page.row_at(line), self.cursor.column if column is None else column)
        if place != self.cursor:
            self.go_to(place)
        elif column is not None:
            self.post_message(self.Opened(self.cell))
