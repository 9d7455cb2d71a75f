"""The dialog in which the reader types one line."""

from collections.abc import Iterable

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from reader.tui.screens.dialog import Dialog


class LineScreen(Dialog[str | None]):
    """Its result is the line; None when the reader cancels."""

    AUTO_FOCUS = "Input"

    def __init__(self, title: str, text: str, line: str = "", *, placeholder: str = "") -> None:
        """`line` is what there is already; `text` says what it is for."""
        super().__init__(title, text)
        self._line = line
        self._placeholder = placeholder

    def parts(self) -> Iterable[Widget]:
        """The line."""
        yield Input(self._line, placeholder=self._placeholder, select_on_focus=False)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Take the line."""
        self.dismiss(self.query_one(Input).value)
