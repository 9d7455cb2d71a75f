"""What the list of articles and the panel of sources say."""

from collections.abc import Sequence

from textual.content import Content

from reader.library import Totals
from reader.model import Header
from reader.tui.content.article import kind_word
from reader.tui.content.moments import dated
from reader.tui.content.rows import EMPTY, Row
from reader.tui.finding import EVERYTHING, Finding
from reader.tui.glyphs import Glyphs


def header_row(header: Header, glyphs: Glyphs, *, follows: bool, now: int) -> Row:
    """One article in the list: headline, facts, what the reader did with it, how many tell the same story.

    `follows`: the row above is of the same story; it stands in under that. `now` is in UTC seconds. The id is the
    article's.
    """
    unread = Content.styled(f"{glyphs.unread} " if not header.read else "  ", "$accent")
    sign = Content("  ") + unread if follows else unread
    title = Content.styled(header.headline, "$muted" if header.read else "bold")
    words = (header.outlet, kind_word(header.kind), dated(header.date, now) if header.date else "")
    facts = Content.styled(f" {glyphs.separator} ".join(word for word in words if word), "$muted")
    return Row(header.id, title, sign=sign, facts=((facts, _marks(header, glyphs, follows=follows)),), limit=2)


def _marks(header: Header, glyphs: Glyphs, *, follows: bool) -> Content:
    marks = []
    if header.starred:
        marks.append(Content.styled(glyphs.starred, "$accent"))
    if header.noted:
        marks.append(Content.styled(glyphs.noted, "$accent"))
    marks += [Content.styled(f"#{tag}", "$secondary") for tag in header.tags]
    if header.copies:
        marks.append(Content.styled(f"={header.copies}", "$muted"))
    if header.story_size > 1 and not follows:
        marks.append(Content.styled(f"{glyphs.shared} {header.story_size}", "$muted"))
    return Content(" ").join(marks)


def source_rows(here: Header, same: Sequence[Header], others: Sequence[Header], glyphs: Glyphs) -> tuple[Row, ...]:
    """The articles of the story of `here`, itself among them, then `others`. Ids are article ids."""
    rows = [Row("", Content.styled("This story", "bold"))]
    rows.extend(_source_row(header, glyphs, here=header.id == here.id) for header in same)
    if len(same) == 1:
        rows.append(Row("", Content.styled("No other article here tells it.", "$muted")))
    if others:
        rows.append(Row("", Content.styled("Other stories", "bold")))
        rows.extend(_source_row(header, glyphs, here=False) for header in others)
    return tuple(rows)


def _source_row(header: Header, glyphs: Glyphs, *, here: bool) -> Row:
    outlet = Content.styled(header.outlet, "$accent" if here else "$foreground")
    kind = Content.styled(kind_word(header.kind), "$muted")
    return Row(
        header.id,
        outlet,
        sign=Content.styled(f"{glyphs.shared if here else ' '} ", "$accent"),
        right=kind,
        facts=((Content.styled(header.headline, "$muted"), EMPTY),),
    )


WELCOME = "Welcome. Nothing has come yet: F shows your feeds, and a adds one there; R reads them."
BUNDLED = "These articles come with crossread. F is for your own feeds."
EMPTY_LIBRARY = "There is nothing to read here. Leave with q, then open files or folders: crossread PATH"
NOTHING_FOUND = "No article holds this. Escape shows all."
NOTHING_HERE = "Nothing is left here. v goes to another place."


def nothing(finding: Finding, *, total: int, kept: bool) -> str:
    """What an empty list says."""
    if finding.narrowed:
        return NOTHING_FOUND
    if total:
        return NOTHING_HERE
    return WELCOME if kept else EMPTY_LIBRARY


def news(count: int) -> str:
    """That so many articles have come which are not listed yet; empty for none."""
    return f"{count:,} new, . shows {'it' if count == 1 else 'them'}" if count else ""


def sought(finding: Finding, found: int, *, more: bool = False) -> str:
    """What the list is filtered by and how many articles that leaves; empty when it is the whole place."""
    if not finding.narrowed:
        return ""
    where = "" if finding.place == EVERYTHING else f" in {finding.place.name}"
    return f"{finding.words()}{where}: {found:,}{'+' if more else ''}"


def found(count: int, *, whole: bool) -> str:
    """How many articles a place holds, or that it holds more than the ones that are listed so far."""
    return f"{count:,}{'' if whole else '+'} {'article' if count == 1 else 'articles'}"


def counts(totals: Totals, glyphs: Glyphs) -> str:
    """How much there is: "3 articles · 2 stories"; stories are left out while they are not known."""
    words = [f"{totals.articles:,} {'article' if totals.articles == 1 else 'articles'}"]
    if totals.kept:
        words.append(f"{totals.unread:,} unread")
    if totals.stories:
        words.append(f"{totals.stories:,} {'story' if totals.stories == 1 else 'stories'}")
    return f" {glyphs.separator} ".join(words)
