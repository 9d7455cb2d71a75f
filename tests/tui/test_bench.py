"""Bench, driven by keys and the mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader.library import Library
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.content.summary import method_name
from reader.tui.messages import OpenArticle
from reader.tui.screens.bench import BenchScreen, first_methods, window
from reader.tui.screens.export import ExportScreen
from reader.tui.widgets.bars import HeaderLine
from tests.tui.driving import until
from tests.tui.handmade import HandmadeLibrary, article, library

WIDE = (140, 40)


@asynccontextmanager
async def opened(
    shown: Library | None = None, *, size: tuple[int, int] = WIDE, wait: bool = True
) -> AsyncIterator[tuple[Pilot[int], BenchScreen, list[OpenArticle | None]]]:
    """Bench over the first article of a library, and the list that its result is put into."""
    shown = shown or library()
    app = CrossreadApp(shown, Settings(length="2"))
    results: list[OpenArticle | None] = []
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = BenchScreen(shown, shown.articles[0], Settings(length="2"))
        app.push_screen(screen, results.append)
        await pilot.pause()
        if wait:
            await laid(pilot, screen)
        yield pilot, screen, results


async def laid(pilot: Pilot[int], screen: BenchScreen) -> None:
    """Wait until the columns are those that are asked for."""

    def ready() -> bool:
        found = tuple((column.analysis.article, column.summary.method) for column in screen.columns)
        lengths = {column.summary.length for column in screen.columns}
        return found == screen.request.columns and lengths == {screen.request.length}

    await until(pilot, ready)


def texts(screen: BenchScreen, column: int) -> list[str]:
    return [row.text.plain for row in screen.views[column].rows]


def headings(screen: BenchScreen) -> list[str]:
    return [texts(screen, index)[0] for index in range(len(screen.columns))]


# ---------------------------------------------------------------------------------------------- columns


def test_ones_own_method_comes_first_and_no_method_twice() -> None:
    assert first_methods("lexrank") == ("lexrank", "crossread", "lead", "textrank")
    assert first_methods("") == ("crossread", "lead", "lexrank", "textrank")
    assert first_methods("no such method")[0] == "crossread"


@pytest.mark.parametrize(
    ("width", "at", "first", "expected"),
    [
        (140, 0, 0, range(4)),
        (100, 0, 0, range(3)),
        (100, 3, 0, range(1, 4)),
        (100, 1, 1, range(1, 4)),
        (60, 2, 0, range(2, 3)),
        (0, 3, 0, range(3, 4)),
    ],
)
def test_the_column_with_the_keys_always_shows(width: int, at: int, first: int, expected: range) -> None:
    assert window(width, 4, at, first) == expected


async def test_methods_stand_side_by_side_for_one_article() -> None:
    async with opened() as (_, screen, _results):
        assert headings(screen) == [method_name(method) for method in first_methods("")]
        assert screen.query_one(HeaderLine).facts == "The north story"
        assert texts(screen, 0)[1:] == ["Kim met him.", "They talked long."]
        assert screen.view.has_focus


async def test_the_overlap_is_told() -> None:
    async with opened() as (_, screen, _results):
        overlap = str(screen.query_one("#overlap", Static).content)
        assert overlap == "4 different sentences · 0 in all 4 · 2 in several"


async def test_a_shared_sentence_is_lit_in_every_column_that_has_it() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("down")
        assert [view.chosen for view in screen.views[:4]] == ["sentence-1", "", "sentence-1", "sentence-1"]


async def test_going_to_the_next_column_keeps_the_sentence() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("down", "right")
        assert (screen.at, screen.view.chosen.startswith("sentence-")) == (1, True)
        await pilot.press("right", "down", "left", "left", "left")
        assert screen.at == 0
        assert screen.view.chosen


async def test_a_click_gives_a_column_the_keys() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.click(screen.views[2], offset=(5, 6))
        await until(pilot, lambda: screen.at == 2)


# ---------------------------------------------------------------------------------------------- other summaries


async def test_a_column_takes_the_next_method_that_no_other_has() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("right", "m")
        await laid(pilot, screen)
        assert headings(screen)[1] == "LSA"
        await pilot.press("M")
        await laid(pilot, screen)
        assert len(set(headings(screen))) == 4


async def test_all_summaries_become_longer_and_shorter_together() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("plus")
        await laid(pilot, screen)
        assert {len(column.summary.picks) for column in screen.columns} == {3}
        await pilot.press("minus", "minus")
        await laid(pilot, screen)
        assert {len(column.summary.picks) for column in screen.columns} == {1}


async def test_articles_stand_side_by_side_for_one_method_and_back() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("right", "a")
        await until(pilot, lambda: screen.request.over_articles)
        await laid(pilot, screen)
        assert headings(screen) == ["north Times", "south Times", "[/red] Times"]
        assert screen.query_one(HeaderLine).facts == "Lead for 3 articles"
        await pilot.press("m")
        await laid(pilot, screen)
        assert {column.summary.method for column in screen.columns} == {"lexrank"}
        await pilot.press("right", "a")
        await laid(pilot, screen)
        assert screen.query_one(HeaderLine).facts == "The south story"
        assert headings(screen)[0] == "LexRank"


async def test_no_more_than_eight_articles_stand_side_by_side() -> None:
    many = library(*(article(f"a{number}", "One.", "Two.", "Three.") for number in range(12)))
    async with opened(many) as (pilot, screen, _results):
        await pilot.press("a")
        await until(pilot, lambda: screen.request.over_articles)
        await laid(pilot, screen)
        assert len(screen.columns) == 8


async def test_keys_pressed_while_it_summarises_are_not_lost() -> None:
    shown = library()
    shown.delay = 0.05
    async with opened(shown, wait=False) as (pilot, screen, _results):
        await pilot.press("down", "right")
        await laid(pilot, screen)
        await until(pilot, lambda: screen.at == 1)


# ---------------------------------------------------------------------------------------------- going on


async def test_enter_opens_the_article_at_the_sentence() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("down", "enter")
        await until(pilot, lambda: bool(results))
        sentence = screen.columns[0].analysis.sentences[1]
        assert results[0] == OpenArticle("north", sentence.span)


async def test_escape_goes_back() -> None:
    async with opened() as (pilot, _, results):
        await pilot.press("escape")
        await until(pilot, lambda: results == [None])


async def test_what_is_on_the_bench_can_be_exported() -> None:
    async with opened(HandmadeLibrary(library().articles)) as (pilot, _, _results):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (200, 50)])
async def test_every_size_is_survived(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, screen, _results):
        await pilot.press("right", "down", "a", "m", "plus")
        await laid(pilot, screen)
        shown = [view for view in screen.views if view.display]
        assert screen.view in shown
        assert len(shown) == (1 if size[0] < 70 else min(size[0] // 30, len(screen.columns)))
