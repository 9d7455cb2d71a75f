"""What the keys of Browse do with articles: read, star, tag, note, hide; and how it is taken back."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from textual import on

from reader.errors import CrossreadError
from reader.library import Done, Library
from reader.model import Header
from reader.settings import Settings
from reader.tui import keeping
from reader.tui.content.places import VIEWS
from reader.tui.finding import EVERYTHING, Place
from reader.tui.screens.listing import ListingScreen


class KeepingScreen(ListingScreen):
    """Keeps what the reader does. The list shows it at once; the library is written in a thread."""

    def __init__(self, library: Library, settings: Settings, *, place: Place = EVERYTHING) -> None:
        """Begin in `place`."""
        super().__init__(library, settings, place=place)
        self._keeper = keeping.Keeper(library)

    def keep(self, do: Callable[[], Done], words: str = "", *, final: bool = False) -> None:
        """Have something done after what was asked for before; nothing where the library can only be read."""
        if self.reader.writable(self.library):
            self.run("keep", self._keeper.ask(do, words, final=final), exclusive=False)

    @on(keeping.Kept)
    def _kept(self, message: keeping.Kept) -> None:
        if message.problem:
            self.reader.tell(message.problem, severity="warning")
        if (done := message.done) is not None:
            self.undoing.append(lambda: self.keep(lambda: self.library.revert(done), final=True))
        if message.words:
            self.reader.tell(message.words, seconds=2)
        self.show_changes(message.keys or None)

    def _change(self, header: Header, do: Callable[[], Done], **shown: Any) -> None:
        """Show a change of one article before it is kept."""
        if not self.reader.writable(self.library):
            return
        self.listing.put(replace(header, **shown))
        if self.header is not None and self.header.key == header.key:
            self.header = replace(header, **shown)
        self.list.view.refresh_rows()
        self.keep(do)

    # ------------------------------------------------------------------------------------------ read and unread

    def reading(self) -> None:
        """The reader has gone into the article: it is read."""
        header = self.header
        if header is not None and not header.read and not self.library.store.read_only:
            self._change(header, lambda: self.library.mark([header.key], "read", on=True), read=True)

    def action_read(self) -> None:
        """Mark the article as read, or as not read again."""
        if (header := self.header) is not None:
            on = not header.read
            self._change(header, lambda: self.library.mark([header.key], "read", on=on), read=on)

    def action_read_all(self) -> None:
        """Mark all that are listed as read."""
        keys = self.listing.keys
        words = f"All {len(keys):,} are marked as read; u takes it back."
        self.keep(lambda: self.library.mark(keys, "read", on=True), words)

    def action_next_unread(self) -> None:
        """To the next article that was not read."""
        self.go_unread(1)

    def action_previous_unread(self) -> None:
        """To the one before that was not read."""
        self.go_unread(-1)

    def go_unread(self, direction: int) -> None:
        """Show the next article of the list that was not read, round the end."""
        here = self.listing.place(self.header.key) if self.header is not None else None
        place = self.library.next_unread(self.listing.keys, -1 if here is None else here, direction)
        header = self.listing.header(place) if place is not None else None
        if header is None:
            self.reader.tell(f"Nothing is left to read in {self.finding.place.name}.")
        else:
            self.open_article(header.id)

    # ------------------------------------------------------------------------------------------ marks

    def action_star(self) -> None:
        """Star the article, or take the star off."""
        if (header := self.header) is not None:
            on = not header.starred
            self._change(header, lambda: self.library.mark([header.key], "starred", on=on), starred=on)

    def action_hide(self) -> None:
        """Take the article out of all lists."""
        if (header := self.header) is not None and self.reader.writable(self.library):
            self.keep(lambda: self.library.mark([header.key], "hidden", on=True), "Hidden; u brings it back.")
            self.listing.drop(header.key)
            self.list.view.refresh_rows()
            self.open_chosen()

    def action_tag(self) -> None:
        """Give the article tags, or take them off."""
        from reader.tui.screens.asking import LineScreen

        header = self.header
        if header is None:
            return

        def done(text: str | None) -> None:
            if text is not None:
                tags = tuple(sorted({tag.strip() for tag in text.split(",") if tag.strip()}))
                self._change(header, lambda: self.library.set_tags(header.key, tags), tags=tags)

        known = ", ".join(self.library.tags())
        hint = f"Words parted by commas.{f' There are: {known}' if known else ''}"
        self.app.push_screen(LineScreen("Tags", hint, ", ".join(header.tags)), done)

    def action_note(self) -> None:
        """Write a note on the article."""
        from reader.tui.screens.asking import LineScreen

        header = self.header
        if header is None:
            return

        def done(text: str | None) -> None:
            if text is not None:
                self._change(header, lambda: self.library.note(header.key, text), noted=bool(text.strip()))

        self.app.push_screen(LineScreen("Note", "It stands in exports too.", self.library.note_of(header.key)), done)

    def action_full_text(self) -> None:
        """Fetch the whole text from its page, or put back what the feed carried."""
        if (header := self.header) is not None and self.reader.writable(self.library):
            words = "Back to what the feed carried." if header.full_text else "Fetching the page."
            self.reader.tell(words, seconds=2)
            self.run("full text", lambda: keeping.complete(self.library, header.key))

    @on(keeping.Completed)
    def _completed(self, message: keeping.Completed) -> None:
        if message.problem:
            self.reader.tell(message.problem, severity="warning")
        elif self.header is not None and self.header.key == message.key:
            self.show_changes((message.key,))
            try:
                article = self.library.article(self.header.id)
            except CrossreadError as problem:
                self.reader.tell(str(problem), severity="warning")
                return
            self.show_article(article)
            self.lay_trail()

    # ------------------------------------------------------------------------------------------ places

    def action_delete_view(self) -> None:
        """Forget the saved view that is chosen."""
        chosen = self.places.chosen
        if chosen is None or chosen.heading != VIEWS:
            self.reader.tell("Choose a saved view among the places first: v. Feeds are changed with F.")
            return
        name = chosen.place.name
        try:
            self.library.delete_view(name)
        except CrossreadError as problem:
            self.reader.tell(str(problem), severity="warning")
            return
        self.undoing.append(lambda: self._bring_back(chosen.place))
        self.reader.tell(f"{name} is forgotten; u brings it back.", seconds=3)
        self.count()

    def _bring_back(self, place: Place) -> None:
        self.library.save_view(place.name, place.query)
        self.count()

    def action_save_view(self) -> None:
        """Keep what is sought as a place of its own, or as a rule."""
        from reader.tui.screens.saving import SaveScreen

        query = self.finding.text()
        if not self.finding.narrowed and self.finding.place == EVERYTHING:
            self.reader.tell("Search for something first: / and words, or is:unread source:… and the like.")
            return

        def done(name: str | None) -> None:
            if name:
                self.go(Place(name, query))
            elif name is not None:
                self.look()
            self.count()

        self.app.push_screen(SaveScreen(self.library, query), done)

    def leaving(self) -> None:
        """Keep how far the article was read."""
        header, offset = self.header, self.text.view.top_offset
        if header is not None and offset != header.position and self.library.kept:
            self.run("position", lambda: keeping.leave(self.library, header.key, offset), exclusive=False)

    def open_chosen(self) -> None:
        """Show the article under the cursor."""
        if chosen := self.list.view.chosen:
            self.open_article(chosen)
