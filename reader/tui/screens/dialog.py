"""What the dialogs share: a plane over the dimmed screen, lists to choose from, keys from the registry."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget
from textual.widgets import Static

from reader.tui import actions
from reader.tui.screens.once import OnceScreen
from reader.tui.widgets.bars import FooterLine
from reader.tui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp


class Dialog(OnceScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A heading, what a subclass puts below it, and the keys. Escape leaves without a result."""

    ACTIONS: ClassVar[str] = actions.DIALOG
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.DIALOG)]
    CSS_PATH = "dialog.tcss"

    def __init__(self, title: str, text: str = "") -> None:
        """`text` stands below the title, one paragraph."""
        super().__init__()
        self._title = title
        self._text = text

    @property
    def reader(self) -> "CrossreadApp":
        """The application."""
        return cast("CrossreadApp", self.app)

    def compose(self) -> ComposeResult:
        """The plane and what stands on it."""
        with Vertical(id="dialog"):
            with VerticalScroll(id="body", can_focus=False):
                yield Static(Content.styled(self._title, "bold"), classes="title")
                if self._text:
                    yield Static(Content.styled(self._text, "$muted"), classes="text")
                yield from self.parts()
            yield FooterLine(actions.DIALOG)

    def parts(self) -> Iterable[Widget]:
        """What the dialog is about, from top to bottom."""
        raise NotImplementedError

    def action_up(self) -> None:
        """Choose what stands above."""
        if isinstance(self.focused, RowsView):
            self.focused.move(-1)

    def action_down(self) -> None:
        """Choose what stands below."""
        if isinstance(self.focused, RowsView):
            self.focused.move(1)

    def action_left(self) -> None:
        """To the part before."""
        self.focus_previous()

    def action_right(self) -> None:
        """To the next part."""
        self.focus_next()

    def action_accept(self) -> None:
        """Take what is chosen."""
        raise NotImplementedError

    def action_cancel(self) -> None:
        """Leave things as they are."""
        self.dismiss(None)

    @on(RowsView.Opened)
    def _opened(self, message: RowsView.Opened) -> None:
        message.stop()
        self.action_accept()

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()
