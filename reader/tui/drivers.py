"""The driver that writes to the terminal what changes, and nothing else, and ends with it."""

import os
import select
import signal
import threading
import time
from typing import TYPE_CHECKING

from reader.tui.twin import Twin

if TYPE_CHECKING:
    from textual.driver import Driver

_GRACE = 2.0
"""Seconds that the program is given to end by itself once its terminal is gone."""


def light(usual: "type[Driver]", twin: Twin) -> "type[Driver]":
    """The usual driver, but light on slow lines where it is known how; `twin` knows what the terminal shows."""
    if os.name == "nt":
        return usual
    from textual.drivers.linux_driver import LinuxDriver

    if usual is not LinuxDriver:
        return usual

    class LightDriver(LinuxDriver):
        """Writes what differs from what the terminal shows."""

        def start_application_mode(self) -> None:
            """Take the terminal, and look out for its end."""
            threading.Thread(target=end_with, args=(self.fileno,), name="crossread-hangup", daemon=True).start()
            super().start_application_mode()  # type: ignore[no-untyped-call]

        def write(self, data: str) -> None:
            """Write data to the terminal."""
            if least := twin.difference(data):
                super().write(least)

    return LightDriver


def end_with(terminal: int) -> None:
    """Wait until the terminal at this file descriptor is gone, then end the process if it does not end by itself.

    A terminal that goes need not send a signal, and one that does may find the program waiting to write to it: it would
    wait for ever, and read nothing from a closed line as fast as it can.
    """
    poller = select.poll()
    poller.register(terminal, 0)
    while not any(happened & (select.POLLHUP | select.POLLERR) for _, happened in poller.poll()):
        # Some systems cannot tell of terminals and answer at once.
        time.sleep(1)
    time.sleep(_GRACE)
    os._exit(128 + signal.SIGHUP)
