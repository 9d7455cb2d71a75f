"""A screen that has work done in threads, so that it never keeps a key waiting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

from textual.message import Message
from textual.screen import Screen, ScreenResultType
from textual.worker import Worker, WorkerState, get_current_worker

from reader.errors import CrossreadError

if TYPE_CHECKING:
    from reader.tui.app import CrossreadApp


class WorkingScreen(Screen[ScreenResultType]):
    """Base of the screens over a library. Threads post messages; only the handlers of a screen change what it shows."""

    @property
    def reader(self) -> "CrossreadApp":
        """The application."""
        return cast("CrossreadApp", self.app)

    def run(self, group: str, make: Callable[[], Iterator[Message | None]], *, exclusive: bool = True) -> None:
        """Post the messages that `make` yields in a thread; with None it asks whether anybody still wants them.

        Where runs of a group are `exclusive`, a newer one takes the place of this one.
        """

        def job() -> None:
            worker = get_current_worker()
            for message in make():
                if worker.is_cancelled:
                    return
                if message is not None:
                    self.post_message(message)

        self.run_worker(job, group=group, thread=True, exclusive=exclusive, exit_on_error=False)

    @contextmanager
    def problems_told(self) -> Iterator[None]:
        """Tell what goes wrong with the library inside the block; what is shown stays."""
        try:
            yield
        except CrossreadError as problem:
            self.reader.tell(str(problem), severity="warning")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say it when work failed; the reading goes on."""
        if event.state is WorkerState.ERROR:
            self.reader.tell_fault(event.worker.error)
