"""Typing a search."""

from textual.widgets import Input, Static

from tests.tui.driving import until
from tests.tui.handmade import HandmadeLibrary, article
from tests.tui.subscribing import opened, typed


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
