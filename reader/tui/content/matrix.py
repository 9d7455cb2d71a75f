"""The matrix of a comparison as lines: counterparts down, sources across, the verdict at the right."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from reader.export.words import columns as headings
from reader.model import Agreement, Answer, Article, Comparison, Relation, Row, Verdict
from reader.tui.content import rows
from reader.tui.content.article import kind_word
from reader.tui.content.rows import EMPTY, lay_out
from reader.tui.content.summary import answer_words, is_unsure, stance_style
from reader.tui.glyphs import Glyphs

ONE_SOURCE_BELOW = 70
"""Under so many cells, one source is shown at a time."""
VERDICT_FROM = 90
"""From so many cells on, the verdict has a column of its own."""

_CELL_LEAST, _CELL_MOST = 16, 24
_VERDICT_LEAST, _VERDICT_MOST, _SENTENCE_FROM = 26, 60, 40
_NAME_MOST = 22
_GAP_FROM = 24


class Place(NamedTuple):
    """A cell of the matrix, both from 0."""

    row: int
    column: int


class Plan(NamedTuple):
    """How wide the columns are, in cells; each but the first has a cell more for the cursor's bar."""

    name: int
    cell: int
    shown: int
    """How many sources stand side by side."""
    verdict: int = 0
    """0 where the verdict has no column."""
    gap: int = 1
    """Cells between columns, beside that bar."""


