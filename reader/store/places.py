"""Where articles stand in the order of time: a number each, so that the newest are found without sorting.

The number is the moment in seconds times `_STEPS`, and the next free one where articles share a moment. It is what
the index of words calls an article, whose lists of findings are therefore in the order of time already.
"""

import sqlite3
from datetime import datetime

from reader.model import Article

_STEPS = 256
_SLACK_SECONDS = 86_400
_DAY = 86_400


def span_of(earliest: int, latest: int) -> tuple[int, int]:
    """Between which places all articles of these moments stand, with others at the end.

    Moments have no index and places have: these never run ahead of their moments, and little behind.
    """
    return earliest * _STEPS, (latest + _SLACK_SECONDS) * _STEPS


def moment_of(article: Article, *, added: int) -> int:
    """UTC seconds by which the article is sorted: of its date, or `added` where that is unknown or still to come.

    Sources set clocks and time zones wrong, so up to a day ahead is believed.
    """
    found: datetime | None = article.moment
    seconds = added if found is None else int(found.timestamp())
    return seconds if seconds <= added + _DAY else added


class Places:
    """Free places, for one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._full: dict[int, int] = {}
        """For a second whose places are taken, the one to look at instead."""

    def free(self, moment: int) -> int:
        """A place of `moment` that no article has, behind those that share it."""
        second, passed = moment, []
        while True:
            while second in self._full:
                passed.append(second)
                second = self._full[second]
            (last,) = self._connection.execute(
                "SELECT max(place) FROM articles WHERE place BETWEEN ? AND ?",
                (second * _STEPS, second * _STEPS + _STEPS - 1),
            ).fetchone()
            if last is None or last < second * _STEPS + _STEPS - 1:
                break
            self._full[second] = second + 1
        for each in passed:
            self._full[each] = second
        return second * _STEPS if last is None else int(last) + 1
