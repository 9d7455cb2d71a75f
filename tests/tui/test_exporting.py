"""The dialog that writes what is read to files, driven by keys."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from reader.settings import Settings
from reader.tui.app import CrossreadApp
from reader.tui.screens.export import ExportScreen
from tests.friends import QUESTION
from tests.tui.answered import answered
from tests.tui.driving import until


@asynccontextmanager
async def opened() -> AsyncIterator[tuple[Pilot[int], ExportScreen, Static]]:
    """The dialog over three articles, and the line that says what came of it."""
    shown = answered()
    app = CrossreadApp(shown, Settings())
    async with app.run_test(notifications=True) as pilot:
        screen = ExportScreen(shown, shown.articles, QUESTION, method="lead", length="2")
        app.push_screen(screen)
        await pilot.pause()
        yield pilot, screen, screen.query_one("#outcome", Static)


async def test_an_export_says_where_its_files_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with opened() as (pilot, dialog, outcome):
        await pilot.press("down", "enter")
        await until(pilot, lambda: "4 files in" in str(outcome.content))
        assert {path.suffix for path in (tmp_path / "crossread-export").iterdir()} == {".json"}
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is not dialog)


async def test_an_export_that_cannot_be_written_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "crossread-export").touch()
    async with opened() as (pilot, dialog, outcome):
        await pilot.press("enter")
        await until(pilot, lambda: "is a file: name a folder" in str(outcome.content))
        dialog.query_one(Input).value = " "
        await pilot.press("enter")
        assert str(outcome.content) == "Give the folder a name."


async def test_a_file_of_somebody_else_is_replaced_only_when_enter_is_pressed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    foreign = tmp_path / "crossread-export" / "comparison.md"
    foreign.parent.mkdir()
    foreign.write_text("mine")
    async with opened() as (pilot, _, outcome):
        await pilot.press("enter")
        await until(pilot, lambda: "Enter replaces it" in str(outcome.content))
        assert foreign.read_text() == "mine"
        await pilot.press("enter")
        await until(pilot, lambda: "4 files in" in str(outcome.content))
        assert foreign.read_text() != "mine"
