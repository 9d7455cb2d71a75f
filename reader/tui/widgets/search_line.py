"""The line in which one types what to search for."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input


class SearchLine(Input):
    """Searches as one types; down or Enter go to what was found, up to earlier searches, Escape gives up.

    The screen has actions `leave_search` and `clear_search`.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "earlier", show=False),
        Binding("down", "later", show=False),
        Binding("escape", "screen.clear_search", show=False),
    ]

    def __init__(self, *, placeholder: str, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(placeholder=placeholder, id=id, select_on_focus=False)
        self._earlier: list[str] = []
        self._at = 0
        """Index into the earlier searches; beyond the last for what is typed now."""

    def remember(self) -> None:
        """Keep what is searched for, to be come back to."""
        if self.value.strip():
            self._earlier = [*(each for each in self._earlier if each != self.value), self.value]
        self._at = len(self._earlier)

    def action_earlier(self) -> None:
        """Search for what was searched for before."""
        self._go(self._at - 1)

    async def action_later(self) -> None:
        """Search for what was searched for after that; from there, to what was found."""
        if self._at < len(self._earlier) - 1:
            self._go(self._at + 1)
        else:
            self._at = len(self._earlier)
            await self.run_action("screen.leave_search")

    def _go(self, place: int) -> None:
        if 0 <= place < len(self._earlier):
            self._at = place
            self.value = self._earlier[place]
            self.cursor_position = len(self.value)
