"""The left pane of Browse: what is searched for, and the articles found."""

from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from reader.model import Header
from reader.tui.glyphs import Glyphs
from reader.tui.listing import Listing
from reader.tui.widgets.long_rows import LongRows
from reader.tui.widgets.search_line import SearchLine


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
    class NewsClicked(Message):
        """The reader wants to see what has come."""

    @dataclass
    class SearchEntered(Message):
        """The reader has typed what there is to type."""

    def __init__(self, *, glyphs: Glyphs, id: str | None = None) -> None:  # noqa: A002 (Textual's name)
        super().__init__(id=id)
        self.glyphs = glyphs
        self.listing = Listing((), lambda _keys: (), glyphs)

    def compose(self) -> ComposeResult:
        """The search line, what the list is filtered by, the list."""
        yield SearchLine(placeholder="words to find, F1 helps")
        yield Static(id="hint", classes="note", markup=False)
        yield Static(id="filter", classes="note", markup=False)
        yield Static(id="news", classes="note", markup=False)
        yield LongRows(glyphs=self.glyphs, id="articles")

    @property
    def view(self) -> LongRows:
        """The list itself."""
        return self.query_one(LongRows)

    def show(self, listing: Listing, *, chosen: Header | None, sought: str) -> None:
        """Show these articles; `sought` says what they have in common and how many they are, empty when it is all."""
        # The rows that were read for the list before need not be read again.
        listing.take_over(self.listing)
        self.listing = listing
        self.view.show(listing, chosen=listing.place(chosen.key) if chosen is not None else None)
        self._note("#filter", Content(sought))

    def tell_news(self, words: str) -> None:
        """Say that there is more than is listed; empty for nothing."""
        self._note("#news", Content.styled(words, "$accent"))

    def hint(self, words: str) -> None:
        """Say what is wrong with what is being typed; empty for nothing."""
        self._note("#hint", Content.styled(words, "$warning"))
        self.set_class(bool(words), "-hinting")

    def _note(self, selector: str, words: Content) -> None:
        note = self.query_one(selector, Static)
        note.update(words)
        note.set_class(bool(words), "-shown")

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
        self.hint("")
        if line.value:
            line.value = ""

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Searched(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(SearchLine).remember()
        self.post_message(self.SearchEntered())

    @on(events.Click, "#news")
    def _clicked(self) -> None:
        self.post_message(self.NewsClicked())

    @on(LongRows.Moved)
    def _moved(self, message: LongRows.Moved) -> None:
        message.stop()
        self.post_message(self.Chosen(message.row))

    @on(LongRows.Opened)
    def _opened(self, message: LongRows.Opened) -> None:
        message.stop()
        self.post_message(self.Opened(message.row))
