"""The panel of places: parts of the library to go to."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from reader.tui.content.places import Counted, place_rows
from reader.tui.finding import Place
from reader.tui.glyphs import Glyphs
from reader.tui.widgets.rows_view import RowsView


class PlacesList(Vertical):
    """The places of the library, one of which the list shows."""

    @dataclass
    class Opened(Message):
        """The reader wants to see what is in a place."""

        place: Place

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self._places: tuple[Counted, ...] = ()

    def compose(self) -> ComposeResult:
        """The list."""
        yield RowsView(glyphs=self.glyphs)

    @property
    def view(self) -> RowsView:
        """The list itself."""
        return self.query_one(RowsView)

    @property
    def chosen(self) -> Counted | None:
        """The place under the cursor."""
        return self._places[int(self.view.chosen)] if self.view.chosen else None

    def show(self, places: Sequence[Counted], *, here: Place) -> None:
        """Show these places, the one that is listed lit."""
        self._places = tuple(places)
        rows = place_rows(self._places, self.glyphs, here=here)
        at = next((str(index) for index, counted in enumerate(self._places) if counted.place == here), None)
        self.view.set_rows(rows, chosen=None if self.view.chosen and self.view.has_focus else at)

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()

    @on(RowsView.Opened)
    def _opened(self, message: RowsView.Opened) -> None:
        message.stop()
        self.post_message(self.Opened(self._places[int(message.row)].place))
