"""The dialog in which the reader has the comparison and its articles written to files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.errors import CrossreadError
from reader.export import folder
from reader.export.forms import Form
from reader.export.words import counted
from reader.library import Library
from reader.model import Article, Question
from reader.text import clean_line
from reader.tui.content.rows import Row
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.rows_view import RowsView

FOLDER = "crossread-export"
"""What the folder is called unless the reader says otherwise; in the folder that crossread was started in."""

_FORMS = (
    Row(Form.MARKDOWN, Content("Markdown, to be read"), gap=0),
    Row(Form.JSON, Content("JSON, for programs"), gap=0),
)


@dataclass
class Exported(Message):
    """The files are written."""

    count: int
    folder: Path


@dataclass
class Refused(Message):
    """Nothing was written."""

    reason: str
    in_the_way: bool = False
    """Whether it can be done all the same, over a file that crossread did not write."""


class ExportScreen(Dialog[None]):
    """Asks for a folder and a form, writes, and says where the files are."""

    AUTO_FOCUS = "#folder"

    def __init__(
        self, library: Library, articles: Sequence[Article], question: Question, *, method: str, length: str
    ) -> None:
        what = f"{counted(len(articles), 'article')} with summaries, and the comparison: {question.title}"
        super().__init__("Export", what)
        self._library = library
        self._articles = articles
        self._question = question
        self._method = method
        self._length = length
        self._writing = self._written = False
        self._forced = ""
        """The folder in which the reader was told that files are replaced; Enter then replaces them."""

    def parts(self) -> Iterable[Widget]:
        """Folder, form, and what came of it."""
        yield Static(Content("Folder"), classes="label")
        yield Input(FOLDER, id="folder", select_on_focus=False)
        yield RowsView(glyphs=self.reader.glyphs, lasting=True, id="form")
        yield Static("", id="outcome", markup=False)

    def on_mount(self) -> None:
        """Begin with Markdown."""
        self.query_one(RowsView).set_rows(_FORMS)

    def action_up(self) -> None:
        """The form above, from anywhere in the dialog."""
        self.query_one(RowsView).move(-1)

    def action_down(self) -> None:
        """The form below, from anywhere in the dialog."""
        self.query_one(RowsView).move(1)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_accept()

    def action_accept(self) -> None:
        """Write; once that is done, close."""
        if self._written:
            self.dismiss(None)
            return
        name = self.query_one(Input).value.strip()
        if not name:
            self._say("Give the folder a name.", "$warning")
        elif not self._writing:
            self._writing = True
            self._say(f"Writing {self.reader.glyphs.ellipsis}", "$muted")
            form = Form(self.query_one(RowsView).chosen)
            force = name == self._forced
            self.run_worker(
                lambda: self._write(name, form, force=force), group="export", thread=True, exit_on_error=False
            )

    def _write(self, name: str, form: Form, *, force: bool) -> None:
        try:
            documents = self._library.documents(
                self._articles, question=self._question, method=self._method, length=self._length, form=form
            )
            target = Path(name).expanduser().absolute()
            paths = folder.write(documents, target, force=force)
        except folder.InTheWay as problem:
            reason = f"{problem.name} was not written by crossread. Enter replaces it; else name another folder."
            self.post_message(Refused(reason, in_the_way=True))
        except (CrossreadError, OSError, RuntimeError, ValueError) as problem:
            self.post_message(Refused(str(problem)))
        else:
            self.post_message(Exported(len(paths), target))

    @on(Exported)
    def _exported(self, message: Exported) -> None:
        self._writing, self._written = False, True
        self._say(f"{counted(message.count, 'file')} in {message.folder}", "$success")

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self._writing = False
        self._forced = self.query_one(Input).value.strip() if message.in_the_way else ""
        self._say(message.reason, "$warning" if message.in_the_way else "$error")

    @on(Input.Changed)
    def _renamed(self, message: Input.Changed) -> None:
        message.stop()
        self._forced = ""

    def _say(self, text: str, style: str) -> None:
        self.query_one("#outcome", Static).update(Content.styled(clean_line(text), style))
        self.query_one("#outcome").scroll_visible(animate=False)
