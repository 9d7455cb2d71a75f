"""Summaries side by side: which sentences each chose, and which of them others chose too."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from reader.model import Analysis, Pick, Summary
from reader.tui.content.rows import EMPTY, Row
from reader.tui.content.summary import length_words, method_name, one_line
from reader.tui.glyphs import Glyphs


@dataclass(frozen=True, slots=True)
class Column:
    """One summary on the bench."""

    analysis: Analysis
    summary: Summary
    over_articles: bool
    """Whether the columns are articles for one method; else they are methods for one article."""

    def key(self, pick: Pick) -> str:
        """What picks of two columns have in common when they are shared: the place, over articles the words."""
        if not self.over_articles:
            return str(pick.sentence)
        return one_line(self.analysis.text(self.analysis.sentences[pick.sentence].span)).casefold()

    @property
    def heading(self) -> str:
        """What the column is called."""
        return self.analysis.article.outlet if self.over_articles else method_name(self.summary.method)

    def pick(self, row: str) -> Pick | None:
        """The pick of a row of `bench_rows`; None for a row without one."""
        return next((pick for pick in self.summary.picks if f"sentence-{pick.sentence}" == row), None)


def shared(columns: Sequence[Column]) -> Counter[str]:
    """In how many columns each chosen sentence stands, by its key; a sentence counts once a column."""
    return Counter(key for column in columns for key in {column.key(pick) for pick in column.summary.picks})


def bench_rows(column: Column, counts: Counter[str], columns: int, glyphs: Glyphs, *, place: str) -> tuple[Row, ...]:
    """A summary in the order of its text; the ids of its sentences are `sentence-N`.

    `counts` is of all `columns`; `place` says which of them this is where not all are shown.
    """
    length = length_words(column.summary, len(column.analysis.sentences))
    head = Row(
        "",
        Content.styled(one_line(column.heading), "bold"),
        right=Content.styled(place, "$muted"),
        facts=((Content.styled(length, "$muted"), EMPTY),),
        limit=2,
    )
    if not column.summary.picks:
        return (head, Row("", Content.styled(column.summary.note or "There are no sentences to choose.", "$muted")))
    return (head, *(_row(column, pick, counts, columns, glyphs) for pick in column.summary.picks))


def _row(column: Column, pick: Pick, counts: Counter[str], columns: int, glyphs: Glyphs) -> Row:
    text = Content(one_line(column.analysis.text(column.analysis.sentences[pick.sentence].span)))
    count = counts[column.key(pick)]
    where = Content.styled(f"sentence {pick.sentence + 1}", "$muted")
    also = EMPTY
    if count > 1:
        extent = f"all {columns}" if count == columns else f"{count} of {columns}"
        also = Content.styled(f"{glyphs.shared} in {extent}", "$accent")
    return Row(
        f"sentence-{pick.sentence}",
        text,
        sign=Content.styled(f"{glyphs.rank(pick.rank)} ", "$accent"),
        facts=((also, where) if also else (where, EMPTY),),
    )


def overlap_words(columns: Sequence[Column], glyphs: Glyphs) -> str:
    """How far the summaries agree: "8 different sentences · 1 in all · 3 in several"."""
    counts = shared(columns)
    if len(columns) < 2 or not counts:
        return ""
    everywhere = sum(1 for count in counts.values() if count == len(columns))
    several = sum(1 for count in counts.values() if 1 < count < len(columns))
    noun = "sentence" if len(counts) == 1 else "different sentences"
    parts = [f"{len(counts)} {noun}", f"{everywhere} in all {len(columns)}", f"{several} in several"]
    return f" {glyphs.separator} ".join(parts[: 2 if len(columns) == 2 else 3])
