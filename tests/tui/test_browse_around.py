"""Browse by mouse, at any size, under any settings, and among the other screens."""

from dataclasses import replace

import pytest
from textual.widgets import Static

from reader.model import Answer, Article, Problem, Question, Span
from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.messages import OpenArticle
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.side_panel import ENTITIES, SUMMARY
from tests.tui.driving import opened, settled, shown_lines, toasts, until
from tests.tui.handmade import HandmadeLibrary, library

# ---------------------------------------------------------------------------------------------- around


async def test_an_empty_library_says_what_to_do() -> None:
    async with opened(HandmadeLibrary([])) as (pilot, screen):
        assert "crossread PATH" in screen.list.view.rows[0].text.plain
        await pilot.press("j", "space", "G", "enter", "n", "f", "m", "plus", "y", "o", "3", "enter", "escape")
        assert screen.article is None


async def test_another_screen_can_have_a_sentence_shown() -> None:
    async with opened(size=(120, 14)) as (pilot, screen):
        await pilot.press("slash", *"met")
        await until(pilot, lambda: bool(screen.finding.query) and screen.listed == screen.finding)
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


async def test_what_is_said_again_is_shown_once() -> None:
    async with opened() as (pilot, _):
        await pilot.press("n", "n", "n")
        assert len(toasts(pilot)) == 1


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
        assert called == ["https://example.org/a", "http://example.org/"]
        assert any("Only clear" in toast for toast in toasts(pilot))
        assert sum("Opening example.org" in toast for toast in toasts(pilot)) == 2


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
        assert screen.is_active


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
    settings = Settings(theme="newsprint", length="2", keys={"down": "J"})
    async with opened(settings=settings) as (pilot, screen):
        assert pilot.app.theme == "newsprint"
        assert screen.summary is not None
        assert screen.summary.length == "2"
        await pilot.press("j")
        assert screen.article is not None
        assert screen.article.id == "north"
        await pilot.press("J")
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
        assert "To the first line." in page
        assert "^p" in page
        await pilot.press("j", "space", "x")
        assert screen.is_active


async def test_the_palette_runs_actions_and_opens_articles() -> None:
    async with opened() as (pilot, screen):
        await pilot.press("ctrl+p")
        await pilot.pause(0.2)
        await pilot.press(*"south")
        await pilot.pause(0.4)
        await pilot.press("enter")
        await until(pilot, lambda: screen.article is not None and screen.article.id == "south")


# ---------------------------------------------------------------------------------------------- other screens


async def test_a_label_is_corrected_and_taken_back_from_the_side_panel() -> None:
    class Corrected(HandmadeLibrary):
        def answers(self, article: Article, question: Question) -> tuple[Answer, ...]:
            return self._corrected(article, question, super().answers(article, question))

    async with opened(Corrected(library().articles)) as (pilot, screen):
        await pilot.press("x")
        await until(pilot, lambda: bool(toasts(pilot)))
        await pilot.press("3")
        screen.side.view.choose("answer-0")
        await pilot.press("x")
        await until(pilot, lambda: not screen.is_active)
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: bool(screen.answers) and settled(screen) and screen.answers[0].corrected)  # type: ignore[index]
        assert any(
            row.right.plain.endswith("by you") or "by you" in str(row.facts) for row in screen.side.rows_of(SUMMARY)
        )
        await pilot.press("u")
        await until(pilot, lambda: bool(screen.answers) and settled(screen) and not screen.answers[0].corrected)  # type: ignore[index]


async def test_another_question_is_asked_of_the_article() -> None:
    made = library()
    other = replace(made.questions[0], id="other", title="Other question")
    made.questions = (*made.questions, other)
    async with opened(made) as (pilot, screen):
        await pilot.press("Q")
        await until(pilot, lambda: not screen.is_active)
        await pilot.press("G", "end", *["down"] * len(made.questions), "enter")
        await until(pilot, lambda: screen.question == other and settled(screen))
        assert screen.query_one(HeaderLine).question == "Other question"
        assert screen.answers is not None
        assert screen.answers[0].question == "other"


@pytest.mark.parametrize("key", ["c", "b", "e", "Q", "question_mark"])
async def test_keys_that_come_too_fast_close_a_screen_only_once(key: str) -> None:
    async with opened() as (pilot, screen):
        await pilot.press(key)
        await until(pilot, lambda: not screen.is_active)
        above = pilot.app.screen
        above.dismiss(None)
        above.dismiss(None)
        await until(pilot, lambda: screen.is_active)
        assert len(pilot.app.screen_stack) == 1


async def test_a_sentence_opened_in_compare_is_shown_in_browse() -> None:
    async with opened(size=(120, 16)) as (pilot, screen):
        await pilot.press("c")
        await until(pilot, lambda: not screen.is_active)
        pilot.app.screen.dismiss(OpenArticle("[/red]", Span(22, 37)))
        await until(pilot, lambda: screen.is_active and settled(screen))
        assert screen.article is not None
        assert (screen.article.id, screen.pane) == ("[/red]", "text")
        assert screen.text.view.is_visible(Span(22, 37))
