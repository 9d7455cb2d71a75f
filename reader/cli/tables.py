"""Tables for people at a terminal, plain columns for pipes."""

import itertools
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.cli import output
from reader.export import plain, words
from reader.export.json import Object, dumps
from reader.model import Answer, Article, Comparison, Relation, Role, Stance
from reader.text import clean_line

if TYPE_CHECKING:
    from rich.console import Console

_MARKS = {Stance.APPROVE: "▲", Stance.CRITICISE: "▼", Stance.NEUTRAL: "◆", Stance.MIXED: "◇"}
_SILENT = "·"
_TEXT_WIDTH = 80
_MOST_WIDE = {"source": 24, "name": 24, "tags": 16}
"""Cells that these columns have at most, by their headings."""
_WIDE = 100
"""Cells of a terminal in which these columns need not be halved."""
_MEASURED = 1000
_COLUMN_WIDTH = 16
"""Cells that a column needs to be readable."""


def json_array(values: Iterable[Object]) -> None:
    """Write a JSON array with one value a line, each as soon as it is there."""
    before = "[\n"
    for value in values:
        output.write(before + dumps(value))
        before = ",\n"
    output.write("[]\n" if before == "[\n" else "\n]\n")


def rows(values: Sequence[tuple[str, ...]]) -> None:
    """Write rows: columns on a terminal, parted by tabs elsewhere."""
    headed((), values)


def headed(headings: Sequence[str], values: Iterable[tuple[str, ...]]) -> None:
    """Write rows that may be very many, as they come; on a terminal the first thousand say how wide columns are.

    The column `title` takes the room that is left, or the last one; some others are cut where they are long.
    """
    if not output.is_terminal():
        for row in values:
            output.write("\t".join(row) + "\n")
        return
    remaining = iter(values)
    shape: _Shape | None = None
    while some := list(itertools.islice(remaining, _MEASURED)):
        shape = _draw(some, headings if shape is None else (), shape or _shape(headings, some))


def article(found: Article) -> None:
    """Write an article in a column that is comfortable to read."""
    from rich.padding import Padding
    from rich.text import Text

    console = _console(_TEXT_WIDTH)
    about = [found.source, found.byline, found.date or "", "" if found.kind == "unknown" else str(found.kind), found.id]
    console.print(Text(clean_line(found.headline), style="bold"))
    console.print(Text(" · ".join(clean_line(part) for part in about if part), style="dim"))
    styles = {Role.PROSE: "", Role.HEADING: "bold", Role.CAPTION: "dim italic"}
    for block in found.blocks:
        console.print(Padding(Text(clean_line(block.span.of(found.body)), style=styles[block.role]), (1, 0, 0, 0)))


def comparison(found: Comparison) -> None:
    """Write the table of a comparison, or put it into words where the terminal is too narrow for its columns."""
    if not found.rows or output.width() < _COLUMN_WIDTH * (len(found.articles) + 2):
        output.write(plain.comparison(found))
        return
    from rich.table import Table
    from rich.text import Text

    console = _console()
    names = words.columns(found.articles)
    console.print(Text(clean_line(found.question.title), style="bold"))
    table = Table(box=None, pad_edge=False, padding=(1, 2, 0, 0), header_style="dim", expand=True)
    for heading in ("", *(names[each.id] for each in found.articles)):
        table.add_column(Text(heading), overflow="fold", ratio=1)
    table.add_column(Text("Verdict"), overflow="fold", ratio=2)
    for row in found.rows:
        cells = [Text(f"{_mark(cell.answer)} {words.labels(cell.answer)}") for cell in row.cells]
        table.add_row(Text(clean_line(row.counterpart), style="bold"), *cells, Text(clean_line(row.verdict.text)))
    console.print(table)
    console.print(Text("\nThe evidence: --plain, --format markdown, or the reader itself.", style="dim"))


def _mark(answer: Answer) -> str:
    return _SILENT if answer.relation is Relation.SILENT else _MARKS[answer.stance]


class _Shape(NamedTuple):
    """How a table is laid out."""

    kept: list[int]
    """Columns that are not empty throughout."""
    widths: dict[int, int]


def _shape(headings: Sequence[str], values: Sequence[tuple[str, ...]]) -> _Shape:
    from rich.cells import cell_len

    kept = [index for index in range(len(values[0]) if values else 0) if any(row[index] for row in values)]
    widths = {index: max(cell_len(row[index]) for row in [headings, *values] if row) for index in kept}
    last = headings.index("title") if "title" in headings else kept[-1] if kept else 0
    for index in kept:
        if headings and headings[index] in _MOST_WIDE:
            most = _MOST_WIDE[headings[index]]
            widths[index] = min(widths[index], most if output.width() >= _WIDE else most // 2 + 2)
    others = sum(width for index, width in widths.items() if index != last) + 2 * len(kept)
    widths[last] = min(widths.get(last, 0), max(output.width() - others, _COLUMN_WIDTH))
    return _Shape(kept, widths)


def _draw(values: Sequence[tuple[str, ...]], headings: Sequence[str], shape: _Shape) -> _Shape:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim", show_header=bool(headings))
    for index in shape.kept:
        heading = headings[index] if headings else ""
        table.add_column(Text(heading), no_wrap=True, overflow="ellipsis", width=shape.widths[index])
    for row in values:
        table.add_row(*(Text(row[index]) for index in shape.kept))
    _console().print(table)
    return shape


def _console(most: int | None = None) -> "Console":
    from rich.console import Console

    width = output.width() if most is None else min(most, output.width())
    return Console(width=width, markup=False, emoji=False, highlight=False)
