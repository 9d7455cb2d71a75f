"""A screen on which keys wait for what is still being worked out."""

from collections.abc import Callable

from textual.screen import ScreenResultType

from reader.tui.screens.working import WorkingScreen


class WaitingScreen(WorkingScreen[ScreenResultType]):
    """Base of the screens that open before what they show is there. Keys are not lost meanwhile: they are done then."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: list[Callable[[], None]] = []

    @property
    def ready(self) -> bool:
        """Whether what is shown is there."""
        raise NotImplementedError

    def when_ready(self, act: Callable[[], None]) -> None:
        """Do it now, or as soon as `catch_up` is called."""
        if self.ready:
            act()
        else:
            self._waiting.append(act)

    def catch_up(self) -> None:
        """Do what waited. To be called once the screen is ready."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            act()
