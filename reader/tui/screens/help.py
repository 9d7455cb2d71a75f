"""Help: what every key of a screen does."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.content.help import help_lines
from reader.tui.screens.once import OnceScreen

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp


class HelpScreen(OnceScreen[None], ModalScreen[None]):
    """The registry of actions as a page to scroll; every key that does not scroll closes it."""

    CSS_PATH = "help.tcss"

    def __init__(self, screen_name: str, keymap: Mapping[str, str]) -> None:
        """`screen_name` is one of `actions.SCREENS`."""
        super().__init__()
        self._screen_name = screen_name
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="help"):
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Lay the page out at its width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        app = cast("CrossreadApp", self.app)
        width = max(self.query_one("#help").scrollable_content_region.width - 1, 10)
        self.query_one(Static).update(
            help_lines(self._screen_name, self._keymap, app.glyphs, width=width, colors=not app.no_color)
        )

    def on_key(self, event: events.Key) -> None:
        """Scroll or close."""
        page = self.query_one("#help")
        event.stop()
        event.prevent_default()
        if event.key in ("j", "down"):
            page.scroll_relative(y=1, animate=False)
        elif event.key in ("k", "up"):
            page.scroll_relative(y=-1, animate=False)
        elif event.key in ("space", "pagedown"):
            page.scroll_page_down(animate=False)
        elif event.key == "pageup":
            page.scroll_page_up(animate=False)
        elif event.key == "home":
            page.scroll_home(animate=False)
        elif event.key == "end":
            page.scroll_end(animate=False)
        else:
            self.dismiss()

    def on_click(self, event: events.Click) -> None:
        """A click beside the page closes it."""
        if event.widget is self:
            self.dismiss()
