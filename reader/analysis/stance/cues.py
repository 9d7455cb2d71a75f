"""Turns cue words into patterns."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields
from functools import cache

from reader import data
from reader.documents import load
from reader.model import Cues

_NOTHING = re.compile(r"(?!)")
_GAP = r"(?:[^\w]+[\w’'-]+){0,4}?[^\w]+"


@cache
def judgement() -> Mapping[str, re.Pattern[str]]:
    """The shipped words of judging, hedging, denying, ending and attributing, by what they do."""
    lists = load(data.read_text("lexicons/judgement.yaml"), "judgement.yaml").mapping(optional=None)
    return {name: pattern(value.texts()) for name, value in lists.items()}


@cache
def of(cues: Cues) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a relation's cues, by what they decide."""
    return {field.name: pattern(getattr(cues, field.name)) for field in fields(cues)}


def pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of `cues` as whole words, the longest first, whatever their case.

    `*` ends a stem and ` .. ` stands for up to four words, so a match takes time linear in the text.
    """
    parts = sorted({_expression(cue) for cue in cues}, key=lambda part: (-len(part), part))
    return re.compile("|".join(parts), re.IGNORECASE) if parts else _NOTHING


def _expression(cue: str) -> str:
    if cue == "n't":
        return r"(?<=\w)n['’]t\b"
    joined = r"[\s-]+"
    halves = [joined.join(_word(word) for word in half.split()) for half in cue.split(" .. ")]
    return r"(?<![\w-])" + _GAP.join(halves) + r"(?!\w)"


def _word(word: str) -> str:
    stem = re.sub("['’]", "['’]", re.escape(word.rstrip("*")))
    return stem + (r"[\w-]*" if word.endswith("*") else "")
