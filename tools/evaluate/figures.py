"""What every area's measure gives: figures, higher is better."""

from dataclasses import dataclass
from pathlib import Path

from reader.errors import CrossreadError


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quality, in per cent, rounded to a tenth."""

    area: str
    name: str
    tuned: float | None
    """On the data that rules and limits were chosen on; None where none were."""
    checked: float
    """On data that nothing was fitted to."""
    baseline: str
    """What simpler or other methods reach, each with its source: "here" is the same data as `checked`, measured in
    this run; all others are what their authors or readers report of data of the same kind."""
    floor: float | None = None
    """What `checked` may not fall below; None where nothing is pinned yet."""

    @property
    def key(self) -> str:
        """What the floor is kept under."""
        return f"{self.area}: {self.name}"

    @property
    def fell(self) -> bool:
        """Whether it is below its floor."""
        return self.floor is not None and self.checked < self.floor


class NotMeasured(CrossreadError):
    """An area that cannot be measured on this machine: the message says what is missing."""


def figure(area: str, name: str, parts: tuple[float | None, float], *baselines: str) -> Figure:
    """The figure of the tuned and the checked part, rounded."""
    tuned, checked = parts
    return Figure(area, name, None if tuned is None else round(tuned, 1), round(checked, 1), ", ".join(baselines))


def needed(folder: Path) -> Path:
    """The folder itself. Raises NotMeasured when it is not there."""
    if not folder.is_dir():
        raise NotMeasured(f"{folder} is not there: set CROSSREAD_DATA to the folder with the data")
    return folder
