"""The application: themes, keys, the gates to terminal and browser; the screens do the rest."""

import asyncio
import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

from rich.color import Color as RichColor
from textual.binding import Binding, BindingType
from textual.color import Color
from textual.driver import Driver
from textual.filter import LineFilter
from textual.screen import Screen
from textual.theme import Theme

from reader.errors import UsageProblem
from reader.library import Library
from reader.model import Problem
from reader.settings import Settings
from reader.text import clean_line
from reader.tui import actions, glyphs, themes
from reader.tui.drivers import light
from reader.tui.filters import CleanFilter, ColorlessFilter
from reader.tui.messages import OpenArticle
from reader.tui.news import NewsApp
from reader.tui.palette import Commands
from reader.tui.twin import Twin

_SHOWN_PROBLEMS = 3
_THREADS = "crossread-work"
_PATIENCE = 0.2
"""Seconds that a thread is given to end by itself when the program is left."""
_TURN = 0.001
"""Seconds that a thread may keep Python to itself: analysis in threads must not keep a key waiting."""


def textual_theme(theme: themes.ThemeFile) -> Theme:
    """The theme as Textual takes it; what Textual asks for beyond our colours follows from them."""
    colors = theme.colors
    return Theme(
        name=theme.name,
        primary=colors["primary"],
        secondary=colors["secondary"],
        warning=colors["warning"],
        error=colors["error"],
        success=colors["success"],
        accent=colors["accent"],
        foreground=colors["foreground"],
        background=colors["background"],
        surface=colors["surface"],
        panel=colors["panel"],
        dark=theme.dark,
        ansi=theme.ansi,
        variables={
            **colors,
            "ansi-background": colors["panel"],
            "ansi-foreground": colors["foreground"],
            "border": colors["accent"],
            "border-blurred": colors["faint"],
            "block-cursor-background": colors["chosen"],
            "block-cursor-foreground": colors["foreground"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": colors["chosen"],
            "block-cursor-blurred-foreground": colors["foreground"],
            "block-cursor-blurred-text-style": "none",
            "input-cursor-background": colors["foreground"],
            "input-cursor-foreground": colors["background"],
            "input-selection-background": colors["chosen"],
            "input-selection-foreground": colors["foreground"],
            "screen-selection-background": colors["chosen"],
            "screen-selection-foreground": colors["foreground"],
            "scrollbar": colors["faint"],
            "scrollbar-hover": colors["muted"],
            "scrollbar-active": colors["accent"],
            "scrollbar-background": colors["background"],
            "scrollbar-background-hover": colors["background"],
            "scrollbar-background-active": colors["background"],
            "scrollbar-corner-color": colors["background"],
        },
    )


class CrossreadApp(NewsApp):
    """Reads the articles of a library; `run` returns the exit code."""

    TITLE = "crossread"
    CSS_PATH = ["app.tcss", "screens/browse.tcss"]  # noqa: RUF012 (Textual's own type for it)
    COMMANDS = {Commands}  # noqa: RUF012 (Textual's own type for it)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "palette", show=False, priority=True, id="palette"),
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-one"), (70, "-two"), (100, "-three"), (150, "-four")]  # noqa: RUF012 (Textual's own type for it)
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-tall")]  # noqa: RUF012 (Textual's own type for it)
    PAUSE_GC_ON_SCROLL = True

    def __init__(self, library: Library, settings: Settings, *, problems: Sequence[Problem] = ()) -> None:
        """`problems` are told in a toast beside those that the app finds itself."""
        self._twin = Twin()
        super().__init__(library, settings)
        self.glyphs = glyphs.for_terminal(ascii_only=settings.glyphs == "ascii")
        """The signs that this terminal can show."""
        self._problems = [*problems, *library.problems]
        self._told = ("", 0.0)
        """The last toast, and until when it is shown, by the monotonic clock."""
        self.keys: Mapping[str, str] = self._checked_keys()
        """The reader's own keys by action id."""
        self.set_keymap(dict(self.keys))
        self._clean = CleanFilter()
        self._colorless = ColorlessFilter()
        found, unread = themes.load()
        self._problems.extend(unread)
        self.theme_files: Mapping[str, themes.ThemeFile] = found or {themes.FALLBACK.name: themes.FALLBACK}
        """The themes there are, in the order in which `t` goes through them."""
        for theme in self.theme_files.values():
            self.register_theme(textual_theme(theme))
        self.theme = self._first_theme()

    def _checked_keys(self) -> Mapping[str, str]:
        try:
            return actions.keymap(self.settings.keys)
        except UsageProblem as problem:
            self._problems.append(Problem("settings.yaml, keys", f"{problem}; the usual keys hold"))
            return {}

    def _first_theme(self) -> str:
        wanted = self.settings.theme or themes.DEFAULT
        if wanted in self.theme_files:
            return wanted
        if self.settings.theme:
            known = ", ".join(self.theme_files)
            self._problems.append(Problem("settings.yaml", f"no theme is called `{wanted}`; there are: {known}"))
        return themes.DEFAULT if themes.DEFAULT in self.theme_files else next(iter(self.theme_files))

    # ------------------------------------------------------------------------------------------ start and end

    def get_default_screen(self) -> Screen[None]:
        """Browse: the screen that the others come back to."""
        from reader.tui.screens.browse import BrowseScreen

        return BrowseScreen(self.library, self.settings)

    def on_mount(self) -> None:
        """Tell what could not be read, and give the terminal back when the system ends the program."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGQUIT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # Not the main thread, or a system without signals: then nothing can be done about them.
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, self.exit, 128 + number)
        self.theme_changed_signal.subscribe(self, self._note_planes)
        self._note_planes(self.current_theme)
        self._tell_problems()

    def _tell_problems(self) -> None:
        if not self._problems:
            return
        lines = [f"{problem.name}: {problem.reason}" for problem in self._problems[:_SHOWN_PROBLEMS]]
        if more := len(self._problems) - len(lines):
            lines.append(f"and {more} more: `crossread doctor` names them all")
        self.tell("\n".join(lines), severity="warning", title="Not everything could be read", seconds=12)

    def tell(self, text: str, *, severity: str = "information", title: str = "", seconds: float = 4) -> None:
        """Show a toast, unless it is shown already: `text` is cleaned and never taken for markup."""
        words = "\n".join(clean_line(line) for line in text.splitlines())
        shown, until = self._told
        if words == shown and time.monotonic() < until:
            return
        self._told = words, time.monotonic() + seconds
        level = "error" if severity == "error" else "warning" if severity == "warning" else "information"
        self.notify(words, title=title, severity=level, timeout=seconds, markup=False)  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------ gates

    def get_driver_class(self) -> type[Driver]:
        """The usual driver, made light on slow lines."""
        return light(super().get_driver_class(), self._twin)

    def on_resize(self) -> None:
        """A terminal may show anything after a change of its size."""
        self._twin.forget()

    def action_redraw(self) -> None:
        """Draw everything anew: another program may have written on the screen."""
        self._twin.forget()
        self.screen.refresh()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, but colour taken away where NO_COLOR asks for it, and unsafe code points always."""
        if self.no_color:
            return [self._clean, self._colorless]
        return [self._clean, *super().get_line_filters()]

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a web or mail link in the reader's browser, and say where it leads. Any other link is refused."""
        from reader.ingest.links import safe_link, shown_host

        link = safe_link(url)
        if link is None:
            self.tell("Only clear http, https and mailto links are opened.", severity="warning")
            return
        self.tell(f"Opening {shown_host(link)}")
        super().open_url(link, new_tab=new_tab)

    # ------------------------------------------------------------------------------------------ themes

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colour names, so that styles can be read under a theme that is not ours."""
        return dict(themes.FALLBACK.colors)

    def _note_planes(self, theme: Theme) -> None:
        names = ("accent", "hit", "chosen")
        found = (theme.variables.get(name, "") for name in names)
        self._colorless.reversed = frozenset(self._rich_color(color) for color in found if color)

    @staticmethod
    def _rich_color(color: str) -> RichColor:
        return Color.parse(color).rich_color

    def action_theme(self) -> None:
        """Take the next theme."""
        names = list(self.theme_files)
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]

    def show_article(self, article_id: str) -> None:
        """Have Browse show an article."""
        self.screen_stack[0].post_message(OpenArticle(article_id))

    def action_help(self) -> None:
        """Show what every key of this screen does."""
        from reader.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(getattr(self.screen, "ACTIONS", actions.BROWSE), self.keys))

    def action_palette(self) -> None:
        """Find an action by typing."""
        self.action_command_palette()


def run(library: Library, settings: Settings, *, problems: Sequence[Problem] = ()) -> int:
    """Open the reader and return the exit code: 0, or 128 + n when signal n ended it.

    Does not return, but ends the process, while analysis still runs in a thread: Python would wait for it, and nothing
    of it is kept on disk.
    """
    sys.setswitchinterval(_TURN)
    app = CrossreadApp(library, settings, problems=problems)
    loop = asyncio.new_event_loop()
    workers = ThreadPoolExecutor(thread_name_prefix=_THREADS)
    loop.set_default_executor(workers)
    app.run(loop=loop)
    code = app.return_value or app.return_code or 0
    workers.shutdown(wait=False, cancel_futures=True)
    for thread in threading.enumerate():
        if thread.name.startswith(_THREADS):
            thread.join(_PATIENCE)
            if thread.is_alive():
                sys.stdout.flush()
                os._exit(code)
    loop.close()
    return code
