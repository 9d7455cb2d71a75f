"""The dialog that keeps a search, driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Static

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.screens.saving import SaveScreen
from tests.tui.driving import until
from tests.tui.handmade import library


@asynccontextmanager
async def asked(shown: Library, query: str) -> AsyncIterator[tuple[Pilot[int], list[str | None]]]:
    """The dialog over a search, and the list that its result is put into."""
    app = CrossreadApp(shown, Settings())
    results: list[str | None] = []
    async with app.run_test(notifications=True) as pilot:
        app.push_screen(SaveScreen(shown, query), results.append)
        await pilot.pause()
        yield pilot, results


async def test_a_search_is_kept_as_a_view_by_its_name() -> None:
    shown = library()
    async with asked(shown, "title:north") as (pilot, results):
        await pilot.press(*"north", "enter")
        await until(pilot, lambda: results == ["north"])
        assert [(view.name, view.query) for view in shown.store.views.views()] == [("north", "title:north")]


async def test_a_search_becomes_a_rule_by_the_arrows_from_within_the_name() -> None:
    shown = library()
    async with asked(shown, "title:north") as (pilot, results):
        await pilot.press(*"polar", "down", "down", "down", "enter")
        await until(pilot, lambda: results == [""])
        assert [(rule.query, str(rule.action), rule.tag) for rule in shown.store.views.rules()] == [
            ("title:north", "tag", "polar")
        ]


async def test_without_a_name_it_says_what_is_missing_and_stays() -> None:
    async with asked(library(), "title:north") as (pilot, results):
        await pilot.press("enter")
        outcome = pilot.app.screen.query_one("#outcome", Static)
        await until(pilot, lambda: bool(str(outcome.render())))
        assert not results


async def test_escape_keeps_nothing() -> None:
    shown = library()
    async with asked(shown, "title:north") as (pilot, results):
        await pilot.press(*"north", "escape")
        await until(pilot, lambda: results == [None])
        assert not shown.store.views.views()
