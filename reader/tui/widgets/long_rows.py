"""A scrolling list of any length with one row chosen: rows are asked for and laid out only where they are seen."""

from dataclasses import dataclass
from typing import Protocol

from textual import events
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from reader.tui.content.rows import Row, lay_out
from reader.tui.glyphs import UNICODE, Glyphs


class RowSource(Protocol):
    """Rows by their index. A row without an id cannot be chosen."""

    def __len__(self) -> int:
        """How many there are."""
        ...

    def row(self, index: int) -> Row:
        """The row at an index."""
        ...

    def index(self, identifier: str) -> int | None:
        """Where the row with an id stands; None where there is none."""
        ...


class NoRows:
    """A source without rows."""

    def __len__(self) -> int:
        """None."""
        return 0

    def row(self, index: int) -> Row:
        """Raises IndexError."""
        raise IndexError(index)

    def index(self, identifier: str) -> int | None:  # noqa: ARG002 (the protocol's)
        """Nowhere."""
        return None


class LongRows(Widget, can_focus=True, inherit_bindings=False):
    """Rows that begin at one of them and go on as far as there is room: a million cost no more than ten.

    It has no keys of its own: the screen moves the cursor. A click chooses, a second click on the same row opens.
    """

    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(-1, repaint=False)
    """Index of the chosen row; -1 when no row can be chosen."""

    @dataclass
    class Moved(Message):
        """Another row is chosen."""

        view: "LongRows"
        row: str
        """Its id."""

        @property
        def control(self) -> "LongRows":
            """The list, for `@on` selectors."""
            return self.view

    @dataclass
    class Opened(Message):
        """The reader asks for what the chosen row is about."""

        view: "LongRows"
        row: str
        """Its id."""

        @property
        def control(self) -> "LongRows":
            """The list, for `@on` selectors."""
            return self.view

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self.source: RowSource = NoRows()
        self._top = 0
        """Index of the first row that is seen."""
        self._lines: list[tuple[int, Content]] = []
        """What is seen: the row's index, and one of its lines. The gap after a row has the index -1."""

    # ------------------------------------------------------------------------------------------ rows

    def show(self, source: RowSource, *, chosen: int | None = None) -> None:
        """Show other rows. The one at the index `chosen` is chosen, else the first that can be."""
        before = self._top
        self.source = source
        index = self._choosable(0, 1) if chosen is None else chosen
        self._top = min(before, max(len(source) - 1, 0))
        self.set_reactive(LongRows.cursor, index if index is not None else -1)
        self.refresh_rows()

    def refresh_rows(self) -> None:
        """Ask for the seen rows anew, and draw the lines that have changed."""
        drawn = self._lines
        self._show_cursor()
        for line in range(max(len(drawn), len(self._lines))):
            old = drawn[line] if line < len(drawn) else None
            new = self._lines[line] if line < len(self._lines) else None
            if old is None or new is None or old[0] != new[0] or not old[1].is_same(new[1]):
                self._refresh_line(line)

    def _refresh_line(self, line: int) -> None:
        self.refresh(Region(0, line, self.size.width, 1))

    @property
    def seen(self) -> tuple[int, ...]:
        """Indices of the rows that are seen."""
        return tuple(dict.fromkeys(index for index, _ in self._lines if index >= 0))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Those that are seen."""
        return tuple(self.source.row(index) for index in self.seen)

    @property
    def chosen(self) -> str:
        """Id of the chosen row; empty when there is none."""
        return self.source.row(self.cursor).id if 0 <= self.cursor < len(self.source) else ""

    def choose(self, identifier: str) -> bool:
        """Choose the row with this id without telling the screen, which asks for it; False when there is none."""
        index = self.source.index(identifier)
        if index is None:
            return False
        if index != self.cursor:
            before = self.cursor
            self.set_reactive(LongRows.cursor, index)
            self._move_cursor(before, index)
        return True

    # ------------------------------------------------------------------------------------------ moving

    def move(self, steps: int) -> None:
        """Choose the row so many rows down, or up when negative, as far as there are any."""
        index = min(max(self.cursor + steps, 0), len(self.source) - 1)
        found = self._choosable(index, 1 if steps > 0 else -1)
        if found is not None:
            self.cursor = found

    def move_page(self, pages: int) -> None:
        """Choose the row about so many pages down."""
        seen = len({index for index, _ in self._lines if index >= 0})
        self.move(pages * max(seen - 1, 1))

    def move_to_end(self, *, last: bool) -> None:
        """Choose the first row, or the last."""
        found = self._choosable(len(self.source) - 1, -1) if last else self._choosable(0, 1)
        if found is not None:
            self.cursor = found

    def open_chosen(self) -> None:
        """Ask for what the chosen row is about."""
        if self.chosen:
            self.post_message(self.Opened(self, self.chosen))

    def _choosable(self, index: int, direction: int) -> int | None:
        while 0 <= index < len(self.source):
            if self.source.row(index).id:
                return index
            index += direction
        return None

    # ------------------------------------------------------------------------------------------ drawing

    def _laid(self, index: int) -> list[tuple[int, Content]]:
        row = self.source.row(index)
        width = max(self.size.width - 3, 8)
        lines = [(index, line) for line in lay_out(row, width, ellipsis=self.glyphs.ellipsis)]
        return lines + [(-1, Content(""))] * row.gap

    def _lay_out(self) -> None:
        self._lines = []
        for index in range(self._top, len(self.source)):
            if len(self._lines) >= self.size.height:
                break
            self._lines.extend(self._laid(index))

    def _show_cursor(self) -> None:
        """Begin with another row where the chosen one would not be seen whole."""
        if self.size.height and 0 <= self.cursor < len(self.source):
            lowest, room = (
                self.cursor,
                self.size.height - len([line for line in self._laid(self.cursor) if line[0] >= 0]),
            )
            while lowest > 0 and (room := room - len(self._laid(lowest - 1))) >= 0:
                lowest -= 1
            self._top = min(max(self._top, lowest), self.cursor)
        self._lay_out()

    def watch_cursor(self, before: int, after: int) -> None:
        """Show the chosen row and tell the screen."""
        self._move_cursor(before, after)
        if self.chosen:
            self.post_message(self.Moved(self, self.chosen))

    def _move_cursor(self, before: int, after: int) -> None:
        top = self._top
        self._show_cursor()
        if top != self._top:
            self.refresh()
            return
        for line, (index, _) in enumerate(self._lines):
            if index in (before, after):
                self._refresh_line(line)

    def on_resize(self) -> None:
        """Wrap anew at the new width."""
        self._show_cursor()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the list."""
        width = self.size.width
        base = self.visual_style
        if not 0 <= y < len(self._lines):
            return Strip.blank(width, base.rich_style)
        index, line = self._lines[y]
        chosen = 0 <= index == self.cursor
        bar = self.glyphs.bar if chosen else " "
        content = Content.styled(bar, "$accent" if self.has_focus else "$faint") + Content(" ") + line
        if chosen:
            content = content.extend_right(max(width - content.cell_length, 0)).stylize_before("on $chosen")
        strips = Visual.to_strips(self, content, width, 1, base, apply_selection=False)
        return strips[0].adjust_cell_length(width, base.rich_style)

    # ------------------------------------------------------------------------------------------ mouse

    def on_click(self, event: events.Click) -> None:
        """Choose the row under the pointer, or open it when it is chosen already."""
        index = self._lines[event.y][0] if 0 <= event.y < len(self._lines) else -1
        if index < 0 or not self.source.row(index).id:
            return
        if index == self.cursor:
            self.open_chosen()
        else:
            self.cursor = index

    def on_mouse_scroll_down(self) -> None:
        """One row on; what is chosen stays."""
        self._scroll(1)

    def on_mouse_scroll_up(self) -> None:
        """One row back; what is chosen stays."""
        self._scroll(-1)

    def _scroll(self, rows: int) -> None:
        self._top = min(max(self._top + rows, 0), max(len(self.source) - 1, 0))
        self._lay_out()
        self.refresh()
