"""Rows of a list or a side panel: what they say, and how they are laid out at a width."""

from dataclasses import dataclass, field

from textual.content import Content

from reader.tui.content.wrapping import crop, wrap

EMPTY = Content("")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: a sign, a text that hangs beside it, and lines of facts below."""

    id: str
    """Unique in its list; empty for a row that cannot be chosen, such as a heading."""
    text: Content
    """Of one paragraph; wraps under itself."""
    sign: Content = EMPTY
    """Stands left of the first line; the others are indented by its width."""
    right: Content = EMPTY
    """Stands at the right end of the first line, or below the text where it would leave that less than half."""
    facts: tuple[tuple[Content, Content], ...] = field(default=())
    """Lines below the text: what stands left, cut where it is too wide, and what stands right."""
    limit: int = 0
    """How many lines the text may take, 0 for any number."""
    gap: int = 1
    """Empty lines after the row."""


def lay_out(row: Row, width: int, *, ellipsis: str) -> list[Content]:
    """The lines of a row, none wider than `width` cells, without the gap after it."""
    indent = row.sign.cell_length
    right, facts, room = row.right, row.facts, max(width - indent, 4)
    if right and right.cell_length + 2 > room - min(row.text.cell_length, room // 2):
        right, facts = EMPTY, ((right, EMPTY), *facts)
    elif right:
        room -= right.cell_length + 2
    ranges = wrap(row.text.plain, room)
    cut = bool(row.limit) and len(ranges) > row.limit
    ranges = ranges[: row.limit] if row.limit else ranges
    lines = [row.text[start:end] for start, end in ranges]
    if cut:
        lines[-1] = _cut(row.text[ranges[-1][0] :], room, ellipsis)
    margin = Content(" " * indent)
    laid = [(margin if index else row.sign) + line for index, line in enumerate(lines)]
    if right:
        laid[0] = beside(laid[0], right, width, ellipsis=ellipsis)
    laid.extend(margin + beside(left, end, width - indent, ellipsis=ellipsis) for left, end in facts)
    return laid


def beside(left: Content, right: Content, width: int, *, ellipsis: str) -> Content:
    """One line of `width` cells with `left` at its left end, cut where it must be, and `right` at its right end."""
    room = width - (right.cell_length + 1 if right else 0)
    if left.cell_length > room:
        left = _cut(left, room, ellipsis)
    if not right:
        return left
    return left + Content(" " * max(width - left.cell_length - right.cell_length, 1)) + right


def _cut(text: Content, room: int, ellipsis: str) -> Content:
    """As much of `text` as there is room for; the ellipsis looks like what it stands for."""
    kept = crop(text.plain, room, ellipsis) if room > 0 else ""
    spans = [span._replace(end=min(span.end, len(kept))) for span in text.spans if span.start < len(kept)]
    return Content(kept, spans)
