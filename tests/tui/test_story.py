"""Story, driven by keys and the mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Story
from reader.settings import Settings
from reader.tui import actions
from reader.tui.app import CrossreadApp
from reader.tui.messages import OpenArticle
from reader.tui.screens.browse import BrowseScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.story import APART, TOGETHER, StoryScreen
from reader.tui.widgets.bars import HeaderLine
from tests.tui.driving import toasts, until
from tests.tui.told import QuotedLibrary, stories

WIDE = (120, 40)


class OneStory(QuotedLibrary):
    """The first two articles tell one story, every other is alone."""

    def stories(self) -> tuple[Story, ...]:
        """By hand."""
        first, second, *others = (article.id for article in self.articles)
        return (Story((first, second)), *(Story((other,)) for other in others))


@asynccontextmanager
async def opened(
    shown: Library | None = None, *, size: tuple[int, int] = WIDE, number: int = 0, wait: bool = True
) -> AsyncIterator[tuple[Pilot[int], StoryScreen, list[OpenArticle | None]]]:
    """Story over an article of a library, and the list that its result is put into."""
    shown = shown or stories()
    app = CrossreadApp(shown, Settings(length="2"))
    results: list[OpenArticle | None] = []
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = StoryScreen(shown, shown.articles[number], Settings(length="2"))
        app.push_screen(screen, results.append)
        await pilot.pause()
        if wait:
            await told(pilot, screen)
        yield pilot, screen, results


async def told(pilot: Pilot[int], screen: StoryScreen) -> None:
    """Wait until what is shown is what is asked for."""
    await until(pilot, lambda: screen.telling is not None and screen.telling.summary.length == screen.request.length)


def texts(screen: StoryScreen, pane: str) -> list[str]:
    return [row.text.plain for row in screen.view_of(pane).rows if row.text.plain]


@pytest.mark.parametrize("action", actions.on(actions.STORY), ids=lambda action: action.id)
def test_every_action_is_carried_out(action: actions.Action) -> None:
    owner = CrossreadApp if action.by_app else StoryScreen
    assert hasattr(owner, f"action_{action.method.removeprefix('app.')}")


async def test_what_is_told_together_stands_beside_what_is_told_apart() -> None:
    async with opened() as (_, screen, _results):
        assert texts(screen, TOGETHER)[0] == "Summary"
        assert texts(screen, APART)[0] == "Only Post Times"
        assert screen.query_one(HeaderLine).facts == "4 articles · 3 points told by several"
        assert screen.view_of(TOGETHER).has_focus
        assert [screen.view_of(pane).display for pane in (TOGETHER, APART)] == [True, True]


async def test_browse_opens_the_story_of_the_article_shown() -> None:
    app = CrossreadApp(stories(), Settings())
    async with app.run_test(size=WIDE) as pilot:
        browse = app.screen
        assert isinstance(browse, BrowseScreen)
        await until(pilot, lambda: browse.article is not None)
        await pilot.press("down")
        await until(pilot, lambda: browse.article is not None and browse.article.id == "Mail")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen))
        assert isinstance(app.screen, StoryScreen)
        assert app.screen.request.article.id == "Mail"


async def test_enter_opens_the_sentence_in_its_article() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("right_square_bracket", "down", "enter")
        await until(pilot, lambda: bool(results))
        assert screen.telling is not None
        assert results == [OpenArticle("Herald", screen.telling.analyses[2].sentences[0].span)]


async def test_enter_on_the_timeline_opens_the_article() -> None:
    async with opened() as (pilot, _, results):
        await pilot.press("right", "G", "enter")
        await until(pilot, lambda: results == [OpenArticle("[/red]", None)])


async def test_a_click_chooses_and_a_second_one_opens() -> None:
    async with opened() as (pilot, screen, results):
        view = screen.view_of(APART)
        line = next(top for row, top in zip(view.rows, view._tops, strict=True) if row.id)
        await pilot.click(view, offset=(8, line + 1))
        await until(pilot, lambda: screen.pane == APART)
        await pilot.click(view, offset=(8, line + 1))
        await until(pilot, lambda: bool(results))


async def test_parts_are_walked_through_both_panes_and_round() -> None:
    async with opened() as (pilot, screen, _results):
        seen = []
        for _ in range(5):
            await pilot.press("right_square_bracket")
            seen.append((screen.pane, screen.view.chosen.rsplit(":", 1)[0]))
        assert seen == [
            (TOGETHER, "shared:0"),
            (APART, "alone:2"),
            (APART, "alone:3"),
            (APART, "time:2"),
            (TOGETHER, screen.view.chosen.rsplit(":", 1)[0]),
        ]
        await pilot.press("left_square_bracket")
        assert (screen.pane, screen.view.chosen) == (APART, "time:2:")


async def test_a_part_is_shown_with_its_heading() -> None:
    async with opened(size=(60, 14)) as (pilot, screen, _results):
        await pilot.press(*["right_square_bracket"] * 3)
        view = screen.view
        await pilot.pause()
        shown = [view.render_line(y).text.strip() for y in range(view.size.height)]
        assert any(line.startswith("Only [/red] Times") for line in shown)


async def test_the_summary_gets_longer_and_shorter() -> None:
    async with opened() as (pilot, screen, _results):
        for key, count in (("plus", 3), ("minus", 2), ("minus", 1)):
            await pilot.press(key)
            await told(pilot, screen)
            assert screen.telling is not None
            assert len(screen.telling.summary.picks) == count


async def test_only_the_articles_of_the_story_are_shown_until_all_are_wanted() -> None:
    async with opened(OneStory(stories().articles)) as (pilot, screen, _results):
        assert screen.query_one(HeaderLine).facts == "2 articles · 3 points told by several"
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(HeaderLine).facts == "all 4 articles · 3 points told by several")
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(HeaderLine).facts.startswith("2 articles"))


async def test_it_says_how_far_it_is_while_it_reads_more_articles() -> None:
    shown = OneStory(stories().articles)
    async with opened(shown) as (pilot, screen, _results):
        shown.delay = 0.1
        await pilot.press("a")
        await until(pilot, lambda: screen.query_one(HeaderLine).facts == "Reading article 3 of 4 …")
        await until(pilot, lambda: screen.query_one(HeaderLine).facts.startswith("all 4 articles"))


async def test_an_article_whose_story_no_other_tells_is_laid_beside_all() -> None:
    async with opened(OneStory(stories().articles), number=3) as (pilot, screen, _results):
        assert screen.query_one(HeaderLine).facts == "all 4 articles · 3 points told by several"
        await pilot.press("a")
        await until(
            pilot, lambda: "No other article tells this story, so all articles are laid side by side." in toasts(pilot)
        )


async def test_where_there_is_little_room_one_pane_shows_at_a_time() -> None:
    async with opened(size=(80, 24)) as (pilot, screen, _results):
        for key, together in (("tab", False), ("shift+tab", True), ("right", False), ("left", True)):
            await pilot.press(key)
            await pilot.pause()
            assert [screen.view_of(pane).display for pane in (TOGETHER, APART)] == [together, not together]
            assert screen.view.has_focus


async def test_a_tab_can_be_clicked() -> None:
    async with opened(size=(80, 24)) as (pilot, screen, _results):
        await pilot.click("TabLine", offset=(15, 0))
        await until(pilot, lambda: screen.pane == APART)


async def test_keys_pressed_while_it_reads_are_not_lost() -> None:
    shown = stories()
    shown.delay = 0.05
    async with opened(shown, wait=False) as (pilot, screen, results):
        await pilot.press("right_square_bracket", "enter")
        await told(pilot, screen)
        await until(pilot, lambda: bool(results))
        assert results[0] is not None
        assert results[0].article_id == "Post"


async def test_a_sentence_can_be_copied() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("y")
        await until(pilot, lambda: "The sentence is copied." in toasts(pilot))
        assert pilot.app.clipboard in screen.view.rows[screen.view.cursor].text.plain


async def test_the_story_can_be_exported() -> None:
    async with opened() as (pilot, _, _results):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))


async def test_escape_goes_back() -> None:
    async with opened() as (pilot, _, results):
        await pilot.press("escape")
        await until(pilot, lambda: results == [None])


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (200, 50)])
async def test_every_size_is_survived(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, screen, _results):
        await pilot.press("right_square_bracket", "down", "tab", "G", "plus", "a", "space", "g")
        await told(pilot, screen)
        assert screen.view.display
