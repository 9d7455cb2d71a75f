"""The one language in which articles are asked for: lists, searches, exports, saved views and rules."""

from reader.query.format import format  # noqa: A004
from reader.query.parser import parse
from reader.query.problem import QueryProblem
from reader.query.resolve import resolve

__all__ = ["QueryProblem", "format", "parse", "resolve"]
