"""The time that one fetch has, whatever it is waiting for."""

import time
from typing import Protocol

from reader.errors import FetchProblem, FetchStopped

SLICE = 0.2
"""Seconds that a fetch waits at most before it looks whether it was told to stop."""


class Stop(Protocol):
    """What tells a fetch to end: a `threading.Event`, or anything that is asked like one."""

    def is_set(self) -> bool:
        """Whether to end now."""


class Clock:
    """Counts the seconds of one fetch, from its making on."""

    def __init__(self, place: str, seconds: float, stop: Stop | None) -> None:
        """`place` stands in messages."""
        self.place = place
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._stop = stop

    def wait(self) -> float:
        """Seconds to wait for now, more than 0. Raises FetchStopped when told to stop, FetchProblem when time is up."""
        if self._stop is not None and self._stop.is_set():
            raise FetchStopped(self.place, "was stopped before it was done")
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchProblem(self.place, f"took longer than {self._seconds:g} seconds; it is tried again later")
        return min(SLICE, left)
