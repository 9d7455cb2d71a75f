"""The driver that writes to the terminal what changes, and nothing else."""

import os
from typing import TYPE_CHECKING

from reader.tui.twin import Twin

if TYPE_CHECKING:
    from textual.driver import Driver


def light(usual: "type[Driver]", twin: Twin) -> "type[Driver]":
    """The usual driver, but light on slow lines where it is known how; `twin` knows what the terminal shows."""
    if os.name == "nt":
        return usual
    from textual.drivers.linux_driver import LinuxDriver

    if usual is not LinuxDriver:
        return usual

    class LightDriver(LinuxDriver):
        """Writes what differs from what the terminal shows."""

        def write(self, data: str) -> None:
            """Write data to the terminal."""
            if least := twin.difference(data):
                super().write(least)

    return LightDriver
