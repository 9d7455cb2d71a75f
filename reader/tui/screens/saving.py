"""The dialog in which the reader keeps a search: as a view to come back to, or as a rule for all that arrives."""

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.errors import CrossreadError
from reader.library import Library, RuleAction
from reader.text import clean_line
from reader.tui.content.rows import Row
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView

VIEW = "view"
"""Id of the row that keeps the search as a view."""

_ROWS = (
    Row(VIEW, Content("Show it among the views"), gap=0),
    Row(RuleAction.HIDE, Content("Hide what it finds, now and whenever news come"), gap=0),
    Row(RuleAction.READ, Content("Mark what it finds as read"), gap=0),
    Row(RuleAction.TAG, Content("Tag what it finds with the name"), gap=0),
)


class SaveScreen(Dialog[str | None]):
    """Its result is the name of a new view, empty for a rule; None when the reader cancels."""

    AUTO_FOCUS = "Input"

    def __init__(self, library: Library, query: str) -> None:
        super().__init__("Keep this search", query)
        self._library = library
        self._query = query

    def parts(self) -> Iterable[Widget]:
        """The name, what becomes of what is found, and what went wrong."""
        yield Static(Content("Name"), classes="label")
        yield Input(placeholder="a name for it", select_on_focus=False)
        yield RowsView(glyphs=self.reader.glyphs, lasting=True)
        yield Static("", id="outcome", markup=False)

    def on_mount(self) -> None:
        """Begin with a view."""
        self.query_one(RowsView).set_rows(_ROWS)

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

    def action_accept(self) -> None:
        """Keep it."""
        name, chosen = self.query_one(Input).value.strip(), self.query_one(RowsView).chosen
        try:
            if chosen == VIEW:
                self._library.save_view(name, self._query)
                self.dismiss(name)
            else:
                self._library.add_rule(self._query, RuleAction(chosen), tag=name)
                self.dismiss("")
        except CrossreadError as problem:
            self.query_one("#outcome", Static).update(Content.styled(clean_line(str(problem)), "$warning"))
