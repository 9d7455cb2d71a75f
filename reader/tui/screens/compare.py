"""Compare: who says what on a question, source beside source, with the sentences that prove it."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from reader.export.words import columns as headings
from reader.export.words import counted
from reader.library import Library
from reader.model import Answer, Article, Cell, Question
from reader.settings import Settings
from reader.tui import actions, comparing
from reader.tui.content.evidence import others_heading, own_rows, passage, strongest, voice_rows, why_rows
from reader.tui.content.matrix import Place, next_difference
from reader.tui.content.summary import answer_words, one_line
from reader.tui.messages import AskQuestion, OpenArticle
from reader.tui.screens.correcting import CorrectingScreen
from reader.tui.screens.once import OnceScreen
from reader.tui.screens.waiting import WaitingScreen
from reader.tui.widgets.article_view import MEASURE
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.matrix_view import MatrixView
from reader.tui.widgets.rows_view import RowsView

WIDE = 150
"""From so many cells on, what others say stands beside the article's own voice."""


class CompareScreen(
    CorrectingScreen[OpenArticle | None], WaitingScreen[OpenArticle | None], OnceScreen[OpenArticle | None]
):
    """A matrix of counterparts and sources over the evidence of the cell under the cursor.

    Its result is the sentence that the reader wants to see in its article; None when they just go back.
    """

    ACTIONS: ClassVar[str] = actions.COMPARE
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.COMPARE)]
    AUTO_FOCUS = "#matrix"
    CSS_PATH = "compare.tcss"

    def __init__(
        self,
        library: Library,
        question: Question,
        settings: Settings,
        *,
        articles: Sequence[Article] | None = None,
        begin_at: Cell | None = None,
    ) -> None:
        """`articles` are laid side by side, all of the library when None; `begin_at` is the cell looked at before."""
        super().__init__()
        self.library = library
        self.articles = library.articles if articles is None else tuple(articles)
        self.settings = settings
        self.question = question
        self._why = True
        self._ready = False
        self.chosen = begin_at
        """The cell that is looked at; None while there is none."""

    @property
    def ready(self) -> bool:
        """Whether the comparison is there."""
        return self._ready

    @property
    def matrix(self) -> MatrixView:
        """The upper part."""
        return self.query_one(MatrixView)

    @property
    def evidence(self) -> RowsView:
        """The lower part: what is said in the article's own voice and, where there is no room beside it, by others."""
        return self.query_one("#evidence", RowsView)

    @property
    def speakers(self) -> RowsView:
        """In a wide window, what others say in the article, right of its own voice."""
        return self.query_one("#speakers", RowsView)

    @property
    def passages(self) -> RowsView | None:
        """The list of passages that has the keys; None while the matrix has them."""
        return next((view for view in (self.evidence, self.speakers) if view.has_focus), None)

    def compose(self) -> ComposeResult:
        """Header, matrix, evidence, footer."""
        glyphs = self.reader.glyphs
        yield HeaderLine("Compare", glyphs=glyphs)
        yield MatrixView(glyphs=glyphs, id="matrix")
        yield Static(id="state", markup=False)
        with Horizontal(id="proof"):
            yield RowsView(glyphs=glyphs, measure=MEASURE, id="evidence")
            yield RowsView(glyphs=glyphs, measure=MEASURE, id="speakers")
        yield FooterLine(actions.COMPARE)

    def on_mount(self) -> None:
        """Begin to compare."""
        self._ask(self.question)

    # ------------------------------------------------------------------------------------------ work in threads

    def ask(self, question_id: str) -> None:
        """Ask another question of the articles."""
        if question_id != self.question.id:
            self._ask(self.library.question(question_id))

    def _ask(self, question: Question) -> None:
        self.question = question
        self._ready = False
        header = self.query_one(HeaderLine)
        header.question, header.facts = question.title, ""
        if self.matrix.comparison is None or self.matrix.comparison.question != question:
            self._say("")
        self._compare()

    def _compare(self) -> None:
        question, articles = self.question, self.articles
        self.run("compare", lambda: comparing.compare(self.library, question, articles))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Where the matrix would stand, say what can be done when it failed."""
        super().on_worker_state_changed(event)
        if event.state is WorkerState.ERROR:
            self._say("This could not be worked out. Press Q for another question, or escape to go back.")

    @on(AskQuestion)
    def _asked(self, message: AskQuestion) -> None:
        self.ask(message.question_id)

    @on(comparing.Read)
    def _read(self, message: comparing.Read) -> None:
        if message.question == self.question and not self._ready and self.has_class("-waiting"):
            count = f"article {message.done + 1} of {message.total}"
            self._say(f"Reading {count} {self.reader.glyphs.ellipsis}")

    @on(comparing.Compared)
    def _compared(self, message: comparing.Compared) -> None:
        comparison = message.comparison
        if comparison.question != self.question:
            return
        self._ready = True
        facts = [counted(len(comparison.articles), "source"), counted(len(comparison.rows), "counterpart")]
        facts.append(counted(len(comparison.differences), "difference"))
        self.query_one(HeaderLine).facts = f" {self.reader.glyphs.separator} ".join(facts)
        if not comparison.articles:
            self._say("There are no articles. Give crossread files or folders to read: crossread PATH")
        elif len(comparison.foreign) == len(comparison.articles):
            self._say("No article here is in English, and only English ones are judged. Escape goes back.")
        elif not comparison.rows:
            asked = f"whose {self.question.relation.noun} with {self.question.subject.name} is asked about"
            self._say(f"No article here brings up anybody {asked}. Press Q to ask something else.")
        else:
            self._say(None)
            self.matrix.show(comparison, chosen=self.chosen)
            self._show_evidence()
        self.catch_up()

    @on(comparing.Corrected)
    def _corrected(self, message: comparing.Corrected) -> None:
        if message.problem:
            self.reader.tell(message.problem, severity="warning")
        self._compare()

    def _say(self, text: str | None) -> None:
        """Show a sentence in place of the matrix; None for the matrix itself."""
        self.set_class(text is not None, "-waiting")
        if text is not None:
            self.query_one("#state", Static).update(text)
        elif self.focused is None:
            # What the class has just shown can take the focus only once it is laid out.
            self.call_after_refresh(self.matrix.focus)

    # ------------------------------------------------------------------------------------------ the chosen cell

    @property
    def _chosen(self) -> tuple[Cell, Article] | None:
        cell = self.matrix.cell
        return (cell, self.library.article(cell.article)) if cell is not None else None

    def _show_evidence(self) -> None:
        chosen, comparison = self._chosen, self.matrix.comparison
        if chosen is None or comparison is None:
            return
        cell, article = self.chosen, _ = chosen
        verdict = comparison.rows[self.matrix.cursor.row].verdict
        outlet, glyphs = headings(comparison.articles)[article.id], self.reader.glyphs
        said = own_rows(self.question, article, outlet, cell.answer, verdict, glyphs)
        others = voice_rows(article, cell.answer, glyphs)
        rules = why_rows(cell.answer, glyphs) if self._why else ()
        if self.has_class("-wide"):
            self.evidence.set_rows((*said, *rules))
            self.speakers.set_rows((*others_heading(outlet, cell.answer), *others))
        else:
            self.evidence.set_rows((*said, *others, *rules))

    @on(MatrixView.Moved)
    def _moved(self) -> None:
        self._show_evidence()
        self.evidence.move_to_end(last=False)
        self.speakers.move_to_end(last=False)

    @on(MatrixView.Opened)
    @on(RowsView.Opened)
    def _opened(self) -> None:
        self.action_open_sentence()

    # ------------------------------------------------------------------------------------------ moving

    def action_up(self) -> None:
        """To the counterpart above, or the passage above."""
        self._move(-1)

    def action_down(self) -> None:
        """To the counterpart below, or the passage below."""
        self._move(1)

    def _move(self, steps: int) -> None:
        if (passages := self.passages) is not None:
            passages.move(steps)
        else:
            self.when_ready(lambda: self.matrix.move(rows=steps))

    def action_left(self) -> None:
        """To the source at the left; from what others say to the article's own voice."""
        self._move_across(-1)

    def action_right(self) -> None:
        """To the source at the right; from the article's own voice to what others say."""
        self._move_across(1)

    def _move_across(self, steps: int) -> None:
        if self.passages is None:
            self.when_ready(lambda: self.matrix.move(columns=steps))
        elif steps > 0 and self.speakers.display and self.speakers.chosen:
            self.speakers.focus()
        elif steps < 0:
            self.evidence.focus()

    def action_page_up(self) -> None:
        """Scroll up what has the keys."""
        (self.passages or self.matrix).move_page(-1)

    def action_page_down(self) -> None:
        """Scroll down what has the keys."""
        (self.passages or self.matrix).move_page(1)

    def action_top(self) -> None:
        """To the first."""
        self._move_to_end(last=False)

    def action_bottom(self) -> None:
        """To the last."""
        self._move_to_end(last=True)

    def _move_to_end(self, *, last: bool) -> None:
        if (passages := self.passages) is not None:
            passages.move_to_end(last=last)
        elif self.matrix.comparison is not None:
            row = len(self.matrix.comparison.rows) if last else 0
            self.matrix.go_to(Place(row, self.matrix.cursor.column))

    def action_next_pane(self) -> None:
        """From the matrix to the passages, or back."""
        self._give_keys(evidence=self.passages is None)

    def action_previous_pane(self) -> None:
        """From the matrix to the passages, or back."""
        self.action_next_pane()

    def on_resize(self, event: events.Resize) -> None:
        """What has the keys stays to be seen; a wide window has what others say beside the article's own voice."""
        wide = event.size.width >= WIDE
        if wide is not self.has_class("-wide"):
            self.set_class(wide, "-wide")
            if self.speakers.has_focus:
                self.evidence.focus()
            self._show_evidence()
        self.call_after_refresh(lambda: self.set_class(self.passages is not None, "-pane-evidence"))

    def _give_keys(self, *, evidence: bool) -> None:
        """Where there are few lines, what has the keys is all that shows."""
        if self.has_class("-short"):
            self.set_class(evidence, "-pane-evidence")
        self.call_after_refresh(self.evidence.focus if evidence else self.matrix.focus)

    def action_next_difference(self) -> None:
        """To the next point on which sources differ."""
        self.when_ready(lambda: self._go_to_difference(1))

    def action_previous_difference(self) -> None:
        """To the point before on which sources differ."""
        self.when_ready(lambda: self._go_to_difference(-1))

    def _go_to_difference(self, direction: int) -> None:
        comparison = self.matrix.comparison
        place = next_difference(comparison, self.matrix.cursor.row, direction) if comparison is not None else None
        if place is None:
            self.reader.tell("The sources do not differ on anything here.")
        else:
            self.matrix.go_to(place)

    # ------------------------------------------------------------------------------------------ doing

    def action_open_sentence(self) -> None:
        """Show the chosen passage in its article."""
        self.when_ready(self._open_sentence)

    def _open_sentence(self) -> None:
        if (chosen := self._chosen) is None:
            return
        cell, article = chosen
        passages = self.passages
        found = passage(cell.answer, passages.chosen) if passages is not None else strongest(cell.answer)
        if found is None:
            self.reader.tell(f"{_silence(cell.answer)}: there is no sentence to show.")
        else:
            self.dismiss(OpenArticle(article.id, found.span))

    def action_why(self) -> None:
        """Show or hide the rules that decided."""
        self._why = not self._why
        self._show_evidence()

    def action_copy(self) -> None:
        """Copy the chosen passage."""
        if (chosen := self._chosen) is not None:
            cell, article = chosen
            found = passage(cell.answer, (self.passages or self.evidence).chosen)
            if found is not None:
                self.app.copy_to_clipboard(one_line(found.span.of(article.body)))
                self.reader.tell("The sentence is copied.", seconds=2)

    def action_correct(self) -> None:
        """Put the reader's own labels in place of the program's."""
        self.when_ready(self._correct)

    def _correct(self) -> None:
        if (chosen := self._chosen) is not None:
            cell, article = chosen
            self.correct(cell.answer, article)

    def action_undo(self) -> None:
        """Take the last correction back; after none, that of the chosen cell."""
        self.when_ready(self._undo)

    def _undo(self) -> None:
        if (chosen := self._chosen) is not None:
            cell, article = chosen
            self.take_back(cell.answer, article)
        else:
            self.take_back()

    def action_question(self) -> None:
        """Choose another question."""
        from reader.tui.screens.questions import QuestionScreen

        def done(chosen: str | None) -> None:
            if chosen is not None:
                self.ask(chosen)

        self.app.push_screen(QuestionScreen(self.library.questions, self.question.id), done)

    def on_header_line_question_clicked(self, message: HeaderLine.QuestionClicked) -> None:
        """Ask for another question."""
        message.stop()
        self.action_question()

    def action_export(self) -> None:
        """Write the comparison and its articles to files."""
        from reader.tui.screens.export import ExportScreen

        method, length = self.settings.method, self.settings.length
        self.app.push_screen(ExportScreen(self.library, self.articles, self.question, method=method, length=length))

    def action_back(self) -> None:
        """From the passages to the matrix, from the matrix to the articles."""
        if self.passages is not None:
            self._give_keys(evidence=False)
        else:
            self.dismiss(None)


def _silence(answer: Answer) -> str:
    if answer.corrected:
        return "The label is yours alone"
    return f"This source is {answer_words(answer) if answer.foreign else 'silent here'}"
