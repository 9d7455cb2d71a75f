"""Feeds: what the reader is subscribed to, how each feed does, and everything that can be done with them."""

import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from reader.library import Library
from reader.store.feeds import Subscription
from reader.tui import actions, feeding
from reader.tui.content import feeds as words
from reader.tui.content.rows import Row
from reader.tui.finding import Place, of_feed
from reader.tui.screens.asking import LineScreen
from reader.tui.screens.choosing import ChoiceScreen
from reader.tui.screens.once import OnceScreen
from reader.tui.screens.working import WorkingScreen
from reader.tui.watching import LibraryChanged
from reader.tui.widgets.bars import FooterLine, HeaderLine
from reader.tui.widgets.rows_view import RowsView
from reader.tui.widgets.search_line import SearchLine

OPML_FILE = "crossread-feeds.opml"
"""What the file is called unless the reader says otherwise; in the folder that crossread was started in."""
_ALL = "all"
"""Id of the row that takes every feed of a page."""
_MINUTE = 60.0


class FeedsScreen(OnceScreen[Place | None], WorkingScreen[Place | None]):
    """Its result is the feed whose articles the reader wants to see; None when they only leave."""

    ACTIONS: ClassVar[str] = actions.FEEDS
    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings(actions.FEEDS)]
    CSS_PATH = "feeds.tcss"
    AUTO_FOCUS = "#feeds"

    def __init__(self, library: Library) -> None:
        """`library` is one that is kept."""
        super().__init__()
        self.library = library
        self.subscriptions: tuple[Subscription, ...] | None = None
        """None until they are known."""
        self.undoing: list[Callable[[], Iterator[Message]]] = []
        """What takes back each thing that was done, the last one last."""
        self._sought = ""
        self._wanted = ""
        """Address of the feed to be chosen once it is listed."""

    def compose(self) -> ComposeResult:
        """Feeds beside what is known of the chosen one."""
        glyphs = self.reader.glyphs
        yield HeaderLine("Feeds", glyphs=glyphs)
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield SearchLine(placeholder="letters of a name, address or tag")
                yield RowsView(glyphs=glyphs, lasting=True, id="feeds")
            yield RowsView(glyphs=glyphs, measure=80, id="facts")
        yield FooterLine(actions.FEEDS)

    def on_mount(self) -> None:
        """Read what is subscribed to."""
        header = self.query_one(HeaderLine)
        header.read_only, header.progress = self.library.store.read_only, self.reader.progress_words
        self.query_one("#facts").can_focus = False
        self.look()
        self.set_interval(_MINUTE, self._show)

    def on_resize(self) -> None:
        """Another width has room for other columns."""
        self.call_after_refresh(self._show)

    # ------------------------------------------------------------------------------------------ what is shown

    @property
    def list(self) -> RowsView:
        """The feeds."""
        return self.query_one("#feeds", RowsView)

    @property
    def chosen(self) -> Subscription | None:
        """The feed under the cursor."""
        return next((each for each in self.subscriptions or () if each.feed.url == self.list.chosen), None)

    def look(self) -> None:
        """Read what is subscribed to anew."""
        self.run("subscriptions", lambda: feeding.subscriptions(self.library))

    @on(feeding.Subscriptions)
    def _read(self, message: feeding.Subscriptions) -> None:
        message.stop()
        self.subscriptions = message.feeds
        self._show()

    @on(LibraryChanged)
    def _library_changed(self) -> None:
        self.look()

    def _show(self) -> None:
        if self.subscriptions is None or not self.list.size:
            return
        found, glyphs = self.subscriptions, self.reader.glyphs
        if found:
            width = self.list.size.width
            rows = words.feed_rows(found, glyphs, now=_now(), width=width, sought=self._sought)
        else:
            rows = words.welcome()
        self.query_one(HeaderLine).facts = words.counts(found, glyphs)
        known = any(row.id == self._wanted for row in rows if row.id)
        self.list.set_rows(rows, chosen=self._wanted if known else None)
        if known:
            self._wanted = ""
        self.set_class(not found, "-empty")
        self._show_facts()

    def _show_facts(self) -> None:
        chosen = self.chosen
        rows = words.feed_facts(chosen, self.reader.glyphs, now=_now()) if chosen is not None else ()
        facts = self.query_one("#facts", RowsView)
        facts.set_rows(rows)
        facts.scroll_home(animate=False)

    @on(RowsView.Moved)
    def _moved(self, message: RowsView.Moved) -> None:
        message.stop()
        self._show_facts()

    @on(RowsView.Opened)
    def _opened(self, message: RowsView.Opened) -> None:
        message.stop()
        self.action_show_feed()

    # ------------------------------------------------------------------------------------------ moving, finding

    def action_up(self) -> None:
        """The feed above."""
        self.list.move(-1)

    def action_down(self) -> None:
        """The feed below."""
        self.list.move(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.list.move_page(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self.list.move_page(1)

    def action_top(self) -> None:
        """To the first feed."""
        self.list.move_to_end(last=False)

    def action_bottom(self) -> None:
        """To the last feed."""
        self.list.move_to_end(last=True)

    def action_filter_feeds(self) -> None:
        """Ask for letters."""
        line = self.query_one(SearchLine)
        line.add_class("-shown")
        self.call_after_refresh(line.focus)

    @on(Input.Changed)
    def _typed(self, message: Input.Changed) -> None:
        message.stop()
        self._sought = message.value.strip()
        self._show()

    @on(Input.Submitted)
    def _entered(self, message: Input.Submitted) -> None:
        message.stop()
        self.action_leave_search()

    def action_leave_search(self) -> None:
        """From the letters to what they found."""
        self.list.focus()

    def action_clear_search(self) -> None:
        """All feeds again."""
        line = self.query_one(SearchLine)
        line.remove_class("-shown")
        line.value = ""
        self.list.focus()

    def action_back(self) -> None:
        """Out of the search, else back to the articles."""
        if self._sought or self.query_one(SearchLine).has_class("-shown"):
            self.action_clear_search()
        else:
            self.dismiss(None)

    def action_show_feed(self) -> None:
        """Show the articles of the feed."""
        if (chosen := self.chosen) is not None:
            self.dismiss(of_feed(chosen.feed))

    def action_feed_home(self) -> None:
        """Open the site of the feed."""
        if (chosen := self.chosen) is not None:
            if chosen.feed.home:
                self.app.open_url(chosen.feed.home)
            else:
                self.reader.tell("It is not known which site this feed is of.")

    # ------------------------------------------------------------------------------------------ changing

    def _do(self, make: Callable[[], Iterator[Message]]) -> None:
        """Have something done after what was asked for before."""
        if self.reader.writable(self.library):
            self.run("feeds", make, exclusive=False)

    @on(feeding.Changed)
    def _changed(self, message: feeding.Changed) -> None:
        message.stop()
        if message.undo is not None:
            self.undoing.append(message.undo)
        if message.words:
            self.reader.tell(message.words, severity="warning" if message.failed else "information")
        self._wanted = message.chosen or self._wanted

    def action_undo(self) -> None:
        """Take back what was done last."""
        if not self.undoing:
            self.reader.tell("There is nothing to take back.")
            return
        back = self.undoing.pop()

        def work() -> Iterator[Message]:
            for message in back():
                if isinstance(message, feeding.Changed):
                    message.undo = None
                yield message

        self._do(work)

    def action_add_feed(self) -> None:
        """Subscribe to a feed."""

        def done(address: str | None) -> None:
            if address and address.strip():
                self.reader.tell(f"Reading {address.strip()}", seconds=2)
                self._do(lambda: feeding.add(self.library, address, stop=self.reader.stopping))

        if self.reader.writable(self.library):
            hint = "The address of a feed, or of any page of the site."
            self.app.push_screen(LineScreen("Add a feed", hint, placeholder="example.org"), done)

    @on(feeding.Choose)
    def _several(self, message: feeding.Choose) -> None:
        message.stop()

        def done(chosen: str | None) -> None:
            for address in message.feeds if chosen == _ALL else (chosen,) if chosen else ():
                self._do(partial(feeding.add, self.library, address, stop=self.reader.stopping, page=message.page))

        rows = [Row(address, Content(address), limit=1, gap=0) for address in message.feeds]
        rows.append(Row(_ALL, Content(f"All {len(message.feeds)} of them"), gap=0))
        self.app.push_screen(ChoiceScreen("This page has several feeds", message.page, rows), done)

    def action_name_feed(self) -> None:
        """Give the feed another name."""
        chosen = self.chosen
        if chosen is None or not self.reader.writable(self.library):
            return
        feed = chosen.feed

        def done(name: str | None) -> None:
            if name is not None:
                self._do(lambda: feeding.change(self.library, feed, title=name.strip()))

        self.app.push_screen(LineScreen("Name", feed.url, feed.title), done)

    def action_tag_feed(self) -> None:
        """Give the feed tags."""
        chosen = self.chosen
        if chosen is None or not self.reader.writable(self.library):
            return
        feed = chosen.feed

        def done(text: str | None) -> None:
            if text is not None:
                tags = tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
                self._do(lambda: feeding.change(self.library, feed, tags=tags))

        known = ", ".join(dict.fromkeys(tag for each in self.subscriptions or () for tag in each.feed.tags))
        hint = f"Words parted by commas; it stands under the first.{f' There are: {known}' if known else ''}"
        self.app.push_screen(LineScreen("Tags", hint, ", ".join(feed.tags)), done)

    def action_complete_feed(self) -> None:
        """Fetch the page behind each new article, or do so no more."""
        if (chosen := self.chosen) is not None:
            on_ = not chosen.feed.full_text
            said = "The page behind each new article is fetched." if on_ else "New articles stay as the feed has them."
            self._do(lambda: feeding.change(self.library, chosen.feed, said, full_text=on_))

    def action_hide_feed(self) -> None:
        """Leave the feed out of the places, or show it there again."""
        if (chosen := self.chosen) is not None:
            hidden = not chosen.feed.hidden
            said = "Left out of the places." if hidden else "Among the places again."
            self._do(lambda: feeding.change(self.library, chosen.feed, said, hidden=hidden))

    def action_remove_feed(self) -> None:
        """Unsubscribe."""
        if (chosen := self.chosen) is not None:
            name = chosen.feed.title or chosen.feed.url
            said = f"{name} is removed, its articles stay; u brings it back."
            self._do(lambda: feeding.remove(self.library, chosen.feed, words=said))

    # ------------------------------------------------------------------------------------------ reading, files

    def action_refresh(self) -> None:
        """Read all feeds."""
        self.reader.read_feeds(self.library)

    def action_refresh_feed(self) -> None:
        """Read this feed."""
        if (chosen := self.chosen) is not None:
            self.reader.read_feeds(self.library, [chosen.feed.url])

    def action_import_feeds(self) -> None:
        """Take feeds over from a file."""

        def done(name: str | None) -> None:
            if name and name.strip():
                self._do(lambda: feeding.take_over(self.library, _path(name)))

        if self.reader.writable(self.library):
            hint = "An OPML file, as every feed reader writes it, or newsboat's urls."
            self.app.push_screen(LineScreen("Import feeds", hint, placeholder="~/feeds.opml"), done)

    def action_export_feeds(self) -> None:
        """Write the feeds to a file."""

        def done(name: str | None) -> None:
            if name and name.strip():
                self.run("export", lambda: feeding.export(self.library, _path(name), over=False))

        self.app.push_screen(LineScreen("Export feeds", "An OPML file for other readers.", OPML_FILE), done)

    @on(feeding.Exists)
    def _exists(self, message: feeding.Exists) -> None:
        message.stop()

        def done(chosen: str | None) -> None:
            if chosen == "over":
                self.run("export", lambda: feeding.export(self.library, message.path, over=True))

        rows = (Row("keep", Content("Leave it as it is"), gap=0), Row("over", Content("Replace it"), gap=0))
        self.app.push_screen(ChoiceScreen("This file is there already", str(message.path), rows), done)


def _path(name: str) -> Path:
    return Path(name.strip()).expanduser().absolute()


def _now() -> int:
    return int(time.time())
