"""The dialog in which the reader chooses what is asked of the articles."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from reader.export.words import counted
from reader.model import Question
from reader.tui.content.rows import EMPTY, Row
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView


def question_rows(questions: Sequence[Question]) -> tuple[Row, ...]:
    """A row for every question; its id is the question's."""
    return tuple(
        Row(question.id, Content(question.title), facts=((_facts(question), EMPTY),)) for question in questions
    )


def _facts(question: Question) -> Content:
    listed = counted(len(question.counterparts), "counterpart") if question.counterparts else ""
    whom = " and ".join(part for part in (listed, "others" if question.anyone else "") if part)
    return Content.styled(f"{question.subject.name}: {question.relation.noun} with {whom}", "$muted")


class QuestionScreen(Dialog[str | None]):
    """Its result is the id of the question chosen; None when the reader cancels."""

    AUTO_FOCUS = "#questions"

    def __init__(self, questions: Sequence[Question], chosen: str) -> None:
        """`chosen` is the id of the question that is asked now."""
        super().__init__("Ask of the articles")
        self._rows = question_rows(questions)
        self._chosen = chosen

    def parts(self) -> Iterable[Widget]:
        """The questions."""
        yield RowsView(glyphs=self.reader.glyphs, id="questions")

    def on_mount(self) -> None:
        """Begin at the question that is asked now."""
        self.query_one(RowsView).set_rows(self._rows, chosen=self._chosen)

    def action_accept(self) -> None:
        """Ask the chosen question."""
        self.dismiss(self.query_one(RowsView).chosen or None)
