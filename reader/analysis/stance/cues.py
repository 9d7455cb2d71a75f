"""Finds cue words in text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache

from reader import data
from reader.documents import load
from reader.model import Cues, Span

# Every part is bounded and begins where the one before cannot go on, so no text makes a gap slow.
_GAP = r"(?:[^\w“”\";:()]{1,40}\w{1,40}(?:[’'-]\w{1,40}){0,3}){0,4}?[^\w“”\";:()]{1,40}"
_WORD = re.compile(r"(?<![\w-])\w+")
_CONTRACTED = re.compile(r"(?<=\w)n['’]t\b", re.IGNORECASE)
_KEY = 3
_HIM = " him"


class Matcher:
    """Finds any of a set of cues as whole words, whatever their case.

    `*` ends a stem and ` .. ` stands for up to four words. Cues are looked up by the first letters of each word of the
    text, so the time grows with the text and hardly with the number of cues.
    """

    def __init__(self, cues: Iterable[str]) -> None:
        self._contracted = False
        by_key: dict[str, list[str]] = {}
        for cue in sorted(set(cues), key=lambda cue: (-len(cue), cue)):
            if cue == "n't":
                self._contracted = True
            else:
                by_key.setdefault(_key(re.split(r"[*\W]", cue, maxsplit=1)[0]), []).append(_expression(cue))
        self._patterns = {key: re.compile("|".join(parts), re.IGNORECASE) for key, parts in by_key.items()}

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """The cues in `text[start:end]`, from left to right, the longest where several begin."""
        stop = len(text) if end is None else end
        reached = start
        for word in _WORD.finditer(text, start, stop):
            if word.start() < reached:
                continue
            pattern = self._patterns.get(_key(word.group()))
            if pattern and (match := pattern.match(text, word.start(), stop)):
                reached = match.end()
                yield Span(*match.span())
            elif self._contracted and (match := _CONTRACTED.search(text, word.end() - 1, min(word.end() + 2, stop))):
                yield Span(*match.span())

    def first(self, text: str, start: int = 0, end: int | None = None) -> str:
        """The first cue in `text[start:end]` as it stands there; empty when there is none."""
        found = next(self.find(text, start, end), None)
        return found.of(text) if found else ""


@cache
def judgement() -> Mapping[str, Matcher]:
    """The shipped words of judging, hedging, denying and ending, by what they do."""
    lists = load(data.read_text("lexicons/judgement.yaml"), "judgement.yaml").mapping(optional=None)
    return {name: Matcher(value.texts()) for name, value in lists.items()}


@cache
def of(cues: Cues) -> Mapping[str, Matcher]:
    """The matchers of a relation's cues, by what they decide."""
    return {field.name: Matcher(getattr(cues, field.name)) for field in fields(cues)}


@cache
def taking_him(cues: Cues) -> Mapping[str, Matcher]:
    """By what they decide, the verbs of cues that end in "him": "likes him" stands for "likes Putin" too."""
    return {
        field.name: Matcher(cue.removesuffix(_HIM) for cue in getattr(cues, field.name) if cue.endswith(_HIM))
        for field in fields(cues)
    }


def _key(word: str) -> str:
    return word[:_KEY].lower()


def _expression(cue: str) -> str:
    halves = [r"[\s-]+[“\"‘]?".join(_word(word) for word in re.split(r"[ -]", half)) for half in cue.split(" .. ")]
    return _GAP.join(halves) + r"(?!\w)"


def _word(word: str) -> str:
    return re.sub("['’]", "['’]", re.escape(word.rstrip("*"))) + (r"[\w-]*" if word.endswith("*") else "")
