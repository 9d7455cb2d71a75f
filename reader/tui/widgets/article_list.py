"""The left pane of Browse: what is searched for, and the articles found."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.model import Article, Story
from reader.tui.content import library
from reader.tui.content.rows import Row
from reader.tui.glyphs import Glyphs
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.search_line import SearchLine

EMPTY_LIBRARY = "There is nothing to read here. Leave with q, then open files or folders: crossread PATH"
NOTHING_FOUND = "No article holds this. Escape shows all."


class ArticleList(Vertical):
    """Articles to choose from, with a line above them to search in."""

    @dataclass
    class Chosen(Message):
        """Another article is under the cursor."""

        article_id: str

    @dataclass
    class Opened(Message):
        """The reader wants to read the chosen article."""

        article_id: str

    @dataclass
    class Searched(Message):
        """The words searched for are others; empty for none."""

        query: str

    @dataclass
    class SearchEntered(Message):
        """The reader has typed what there is to type."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs

    def compose(self) -> ComposeResult:
        """The search line, what the list is filtered by, the list."""
        yield SearchLine(placeholder="words to find")
        yield Static(id="filter", markup=False)
        yield RowsView(glyphs=self.glyphs, lasting=True, id="articles")

    @property
    def view(self) -> RowsView:
        """The list itself."""
        return self.query_one(RowsView)

    def show(
        self, listed: Sequence[Article], stories: Sequence[Story], *, total: int, sought: str, chosen: str | None
    ) -> None:
        """Show these articles of `total`; `sought` says what they have in common, empty when they are all."""
        rows = library.article_rows(listed, stories, self.glyphs)
        if not rows:
            rows = (Row("", Content.styled(NOTHING_FOUND if total else EMPTY_LIBRARY, "$muted")),)
        self.view.set_rows(rows, chosen=chosen)
        note = self.query_one("#filter", Static)
        note.update(Content(f"{sought} in {len(listed)} of {total}"))
        note.set_class(bool(sought), "-shown")

    def ask(self) -> None:
        """Show the line to search in, with the keys."""
        line = self.query_one(SearchLine)
        line.add_class("-shown")
        # It can take the focus only once the class has made it to be seen.
        self.call_after_refresh(line.focus)

    @property
    def asking(self) -> bool:
        """Whether the line to search in is shown."""
        return self.query_one(SearchLine).has_class("-shown")

    def end_search(self) -> None:
        """Empty and hide the line to search in."""
        line = self.query_one(SearchLine)
        line.remove_class("-shown")
        if line.value:
            line.value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Searched(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.SearchEntered())

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()
        self.post_message(self.Chosen(message.row))

    @on(RowsView.Opened)
    def _opened(self, message: RowsView.Opened) -> None:
        message.stop()
        self.post_message(self.Opened(message.row))
