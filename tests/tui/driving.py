"""Opens Browse for a test and waits for what is worked out in threads."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.screens.browse import BrowseScreen
from tests.tui.handmade import library

WIDE = (120, 30)


@asynccontextmanager
async def opened(
    shown: Library | None = None, *, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[tuple[Pilot[int], BrowseScreen]]:
    app = CrossreadApp(shown or library(), settings or Settings())
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        await until(pilot, lambda: settled(screen) or not screen.library.articles)
        yield pilot, screen


def settled(screen: BrowseScreen) -> bool:
    """Whether all that is worked out of the article shown is to be seen."""
    return screen.answers is not None and not screen._showing


async def until(pilot: Pilot[int], ready: Callable[[], bool]) -> None:
    for _ in range(600):
        if ready():
            await pilot.pause()
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came about")


def shown_lines(screen: BrowseScreen) -> str:
    view = screen.text.view
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


def side_texts(screen: BrowseScreen, tab: str) -> list[str]:
    return [row.text.plain for row in screen.side.rows_of(tab) if row.text.plain]


def toasts(pilot: Pilot[int]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]
