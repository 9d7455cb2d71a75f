"""A screen that is left only once, however fast the keys come."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class OnceScreen(Screen[ScreenResultType]):
    """Base of every screen that gives way to the one below.

    Two keys may be on their way to a screen that the first of them closes; the second must not close the screen below.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Leave with a result; nothing happens when the screen has been left already."""
        return super().dismiss(result) if self.is_active else AwaitComplete()
