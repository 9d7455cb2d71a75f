"""What the pages of help say, made from the registry of actions and the grammar of searches."""

from collections.abc import Mapping

from textual.content import Content

from reader.query.help import SECTIONS
from reader.tui import actions
from reader.tui.content.rows import Row, lay_out
from reader.tui.glyphs import Glyphs

_KEYS = 18
_SYNTAX = 22
_COLORED = "In the text organisations are in italics, and what the article is mostly about is underlined."
_COLORLESS = (
    "In the text persons are underlined, organisations in italics, places both, and what the article is mostly about "
    "is bold."
)
_TITLES = {
    actions.BROWSE: "Browse",
    actions.COMPARE: "Compare",
    actions.BENCH: "Bench",
    actions.STORY: "Story",
    actions.FEEDS: "Feeds",
    actions.DIALOG: "Dialog",
}


def help_lines(screen: str, keymap: Mapping[str, str], glyphs: Glyphs, *, width: int, colors: bool = True) -> Content:
    """Every action of a screen under the heading of its group: its keys, and what it does.

    The last lines say what the signs and styles mean.
    """
    lines = [_title(_TITLES[screen])]
    groups: dict[str, list[actions.Action]] = {}
    for action in actions.on(screen):
        groups.setdefault(action.group, []).append(action)
    for group, members in groups.items():
        lines.extend((Content(""), Content.styled(group, "bold")))
        for action in members:
            keys = " ".join(actions.display(key) for key in actions.keys_of(action, keymap))
            lines.extend(_entry(keys, action.help, width, glyphs))
    lines.extend((Content(""), Content.styled("Signs", "bold")))
    for sign, meaning in _signs(glyphs, colors=colors):
        lines.extend(_entry(sign, meaning, width, glyphs))
    return Content("\n").join(lines)


def language_lines(glyphs: Glyphs, *, width: int) -> Content:
    """What can be written in a search: how it is written, what it finds, and an example."""
    lines = [_title("Searches")]
    for heading, rows in SECTIONS:
        lines.extend((Content(""), Content.styled(heading, "bold")))
        for row in rows:
            lines.extend(_entry(row.syntax, row.meaning, width, glyphs, column=_SYNTAX))
            lines.extend(_entry("", row.example, width, glyphs, column=_SYNTAX, style="$muted"))
    return Content("\n").join(lines)


def _title(text: str) -> Content:
    return Content.assemble((text, "bold $accent"), ("   j k space scroll, any other key closes", "$muted"))


def _entry(
    keys: str, meaning: str, width: int, glyphs: Glyphs, *, column: int = _KEYS, style: str = "$foreground"
) -> list[Content]:
    column = min(column, max(width // 3, 6))
    if len(keys) >= column:
        column = len(keys) + 1
    sign = Content.styled(keys, "$accent") + Content(" " * (column - len(keys)))
    return lay_out(Row("", Content.styled(meaning, style), sign=sign), width, ellipsis=glyphs.ellipsis)


def _signs(glyphs: Glyphs, *, colors: bool) -> tuple[tuple[str, str], ...]:
    return (
        (f"{glyphs.rank(1)} {glyphs.rank(2)}", "Sentences of the summary, 1 is the best."),
        (
            f"{glyphs.person} {glyphs.place} {glyphs.organisation} {glyphs.other}",
            "A person, a place, an organisation, another name. " + (_COLORED if colors else _COLORLESS),
        ),
        (
            f"{glyphs.approve} {glyphs.criticise} {glyphs.neutral} {glyphs.mixed}",
            "Approves, criticises, neutral, both for and against.",
        ),
        (glyphs.silent, "Does not bring it up, or brings it up without saying."),
        (
            f"{glyphs.unread} {glyphs.starred} {glyphs.noted}",
            "Not read yet; starred by you; with a note of yours.",
        ),
        (glyphs.broken, "A feed that could not be read."),
        (glyphs.shared, "How many articles tell this story, or how many sources say one thing."),
        (glyphs.corrected, "A label that you put there."),
        (glyphs.unsure, "Unsure: the rules that decided are weak here, so read the sentences first."),
    )
