"""A dialog with a line to write in over a list to choose from."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.content import Content
from textual.screen import ScreenResultType
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.text import clean_line
from reader.tui.content.rows import Row
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView


class FormDialog(Dialog[ScreenResultType]):
    """Base of the dialogs that ask for one text and one choice. The keys of the list work while the line has them."""

    AUTO_FOCUS = "Input"

    def __init__(
        self, title: str, text: str, *, label: str, rows: Sequence[Row], value: str = "", placeholder: str = ""
    ) -> None:
        """`label` stands over the line, which begins with `value`; the first of `rows` is chosen."""
        super().__init__(title, text)
        self._label = label
        self._rows = rows
        self._line = value, placeholder

    def parts(self) -> Iterable[Widget]:
        """The line under its label, the choices, and where `say` writes."""
        value, placeholder = self._line
        yield Static(Content(self._label), classes="label")
        yield Input(value, placeholder=placeholder, select_on_focus=False)
        yield RowsView(glyphs=self.reader.glyphs, lasting=True, id="form")
        yield Static("", id="outcome", markup=False)

    def on_mount(self) -> None:
        """Begin with the first choice."""
        self.query_one(RowsView).set_rows(self._rows)

    @property
    def written(self) -> str:
        """What stands in the line, without space around it."""
        return self.query_one(Input).value.strip()

    @property
    def chosen(self) -> str:
        """The choice."""
        return self.query_one(RowsView).chosen

    def say(self, text: str, style: str) -> None:
        """Tell what came of it, below the choices."""
        self.query_one("#outcome", Static).update(Content.styled(clean_line(text), style))
        self.query_one("#outcome").scroll_visible(animate=False)

    def action_up(self) -> None:
        """The choice above, from anywhere in the dialog."""
        self.query_one(RowsView).move(-1)

    def action_down(self) -> None:
        """The choice below, from anywhere in the dialog."""
        self.query_one(RowsView).move(1)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_accept()
