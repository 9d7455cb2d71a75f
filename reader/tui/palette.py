"""What the command palette finds: the actions of the screen, articles, questions and themes."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.types import IgnoreReturnCallbackType

from reader.tui import actions
from reader.tui.messages import AskQuestion

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp

_BY_KEY_ONLY = ("Move", "Panes")
"""Groups of actions that nobody would look up by name."""


MOST_ARTICLES = 200
"""Articles that the palette finds by their title; the search finds all."""


class Command(NamedTuple):
    """Something to find: its name may be foreign text, its help is ours, since Textual takes help for markup."""

    name: str
    run: IgnoreReturnCallbackType
    help: str = ""
    at_once: bool = True
    """Whether it is listed before anything is typed."""


class Commands(Provider):
    """Every action of the current screen from the one registry, and the things that can be chosen by name."""

    async def discover(self) -> Hits:
        """The actions, while nothing is typed."""
        for command in self.commands():
            if command.at_once:
                yield DiscoveryHit(Content(command.name), command.run, text=command.name, help=command.help or None)

    async def search(self, query: str) -> Hits:
        """Those in whose names the typed letters stand in order."""
        matcher = FuzzySearch()
        for command in self.commands():
            score, offsets = matcher.match(query, command.name)
            if score > 0:
                shown = Content(command.name)
                for offset in offsets:
                    shown = shown.stylize("underline $accent", offset, offset + 1)
                yield Hit(score, shown, command.run, text=command.name, help=command.help or None)

    def commands(self) -> Iterator[Command]:
        """All that can be found from the screen below the palette."""
        app = cast("CrossreadApp", self.app)
        screen_name = getattr(self.screen, "ACTIONS", "")
        found = [action for action in actions.on(screen_name) if action.group not in _BY_KEY_ONLY]
        for action in sorted(found, key=lambda action: action.show or len(actions.ACTIONS)):
            if action.id != "palette":
                keys = actions.display(actions.keys_of(action, app.keys)[0])
                name = f"{action.name[:1].upper()}{action.name[1:]}  {keys}"
                yield Command(name, partial(self.screen.run_action, action.method), action.help)
        for name in app.theme_files:
            yield Command(f"Theme: {name}", partial(setattr, app, "theme", name), at_once=False)
        if screen_name in (actions.BROWSE, actions.COMPARE):
            for question in app.library.questions:
                yield Command(
                    f"Ask: {question.title}", partial(self.screen.post_message, AskQuestion(question.id)), at_once=False
                )
        if screen_name == actions.BROWSE:
            for header in app.library.headers(app.library.find(limit=MOST_ARTICLES)):
                name = f"Open: {header.headline} ({header.outlet})"
                yield Command(name, partial(app.show_article, header.id), at_once=False)
