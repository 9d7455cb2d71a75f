"""A page of text over a screen."""

from typing import TYPE_CHECKING, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui.screens.once import OnceScreen

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp


class PageScreen(OnceScreen[None], ModalScreen[None]):
    """Base of what is only read: every key that does not scroll closes it."""

    CSS_PATH = "page.tcss"

    @property
    def reader(self) -> "CrossreadApp":
        """The application."""
        return cast("CrossreadApp", self.app)

    def page(self, width: int) -> Content:
        """The text, no line wider than `width` cells."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(id="page"):
            yield Static(markup=False)

    def on_resize(self) -> None:
        """Lay the page out at its width."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        width = max(self.query_one("#page").scrollable_content_region.width - 1, 10)
        self.query_one(Static).update(self.page(width))

    def on_key(self, event: events.Key) -> None:
        """Scroll or close."""
        page = self.query_one("#page")
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
