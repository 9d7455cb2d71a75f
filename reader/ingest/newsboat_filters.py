"""Translates newsboat's filter expressions into our query language, where both can say the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader import query
from reader.text import clean

_TOKEN = re.compile(
    r'\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+(?::-?\d+)?)(?!\w)|([A-Za-z_]\w*)|(=~|!~|==|!=|<=|>=|!\#|=|<|>|\#)|([()]))',
    re.DOTALL,
)
_DEEPEST = 30
_LONGEST = 4_000
"""Code points of a filter; a longer one would not be a query either."""
_TEXTS = {"title": "title", "content": "text", "author": "author", "link": "url"}
"""Newsboat's attributes that are fields of ours with patterns."""
_FEEDS = ("feedtitle", "rssurl")
_OPPOSITE = {"!=": "=", "!~": "=~", "!#": "#"}
_SLASH = re.compile(r"(\\.)|/", re.DOTALL)
_PLAIN = re.compile(r"(?:[^\\^$.|?*+()\[\]{}]|\.|\\[.\-/])+")
"""A pattern that is a text; the dot of an address stands for itself."""


class NotCarriedOver(Exception):
    """What newsboat can say and we cannot; the message says why."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    """`text`, `number`, `word`, `operator`, `bracket` or `end`."""
    value: str = ""


def translated(expression: str) -> str:
    """The query that finds what the filter finds. Raises NotCarriedOver."""
    if len(expression) > _LONGEST:
        raise NotCarriedOver("it is too long")
    found = _Translation(list(_tokens(clean(expression)))).whole()
    try:
        query.parse(found)
    except query.QueryProblem as problem:
        raise NotCarriedOver(f"`{found}` is no query of ours") from problem
    return found


def _tokens(expression: str) -> Iterator[_Token]:
    at = 0
    end = len(expression.rstrip())
    while at < end:
        match = _TOKEN.match(expression, at)
        if not match:
            raise NotCarriedOver(f"`{expression[at : at + 40].strip()}` is not understood")
        text, number, word, operator, bracket = match.groups()
        if text is not None:
            yield _Token("text", text.replace('\\"', '"'))
        elif number:
            yield _Token("number", number)
        elif word:
            yield _Token("word", word)
        elif operator:
            yield _Token("operator", "=" if operator == "==" else operator)
        else:
            yield _Token("bracket", bracket)
        at = match.end()


class _Translation:
    """Reads the tokens of one filter; `and` binds closer than `or`."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def whole(self) -> str:
        found = self._either()
        if self._peek().kind != "end":
            raise NotCarriedOver(f"`{self._peek().value}` is not expected there")
        return found

    def _peek(self) -> _Token:
        return self._tokens[self._at] if self._at < len(self._tokens) else _Token("end", "its end")

    def _take(self) -> _Token:
        token = self._peek()
        self._at += 1
        return token

    def _takes(self, word: str) -> bool:
        token = self._peek()
        if token.kind not in ("word", "bracket") or token.value.lower() != word:
            return False
        self._at += 1
        return True

    def _either(self) -> str:
        parts = [self._both()]
        while self._takes("or"):
            parts.append(self._both())
        return f"({' OR '.join(parts)})" if len(parts) > 1 else parts[0]

    def _both(self) -> str:
        parts = [self._one()]
        while self._takes("and"):
            parts.append(self._one())
        return f"({' '.join(parts)})" if len(parts) > 1 else parts[0]

    def _one(self) -> str:
        if self._takes("("):
            self._depth += 1
            if self._depth > _DEEPEST:
                raise NotCarriedOver("its brackets are too deep")
            inner = self._either()
            if not self._takes(")"):
                raise NotCarriedOver("a bracket is not closed")
            self._depth -= 1
            return inner
        name = self._take()
        if name.kind != "word":
            raise NotCarriedOver(f"`{name.value}` is not expected there")
        operator = self._take()
        if operator.kind != "operator" and operator.value.lower() != "between":
            raise NotCarriedOver(f"`{operator.value}` is no comparison")
        value = self._take()
        if value.kind not in ("text", "number"):
            raise NotCarriedOver(f"`{name.value} {operator.value}` is compared with nothing")
        return _comparison(name.value.lower(), operator.value.lower(), value.value)


def _comparison(name: str, operator: str, value: str) -> str:
    if name == "age":
        return _age(operator, value)
    if operator in _OPPOSITE:
        return f"-{_plain_comparison(name, _OPPOSITE[operator], value)}"
    return _plain_comparison(name, operator, value)


def _plain_comparison(name: str, operator: str, value: str) -> str:
    """The query for a comparison by `=`, `=~` or `#`. Raises NotCarriedOver for all others."""
    if name == "unread" and operator == "=" and value in ("yes", "no"):
        return "is:unread" if value == "yes" else "is:read"
    if name == "tags":
        if operator == "#" and value.strip():
            return f"tag:{_phrase(value)}"
        raise NotCarriedOver('tags are asked for one by one here, as in `tags # "world"`')
    if name in _TEXTS and value and operator in ("=", "=~", "#"):
        field = _TEXTS[name]
        if operator == "#":
            return f"{field}:{_phrase(value)}"
        return f"{field}:{_pattern(value if operator == '=~' else f'^{re.escape(value)}$')}"
    if name in _FEEDS and value.strip() and operator in ("=", "=~"):
        return _feed(value, operator)
    raise NotCarriedOver(f"`{name} {operator}` has no counterpart here")


def _feed(value: str, operator: str) -> str:
    """The query for the name or address of a feed, which is looked for as words."""
    names = value.split("|") if operator == "=~" else [value]
    if operator == "=~" and not all(_PLAIN.fullmatch(name) for name in names):
        raise NotCarriedOver("the name of a feed cannot be asked for by a pattern here")
    found = [f"feed:{_phrase(name.replace(chr(92), '') if operator == '=~' else name)}" for name in names]
    return f"({' OR '.join(found)})" if len(found) > 1 else found[0]


def _age(operator: str, value: str) -> str:
    """The query for an age in whole days, of which newsboat counts those that are over."""
    first, _, last = value.partition(":")
    if operator == "between" and last:
        low, high = sorted((_days(first), _days(last)))
        return f"(age:<{high + 1}d -age:<{low}d)" if low else f"age:<{high + 1}d"
    days = _days(value)
    exactly = f"(age:<{days + 1}d -age:<{days}d)" if days else "age:<1d"
    forms = {
        "<": f"age:<{days}d",
        "<=": f"age:<{days + 1}d",
        ">": f"-age:<{days + 1}d",
        ">=": f"-age:<{days}d",
        "=": exactly,
        "!=": f"-{exactly}",
    }
    if operator not in forms or (not days and operator in ("<", ">=")):
        raise NotCarriedOver(f"`age {operator} {value}` has no counterpart here")
    return forms[operator]


def _days(text: str) -> int:
    if not text.isdecimal() or len(text) > 4:
        raise NotCarriedOver(f"`{text}` is no number of days")
    return int(text)


def _phrase(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _pattern(text: str) -> str:
    """The pattern between slashes, with a backslash before those it holds."""
    inner = _SLASH.sub(lambda found: found[1] or "\\/", text)
    return f"/{inner}/"
