"""Writes a query in the one way that reads back as the same query."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import assert_never

from reader.query.fields import BEST_FIRST
from reader.query.tree import (
    Among,
    And,
    Answered,
    Anywhere,
    Between,
    Dated,
    Identified,
    Is,
    Leaf,
    Match,
    Measured,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Query,
    Sort,
    StoryOf,
    Within,
    Word,
)


def format(query: Query) -> str:  # noqa: A001 (it is called as `query.format`)
    """The text of `query`: `parse(format(query)) == query` for what `parse` gave, if the text is not too long."""
    parts = [] if query.tree is None else [_written(query.tree, alone=True)]
    if query.sorts:
        parts.append("sort:" + ",".join(map(_sort, query.sorts)))
        if isinstance(query.tree, Or):
            parts[0] = f"({parts[0]})"
    return " ".join(parts)


def _sort(sort: Sort) -> str:
    return ("-" if sort.descending != (sort.key in BEST_FIRST) else "") + sort.key.value


def _written(node: Node, *, alone: bool = False) -> str:
    """The node as a part of others; `alone` when nothing stands beside it."""
    match node:
        case And(parts):
            answers = sum(isinstance(part, Answered) for part in parts)
            text = " ".join(
                f"({_leaf(part)})" if isinstance(part, Answered) and answers > 1 else _written(part) for part in parts
            )
            return text if alone else f"({text})"
        case Or(parts):
            text = " OR ".join(_in_or(part) for part in parts)
            return text if alone else f"({text})"
        case Not(part):
            inner = _written(part)
            return f"-({inner})" if " " in inner and isinstance(part, Answered | Between) else f"-{inner}"
        case _:
            return _leaf(node)


def _in_or(node: Node) -> str:
    return _written(node, alone=isinstance(node, And))


def _leaf(node: Leaf) -> str:
    match node:
        case Anywhere(match):
            return _match(match)
        case Within(field, match):
            return f"{field.value}:{_match(match)}"
        case Answered():
            return " ".join(_answered(node))
        case Among(choice, values):
            return f"{choice.value}:{','.join(values)}"
        case Measured():
            return f"{node.measure.value}:{_range(node)}"
        case Identified(beginnings):
            return f"id:{','.join(beginnings)}"
        case StoryOf(article):
            return f"story:{article}"
        case Is(state):
            return f"is:{state.value}"
        case Dated(side, when):
            return f"{side.value}:{when}"
        case Between(start, end):
            sides = (("after", start), ("before", end))
            return " ".join(f"{side}:{_moment(seconds)}" for side, seconds in sides if seconds is not None)
        case _:
            assert_never(node)


def _match(match: Match) -> str:
    match match:
        case Word(text, prefix):
            return text + "*" * prefix
        case Phrase(text):
            return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case Pattern(text):
            return f"/{''.join(_escaped(text))}/"


def _escaped(pattern: str) -> Iterator[str]:
    escaping = False
    for character in pattern:
        yield "\\/" if character == "/" and not escaping else character
        escaping = character == "\\" and not escaping


def _answered(node: Answered) -> Iterator[str]:
    if node.question:
        yield f"question:{_match(node.question)}"
    if node.counterpart:
        yield f"counterpart:{_match(node.counterpart)}"
    if node.relations:
        yield f"relation:{','.join(node.relations)}"
    if node.stances:
        yield f"stance:{','.join(node.stances)}"


def _range(node: Measured) -> str:
    if node.least is None:
        return f"<={node.most}"
    if node.most is None:
        return f">={node.least}"
    return str(node.least) if node.least == node.most else f"{node.least}..{node.most}"


def _moment(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
