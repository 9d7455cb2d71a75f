"""Subscribing, and keeping subscriptions in order."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from reader.model import Feed, Visit
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.widgets.bars import HeaderLine
from tests.ingest.server import TestServer
from tests.tui.driving import toasts, until
from tests.tui.subscribing import facts, feeds_of, kept, names, opened, typed

pytestmark = pytest.mark.usefixtures("home")


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
