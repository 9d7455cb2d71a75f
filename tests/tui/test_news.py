"""Reading feeds, what comes of it, and coming home to it."""

import socket
import threading
from pathlib import Path

import pytest
from textual.widgets import Static

from reader.model import Feed
from reader.store.store import Store
from reader.tui import feeding
from reader.tui.screens.browse import BrowseScreen
from reader.tui.screens.feeds import FeedsScreen
from reader.tui.widgets.bars import HeaderLine
from tests.ingest.server import Request, TestServer
from tests.tui.driving import toasts, until
from tests.tui.handmade import HandmadeLibrary, article
from tests.tui.subscribing import FILE_NAME, feeds_of, kept, names, opened, rss, typed

pytestmark = pytest.mark.usefixtures("home")


# ---------------------------------------------------------------------------------------------- reading feeds


async def test_refresh_says_how_far_it_is_and_what_came_of_it(home: Path, server: TestServer) -> None:
    feeds = [Feed(server.at(path), private=True) for path in ("/one", "/two", "/broken")]
    library = kept(home, *feeds)
    waiting = threading.Event()

    def slow(connection: socket.socket, _: Request) -> None:
        waiting.wait(5)
        connection.sendall(rss("Two", "c"))

    server.answers["/two"] = slow
    async with opened(library) as (pilot, browse):
        await pilot.press("R")
        await until(pilot, lambda: browse.query_one(HeaderLine).progress.startswith("1 of 3 feeds, "))
        await pilot.press("R")
        assert "Feeds are being read" in toasts(pilot)[-1]
        waiting.set()
        await until(pilot, lambda: any("could not be read" in each for each in toasts(pilot)))
        assert "3 new articles in 3 feeds. 1 could not be read; F shows what is wrong." in toasts(pilot)
        assert not browse.query_one(HeaderLine).progress
        await until(pilot, lambda: len(browse.listing.keys) == 3)
        screen = await feeds_of(pilot)
        await until(pilot, lambda: screen.query_one(HeaderLine).facts == "3 feeds · 3 unread · 1 cannot be read")


