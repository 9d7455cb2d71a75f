"""Opens the reader over a library that is kept, with feeds of a real server."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from reader.library import Library, fetching
from reader.model import Feed
from reader.settings import Settings
from reader.store.store import Store
from reader.tui.app import CrossreadApp
from reader.tui.screens.browse import BrowseScreen
from reader.tui.screens.feeds import FeedsScreen
from reader.tui.widgets.rows_view import RowsView
from tests.ingest.server import answer
from tests.tui.driving import WIDE, until
from tests.tui.handmade import HandmadeLibrary

FILE_NAME = "library.sqlite"
HOSTILE = "evil &#27;]52;c;UFdORUQ=&#7; &#x202e;[@click=app.quit]x[/] [/red]"


def rss(title: str, *items: str) -> bytes:
    listed = "".join(
        f"<item><title>{item}</title><guid>{item}</guid><description>Kim met {item}.</description></item>"
        for item in items
    )
    body = f"<rss version='2.0'><channel><title>{title}</title>{listed}</channel></rss>".encode()
    return answer(body=body, Content_Type="application/rss+xml")


def page(*feeds: str) -> bytes:
    links = "".join(f"<link rel='alternate' type='application/rss+xml' href='{feed}'>" for feed in feeds)
    return answer(body=f"<html><head>{links}</head><body>A site</body></html>".encode(), Content_Type="text/html")


def kept(home: Path, *feeds: Feed, read: bool = False) -> Library:
    library = HandmadeLibrary(store=Store.open(home / FILE_NAME))
    library.store.feeds.subscribe(feeds, now=1)
    if read:
        assert not [each for each in fetching.refresh(library) if each.problem]
    return library


@asynccontextmanager
async def opened(library: Library, *, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[int], BrowseScreen]]:
    app = CrossreadApp(library, Settings())
    async with app.run_test(size=size, notifications=True) as pilot:
        assert isinstance(app.screen, BrowseScreen)
        yield pilot, app.screen


async def feeds_of(pilot: Pilot[int]) -> FeedsScreen:
    await pilot.press("F")
    await until(pilot, lambda: isinstance(pilot.app.screen, FeedsScreen))
    screen = pilot.app.screen
    assert isinstance(screen, FeedsScreen)
    await until(pilot, lambda: screen.subscriptions is not None and bool(screen.list.rows))
    return screen


def names(screen: FeedsScreen) -> list[str]:
    return [row.text.plain for row in screen.list.rows if row.id]


def facts(screen: FeedsScreen) -> str:
    return "\n".join(row.text.plain for row in screen.query_one("#facts", RowsView).rows)


async def typed(pilot: Pilot[int], text: str) -> None:
    await until(pilot, lambda: isinstance(pilot.app.focused, Input))
    line = pilot.app.focused
    assert isinstance(line, Input)
    line.value = text
    await pilot.press("enter")
