"""Subscribing, reading feeds, and coming home to what they bring."""

import socket
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.library import Library, fetching
from reader.model import Feed, Visit
from reader.settings import Settings
from reader.store.store import Store
from reader.tui.app import CrossreadApp
from reader.tui.screens.browse import BrowseScreen
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.feeds import FeedsScreen
from reader.tui.widgets.bars import HeaderLine
from reader.tui.widgets.rows_view import RowsView
from tests.ingest.server import Request, TestServer, answer, serving
from tests.tui.driving import WIDE, toasts, until
from tests.tui.handmade import HandmadeLibrary, article

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


@pytest.fixture
def server() -> Iterator[TestServer]:
    answers = {
        "/one": rss("One", "a", "b"),
        "/two": rss("Two", "c"),
        "/broken": answer("500 Oops"),
        "/evil": rss(HOSTILE, HOSTILE),
        "/": page("/one", "/two"),
    }
    with serving(answers) as running:
        yield running


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the library that is kept."""
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / FILE_NAME))
    return tmp_path


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


# ---------------------------------------------------------------------------------------------- the list


async def test_feeds_stand_in_folders_with_what_is_wrong_and_what_helps(home: Path) -> None:
    library = kept(home, Feed("https://a.example/", "A", ("World",)), Feed("https://b.example/", "B"))
    visit = Visit(last=int(time.time()) - 300, failures=3, since=1, problem="has a server that is out of order (500)")
    library.store.feeds.record("https://a.example/", visit)
    async with opened(library) as (pilot, _):
        screen = await feeds_of(pilot)
        assert [row.text.plain for row in screen.list.rows if not row.id] == ["World", "", "No folder"]
        assert names(screen) == ["A", "B"]
        first = screen.list.rows[1]
        assert (first.sign.plain, first.right.plain) == ("! ", "0 of 0     5 min ago")
        assert "It has a server that is out of order (500)." in facts(screen)
        assert "3 times in a row. r tries it now" in facts(screen)
        assert screen.query_one(HeaderLine).facts == "2 feeds · 1 cannot be read"


async def test_without_feeds_it_is_said_how_to_begin(home: Path) -> None:
    async with opened(kept(home)) as (pilot, browse):
        assert "F shows your feeds" in browse.list.view.rows[0].text.plain
        screen = await feeds_of(pilot)
        assert screen.list.rows[0].text.plain == "No feeds yet"
        await pilot.press("enter", "D", "n", "r", "escape")
        assert pilot.app.screen is browse


async def test_search_keeps_the_feeds_that_hold_some_letters(home: Path) -> None:
    feeds = Feed("https://a.example/", "Asia"), Feed("https://b.example/", "B", ("asian",)), Feed("https://c.example/")
    async with opened(kept(home, *feeds)) as (pilot, _):
        screen = await feeds_of(pilot)
        await pilot.press("slash")
        await typed(pilot, "ASI")
        assert sorted(names(screen)) == ["Asia", "B"]
        await pilot.press("escape")
        assert len(names(screen)) == 3
        assert pilot.app.screen is screen


async def test_enter_shows_the_articles_of_the_feed(home: Path, server: TestServer) -> None:
    feeds = [Feed(server.at(path), private=True) for path in ("/one", "/two")]
    async with opened(kept(home, *feeds, read=True)) as (pilot, browse):
        await until(pilot, lambda: len(browse.listing) == 3)
        screen = await feeds_of(pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: pilot.app.screen is browse and len(browse.listing) == 1)
        assert browse.finding.place.name == "Two"
        assert screen not in pilot.app.screen_stack


# ---------------------------------------------------------------------------------------------- changing


async def test_a_page_with_several_feeds_asks_which(home: Path, server: TestServer) -> None:
    library = kept(home)
    async with opened(library) as (pilot, _):
        screen = await feeds_of(pilot)
        await pilot.press("a")
        await typed(pilot, server.at("/"))
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: names(screen) == ["Two"])
        assert "Two: 1 article." in toasts(pilot)
        await pilot.press("u")
        await until(pilot, lambda: not library.feeds())


async def test_what_cannot_be_added_is_said(home: Path, server: TestServer) -> None:
    async with opened(kept(home)) as (pilot, _):
        await feeds_of(pilot)
        await pilot.press("a")
        await typed(pilot, server.at("/broken"))
        await until(pilot, lambda: any("500" in each for each in toasts(pilot)))


async def test_names_tags_and_choices_are_changed_and_taken_back_one_by_one(home: Path) -> None:
    feed = Feed("https://a.example/", "A", ("x",))
    library = kept(home, feed)

    def now() -> Feed:
        return library.feeds()[0].feed

    async with opened(library) as (pilot, _):
        await feeds_of(pilot)
        await pilot.press("n")
        await typed(pilot, "Another")
        await until(pilot, lambda: now().title == "Another")
        await pilot.press("T")
        await typed(pilot, "world, daily,world,")
        await until(pilot, lambda: now().tags == ("world", "daily"))
        await pilot.press("p")
        await until(pilot, lambda: now().full_text)
        await pilot.press("d")
        await until(pilot, lambda: now().hidden)
        for wanted in (
            replace(feed, title="Another", tags=("world", "daily"), full_text=True),
            replace(feed, title="Another", tags=("world", "daily")),
            replace(feed, title="Another"),
            feed,
        ):
            await pilot.press("u")
            await until(pilot, lambda wanted=wanted: now() == wanted)  # type: ignore[misc]
        await pilot.press("u")
        assert "There is nothing to take back." in toasts(pilot)


async def test_a_feed_is_removed_with_its_articles_kept_and_comes_back(home: Path, server: TestServer) -> None:
    library = kept(home, Feed(server.at("/one"), private=True), read=True)
    async with opened(library) as (pilot, _):
        screen = await feeds_of(pilot)
        await pilot.press("D")
        await until(pilot, lambda: not library.feeds())
        assert library.total() == 2
        await pilot.press("u")
        await until(pilot, lambda: names(screen) == ["One"])
        assert library.feeds()[0].articles == 2


async def test_feeds_are_taken_over_and_written(home: Path) -> None:
    library = kept(home, Feed("https://a.example/", "A"))
    (home / "urls").write_text('https://b.example/ world\n"query:Mine:unread = \\"yes\\""\nexec:x\n')
    async with opened(library) as (pilot, _):
        screen = await feeds_of(pilot)
        await pilot.press("i")
        await typed(pilot, str(home / "urls"))
        await until(pilot, lambda: len(names(screen)) == 2)
        assert "1 new feed, 1 saved view" in toasts(pilot)[-1]
        assert "runs none" in toasts(pilot)[-1]
        for _ in range(2):
            await pilot.press("e")
            await typed(pilot, str(home / "out.opml"))
            await until(pilot, lambda: (home / "out.opml").exists())
        await until(pilot, lambda: isinstance(pilot.app.screen, ChoiceScreen))
        await pilot.press("escape", "i")
        await typed(pilot, str(home / "none"))
        await until(pilot, lambda: any("none: no such file" in each for each in toasts(pilot)))
    assert b"https://b.example/" in (home / "out.opml").read_bytes()


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


# ---------------------------------------------------------------------------------------------- searching


async def test_what_is_no_query_is_said_below_the_line_while_it_is_typed() -> None:
    async with opened(HandmadeLibrary([article("one", "Kim met him.")])) as (pilot, browse):
        await pilot.press("slash", *"is:unred")
        hint = browse.query_one("#hint", Static)
        await until(pilot, lambda: hint.has_class("-shown"))
        assert "unred" in str(hint.render())
        await pilot.press("backspace", "backspace", *"ead")
        await until(pilot, lambda: not hint.has_class("-shown"))
        await pilot.press("f1")
        text = str(pilot.app.screen.query_one(Static).render())
        assert "is:x" in text
        assert "words:>500" in text
        await pilot.press("escape")
        assert pilot.app.screen is browse


async def test_earlier_searches_come_back_with_up() -> None:
    async with opened(HandmadeLibrary([article("one", "Kim met him.")])) as (pilot, browse):
        for words in ("kim", "met"):
            await pilot.press("slash")
            await typed(pilot, words)
            await pilot.press("1", "escape")
        await pilot.press("slash")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        line = pilot.app.focused
        assert isinstance(line, Input)
        for key, shown in (("up", "met"), ("up", "kim"), ("up", "kim"), ("down", "met")):
            await pilot.press(key)
            assert line.value == shown
        await pilot.press("down")
        assert pilot.app.focused is browse.list.view


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
