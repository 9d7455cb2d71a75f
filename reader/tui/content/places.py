"""What the panel of places says: parts of the library to go to, and how much is unread in each."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reader.tui.content.rows import Row
from reader.tui.finding import Place
from reader.tui.glyphs import Glyphs

VIEWS = "Views"
"""The heading over saved views."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A place and what is in it."""

    place: Place
    count: int | None = None
    """Articles there that were not read, or for places of read ones all; None where they are not counted."""
    heading: str = ""
    """Stands above the place where the one before has another."""
    problem: str = ""
    """What is wrong with the feed; empty when all is well."""


def place_rows(places: Sequence[Counted], glyphs: Glyphs, *, here: Place) -> tuple[Row, ...]:
    """One row a place, under its heading. Ids are indices into `places`."""
    rows: list[Row] = []
    heading = ""
    for index, counted in enumerate(places):
        if counted.heading != heading:
            heading = counted.heading
            if rows:
                rows.append(Row("", Content(""), gap=0))
            rows.append(Row("", Content.styled(heading, "bold $muted"), gap=0))
        chosen = counted.place == here
        sign = Content.styled(f"{glyphs.broken if counted.problem else ' '} ", "$warning")
        name = Content.styled(counted.place.name, "bold $accent" if chosen else "$foreground")
        count = Content.styled(f"{counted.count:,}", "$muted") if counted.count else Content("")
        rows.append(Row(str(index), name, sign=sign, right=count, limit=1, gap=0))
    return tuple(rows)
