"""The dialog in which the reader puts labels of their own in place of the program's."""

from collections.abc import Iterable

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget

from reader.model import Answer, Article, Relation, Stance
from reader.store.corrections import Correction
from reader.tui.content.evidence import is_alone
from reader.tui.content.rows import Row
from reader.tui.content.summary import RELATION_WORDS, STANCE_WORDS
from reader.tui.glyphs import Glyphs
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView

FOUND = "found"
"""Id of the row that leaves a label to the program."""


def relation_rows(answer: Answer, kept: Correction) -> tuple[Row, ...]:
    """The relations to choose from, by their value."""
    options = [
        Row(relation, Content(RELATION_WORDS[relation]), gap=0)
        for relation in Relation
        if relation is not Relation.SILENT
    ]
    return _rows("The relation is", "" if kept.relation else RELATION_WORDS[answer.relation], options)


def stance_rows(answer: Answer, kept: Correction, glyphs: Glyphs) -> tuple[Row, ...]:
    """The judgements to choose from, by their value."""
    options = [
        Row(stance, Content(words), sign=Content.styled(f"{glyphs.stance(stance)} ", f"${stance}"), gap=0)
        for stance, words in STANCE_WORDS.items()
    ]
    hidden = kept.stance is not None or answer.relation is Relation.SILENT
    return _rows("The article itself", "" if hidden else STANCE_WORDS[answer.stance], options)


def _rows(title: str, found: str, options: Iterable[Row]) -> tuple[Row, ...]:
    """`found` is what the program decided; empty where the reader's own label hides it."""
    own = f"as found: {found}" if found else "as crossread found"
    return (Row("", Content.styled(title, "$muted"), gap=0), Row(FOUND, Content(own), gap=0), *options)


class CorrectScreen(Dialog[Correction | None]):
    """Its result is the reader's labels, each None where it is left to the program; None when the reader cancels."""

    AUTO_FOCUS = "#relation"

    def __init__(self, answer: Answer, article: Article, kept: Correction) -> None:
        """`kept` is the correction there is already; both its labels are None when there is none."""
        super().__init__(
            f"{answer.counterpart} in {article.outlet}", "Your labels are kept, and marked as yours wherever they show."
        )
        self._answer = answer
        self._kept = kept
        self._silent = answer.relation is Relation.SILENT or is_alone(answer)

    def parts(self) -> Iterable[Widget]:
        """Relations beside judgements."""
        glyphs = self.reader.glyphs
        yield Horizontal(
            RowsView(glyphs=glyphs, lasting=True, id="relation"),
            RowsView(glyphs=glyphs, lasting=True, id="stance"),
            id="columns",
        )

    def on_mount(self) -> None:
        """Begin at the labels that the reader gave before."""
        relations = relation_rows(self._answer, self._kept)
        self._list("relation").set_rows(relations, chosen=self._kept.relation or FOUND)
        stances = stance_rows(self._answer, self._kept, self.reader.glyphs)
        self._list("stance").set_rows(stances, chosen=self._kept.stance or FOUND)

    def action_accept(self) -> None:
        """Keep what is chosen in both lists."""
        relation, stance = self._list("relation").chosen, self._list("stance").chosen
        if self._silent and relation == FOUND and stance != FOUND:
            self.reader.tell("Say what the relation is, too: by itself this article says nothing of it.")
            return
        self.dismiss(
            Correction(Relation(relation) if relation != FOUND else None, Stance(stance) if stance != FOUND else None)
        )

    def _list(self, name: str) -> RowsView:
        return self.query_one(f"#{name}", RowsView)
