"""Regular expressions that no text can hang.

Python's own `re` cannot be stopped, and no check of a pattern tells all that blow up. The `regex` package can be given
a time, so patterns need few limits: those on what it would expand when it compiles, and no recursion.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from reader.errors import UsageProblem
from reader.model import Span

MAXIMUM_LENGTH = 200
"""Code points."""
_MOST_REPEATS = 1000
"""Product of all counted repeats: `regex` expands them, nested ones to the product."""
_SECONDS = 0.1
_MOST_GIVEN_UP = 10
_COUNT = re.compile(r"\{(\d*)(?:,(\d*))?\}", re.ASCII)
_OTHER_BRACE = re.compile(r"(?<!\\)(?:\\\\)*\{(?!\d+(?:,\d*)?\}|,\d+\})", re.ASCII)
_RECURSION = re.compile(r"\(\?(?:R|&|P>|[+-]?\d)", re.ASCII)


class PatternProblem(ValueError):
    """Why a pattern is refused."""


class PatternTooSlow(UsageProblem):
    """A pattern that took too long on too many texts."""


@lru_cache(maxsize=64)
def compiled(pattern: str) -> Any:
    """The pattern, ignoring case; `.` ends at a line's end, `^` and `$` stand at the text's. Raises PatternProblem."""
    import regex

    if len(pattern) > MAXIMUM_LENGTH:
        raise PatternProblem(f"a pattern has at most {MAXIMUM_LENGTH} characters")
    if _OTHER_BRACE.search(pattern):
        raise PatternProblem("after `{` comes how often something is repeated: write `\\{` for the bracket itself")
    if _RECURSION.search(pattern):
        raise PatternProblem("a pattern cannot call itself")
    repeats = 1
    for counts in _COUNT.findall(pattern):
        repeats *= max(1, *(min(int(count[:9] or 0), _MOST_REPEATS + 1) for count in counts))
    if repeats > _MOST_REPEATS:
        raise PatternProblem(f"what is repeated more than {_MOST_REPEATS} times in all takes too long: use * or +")
    try:
        return regex.compile(pattern, regex.IGNORECASE)
    except regex.error as error:
        raise PatternProblem(f"the pattern is not a regular expression: {error.msg}") from error
    except (ValueError, OverflowError, RecursionError, KeyError, IndexError) as error:
        raise PatternProblem("the pattern is not a regular expression") from error


class Matcher:
    """Looks for one pattern in many texts, each within a tenth of a second."""

    def __init__(self, pattern: str) -> None:
        """Raises PatternProblem, which cannot happen for the pattern of a parsed query."""
        self._compiled = compiled(pattern)
        self.given_up = 0
        """Texts in which the pattern took too long; they count as not matching."""

    def matches(self, text: str) -> bool:
        """Whether the pattern is in `text`. Raises PatternTooSlow once it took too long on ten texts."""
        try:
            return self._compiled.search(text, timeout=_SECONDS) is not None
        except TimeoutError:
            self._give_up()
            return False

    def spans(self, text: str) -> Iterator[Span]:
        """Where the pattern is in `text`, without empty matches, as far as one gets in a tenth of a second."""
        try:
            for match in self._compiled.finditer(text, timeout=_SECONDS):
                if match.end() > match.start():
                    yield Span(*match.span())
        except TimeoutError:
            self._give_up()

    def _give_up(self) -> None:
        self.given_up += 1
        if self.given_up >= _MOST_GIVEN_UP:
            raise PatternTooSlow(f"the pattern takes too long on {self.given_up} articles: make it simpler")
