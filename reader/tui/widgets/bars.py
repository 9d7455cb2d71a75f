"""The line at the top of a screen that says where one is, and the line at its bottom that says what can be done."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from reader.tui import actions
from reader.tui.content.rows import EMPTY, beside
from reader.tui.glyphs import UNICODE, Glyphs


class HeaderLine(Widget):
    """Program, view, facts about it and, at the right end, the question."""

    ALLOW_SELECT = False

    view: reactive[str] = reactive("")
    """Name of the view: "All articles"."""
    facts: reactive[str] = reactive("")
    """What it holds: "3 articles · 2 stories"."""
    progress: reactive[str] = reactive("")
    """What is under way, in place of the facts; empty when nothing is."""
    read_only: reactive[bool] = reactive(False)
    """Whether nothing that is done here can be kept."""
    question: reactive[str] = reactive("")
    """Title of the question; empty for none."""

    @dataclass
    class QuestionClicked(Message):
        """The reader wants another question."""

    def __init__(self, view: str, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.glyphs = glyphs
        self.set_reactive(HeaderLine.view, view)

    def render(self) -> Content:
        """The line, cut to the width."""
        width = self.size.width
        left = Content.assemble(("crossread", "bold $accent"), "   ", (self.view, "$foreground"))
        if self.read_only:
            left += Content.styled("   read only", "$warning")
        if self.progress:
            left += Content.styled(f"   {self.progress}", "$accent")
        elif self.facts and width >= 60:
            left += Content.styled(f"   {self.facts}", "$muted")
        room = width - left.cell_length - 3
        if not self.question or room < 12:
            return beside(left, EMPTY, width, ellipsis=self.glyphs.ellipsis)
        title = beside(Content(self.question), EMPTY, room - 2, ellipsis=self.glyphs.ellipsis)
        return beside(
            left, title.stylize("$muted") + Content.styled(f" {self.glyphs.caret}", "$accent"), width, ellipsis=""
        )

    def on_click(self, event: events.Click) -> None:
        """Clicking the question asks for another."""
        if self.question and event.x >= self.size.width // 2:
            self.post_message(self.QuestionClicked())


class FooterLine(Widget):
    """The keys of a screen, the most important as far as there is room; each can be clicked."""

    ALLOW_SELECT = False

    def __init__(self, screen: str, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        """`screen` is one of `actions.SCREENS`."""
        super().__init__(id=id)
        self._screen_name = screen
        self._places: list[tuple[int, int, str]] = []

    def entries(self) -> list[tuple[actions.Action, str]]:
        """The actions that fit into the width with their keys as text, in the order of the registry."""
        shown = [action for action in actions.on(self._screen_name) if action.show]
        keymap = getattr(self.app, "keys", {})
        written = {}
        for action in shown:
            group = (action, *(actions.find(identifier) for identifier in action.beside))
            written[action.id] = " ".join(actions.display(actions.keys_of(each, keymap)[0]) for each in group)
        kept: list[actions.Action] = []
        room = self.size.width + 2
        for action in sorted(shown, key=lambda action: action.show):
            room -= cell_len(written[action.id]) + 1 + cell_len(action.name) + 2
            if room >= 0:
                kept.append(action)
            else:
                break
        return [(action, written[action.id]) for action in shown if action in kept]

    def render(self) -> Content:
        """The line."""
        self._places = []
        line = EMPTY
        for action, keys in self.entries():
            if line:
                line += Content("  ")
            start = line.cell_length
            line += Content.assemble((keys, "$accent"), " ", (action.name, "$muted"))
            self._places.append((start, line.cell_length, action.method))
        return line

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, method in self._places:
            if start <= event.get_content_offset_capture(self).x < end:
                await self.screen.run_action(method)
                return
