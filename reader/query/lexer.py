"""Cuts the text of a query into brackets, operators and terms."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from reader.query.problem import QueryProblem

_QUOTES = {'"': '"', "“": "”", "”": "”"}
_STOPS = "()|" + "".join(_QUOTES)
_WORDS = {"AND": "and", "&&": "and", "OR": "or", "NOT": "not"}


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    GROUP = auto()
    """A field whose value is the bracket that follows at once."""
    TERM = auto()


class Form(Enum):
    """How the value of a term is written."""

    BARE = auto()
    QUOTED = auto()
    PATTERN = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query, from `start` to `end` in code points."""

    kind: Kind
    start: int
    end: int
    field: str = ""
    """As it is written, without the colon; empty for a term without one."""
    value: str = ""
    """Without quotation marks, slashes and the backslashes before these."""
    value_start: int = 0
    form: Form = Form.BARE


def tokens(query: str, *, lenient: bool = False) -> Iterator[Token]:
    """The tokens of `query`, in order.

    Raises QueryProblem for quotation marks and patterns that are not closed; where `lenient`, those marks are passed
    over and the slash is a part of the word.
    """
    position = 0
    while position < len(query):
        character = query[position]
        if character.isspace():
            position += 1
            continue
        token = _token(query, position, lenient=lenient)
        if token is not None:
            yield token
        position = token.end if token else position + 1


def _token(query: str, start: int, *, lenient: bool) -> Token | None:
    character = query[start]
    if character == "(":
        return Token(Kind.OPEN, start, start + 1)
    if character == ")":
        return Token(Kind.CLOSE, start, start + 1)
    if character == "|":
        return Token(Kind.OR, start, start + (2 if query.startswith("||", start) else 1))
    if character in "-!" and start + 1 < len(query) and not query[start + 1].isspace() and query[start + 1] not in "|)":
        return Token(Kind.NOT, start, start + 1)
    end = _bare_end(query, start)
    if (word := query[start:end]) in _WORDS:
        return Token(Kind[_WORDS[word].upper()], start, end)
    name, colon, _ = word.partition(":")
    if not colon or not is_name(name) or query.startswith("//", start + len(name) + 1):
        return _valued(query, start, "", start, lenient=lenient)
    after = start + len(name) + 1
    if query.startswith("(", after):
        return Token(Kind.GROUP, start, after, field=name, value_start=after)
    return _valued(query, start, name, after, lenient=lenient)


def _valued(query: str, start: int, field: str, value_start: int, *, lenient: bool) -> Token | None:
    opening = query[value_start : value_start + 1]
    if opening in _QUOTES and opening:
        closed = _closing(query, value_start + 1, (_QUOTES[opening], '"'))
        if closed is not None:
            inside = query[value_start + 1 : closed]
            value = " ".join(_unescaped(inside, '"”“').split())
            return Token(Kind.TERM, start, closed + 1, field, value, value_start, Form.QUOTED)
        if not lenient:
            raise QueryProblem("the quotation mark is not closed: put another one after the phrase", query, value_start)
        return Token(Kind.TERM, start, value_start + 1, field, "", value_start) if field else None
    if opening == "/":
        closed = _pattern_end(query, value_start + 1)
        if closed is not None:
            value = _unescaped(query[value_start + 1 : closed], "/", keep=True)
            return Token(Kind.TERM, start, closed + 1, field, value, value_start, Form.PATTERN)
        if not lenient and field:
            reason = "the pattern is not closed: end it with /, or put it in quotation marks to look for the slash"
            raise QueryProblem(reason, query, value_start)
    end = _bare_end(query, value_start)
    return Token(Kind.TERM, start, end, field, query[value_start:end], value_start)


def is_name(text: str) -> bool:
    """Whether `text` can be the name of a field."""
    return bool(text) and text.isascii() and text.replace("_", "").isalpha()


def is_bare(text: str) -> bool:
    """Whether `text`, standing alone, is read as a single term without a field, operator, quotation or pattern."""
    try:
        found = list(tokens(text))
    except QueryProblem:
        return False
    alone = found and found[0].end == len(text) and found[0].kind is Kind.TERM
    return bool(alone and not found[0].field and found[0].form is Form.BARE)


def _bare_end(query: str, start: int) -> int:
    end = start
    while end < len(query) and not query[end].isspace() and query[end] not in _STOPS:
        end += 1
    return end


def _closing(query: str, start: int, marks: tuple[str, ...]) -> int | None:
    position = start
    while position < len(query):
        if query[position] == "\\":
            position += 2
            continue
        if query[position] in marks:
            return position
        position += 1
    return None


def _pattern_end(query: str, start: int) -> int | None:
    """A slash ends a pattern where nothing but the end of a term comes after it."""
    position = start
    while (closed := _closing(query, position, ("/",))) is not None:
        following = query[closed + 1 : closed + 2]
        if query[start:closed].strip() and (not following or following.isspace() or following in _STOPS):
            return closed
        position = closed + 1
    return None


def _unescaped(text: str, marks: str, *, keep: bool = False) -> str:
    """`text` without the backslashes before `marks`, and before backslashes unless `keep`."""
    parts: list[str] = []
    position = 0
    while position < len(text):
        pair = text[position : position + 2]
        if len(pair) == 2 and pair[0] == "\\":
            plain = pair[1] in marks or (pair[1] == "\\" and not keep)
            parts.append(pair[1] if plain else pair)
            position += 2
        else:
            parts.append(text[position])
            position += 1
    return "".join(parts)
