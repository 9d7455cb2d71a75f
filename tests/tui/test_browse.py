"""Reading, choosing and searching in Browse."""

import asyncio

import pytest
from textual.widgets import Static

from reader.model import Analysis, Article, Span
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.content.summary import method_name
from reader.tui.screens.browse import BrowseScreen
from reader.tui.widgets.bars import HeaderLine
from reader.tui.widgets.side_panel import ENTITIES, SOURCES, SUMMARY
from tests.tui.driving import WIDE, opened, settled, shown_lines, side_texts, toasts, until
from tests.tui.handmade import HandmadeLibrary, library

# ---------------------------------------------------------------------------------------------- reading


async def test_the_first_article_is_open_with_its_summary_and_answers() -> None:
    async with opened() as (_, screen):
        assert screen.article is not None
        assert screen.article.id == "north"
        assert side_texts(screen, SUMMARY)[:2] == [method_name(screen.method), "Kim met him."]
        assert "Kim Jong Un" in side_texts(screen, SUMMARY)
        assert "❶\u00a0Kim met him." in shown_lines(screen)
        header = screen.query_one(HeaderLine)
        assert header.facts == "3 articles · 1 story"
        assert header.question == "Trump's friendships with other leaders"


async def test_moving_in_the_list_opens_the_article_under_the_cursor() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("j", "down")
        assert screen.article is not None
        assert screen.article.id == "[/red]"
        await pilot.press("k")
        assert screen.article.id == "south"


async def test_brackets_in_foreign_text_are_shown_as_they_are() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("G")
        await until(pilot, lambda: settled(screen))
        assert "The [/red] story" in shown_lines(screen)
        assert "Brackets [b]stay[/b]. ❷\u00a0Kim saw [AP] them." in shown_lines(screen)


async def test_the_place_in_each_article_is_kept() -> None:
    async with opened(size=(120, 16)) as (pilot, screen):
        await pilot.press("2", "space")
        there = screen.text.view.scroll_offset.y
        assert there > 0
        await pilot.press("1", "j")
        assert screen.text.view.scroll_offset.y == 0
        await pilot.press("k")
        assert screen.text.view.scroll_offset.y == there


async def test_space_pages_the_text_even_from_the_list() -> None:
    async with opened(size=(120, 16)) as (pilot, screen):
        await pilot.press("space")
        assert screen.pane == "list"
        assert screen.text.view.scroll_offset.y > 0


async def test_enter_goes_in_and_escape_comes_out() -> None:
    async with opened() as (pilot, screen):
        assert screen.pane == "list"
        await pilot.press("enter")
        assert (screen.pane, screen.focused) == ("text", screen.text.view)
        await pilot.press("enter")
        assert (screen.pane, screen.focused) == ("side", screen.side.view)
        await pilot.press("escape", "escape")
        assert (screen.pane, screen.focused) == ("list", screen.list.view)


async def test_tab_goes_round_the_panes() -> None:
    async with opened() as (pilot, screen):
        for pane in ("text", "side", "list"):
            await pilot.press("tab")
            assert screen.pane == pane
        await pilot.press("shift+tab")
        assert screen.pane == "side"


async def test_keys_pressed_while_work_runs_are_not_lost() -> None:
    slow = library()
    slow.delay = 0.4
    app = CrossreadApp(slow, Settings())
    async with app.run_test(size=WIDE) as pilot:
        screen = app.screen
        assert isinstance(screen, BrowseScreen)
        await asyncio.sleep(0.2)
        await pilot.press("j", "j", "k", "2")
        assert screen.article is not None
        assert (screen.article.id, screen.pane) == ("south", "text")
        await until(pilot, lambda: settled(screen))
        assert screen.analysis is not None
        assert screen.analysis.article.id == "south"


async def test_work_that_fails_is_said_and_the_text_stays() -> None:
    class Broken(HandmadeLibrary):
        def analysis(self, article: Article) -> Analysis:
            raise ValueError(f"[/red] cannot read {article.id}")

    app = CrossreadApp(Broken(library().articles), Settings())
    async with app.run_test(size=WIDE, notifications=True) as pilot:
        await until(pilot, lambda: bool(toasts(pilot)))
        assert toasts(pilot) == ["ValueError: [/red] cannot read north"]
        assert isinstance(app.screen, BrowseScreen)
        assert "Kim met him." in shown_lines(app.screen)


# ---------------------------------------------------------------------------------------------- side panel


async def test_enter_on_a_sentence_of_the_summary_shows_that_very_sentence() -> None:
    async with opened(size=(120, 14)) as (pilot, screen):
        await pilot.press("m")
        await until(pilot, lambda: screen.summary is not None and screen.summary.method == screen.method)
        screen.method = "lead"
        screen.summarise()
        await until(pilot, lambda: screen.summary is not None and screen.summary.method == "lead")
        await pilot.press("3", "down", "enter")
        assert screen.analysis is not None
        assert screen.summary is not None
        wanted = screen.analysis.sentences[screen.summary.picks[1].sentence].span
        assert screen.text.view.is_visible(wanted)
        line = screen.text.view.page.line_of(wanted.start)  # type: ignore[union-attr]
        drawn = screen.text.view.page.draw(line, screen.text.view._layers)  # type: ignore[union-attr]
        assert any(span.style == "on $hit" for span in drawn.spans)
        assert screen.pane == "side"


