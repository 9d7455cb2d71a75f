"""What goes on in the background of every screen: reading feeds, noticing what has changed, understanding ahead."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from rich.console import RenderableType
from textual import events, on, work
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from reader.errors import CrossreadError, StoreProblem
from reader.library import Library
from reader.library.background import Background
from reader.settings import Settings
from reader.tui import feeding
from reader.tui.finding import EVERYTHING, Place
from reader.tui.watching import LibraryChanged, Watch
from reader.tui.widgets.bars import HeaderLine

if TYPE_CHECKING:
    from reader.tui.screens.browse import BrowseScreen

_HOME = "home"
"""Name of the mode in which the library is shown that is kept, where the program began with another one."""
_LOOK_EVERY = 2.0
"""Seconds between two looks at whether the library was changed, by this process or another."""


class NewsApp(App[int]):
    """An application over a library to which news come."""

    def __init__(self, library: Library, settings: Settings) -> None:
        super().__init__()
        self.library = library
        self.settings = settings
        self.stopping = threading.Event()
        """Set when the program is left: what waits for the network ends."""
        self.background = Background(library, settings.question)
        self._watch = Watch(library)
        self._progress: feeding.Progress | None = None
        self._home: Library | None = None
        self._refused = False

    def on_mount(self) -> None:
        """Begin with the library there is."""
        self._begin()
        self.set_interval(_LOOK_EVERY, self._look)

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave at once, whatever is under way."""
        self.on_unmount()
        super().exit(result, return_code, message)

    def on_unmount(self) -> None:
        """End what goes on in threads."""
        self.stopping.set()
        self.background.stop()

    async def on_event(self, event: events.Event) -> None:
        """Let the understanding ahead rest while the reader does something."""
        if isinstance(event, events.InputEvent):
            self.background.rest()
        await super().on_event(event)

    def tell(self, text: str, *, severity: str = "information", title: str = "", seconds: float = 4) -> None:
        """Show a toast."""
        raise NotImplementedError

    def tell_fault(self, fault: BaseException | None) -> None:
        """Say why work in a thread failed: what a person can mend as it is, anything else as a fault of the program."""
        if isinstance(fault, CrossreadError):
            self.tell(str(fault), severity="warning")
        else:
            self.tell(f"{type(fault).__name__}: {fault}", title="This could not be worked out", severity="error")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it when work failed; the reading goes on."""
        if event.state is WorkerState.ERROR:
            self.tell_fault(event.worker.error)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for, and tell it where the library cannot be worked with."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except CrossreadError as problem:
            self.tell(str(problem), severity="warning")
            return True

    @property
    def browse(self) -> "BrowseScreen":
        """The screen that the others come back to."""
        return cast("BrowseScreen", self.screen_stack[0])

    # ------------------------------------------------------------------------------------------ the library

    def _begin(self) -> None:
        """Note the visit, and begin to understand what is kept."""
        self.background.start()
        if self.library.kept and not self.library.store.read_only:
            self._begin_visit(self.library)

    @work(thread=True, group="visit", exit_on_error=False)
    def _begin_visit(self, library: Library) -> None:
        try:
            library.store.begin_visit(now=int(time.time()))
        except CrossreadError as problem:
            self.call_from_thread(self.tell, str(problem), severity="warning")
        else:
            self.post_message(LibraryChanged(marks=True))

    def writable(self, library: Library) -> bool:
        """Whether a library can be changed; that it cannot is said once."""
        if not library.store.read_only:
            return True
        if not self._refused:
            self._refused = True
            self.tell("The library can only be read: nothing that you do here is kept.", severity="warning")
        return False

    def home(self) -> Library | None:
        """The library that is kept, opened when it is asked for first; None, and said why, where it cannot be."""
        try:
            self._home = self.library.home() if self._home is None else self._home
        except StoreProblem as problem:
            self.tell(str(problem), severity="error", seconds=10)
        return self._home

    def take_up(self, library: Library, place: Place = EVERYTHING) -> None:
        """Go over to another library, in Browse."""
        from reader.tui.screens.browse import BrowseScreen

        self.background.stop()
        self.library = library
        self.background = Background(library, self.settings.question)
        self._watch = Watch(library)
        # The screen that Textual began with cannot be switched for another; a mode of its own begins with this one.
        self.add_mode(_HOME, lambda: BrowseScreen(library, self.settings, place=place))
        self.switch_mode(_HOME)
        self._begin()

    def action_feeds(self) -> None:
        """Show what is subscribed to, and go where the reader chose."""
        from reader.tui.screens.feeds import FeedsScreen

        home = self.home()
        if home is None:
            return

        def done(place: Place | None) -> None:
            if home is self.library:
                self.browse.count()
                if place is not None:
                    self.browse.go(place)
            elif place is not None or (self.library.bundled and (home.total() or home.feeds())):
                self.take_up(home, place or EVERYTHING)

        self.push_screen(FeedsScreen(home), done)

    # ------------------------------------------------------------------------------------------ reading feeds

    def read_all_feeds(self) -> None:
        """Read all feeds, those of the library that is kept where another one is shown."""
        if self.library.kept:
            self.read_feeds(self.library)
        elif (home := self.home()) is not None:
            if home.feeds():
                self.take_up(home)
                self.read_feeds(home)
            else:
                self.tell("There are no feeds yet: F, then a adds one.")

    def read_feeds(self, library: Library, urls: Sequence[str] | None = None) -> None:
        """Read feeds, all when `urls` is None, in a thread."""
        if self._progress is not None:
            self.tell(f"Feeds are being read: {self._progress.words()}.", seconds=2)
        elif not library.feeds():
            self.tell("There are no feeds yet: F, then a adds one.")
        elif self.writable(library):
            self._show_progress(feeding.Progress())
            chosen = tuple(urls) if urls is not None else None
            self._run(lambda: feeding.refresh(library, chosen, stop=self.stopping))

    @work(thread=True, group="refresh", exit_on_error=False)
    def _run(self, make: Callable[[], Iterator[Message]]) -> None:
        worker = get_current_worker()
        try:
            for message in make():
                if worker.is_cancelled:
                    return
                self.post_message(message)
        except Exception:
            self.post_message(feeding.Progress(ended=True))
            raise

    @on(feeding.Progress)
    def _progressed(self, message: feeding.Progress) -> None:
        self._show_progress(None if message.ended else message)
        if self.browse is not self.screen:
            # The library of the feeds that are shown may not be the one that is looked at.
            self.screen.post_message(LibraryChanged(marks=True))
        if message.ended:
            self.tell(message.summary(), severity="warning" if message.faults else "information")
            self._look()

    @on(feeding.Changed)
    def _failed(self, message: feeding.Changed) -> None:
        self.tell(message.words, severity="warning")

    def _show_progress(self, progress: feeding.Progress | None) -> None:
        self._progress = progress
        for screen in self.screen_stack:
            for line in screen.query(HeaderLine):
                line.progress = self.progress_words

    @property
    def progress_words(self) -> str:
        """How far the reading of feeds is; empty while none are read."""
        return self._progress.words() if self._progress is not None else ""

    # ------------------------------------------------------------------------------------------ what has changed

    @work(thread=True, group="watch", exit_on_error=False)
    def _look(self) -> None:
        if self.library.kept and (changed := self._watch.look(ahead=self.background.done)) is not None:
            self.post_message(changed)

    @on(LibraryChanged)
    def _library_changed(self, message: LibraryChanged) -> None:
        for screen in self.screen_stack:
            screen.post_message(LibraryChanged(arrivals=message.arrivals, marks=message.marks))
