"""Browse, driven by keys and the mouse."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader.library import Library
from reader.model import Analysis, Article, Problem, Span
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.content.summary import method_name
from reader.tui.messages import OpenArticle
from reader.tui.screens.browse import BrowseScreen
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.side_panel import ENTITIES, SOURCES, SUMMARY
from tests.tui.handmade import HandmadeLibrary, library

WIDE = (120, 30)


@pytest.fixture(autouse=True)
def _no_settings_of_the_readers(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))


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
    for _ in range(200):
        if ready():
            await pilot.pause()
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came about")


def shown_lines(screen: BrowseScreen) -> str:
    view = screen.text.view
    return "\n".join(view.render_line(y).text.rstrip() for y in range(view.size.height))


def side_texts(screen: BrowseScreen, tab: str) -> list[str]:
    return [row.text.plain for row in screen.side.rows_of(tab) if row.text.plain]


def toasts(pilot: Pilot[int]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


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
        await until(pilot, lambda: screen.finding.only is not None)
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
        await until(pilot, lambda: screen.finding.hits is not None and "south" in screen.finding.hits)
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
        await until(pilot, lambda: screen.finding.hits is not None)
        await pilot.press("escape")
        assert len(screen.list.view.rows) == 3
        assert screen.text.trail is None
        assert screen.focused is screen.list.view


async def test_a_search_that_finds_nothing_says_how_to_go_on() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash", *"xyzzy")
        await until(pilot, lambda: screen.finding.hits == {})
        assert "Escape shows all" in screen.list.view.rows[0].text.plain
        assert screen.article is not None


@pytest.mark.parametrize("words", ["[/red]", "(", "*", "\\", "[b]stay"])
async def test_any_words_can_be_searched_for(words: str) -> None:
    async with opened() as (pilot, screen):
        await pilot.press("slash")
        screen.list.query_one("SearchLine").value = words  # type: ignore[attr-defined]
        await until(pilot, lambda: screen.finding.query == words and screen.finding.hits is not None)
        assert f"“{words}”" in screen.query_one("#filter", Static).render().plain  # type: ignore[union-attr]


# ---------------------------------------------------------------------------------------------- around


async def test_an_empty_library_says_what_to_do() -> None:
    async with opened(HandmadeLibrary([])) as (pilot, screen):
        assert "crossread PATH" in screen.list.view.rows[0].text.plain
        await pilot.press("j", "space", "G", "enter", "n", "f", "m", "plus", "y", "o", "3", "enter", "escape")
        assert screen.article is None


async def test_another_screen_can_have_a_sentence_shown() -> None:
    async with opened(size=(120, 14)) as (pilot, screen):
        await pilot.press("slash", *"met")
        await until(pilot, lambda: screen.finding.hits is not None)
        screen.come_back(OpenArticle("south", Span(60, 70)))
        await pilot.pause()
        assert screen.article is not None
        assert (screen.article.id, screen.pane) == ("south", "text")
        assert screen.text.view.is_visible(Span(60, 70))
        assert len(screen.list.view.rows) == 3


async def test_an_article_that_is_not_there_is_said() -> None:
    async with opened() as (pilot, screen):
        screen.post_message(OpenArticle("nothing"))
        await until(pilot, lambda: bool(toasts(pilot)))
        assert "nothing" in toasts(pilot)[0]
        assert screen.article is not None


async def test_y_copies_the_sentence_at_the_top_or_the_chosen_one() -> None:
    async with opened() as (pilot, _):
        await pilot.press("2", "y")
        assert pilot.app.clipboard == "Kim met him."
        await pilot.press("3", "down", "y")
        assert pilot.app.clipboard == "They talked long."


async def test_selecting_text_copies_the_bodys_own_text() -> None:
    async with opened(size=(110, 20)) as (pilot, screen):
        view = screen.text.view
        page = view.page
        assert page is not None
        first = page.line_of(0)
        left = view.region.x + view.margin
        await pilot.mouse_down(ArticleView, offset=(left - view.region.x, first))
        await pilot.hover(ArticleView, offset=(left - view.region.x + 4, first + 1))
        await pilot.mouse_up(ArticleView, offset=(left - view.region.x + 4, first + 1))
        copied = screen.get_selected_text()
        assert copied is not None
        assert screen.article is not None
        assert copied in screen.article.body
        assert copied.startswith("Kim met him. They talked")


async def test_a_click_on_a_name_chooses_it() -> None:
    async with opened() as (pilot, screen):
        view = screen.text.view
        assert view.page is not None
        line = view.page.line_of(0)
        await pilot.click(ArticleView, offset=(view.margin + 3, line))
        assert screen.finding.entity is not None
        assert screen.finding.entity.name == "Kim Jong Un"


async def test_a_click_on_a_row_chooses_it_and_gives_its_pane_the_keys() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("2")
        await pilot.click("#articles", offset=(5, 4))
        assert screen.article is not None
        assert (screen.article.id, screen.pane) == ("south", "list")


async def test_a_click_on_the_footer_does_what_it_says() -> None:
    async with opened() as (pilot, screen):
        start = next(start for start, _, method in screen.query_one(FooterLine)._places if method == "next_method")
        before = screen.method
        await pilot.click(FooterLine, offset=(start + 2, 0))
        assert screen.method != before


async def test_a_click_on_a_tab_opens_it() -> None:
    async with opened() as (pilot, screen):
        await pilot.click("TabLine", offset=(14, 0))
        assert screen.side.tab == ENTITIES


async def test_only_web_addresses_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (pilot, _):
        called: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "open_url", lambda url, new_tab=True: called.append(url))  # noqa: ARG005
        bad = (
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ssh://-oProxyCommand=x",
            "https://",
            "https://a b",
            "-x",
            "",
        )
        for url in ("https://example.org/a", *bad, "https://[", "https://a\x1b", "http://example.org"):
            pilot.app.open_url(url)
        await pilot.pause()
        assert called == ["https://example.org/a", "http://example.org"]
        assert len(toasts(pilot)) == len(bad) + 2


async def test_o_opens_the_page_of_the_article_or_says_that_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    async with opened() as (pilot, _):
        called: list[str] = []
        monkeypatch.setattr(pilot.app._driver, "open_url", lambda url, new_tab=True: called.append(url))  # noqa: ARG005
        await pilot.press("o")
        assert "without the address" in toasts(pilot)[0]
        await pilot.press("G", "o")
        assert called == ["https://example.org/page"]


# ---------------------------------------------------------------------------------------------- sizes and settings


@pytest.mark.parametrize(
    ("width", "shown"),
    [(120, {"list", "text", "side"}), (80, {"list", "text"}), (60, {"text"}), (20, {"text"})],
)
async def test_panes_fold_as_the_window_narrows(width: int, shown: set[str]) -> None:
    async with opened(size=(width, 20)) as (_, screen):
        assert {name for name in ("list", "text", "side") if screen.query_one(f"#{name}").display} == shown


async def test_3_unfolds_the_side_panel_and_escape_folds_it() -> None:
    async with opened(size=(80, 24)) as (pilot, screen):
        await pilot.press("3")
        await pilot.pause()
        assert screen.side.display
        assert screen.focused is screen.side.view
        await pilot.press("escape")
        await pilot.pause()
        assert not screen.side.display


async def test_a_narrow_window_goes_to_the_text_when_a_sentence_is_opened() -> None:
    async with opened(size=(60, 20)) as (pilot, screen):
        await pilot.press("3")
        await pilot.pause()
        assert not screen.text.display
        await pilot.press("enter")
        await pilot.pause()
        assert screen.text.display


@pytest.mark.parametrize("size", [(1, 1), (2, 3), (20, 5), (35, 8), (400, 120)])
async def test_any_size_is_survived(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, screen):
        await pilot.press("1", "j", "2", "space", "G", "3", "3", "enter", "n", "question_mark", "escape")
        assert screen.is_current


async def test_the_text_can_be_read_in_20_by_5_cells() -> None:
    async with opened(size=(20, 5)) as (pilot, screen):
        await pilot.press("down", "down", "down", "down")
        assert "Kim met him" in shown_lines(screen)


async def test_the_line_at_the_top_stays_when_the_window_changes() -> None:
    async with opened(size=(140, 16)) as (pilot, screen):
        await pilot.press("2", "space", "space")
        before = screen.text.view.top_offset
        await pilot.resize_terminal(104, 16)
        await pilot.pause()
        page = screen.text.view.page
        assert page is not None
        assert page.line_of(before) == screen.text.view.scroll_offset.y


async def test_text_is_at_most_80_cells_wide_and_in_the_middle() -> None:
    async with opened(size=(240, 30)) as (_, screen):
        left, width = screen.text.view._column
        assert width == 80
        assert abs(left - (screen.text.view.size.width - 80) // 2) <= 1


async def test_t_goes_through_all_themes_and_back() -> None:
    async with opened() as (pilot, _):
        app = pilot.app
        assert isinstance(app, CrossreadApp)
        seen = []
        for _name in app.theme_files:
            await pilot.press("t")
            seen.append(app.theme)
        assert sorted(seen) == sorted(app.theme_files)


async def test_settings_choose_theme_length_and_keys() -> None:
    settings = Settings(theme="newsprint", length="2", keys={"down": "z"})
    async with opened(settings=settings) as (pilot, screen):
        assert pilot.app.theme == "newsprint"
        assert screen.summary is not None
        assert screen.summary.length == "2"
        await pilot.press("j")
        assert screen.article is not None
        assert screen.article.id == "north"
        await pilot.press("z")
        assert screen.article.id == "south"


async def test_wrong_settings_are_said_and_the_usual_ones_hold() -> None:
    settings = Settings(theme="nothing", question="none", method="none", keys={"down": "q"})
    async with opened(settings=settings) as (pilot, screen):
        told = "\n".join(toasts(pilot))
        assert "`nothing`" in told
        assert "`down`" in told
        assert "`none`" in told
        await pilot.press("j")
        assert screen.article is not None
        assert screen.article.id == "south"


async def test_files_that_could_not_be_read_are_named_in_a_toast_as_plain_text() -> None:
    made = library()
    made.problems = (Problem("[/red].md", "is not [b]text[/b]"), *(Problem(f"{n}.md", "no") for n in range(4)))
    async with opened(made) as (pilot, _):
        (told,) = toasts(pilot)
        assert told.splitlines()[0] == "[/red].md: is not [b]text[/b]"
        assert "and 2 more" in told


async def test_help_lists_every_key_and_any_key_closes_it() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("question_mark")
        await pilot.pause()
        page = str(pilot.app.screen.query_one(Static).render())
        assert "One page down." in page
        assert "^p" in page
        await pilot.press("j", "space", "x")
        assert screen.is_current


async def test_the_palette_runs_actions_and_opens_articles() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await pilot.press(*"south")
        await pilot.pause(0.4)
        await pilot.press("enter")
        await until(pilot, lambda: screen.article is not None and screen.article.id == "south")
