"""The dialog in which the reader has the comparison and its articles written to files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.errors import CrossreadError
from reader.export import folder
from reader.export.forms import Form
from reader.export.words import counted
from reader.library import Library
from reader.model import Article, Question
from reader.tui.content.rows import Row
from reader.tui.screens.forms import FormDialog

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


class ExportScreen(FormDialog[None]):
    """Asks for a folder and a form, writes, and says where the files are."""

    def __init__(
        self, library: Library, articles: Sequence[Article], question: Question, *, method: str, length: str
    ) -> None:
        what = f"{counted(len(articles), 'article')} with summaries, and the comparison: {question.title}"
        super().__init__("Export", what, label="Folder", rows=_FORMS, value=FOLDER)
        self._library = library
        self._articles = articles
        self._question = question
        self._method = method
        self._length = length
        self._writing = self._written = False
        self._forced = ""
        """The folder in which the reader was told that files are replaced; Enter then replaces them."""

    def action_accept(self) -> None:
        """Write; once that is done, close."""
        if self._written:
            self.dismiss(None)
            return
        name = self.written
        if not name:
            self.say("Give the folder a name.", "$warning")
        elif not self._writing:
            self._writing = True
            self.say(f"Writing {self.reader.glyphs.ellipsis}", "$muted")
            form = Form(self.chosen)
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
        self.say(f"{counted(message.count, 'file')} in {message.folder}", "$success")

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self._writing = False
        self._forced = self.written if message.in_the_way else ""
        self.say(message.reason, "$warning" if message.in_the_way else "$error")

    @on(Input.Changed)
    def _renamed(self, message: Input.Changed) -> None:
        message.stop()
        self._forced = ""
