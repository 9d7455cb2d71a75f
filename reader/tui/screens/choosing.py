"""The dialog in which the reader chooses one of a few things."""

from collections.abc import Iterable, Sequence

from textual.widget import Widget

from reader.tui.content.rows import Row
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView


class ChoiceScreen(Dialog[str | None]):
    """Its result is the id of the row chosen; None when the reader cancels."""

    AUTO_FOCUS = "RowsView"

    def __init__(self, title: str, text: str, rows: Sequence[Row], *, chosen: str = "") -> None:
        """`chosen` is the id of the row that the cursor begins at."""
        super().__init__(title, text)
        self._rows = tuple(rows)
        self._chosen = chosen

    def parts(self) -> Iterable[Widget]:
        """The things."""
        yield RowsView(glyphs=self.reader.glyphs)

    def on_mount(self) -> None:
        """Begin at what holds now."""
        self.query_one(RowsView).set_rows(self._rows, chosen=self._chosen or None)

    def action_accept(self) -> None:
        """Take what is chosen."""
        self.dismiss(self.query_one(RowsView).chosen or None)
