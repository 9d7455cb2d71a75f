"""Help: what every key of a screen does, and what can be written in a search."""

from collections.abc import Mapping

from textual.content import Content

from reader.tui.content.help import help_lines, language_lines
from reader.tui.screens.page import PageScreen


class HelpScreen(PageScreen):
    """The registry of actions as a page."""

    def __init__(self, screen_name: str, keymap: Mapping[str, str]) -> None:
        """`screen_name` is one of `actions.SCREENS`."""
        super().__init__()
        self._screen_name = screen_name
        self._keymap = keymap

    def page(self, width: int) -> Content:
        """The actions by group."""
        colors = not self.reader.no_color
        return help_lines(self._screen_name, self._keymap, self.reader.glyphs, width=width, colors=colors)


class LanguageScreen(PageScreen):
    """The language of searches as a page."""

    def page(self, width: int) -> Content:
        """What can be written, by sort."""
        return language_lines(self.reader.glyphs, width=width)
