"""What is wrong with a query, pointed at in the text that was given."""

import unicodedata

from reader.errors import UsageProblem

_SHOWN = 60


class QueryProblem(UsageProblem):
    """A query that cannot be understood. Its message is the reason, the query and a caret below the place."""

    def __init__(self, reason: str, query: str, position: int) -> None:
        self.reason = reason
        """One line: what is wrong and what to write instead."""
        self.query = query
        """The query, cleaned."""
        self.position = min(max(position, 0), len(query))
        """Where it goes wrong, in code points of `query`."""
        super().__init__(f"{reason}\n{self._pointed()}" if query.strip() else reason)

    def _pointed(self) -> str:
        start = max(0, self.position - _SHOWN // 2)
        shown = "".join(" " if character.isspace() else character for character in self.query[start : start + _SHOWN])
        before = "…" if start else ""
        after = "…" if start + _SHOWN < len(self.query) else ""
        cells = len(before) + sum(_cells(character) for character in shown[: self.position - start])
        return f"  {before}{shown}{after}\n  {' ' * cells}^"


def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