def plan(width: int, names: Sequence[str], sources: int) -> Plan:
    """Share `width` cells out between names, sources and verdict."""
    longest = max((len(name) for name in names), default=0)
    if width < ONE_SOURCE_BELOW:
        word = max((len(word) for name in names for word in name.split()), default=0)
        name = min(longest, _NAME_MOST, max(width // 3, min(word, width * 2 // 5)))
        gap = 1 if width >= _GAP_FROM else 0
        return Plan(name, max(width - name - 1 - gap, 4), 1, gap=gap)
    name = min(longest, _NAME_MOST, width // 4)
    room = width - name - (2 + _VERDICT_LEAST if width >= VERDICT_FROM else 0)
    shown = min(max(room // (_CELL_LEAST + 2), 1), max(sources, 1))
    cell = min(room // shown - 2, _CELL_MOST)
    rest = width - name - shown * (cell + 2) - 2
    return Plan(name, cell, shown, min(rest, _VERDICT_MOST) if width >= VERDICT_FROM else 0)


def verdict_words(verdict: Verdict) -> Content:
    """The verdict in a few words: "agree, differ in judgement"."""
    if verdict.relation is verdict.stance is Agreement.DIFFER:
        return Content.assemble(("differ", "$differ bold"), " on fact and judgement")
    judged = verdict.stance is Agreement.DIFFER
    only = "one source" if verdict.outlets == 1 else f"{verdict.outlets} outlets, 1 text"
    parts = {
        Agreement.AGREE: Content.styled("agree", "$agree bold"),
        Agreement.DIFFER: Content.styled("differ", "$differ bold"),
        Agreement.ONE_SOURCE: EMPTY if judged else Content.styled(only, "$muted"),
        Agreement.NOT_ENOUGH: EMPTY if judged else Content.styled("no verdict", "$muted"),
    }
    judgement = Content.assemble(("differ", "$differ bold"), " in judgement") if judged else EMPTY
    if verdict.stance is Agreement.ONE_SOURCE and verdict.relation is not Agreement.ONE_SOURCE:
        judgement = Content.styled("one judges", "$muted")
    return Content(", ").join(part for part in (parts[verdict.relation], judgement) if part)


def cell_words(answer: Answer, glyphs: Glyphs) -> tuple[Content, Content]:
    """The sign of a cell's judgement, and its labels."""
    sign = Content.styled(f"{glyphs.stance(answer.stance, answer.relation)} ", stance_style(answer))
    words = Content.styled(answer_words(answer), "$silent" if answer.relation is Relation.SILENT else "$foreground")
    return sign, words


def next_difference(comparison: Comparison, row: int, direction: int) -> Place | None:
    """The first cell of the next row, in a ring, on which sources differ; None where they differ on nothing.

    `direction` is 1 for down and -1 for up.
    """
    counterparts = [each.counterpart for each in comparison.rows]
    articles = [article.id for article in comparison.articles]
    places: dict[int, Place] = {}
    for difference in comparison.differences:
        at = counterparts.index(difference.counterpart)
        places.setdefault(at, Place(at, min(articles.index(ids[0]) for _, ids in difference.sides)))
    ring = [at for at in sorted(places) if (at - row) * direction > 0] or sorted(places)
    return places[ring[0] if direction > 0 else ring[-1]] if ring else None


class MatrixPage:
    """The lines of a comparison at a width, from the source `first` on.

    Cells are wrapped when the page is built; drawing a line does not depend on how many there are.
    """

    def __init__(
        self, comparison: Comparison, width: int, *, glyphs: Glyphs, first: int = 0, short: bool = False
    ) -> None:
        """`short`: one line of heading, for a screen of few lines."""
        self.width = max(width, 1)
        self.glyphs = glyphs
        self.plan = plan(self.width, [row.counterpart for row in comparison.rows], len(comparison.articles))
        self.first = min(max(first, 0), max(len(comparison.articles) - self.plan.shown, 0))
        self.columns = range(self.first, min(self.first + self.plan.shown, len(comparison.articles)))
        """The sources that are shown."""
        self._of = len(comparison.articles)
        names = headings(comparison.articles)
        self._heads = [
            self._head(comparison.articles[index], names[comparison.articles[index].id], short=short)
            for index in self.columns
        ]
        self._blocks = [self._block(row) for row in comparison.rows]
        self.tops: list[int] = []
        """First line of each row, below the heading."""
        self.heights = [max(len(lines) for lines in block) for block in self._blocks]
        line = 0
        for height in self.heights:
            self.tops.append(line)
            line += height + 1
        self.count = max(line - 1, 0)
        """Lines below the heading."""
        self.heading = max((len(head) for head in self._heads), default=0) + (0 if short else 1)
        """Lines of the heading, which do not scroll: the sources, and an empty line."""

    # ------------------------------------------------------------------------------------------ places

    def row_at(self, line: int) -> int:
        """The row that a line below the heading belongs to."""
        return max(bisect_right(self.tops, line) - 1, 0)

    def column_at(self, x: int) -> int | None:
        """The source at a cell from the left; None over names and verdict."""
        left = self.plan.name + self.plan.gap
        number = (x - left) // (self.plan.cell + 1 + self.plan.gap)
        return self.columns[number] if x >= left and number < len(self.columns) else None

    # ------------------------------------------------------------------------------------------ drawing

    def draw_heading(self, line: int, cursor: Place) -> Content:
        """One line of the heading, the source of the cursor's column lit."""
        if line == 0 and self._of > self.plan.shown:
            last = self.columns[-1] + 1
            here = f"{self.first + 1}" if last == self.first + 1 else f"{self.first + 1}–{last}"
            parts = [Content.styled(f"{here}/{self._of}"[: self.plan.name], "$muted")]
        else:
            parts = [EMPTY]
        for index, head in zip(self.columns, self._heads, strict=True):
            text = head[line] if line < len(head) else EMPTY
            if index == cursor.column and (line < len(head) - 1 or len(head) == 1):
                text = text.stylize("bold $accent")
            parts.append(Content(" ") + text)
        if self.plan.verdict:
            parts.append(Content(" ") + (Content.styled("Verdict", "$muted") if line == 0 else EMPTY))
        return self._join(parts)

    def draw(self, line: int, cursor: Place, *, lit: bool) -> Content:
        """One line below the heading; `lit`: the matrix has the keys."""
        row = self.row_at(line)
        inside = line - self.tops[row]
        here = inside < self.heights[row]
        block = [(lines[inside] if inside < len(lines) else EMPTY) for lines in self._blocks[row]]
        parts = [block[0].stylize("$accent") if row == cursor.row else block[0]]
        for index, text in zip(self.columns, block[1:], strict=False):
            if here and cursor == (row, index):
                bar = Content.styled(self.glyphs.bar, "$accent" if lit else "$faint")
                padded = bar + text + Content(" " * max(self.plan.cell - text.cell_length, 0))
                parts.append(padded.stylize_before("on $chosen"))
            else:
                parts.append(Content(" ") + text)
        if self.plan.verdict:
            parts.append(Content(" ") + block[-1])
        return self._join(parts)

    def _join(self, parts: Sequence[Content]) -> Content:
        widths = [self.plan.name, *(self.plan.cell + 1 for _ in self.columns)]
        line = EMPTY
        for part, width in zip(parts, widths, strict=False):
            line += part + Content(" " * (max(width - part.cell_length, 0) + self.plan.gap))
        return line + (parts[-1] if self.plan.verdict else EMPTY)

    # ------------------------------------------------------------------------------------------ cells

    def _head(self, article: Article, name: str, *, short: bool) -> list[Content]:
        row = rows.Row("", Content(name), limit=1 if short else 2)
        lines = lay_out(row, self.plan.cell, ellipsis=self.glyphs.ellipsis)
        return lines if short else [*lines, Content.styled(kind_word(article.kind), "$muted")]

    def _block(self, row: Row) -> list[list[Content]]:
        name = rows.Row("", Content.styled(row.counterpart, "bold"), limit=4)
        block = [lay_out(name, self.plan.name, ellipsis=self.glyphs.ellipsis)]
        for index in self.columns:
            sign, words = cell_words(row.cells[index].answer, self.glyphs)
            lines = lay_out(rows.Row("", words, sign=sign), self.plan.cell, ellipsis=self.glyphs.ellipsis)
            block.append([*lines, *self._note(row.cells[index].answer)])
        if self.plan.verdict:
            block.append(self._verdict(row.verdict))
        return block

    def _note(self, answer: Answer) -> list[Content]:
        """Whose the labels are where they are the reader's, and whether they are unsure."""
        if answer.corrected:
            sign, words, style = self.glyphs.corrected, "corrected by you", "$accent"
        elif is_unsure(answer):
            sign, words, style = self.glyphs.unsure, "unsure", "$warning"
        else:
            return []
        note = rows.Row("", Content.styled(words, style), sign=Content.styled(f"{sign} ", style))
        return lay_out(note, self.plan.cell, ellipsis=self.glyphs.ellipsis)

    def _verdict(self, verdict: Verdict) -> list[Content]:
        ellipsis = self.glyphs.ellipsis
        lines = lay_out(rows.Row("", verdict_words(verdict)), self.plan.verdict, ellipsis=ellipsis)
        if self.plan.verdict >= _SENTENCE_FROM:
            sentence = rows.Row("", Content.styled(verdict.text, "$muted"), limit=3)
            lines += lay_out(sentence, self.plan.verdict, ellipsis=ellipsis)
        return lines