async def test_enter_on_an_answer_shows_its_evidence_and_on_a_voice_the_voices() -> None:
    async with opened(size=(120, 14)) as (pilot, screen):
        await pilot.press("3")
        screen.side.view.choose("answer-0")
        await pilot.press("enter")
        assert screen.article is not None
        assert screen.text.view.is_visible(Span(len(screen.article.body) - 2, len(screen.article.body)))
        await pilot.press("j", "enter")
        assert screen.side.view.chosen == "voice-0-0"
        assert screen.text.view.is_visible(Span(0, 1))


async def test_m_changes_the_method_and_plus_the_length() -> None:
    async with opened() as (pilot, screen):
        before = screen.method
        await pilot.press("m", "plus", "plus", "minus")
        await until(pilot, lambda: screen.summary is not None and screen.summary.length == "4")
        assert screen.summary is not None
        assert screen.summary.method == screen.method != before
        await pilot.press("M")
        await until(pilot, lambda: screen.summary is not None and screen.summary.method == before)


async def test_3_again_turns_the_tabs_and_left_turns_back() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("3", "3")
        assert screen.side.tab == ENTITIES
        assert screen.focused is screen.side.view
        await pilot.press("left")
        assert screen.side.tab == SUMMARY


async def test_choosing_an_entity_marks_it_and_n_walks_its_mentions() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("3", "3", "enter")
        trail = screen.text.trail
        assert trail is not None
        assert trail.words() == "Kim Jong Un, 1 of 24"
        await pilot.press("n", "n", "N")
        assert screen.text.trail is not None
        assert screen.text.trail.index == 1
        assert "2 of 24" in str(screen.query_one("#trail", Static).render())
        await pilot.press("escape")
        assert screen.text.trail is None


async def test_the_chosen_entity_stays_chosen_in_another_article() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("3", "3", "enter", "1", "j")
        await until(pilot, lambda: settled(screen))
        assert screen.text.trail is not None
        assert screen.text.trail.words() == "Kim Jong Un, not in this article"
        await pilot.press("j")
        await until(pilot, lambda: screen.article is not None and screen.article.id == "[/red]" and settled(screen))
        assert screen.text.trail.words() == "Kim Jong Un, 1 in this article"


async def test_f_keeps_the_articles_that_mention_the_entity_and_gives_all_back() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("3", "3", "enter", "f")
        await until(pilot, lambda: screen.finding.only and screen.listed == screen.finding)
        assert [row.id for row in screen.list.view.rows] == ["north", "[/red]"]
        await pilot.press("f")
        assert len(screen.list.view.rows) == 3


async def test_n_without_anything_chosen_says_what_to_do() -> None:
    async with opened() as (pilot, _):
        await pilot.press("n")
        assert "search with /" in toasts(pilot)[0]


async def test_enter_in_sources_opens_that_article() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("3", "3", "3")
        assert screen.side.tab == SOURCES
        await pilot.press("j", "enter")
        assert screen.article is not None
        assert screen.article.id == "south"
        assert screen.list.view.chosen == "south"


# ---------------------------------------------------------------------------------------------- search


async def test_search_filters_the_list_as_one_types_and_marks_the_hits() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash", *"nobody")
        await until(pilot, lambda: screen.finding.query == "nobody" and screen.listed == screen.finding)
        assert [row.id for row in screen.list.view.rows] == ["south"]
        assert screen.article is not None
        assert screen.article.id == "south"
        await pilot.press("enter")
        assert screen.pane == "text"
        assert screen.text.trail is not None
        assert screen.text.trail.words() == "“nobody”, 1 of 8"


async def test_escape_ends_the_search_and_shows_all() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash", *"nobody")
        await until(pilot, lambda: bool(screen.finding.query) and screen.listed == screen.finding)
        await pilot.press("escape")
        assert len(screen.list.view.rows) == 3
        assert screen.text.trail is None
        assert screen.focused is screen.list.view


async def test_a_search_that_finds_nothing_says_how_to_go_on() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash", *"xyzzy")
        await until(pilot, lambda: bool(screen.finding.query) and screen.listed == screen.finding)
        assert "Escape shows all" in screen.list.view.rows[0].text.plain
        assert screen.article is not None


@pytest.mark.parametrize("words", ["[/red]", "(", "*", "\\", "[b]stay"])
async def test_any_words_can_be_searched_for(words: str) -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash")
        screen.list.query_one("SearchLine").value = words  # type: ignore[attr-defined]
        await until(pilot, lambda: screen.finding.query == words and screen.listed == screen.finding)
        assert f"“{words}”" in screen.query_one("#filter", Static).render().plain  # type: ignore[union-attr]
