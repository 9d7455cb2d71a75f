"""Reads how long a summary may be: `3`, `20%` or `100w`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.errors import UsageProblem

_FORM = re.compile(r"([0-9]{1,9})(%|w|)")
_ACCEPTED = "give a number of sentences (`3`), a share of them from 1% to 100% (`20%`) or a number of words (`100w`)"
_SHOWN = 40
"""Code points of a bad length that a message repeats."""


class Unit(StrEnum):
    """What a length counts, by the mark that ends it."""

    SENTENCES = ""
    PERCENT = "%"
    WORDS = "w"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a summary may be."""

    amount: int
    """At least 1."""
    unit: Unit

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"

    def budget(self, words: Sequence[int]) -> "Budget":
        """What a summary of sentences with this many `words` each may hold: always room for one sentence."""
        everything = len(words), sum(words)
        match self.unit:
            case Unit.SENTENCES:
                return Budget(min(self.amount, everything[0]), everything[1])
            case Unit.PERCENT:
                return Budget(max(1, everything[0] * self.amount // 100), everything[1])
            case Unit.WORDS:
                return Budget(everything[0], min(self.amount, everything[1]))

    def takes_all(self, words: Sequence[int]) -> bool:
        """Whether a text of sentences with this many `words` each is no longer than what is asked for."""
        budget = self.budget(words)
        return budget.sentences >= len(words) and budget.words >= sum(words)


@dataclass(frozen=True, slots=True)
class Budget:
    """Upper limits of one summary."""

    sentences: int
    words: int

    def holds(self, sentences: int, words: int) -> bool:
        """Whether so many `sentences` with so many `words` in all fit. One always does: a summary is never empty."""
        return sentences <= 1 or (sentences <= self.sentences and words <= self.words)


def parse(text: str) -> Length:
    """Return the length that `text` asks for. Raises UsageProblem with the accepted forms."""
    match = _FORM.fullmatch(text.strip())
    if match is None:
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        raise UsageProblem(f"length `{shown}` cannot be read: {_ACCEPTED}")
    length = Length(int(match[1]), Unit(match[2]))
    if length.amount == 0 or (length.unit is Unit.PERCENT and length.amount > 100):
        raise UsageProblem(f"length `{text}` is out of range: {_ACCEPTED}")
    return length
