"""What the command palette finds."""

from textual.command import DiscoveryHit, Hit

from reader.tui.palette import Commands
from tests.tui.driving import opened


async def test_every_action_is_listed_the_most_important_first() -> None:
    async with opened() as (_, screen):
        hits = [hit async for hit in Commands(screen).discover()]
        names = [hit.text for hit in hits if isinstance(hit, DiscoveryHit)]
        assert names[:2] == ["Help  ?", "Compare  c"]
        assert "Quit  q" in names
        assert "Undo  u" in names


async def test_letters_in_order_find_actions_themes_and_articles() -> None:
    async with opened() as (_, screen):
        for query, wanted in (
            ("cmpr", "Compare  c"),
            ("newsp", "Theme: newsprint"),
            ("south", "Open: The south story"),
            ("ask", "Ask: Trump's friendships"),
        ):
            hits = [hit async for hit in Commands(screen).search(query)]
            assert any((hit.text or "").startswith(wanted) for hit in hits if isinstance(hit, Hit)), query


async def test_foreign_headlines_are_shown_as_they_are() -> None:
    async with opened() as (_, screen):
        (hit,) = [hit async for hit in Commands(screen).search("The [/red]")]
        assert isinstance(hit, Hit)
        assert str(hit.match_display) == "Open: The [/red] story ([/red] Times)"
        assert hit.help is None