async def test_news_do_not_move_what_one_reads(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/one"), private=True), read=True)
    async with opened(library) as (pilot, browse):
        await until(pilot, lambda: len(browse.listing.keys) == 2)
        await pilot.press("j", "2")
        shown, listed = browse.article, list(browse.listing.keys)
        server.answers["/one"] = rss("One", "later", "b", "a")
        await pilot.press("R")
        note = browse.query_one("#news", Static)
        await until(pilot, lambda: note.has_class("-shown"))
        assert str(note.render()) == "1 new, . shows it"
        assert (browse.article, list(browse.listing.keys)) == (shown, listed)
        await pilot.press("full_stop")
        await until(pilot, lambda: len(browse.listing.keys) == 3)
        assert not note.has_class("-shown")
        assert browse.header is not None
        assert browse.header.key == browse.listing.keys[0]


async def test_what_another_process_changes_is_noticed(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/one"), private=True), read=True)
    async with opened(library) as (pilot, browse):
        await until(pilot, lambda: browse.header is not None and browse.reader._watch._version is not None)
        key = browse.listing.keys[0]
        with Store.open(home / FILE_NAME) as other:
            other.state.mark([key], "starred", 5)
        await until(pilot, lambda: browse.header is not None and browse.header.starred)


async def test_new_is_what_came_since_the_last_visit(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/one"), private=True), read=True)
    with Store.open(home / FILE_NAME) as store:
        store.begin_visit(now=5)
    async with opened(library) as (pilot, browse):
        await until(pilot, lambda: "New" in [each.place.name for each in browse.known_places])


# ---------------------------------------------------------------------------------------------- going home


async def test_feeds_added_beside_the_bundled_articles_are_come_home_to(home: Path, server: TestServer) -> None:
    bundled = HandmadeLibrary([article("one", "Kim met him.")])
    bundled.bundled = True
    async with opened(bundled) as (pilot, browse):
        assert "F is for your own feeds" in browse.list.view.rows[-1].text.plain
        await feeds_of(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is browse
        screen = await feeds_of(pilot)
        await pilot.press("a")
        await typed(pilot, server.at("/one"))
        await until(pilot, lambda: names(screen) == ["One"])
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, BrowseScreen) and pilot.app.screen is not browse)
        at_home = pilot.app.screen
        assert isinstance(at_home, BrowseScreen)
        await until(pilot, lambda: at_home.list.is_mounted and len(at_home.listing.keys) == 2)
        assert at_home.library.kept
        assert at_home.reader.library is at_home.library
        assert (home / FILE_NAME).exists()


async def test_files_stay_open_while_feeds_are_looked_at(home: Path) -> None:
    kept(home, Feed("https://a.example/", "A"))
    async with opened(HandmadeLibrary([article("one", "Kim met him.")])) as (pilot, browse):
        await feeds_of(pilot)
        await pilot.press("escape")
        assert pilot.app.screen is browse
        await feeds_of(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, BrowseScreen) and pilot.app.screen is not browse)
        assert isinstance(pilot.app.screen, BrowseScreen)
        assert pilot.app.screen.finding.place.name == "A"


# ---------------------------------------------------------------------------------------------- hostile, read-only


async def test_hostile_feeds_are_only_text(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/evil"), tags=("[/red]",), private=True), read=True)
    async with opened(library) as (pilot, browse):
        await until(pilot, lambda: "[@click=app.quit]x[/] [/red]" in browse.list.view.rows[0].text.plain)
        screen = await feeds_of(pilot)
        assert "[@click=app.quit]x[/] [/red]" in names(screen)[0]
        await pilot.press("T", "escape", "n", "escape", "D")
        await until(pilot, lambda: any("[@click=app.quit]x[/]" in each for each in toasts(pilot)))
        assert not [each for each in toasts(pilot) if "\x1b" in each]


async def test_a_library_that_can_only_be_read_says_so_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = kept(home, Feed("https://a.example/", "A"))
    monkeypatch.setattr(library.store._connections, "read_only", True)
    async with opened(library) as (pilot, browse):
        assert browse.query_one(HeaderLine).read_only
        screen = await feeds_of(pilot)
        await pilot.press("D", "p", "a", "R")
        assert len([each for each in toasts(pilot) if "can only be read" in each]) == 1
        assert names(screen) == ["A"]


async def test_a_library_that_breaks_while_it_is_read_is_said_and_survived(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/one"), private=True), read=True)
    async with opened(library) as (pilot, browse):
        await until(pilot, lambda: len(browse.listing.keys) == 2)
        (home / FILE_NAME).write_bytes(b"no database at all" * 1000)
        library.store._connections._idle.clear()
        for key in ("j", "asterisk", "z", "escape", "T", "escape", "right_square_bracket", "c", "A"):
            await pilot.press(key)
        await until(pilot, lambda: any("damaged" in each for each in toasts(pilot)))
        assert browse.article is not None
        await pilot.press("F")
        await until(pilot, lambda: isinstance(pilot.app.screen, FeedsScreen))
        await pilot.press("escape")
        assert pilot.app.is_running


def test_a_library_that_breaks_while_feeds_are_read_is_not_put_down_to_their_servers(
    home: Path, server: TestServer
) -> None:
    library = kept(home, Feed(server.at("/one"), private=True))
    with library.store:
        (home / FILE_NAME).write_bytes(b"no database at all" * 1000)
        library.store._connections._idle.clear()
        *_, told, ended = feeding.refresh(library, None, stop=threading.Event())
    assert isinstance(told, feeding.Changed)
    assert "damaged" in told.words
    assert isinstance(ended, feeding.Progress)
    assert ended.ended
    assert "Not all feeds" in ended.summary()
