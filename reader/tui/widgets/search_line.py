"""The line in which one types what to search for."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchLine(Input):
    """Searches as one types; down or Enter go to what was found, Escape gives up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "screen.leave_search", show=False),
        Binding("escape", "screen.clear_search", show=False),
    ]
