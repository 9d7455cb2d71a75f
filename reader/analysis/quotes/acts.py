"""What makes up an act of saying, as ranges of a sentence's words."""

from collections.abc import Iterable
from dataclasses import dataclass

Range = tuple[int, int]
"""Half-open range of a sentence's words."""


@dataclass(frozen=True, slots=True)
class Act:
    """A cue with the words that it introduces."""

    content: Range
    cue: Range
    source: Range | None
    """Whose they are; None when the sentence does not say."""


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of saying within a sentence."""

    contents: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    antecedent: Range | None = None
    """For a source "who", "which" or "that": the noun phrase before it."""
    spoken: bool = True
    """Whether the cue tells of speech, and not of thought or judgement."""


def within(ranges: Iterable[Range], position: int) -> bool:
    """Whether one of the ranges holds `position`."""
    return any(start <= position < end for start, end in ranges)
