"""The dialog in which the reader keeps a search: as a view to come back to, or as a rule for all that arrives."""

from textual.content import Content

from reader.errors import CrossreadError
from reader.library import Library, RuleAction
from reader.tui.content.rows import Row
from reader.tui.screens.forms import FormDialog

VIEW = "view"
"""Id of the row that keeps the search as a view."""

_ROWS = (
    Row(VIEW, Content("Show it among the views"), gap=0),
    Row(RuleAction.HIDE, Content("Hide what it finds, now and whenever news come"), gap=0),
    Row(RuleAction.READ, Content("Mark what it finds as read"), gap=0),
    Row(RuleAction.TAG, Content("Tag what it finds with the name"), gap=0),
)


class SaveScreen(FormDialog[str | None]):
    """Its result is the name of a new view, empty for a rule; None when the reader cancels."""

    def __init__(self, library: Library, query: str) -> None:
        super().__init__("Keep this search", query, label="Name", rows=_ROWS, placeholder="a name for it")
        self._library = library
        self._query = query

    def action_accept(self) -> None:
        """Keep it."""
        name, chosen = self.written, self.chosen
        try:
            if chosen == VIEW:
                self._library.save_view(name, self._query)
                self.dismiss(name)
            else:
                self._library.add_rule(self._query, RuleAction(chosen), tag=name)
                self.dismiss("")
        except CrossreadError as problem:
            self.say(str(problem), "$warning")
