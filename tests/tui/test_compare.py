"""Compare, driven by keys and the mouse."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from reader.model import Relation, Stance
from reader.settings import Settings
from reader.store.corrections import Correction, Corrections
from reader.tui.app import CrossreadApp
from reader.tui.content.matrix import Place
from reader.tui.messages import AskQuestion, OpenArticle
from reader.tui.screens.browse import BrowseScreen
from reader.tui.screens.compare import CompareScreen
from reader.tui.screens.correct import CorrectScreen
from reader.tui.screens.export import ExportScreen
from reader.tui.screens.questions import QuestionScreen
from reader.tui.widgets.bars import HeaderLine
from tests.friends import QUESTION, TEXT
from tests.tui.answered import OTHER, AnsweredLibrary, answered
from tests.tui.driving import toasts, until

WIDE = (120, 40)


@asynccontextmanager
async def opened(
    library: AnsweredLibrary | None = None, *, size: tuple[int, int] = WIDE, wait: bool = True
) -> AsyncIterator[tuple[Pilot[int], CompareScreen, list[OpenArticle | None]]]:
    """Compare over a library, and the list that its result is put into."""
    shown = library or answered()
    app = CrossreadApp(shown, Settings())
    results: list[OpenArticle | None] = []
    async with app.run_test(size=size, notifications=True) as pilot:
        screen = CompareScreen(shown, QUESTION, Settings())
        app.push_screen(screen, results.append)
        await pilot.pause()
        if wait:
            await until(pilot, lambda: screen.matrix.cell is not None)
        yield pilot, screen, results


def evidence(screen: CompareScreen) -> list[str]:
    return [row.text.plain for row in screen.evidence.rows]


def labels(screen: CompareScreen) -> tuple[Relation, Stance, bool]:
    assert screen.matrix.cell is not None
    found = screen.matrix.cell.answer
    return found.relation, found.stance, found.corrected


# ---------------------------------------------------------------------------------------------- looking


async def test_the_first_cell_is_chosen_with_its_evidence_below() -> None:
    async with opened() as (_, screen, _results):
        assert screen.query_one(HeaderLine).facts == "3 sources · 3 counterparts · 2 differences"
        assert screen.query_one(HeaderLine).question == QUESTION.title
        assert screen.matrix.has_focus
        assert evidence(screen)[0] == "Bo in north Times"
        assert TEXT[1] in evidence(screen)


async def test_arrows_and_letters_move_from_cell_to_cell_and_stop_at_the_edge() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("l", "down", "right", "right", "right")
        assert screen.matrix.cursor == Place(1, 2)
        await pilot.press("h", "k", "up")
        assert screen.matrix.cursor == Place(0, 1)
        assert evidence(screen)[0] == "Bo in south Times"
        await pilot.press("G")
        assert screen.matrix.cursor == Place(2, 1)
        await pilot.press("g")
        assert screen.matrix.cursor == Place(0, 1)


async def test_a_click_chooses_a_cell_and_a_second_one_opens_it() -> None:
    async with opened() as (pilot, screen, results):
        page = screen.matrix.page
        assert page is not None
        at = (page.draw(0, Place(0, 0), lit=True).plain.index("criticises") + 2, page.heading)
        await pilot.click("#matrix", offset=at)
        assert screen.matrix.cursor == Place(0, 1)
        await pilot.click("#matrix", offset=at)
        await until(pilot, lambda: bool(results))
        assert results[0] is not None
        assert results[0].article_id == "south"


async def test_brackets_in_foreign_text_are_shown_as_they_are() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("right", "right")
        assert evidence(screen)[0] == "Bo in [/red] Times"


async def test_the_rules_that_decided_can_be_hidden_and_shown() -> None:
    async with opened() as (pilot, screen, _results):
        assert "Why" in evidence(screen)
        await pilot.press("w")
        assert "Why" not in evidence(screen)
        await pilot.press("w")
        assert "Why" in evidence(screen)


async def test_differences_are_walked_round_the_end() -> None:
    library = AnsweredLibrary(
        {
            "north": {"Bo": (Relation.AFFIRMED, Stance.APPROVE), "Cy": (Relation.AFFIRMED, Stance.NEUTRAL)},
            "south": {"Bo": (Relation.AFFIRMED, Stance.CRITICISE), "Cy": (Relation.AFFIRMED, Stance.NEUTRAL)},
            "east": {"Cy": (Relation.DENIED, Stance.NEUTRAL), "Di": (Relation.AFFIRMED, Stance.NEUTRAL)},
        }
    )
    async with opened(library) as (pilot, screen, _results):
        rows = []
        for key in ("right_square_bracket", "right_square_bracket", "left_square_bracket", "left_square_bracket"):
            await pilot.press(key)
            rows.append(screen.matrix.cursor.row)
        assert rows == [1, 0, 1, 0]


async def test_without_differences_it_says_so() -> None:
    async with opened(AnsweredLibrary({"north": {"Bo": (Relation.AFFIRMED, Stance.APPROVE)}})) as (pilot, _, _results):
        await pilot.press("right_square_bracket")
        assert toasts(pilot) == ["The sources do not differ on anything here."]


async def test_nobody_brought_up_is_said_with_what_to_do() -> None:
    async with opened(AnsweredLibrary({"north": {}}), wait=False) as (pilot, screen, _results):
        state = screen.query_one("#state", Static)
        await until(pilot, lambda: "brings up anybody" in str(state.content))
        assert "Press Q to ask something else." in str(state.content)


async def test_without_articles_it_says_what_to_do() -> None:
    async with opened(AnsweredLibrary({}), wait=False) as (pilot, screen, _results):
        state = screen.query_one("#state", Static)
        await until(pilot, lambda: "There are no articles." in str(state.content))


# ---------------------------------------------------------------------------------------------- going on


async def test_enter_opens_the_article_at_the_sentence_that_proves_the_cell() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("enter")
        await until(pilot, lambda: bool(results))
        assert results[0] is not None
        assert results[0].article_id == "north"
        assert results[0].span is not None
        assert results[0].span.of(screen.library.article("north").body) == TEXT[1]


async def test_a_passage_can_be_chosen_and_opened() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("tab", "down", "down", "enter")
        await until(pilot, lambda: bool(results))
        assert results[0] is not None
        assert results[0].span is not None
        assert results[0].span.of(screen.library.article("north").body) == TEXT[2]


async def test_a_silent_cell_has_nothing_to_open() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("G", "enter")
        assert evidence(screen)[-2] == "north Times never brings up Di together with Ann."
        assert results == []
        assert toasts(pilot) == ["This source is silent here: there is no sentence to show."]


async def test_a_silent_cell_takes_a_label_of_the_reader_which_no_verdict_counts() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("G")
        before = screen.matrix.comparison
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: labels(screen) == (Relation.AFFIRMED, Stance.NEUTRAL, True))
        assert before is not None
        assert screen.matrix.comparison is not None
        assert screen.matrix.comparison.rows[2].verdict == before.rows[2].verdict
        assert any("yours alone" in text for text in evidence(screen))
        await pilot.press("enter")
        assert results == []
        await pilot.press("u")
        await until(pilot, lambda: labels(screen)[0] is Relation.SILENT)


async def test_a_judgement_alone_is_not_enough_for_a_silent_cell() -> None:
    async with opened() as (pilot, _, _results):
        await pilot.press("G", "x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
        await pilot.press("right", "down", "enter")
        assert isinstance(pilot.app.screen, CorrectScreen)
        assert "Say what the relation is, too" in toasts(pilot)[0]


async def test_escape_leaves_the_passages_first_and_then_the_screen() -> None:
    async with opened() as (pilot, screen, results):
        await pilot.press("tab")
        assert screen.evidence.has_focus
        await pilot.press("escape")
        assert screen.matrix.has_focus
        await pilot.press("escape")
        await until(pilot, lambda: results == [None])


async def test_keys_pressed_while_it_reads_are_not_lost() -> None:
    library = answered()
    library.delay = 0.05
    async with opened(library, wait=False) as (pilot, screen, _results):
        await pilot.press("right", "down")
        await until(pilot, lambda: screen.matrix.cell is not None)
        await until(pilot, lambda: screen.matrix.cursor == Place(1, 1))


async def test_in_a_wide_window_others_stand_beside_the_own_voice() -> None:
    async with opened(size=(160, 40)) as (pilot, screen, results):
        await until(pilot, lambda: bool(screen.speakers.rows))
        assert TEXT[2] not in evidence(screen)
        assert TEXT[2] in [row.text.plain for row in screen.speakers.rows]
        await pilot.press("tab")
        await until(pilot, lambda: screen.evidence.has_focus)
        await pilot.press("right")
        assert screen.speakers.has_focus
        await pilot.press("left")
        assert screen.evidence.has_focus
        await pilot.press("right", "enter")
        await until(pilot, lambda: bool(results))
        assert results[0] is not None
        assert results[0].span is not None
        assert results[0].span.of(screen.library.article("north").body) == TEXT[2]


async def test_it_begins_at_the_cell_that_was_looked_at_before() -> None:
    app = CrossreadApp(answered(), Settings())
    async with app.run_test(size=WIDE) as pilot:

        def shown() -> CompareScreen | None:
            return app.screen if isinstance(app.screen, CompareScreen) and app.screen.chosen is not None else None

        await pilot.press("c")
        await until(pilot, lambda: shown() is not None)
        await pilot.press("down", "right")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, BrowseScreen))
        await pilot.press("c")
        await until(pilot, lambda: (screen := shown()) is not None and screen.matrix.cursor == Place(1, 1))


async def test_a_question_asked_here_is_asked_in_browse_too() -> None:
    library = answered()
    app = CrossreadApp(library, Settings())
    async with app.run_test(size=WIDE) as pilot:
        browse = app.screen
        assert isinstance(browse, BrowseScreen)
        await pilot.press("c")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        app.screen.post_message(AskQuestion(OTHER.id))
        await until(pilot, lambda: app.screen.query_one(HeaderLine).question == OTHER.title)
        await pilot.press("escape")
        await until(pilot, lambda: browse.is_active and browse.question == OTHER)
        assert browse.query_one(HeaderLine).question == OTHER.title


async def test_another_question_can_be_asked() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("Q")
        await until(pilot, lambda: isinstance(pilot.app.screen, QuestionScreen))
        await pilot.press("down", "enter")
        await until(pilot, lambda: screen.question == OTHER)
        await until(pilot, lambda: screen.has_class("-waiting"))
        assert screen.query_one(HeaderLine).question == OTHER.title


async def test_escape_asks_nothing_else() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("Q", "down", "escape")
        await pilot.pause()
        assert screen.question == QUESTION


# ---------------------------------------------------------------------------------------------- correcting


async def test_a_label_is_corrected_kept_marked_and_taken_back() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
        await pilot.press("down", "down", "right", "down", "down", "enter")
        await until(pilot, lambda: labels(screen) == (Relation.DENIED, Stance.CRITICISE, True))
        kept = screen.library.corrections.get(QUESTION.id, "Bo", "north")
        assert kept == Correction(Relation.DENIED, Stance.CRITICISE)
        assert screen.matrix.cursor == Place(0, 0)
        assert any("corrected by you" in text for text in evidence(screen))
        await pilot.press("u")
        await until(pilot, lambda: labels(screen) == (Relation.AFFIRMED, Stance.APPROVE, False))
        assert screen.library.corrections.get(QUESTION.id, "Bo", "north") is None


async def test_what_is_left_as_found_is_not_pinned() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
        await pilot.press("tab", "G", "down", "down", "down", "enter")
        await until(pilot, lambda: labels(screen)[2])
        assert screen.library.corrections.get(QUESTION.id, "Bo", "north") == Correction(None, Stance.NEUTRAL)


async def test_cancelling_corrects_nothing() -> None:
    async with opened() as (pilot, screen, _results):
        await pilot.press("x", "down", "escape")
        await pilot.pause()
        assert len(screen.library.corrections) == 0


async def test_a_correction_of_an_earlier_day_can_be_taken_back() -> None:
    library = answered()
    library.correct(library.answers(library.articles[0], QUESTION)[0], library.articles[0], relation=Relation.COOLED)
    async with opened(library) as (pilot, screen, _results):
        assert labels(screen)[2]
        await pilot.press("u")
        await until(pilot, lambda: not labels(screen)[2])
        await pilot.press("u")
        assert toasts(pilot) == ["There is nothing to take back."]


async def test_a_correction_that_cannot_be_written_still_holds_and_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    library = answered()
    library.corrections = Corrections(tmp_path / "file" / "corrections.yaml")
    async with opened(library) as (pilot, screen, _results):
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, CorrectScreen))
        await pilot.press("down", "down", "enter")
        await until(pilot, lambda: labels(screen)[0] is Relation.DENIED)
        assert "not kept" in toasts(pilot)[0]


async def test_the_comparison_can_be_exported() -> None:
    async with opened() as (pilot, _, _results):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (60, 20), (80, 24), (200, 50)])
async def test_every_size_is_survived(size: tuple[int, int]) -> None:
    async with opened(size=size) as (pilot, screen, _results):
        await pilot.press("right", "down", "tab", "down", "tab", "w")
        assert screen.matrix.cursor == Place(1, 1)


async def test_a_short_screen_shows_what_has_the_keys() -> None:
    async with opened(size=(40, 8)) as (pilot, screen, _results):
        assert screen.matrix.size.height == 7
        await pilot.press("tab")
        await until(pilot, lambda: screen.evidence.has_focus)
        assert screen.evidence.size.height == 7


async def test_a_source_off_the_screen_is_brought_in_by_the_cursor() -> None:
    async with opened(size=(60, 20)) as (pilot, screen, _results):
        await pilot.press("right", "right")
        assert screen.matrix.page is not None
        assert list(screen.matrix.page.columns) == [2]
        await pilot.press("left")
        assert list(screen.matrix.page.columns) == [1]
