"""Makes of one term of a query what it asks for."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NoReturn, TypeVar

from reader.model import Kind
from reader.query import dates, fields, patterns
from reader.query.lexer import Form, Token, is_bare
from reader.query.problem import QueryProblem
from reader.query.tree import (
    Among,
    Answered,
    Anywhere,
    Choice,
    Dated,
    Field,
    Identified,
    Is,
    Measure,
    Measured,
    Node,
    Or,
    Pattern,
    Phrase,
    Side,
    Sort,
    State,
    StoryOf,
    Within,
    Word,
    all_of,
)

_T = TypeVar("_T")
_NUMBER = re.compile(r"(>=|<=|>|<|=)?(\d{1,10})", re.ASCII)
_RANGE = re.compile(r"(\d{1,10})\.\.(\d{1,10})", re.ASCII)
_LARGEST = 10**9
_AGE = re.compile(r"(<=?|>=?|=)?(\d{1,5}[hdw]?)", re.ASCII | re.IGNORECASE)
_ID = re.compile(r"[0-9a-f]{1,12}", re.ASCII)
_WHOLE_ID = 12
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:-[a-z0-9]{2,8})*", re.ASCII)
_ORDER = re.compile(r"([-<>]?)(.*)")


def node(token: Token, query: str) -> Node | None:
    """What `token`, a term, asks for; None for marks alone, which ask for nothing. Raises QueryProblem.

    `sort:` is no node: `sorts` reads it.
    """
    if not token.field:
        return _anywhere(token, query)
    name = known(token, query)
    if not token.value.strip():
        _refuse(f"nothing comes after `{name}:`: write what to look for right after the colon", token, query)
    if name in fields.TEXTS:
        return Within(fields.TEXTS[name], _match(token, query, name))
    if token.form is Form.PATTERN:
        _refuse_pattern(token, query, name)
    return _BY_FIELD[name](token, query)


def sorts(token: Token, query: str) -> tuple[Sort, ...]:
    """The orders in `token`, a `sort:` term. Raises QueryProblem."""
    found = []
    for part in _parts(token, query):
        order = _ORDER.fullmatch(part)
        mark, name = order.groups() if order else ("", part)
        key = _choice(name, fields.SORTS, token, query)
        best_first = key in fields.BEST_FIRST
        found.append(Sort(key, descending=best_first != (mark in ("-", ">"))))
    return tuple(found)


def words(token: Token) -> Node | None:
    """The name and the value of `token` as words to look for, for text that was not meant as a query."""
    found = (
        _plain(text, quoted=token.form is not Form.BARE and text is token.value) for text in (token.field, token.value)
    )
    return all_of(tuple(Anywhere(match) for match in found if match))


def known(token: Token, query: str) -> str:
    """The field that `token` names. Raises QueryProblem, with the nearest name, when there is none."""
    if name := fields.field(token.field):
        return name
    lowered = token.field.lower()
    near = fields.nearest(lowered, (*fields.NAMES, *fields.SYNONYMS))
    whole = query[token.start : token.end]
    if lowered in fields.STATES and not near:
        hint = f"did you mean `is:{lowered}`?"
    elif near:
        hint = f"did you mean `{fields.field(near)}:`?"
    else:
        hint = f'put "{whole}" in quotation marks to look for it'
    raise QueryProblem(f"there is no field `{token.field}:`; {hint}", query, token.start)


def _anywhere(token: Token, query: str) -> Node | None:
    if token.form is Form.PATTERN:
        pattern = _pattern(token, query)
        return Or((Within(Field.TITLE, pattern), Within(Field.TEXT, pattern)))
    match = _plain(token.value, quoted=token.form is Form.QUOTED)
    return Anywhere(match) if match else None


def _match(token: Token, query: str, name: str) -> Word | Phrase | Pattern:
    if token.form is not Form.PATTERN:
        return _text(token, query, name)
    if fields.TEXTS[name] not in fields.WITH_PATTERNS:
        _refuse_pattern(token, query, name)
    return _pattern(token, query)


def _text(token: Token, query: str, name: str) -> Word | Phrase:
    match = _plain(token.value, quoted=token.form is Form.QUOTED)
    if match is None:
        _refuse(f"`{name}:` has only marks to look for: give it a word", token, query)
    return match


def _refuse_pattern(token: Token, query: str, name: str) -> NoReturn:
    usable = ", ".join(f"{field.value}:" for field in fields.WITH_PATTERNS)
    _refuse(f"`{name}:` takes no /pattern/: {usable} do", token, query)


def _pattern(token: Token, query: str) -> Pattern:
    try:
        patterns.compiled(token.value)
    except patterns.PatternProblem as problem:
        raise QueryProblem(str(problem), query, token.value_start) from problem
    return Pattern(token.value)


def _plain(text: str, *, quoted: bool) -> Word | Phrase | None:
    """The word or phrase that `text` is; a word that could not be written again without marks is a phrase."""
    if not _has_content(text):
        return None
    if quoted:
        return Phrase(" ".join(text.split()))
    stem = text.rstrip("*")
    if not is_bare(stem) or stem.startswith("/"):
        return Phrase(" ".join(stem.split()))
    return Word(stem, prefix=stem != text)


def _has_content(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LNM" or _is_picture(character) for character in text)


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) == "So"


def _refuse(reason: str, token: Token, query: str) -> NoReturn:
    raise QueryProblem(reason, query, token.value_start if token.field else token.start)


def _parts(token: Token, query: str) -> list[str]:
    parts = [part.strip().lower() for part in token.value.split(",")]
    if not all(parts):
        _refuse(f"`{token.field}:` needs a value before and after each comma", token, query)
    return parts


def _choice(text: str, choices: Mapping[str, _T], token: Token, query: str) -> _T:
    folded = text.lower()
    for spelling in (folded, folded.replace("-", "_")):
        if spelling in choices:
            return choices[spelling]
    near = fields.nearest(folded, choices)
    name = fields.field(token.field)
    hint = f"did you mean `{name}:{near}`?" if near else f"it is one of {', '.join(_distinct(choices))}"
    _refuse(f"`{name}:` cannot be `{text[:40]}`; {hint}", token, query)


def _distinct(choices: Mapping[str, _T]) -> list[str]:
    first: dict[_T, str] = {}
    for name, value in choices.items():
        first.setdefault(value, name)
    return list(first.values())


def _several(token: Token, query: str, choices: Mapping[str, _T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(_choice(part, choices, token, query) for part in _parts(token, query)))


def _question(token: Token, query: str) -> Node:
    return Answered(question=_text(token, query, "question"))


def _counterpart(token: Token, query: str) -> Node:
    return Answered(counterpart=_text(token, query, "counterpart"))


def _relation(token: Token, query: str) -> Node:
    return Answered(relations=_several(token, query, fields.RELATIONS))


def _stance(token: Token, query: str) -> Node:
    return Answered(stances=_several(token, query, fields.STANCES))


def _kind(token: Token, query: str) -> Node:
    return Among(Choice.KIND, tuple(kind.value for kind in _several(token, query, fields.KINDS)))


def _language(token: Token, query: str) -> Node:
    found = []
    for part in _parts(token, query):
        language = _LANGUAGE.fullmatch(part)
        if not language:
            _refuse(f"`{part[:40]}` is no language: give its two or three letters, such as lang:en", token, query)
        found.append(language.group(1))
    return Among(Choice.LANGUAGE, tuple(dict.fromkeys(found)))


def _identified(token: Token, query: str) -> Node:
    parts = _parts(token, query)
    for part in parts:
        if not _ID.fullmatch(part):
            _refuse(f"`{part[:40]}` is no id: an id has up to 12 of the digits 0-9 and a-f", token, query)
    return Identified(tuple(dict.fromkeys(parts)))


def _words(token: Token, query: str) -> Node:
    return _measured(Measure.WORDS, token, query)


def _story(token: Token, query: str) -> Node:
    value = token.value.lower()
    if len(value) == _WHOLE_ID and _ID.fullmatch(value):
        return StoryOf(value)
    return _measured(Measure.STORY, token, query)


def _measured(measure: Measure, token: Token, query: str) -> Node:
    if between := _RANGE.fullmatch(token.value):
        least, most = sorted(min(int(number), _LARGEST) for number in between.groups())
        return Measured(measure, least, most)
    number = _NUMBER.fullmatch(token.value)
    if not number or token.value in ("<0", "<00"):
        name = measure.value
        _refuse(f"`{name}:` needs a number: {name}:>5, {name}:<=5, {name}:5 or {name}:5..9", token, query)
    sign, value = number.group(1), min(int(number.group(2)), _LARGEST)
    match sign:
        case ">":
            return Measured(measure, least=min(value + 1, _LARGEST))
        case ">=":
            return Measured(measure, least=value)
        case "<":
            return Measured(measure, most=max(value - 1, 0))
        case "<=":
            return Measured(measure, most=value)
        case _:
            return Measured(measure, value, value)


def _dated(token: Token, query: str) -> Node:
    name = fields.field(token.field)
    when = dates.canonical(token.value)
    if when is None:
        _refuse(f"`{token.value[:40]}` is no date: write {name}: with one of {dates.FORMS}", token, query)
    return Dated(Side(name), when)


def _aged(token: Token, query: str) -> Node:
    age = _AGE.fullmatch(token.value)
    if not age:
        _refuse("an age is written age:<7d (newer than 7 days), age:>2w (weeks) or age:<3h (hours)", token, query)
    sign, text = age.group(1) or "<", age.group(2).lower()
    when = dates.canonical(text if text[-1].isalpha() else f"{text}d")
    return Dated(Side.BEFORE if sign.startswith(">") else Side.AFTER, when or "")


def _is(token: Token, query: str) -> Node:
    known_values: Mapping[str, State | Kind] = {**fields.STATES, **fields.KINDS}
    value = _choice(token.value, known_values, token, query)
    return Is(value) if isinstance(value, State) else Among(Choice.KIND, (value.value,))


_BY_FIELD: Mapping[str, Callable[[Token, str], Node]] = {
    "question": _question,
    "counterpart": _counterpart,
    "relation": _relation,
    "stance": _stance,
    "kind": _kind,
    "lang": _language,
    "id": _identified,
    "words": _words,
    "story": _story,
    "before": _dated,
    "after": _dated,
    "on": _dated,
    "age": _aged,
    "is": _is,
}


def typed(found: Node, token: Token, query: str) -> Node:
    """`found` as it is meant while `query` is being typed: a word at the very end may go on."""
    if token.end != len(query) or token.form is not Form.BARE:
        return found
    match found:
        case Anywhere(Word(text)) if len(text) > 1:
            return Anywhere(Word(text, prefix=True))
        case Within(_, Word(text)) if len(text) > 1:
            return replace(found, match=Word(text, prefix=True))
        case _:
            return found
