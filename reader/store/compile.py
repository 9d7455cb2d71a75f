"""Turns a query into SQL in which every text is a parameter.

What asks for words alone becomes one expression for the index of words, which then leads: it gives its findings in the
order of time, so that as many are read as are asked for. Everything else becomes a condition on articles.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from reader.query.tree import (
    Among,
    And,
    Answered,
    Anywhere,
    Between,
    Choice,
    Field,
    Identified,
    Is,
    Measure,
    Measured,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    State,
    StoryOf,
    Within,
    Word,
)
from reader.store.matching import fold, is_indexable, words
from reader.store.places import span_of
from reader.text import clean

_COLUMNS = {Field.TITLE: "title", Field.TEXT: "body", Field.SOURCE: "source", Field.AUTHOR: "byline"}
STORY_SIZE = (
    "CASE WHEN a.story IS NULL THEN 1 ELSE"
    " (SELECT count(*) FROM articles AS o WHERE o.story = a.story AND o.hidden = 0) END"
)
_STATES = {
    State.UNREAD: "a.read IS NULL",
    State.READ: "a.read IS NOT NULL",
    State.STARRED: "a.starred IS NOT NULL",
    State.TAGGED: "EXISTS (SELECT 1 FROM tags WHERE article = a.key)",
    State.NOTED: "EXISTS (SELECT 1 FROM notes WHERE article = a.key)",
    State.COPY: "a.copy_of IS NOT NULL",
    # Without the hint SQLite goes through all that is shown.
    State.NEW: (
        "a.key IN (SELECT key FROM articles INDEXED BY articles_added WHERE added >="
        " (SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE name = 'visit before'))"
    ),
    State.CORRECTED: "EXISTS (SELECT 1 FROM answers WHERE article = a.key AND corrected = 1)",
    State.FULLTEXT: "(a.full_text = 1 OR a.summary_only = 0)",
    State.HIDDEN: "a.hidden = 1",
}
_ANYWHERE = tuple(_COLUMNS.values())


@dataclass(slots=True)
class Compiled:
    """Conditions on `articles AS a` and, where words are asked for, the expression that leads."""

    words: str = ""
    """For `search MATCH ?`; empty where the index does not lead."""
    condition: str = "1"
    parameters: list[Any] = field(default_factory=list)
    """Of the condition, in its order."""


def compiled(tree: Node | None, *, indexed: bool) -> Compiled:
    """The conditions of `tree`, whose dates are resolved; hidden articles are left out unless it asks for them."""
    result = Compiled()
    parts = tree.parts if isinstance(tree, And) else (tree,) if tree else ()
    leading = [part for part in parts if indexed and _is_words(part)]
    if any(not isinstance(part, Not) for part in leading):
        result.words = _words(And(tuple(leading)))
        parts = tuple(part for part in parts if part not in leading)
    compiler = _Compiler(indexed, result.parameters, leading=bool(result.words))
    conditions = [compiler.condition(part) for part in parts]
    if not _asks_for_hidden(tree):
        conditions.append("a.hidden = 0")
    result.condition = _joined(conditions, "AND")
    return result


def _asks_for_hidden(node: Node | None) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(_asks_for_hidden(part) for part in parts)
        case Not(part):
            return _asks_for_hidden(part)
        case _:
            return node == Is(State.HIDDEN)


def _is_words(node: Node) -> bool:
    match node:
        case Anywhere(match) | Within(Field.TITLE | Field.TEXT | Field.SOURCE | Field.AUTHOR, match):
            return not isinstance(match, Pattern) and is_indexable(clean(match.text))
        case And(parts):
            return all(_is_words(part) for part in parts) and any(not isinstance(part, Not) for part in parts)
        case Or(parts):
            return all(_is_words(part) and not isinstance(part, Not) for part in parts)
        case Not(part):
            return not isinstance(part, Not) and _is_words(part)
        case _:
            return False


def _words(node: Node) -> str:
    match node:
        case Anywhere(match):
            return _term(match)
        case Within(where, match) if not isinstance(match, Pattern):
            return f"{{{_COLUMNS[where]}}} : {_term(match)}"
        case Or(parts):
            return _joined([_words(part) for part in parts], "OR")
        case And(parts):
            asked = _joined([_words(part) for part in parts if not isinstance(part, Not)], "AND")
            barred = [_words(part.part) for part in parts if isinstance(part, Not)]
            return f"({asked} NOT {_joined(barred, 'OR')})" if barred else asked
        case _:
            raise TypeError(node)


def _term(match: Word | Phrase) -> str:
    # Between quotation marks everything is text, which the index cuts as it cut the articles.
    quoted = clean(match.text).replace('"', '""')
    return f'"{quoted}" *' if isinstance(match, Word) and match.prefix else f'"{quoted}"'


def _joined(parts: Sequence[str], operator: str) -> str:
    # Halved, not strung together: SQLite bounds the depth of an expression, and so the length of a string.
    if not parts:
        return "1"
    if len(parts) == 1:
        return parts[0]
    middle = len(parts) // 2
    return f"({_joined(parts[:middle], operator)} {operator} {_joined(parts[middle:], operator)})"


class _Compiler:
    """Writes conditions, and collects their parameters in order."""

    def __init__(self, indexed: bool, parameters: list[Any], *, leading: bool) -> None:
        self._indexed = indexed
        self._parameters = parameters
        # Where words lead, SQLite would go through a whole list of keys for each finding; the sign forbids it.
        self._key, self._place = ("+a.key", "+a.place") if leading else ("a.key", "a.place")

    def condition(self, node: Node) -> str:
        """The condition on `a` that `node` is."""
        if self._indexed and not isinstance(node, Not) and _is_words(node):
            return self._asked(f"{self._place} IN (SELECT rowid FROM search WHERE search MATCH ?)", _words(node))
        match node:
            case And(parts):
                return _joined([self.condition(part) for part in parts], "AND")
            case Or(parts):
                return _joined([self.condition(part) for part in parts], "OR")
            case Not(part):
                return f"NOT ({self.condition(part)})"
            case Is(state):
                return _STATES[state]
            case Anywhere(match):
                return self._text(_ANYWHERE, match)
            case Within(where, match):
                return self._within(where, match)
            case Answered():
                return self._answered(node)
            case Among(choice, values):
                column = "kind" if choice is Choice.KIND else "language"
                return self._asked(f"a.{column} IN ({', '.join('?' for _ in values)})", *values)
            case Measured(Measure.WORDS, least, most):
                return self._between("a.words", least, most)
            case Measured(Measure.STORY, least, most):
                return self._story(least, most)
            case Identified(beginnings):
                ranges = [self._asked("(a.id >= ? AND a.id < ?)", each, each + "g") for each in beginnings]
                return _joined(ranges, "OR")
            case StoryOf(identifier):
                asked = "(a.id = ? OR a.story = (SELECT story FROM articles WHERE id = ?))"
                return self._asked(asked, identifier, identifier)
            case Between(start, end):
                return self._dated(start, end)
            case _:
                raise TypeError(f"{node} has to be resolved first")

    def _asked(self, condition: str, *values: object) -> str:
        self._parameters.extend(values)
        return condition

    def _text(self, columns: Sequence[str], match: Word | Phrase | Pattern) -> str:
        test, values = _test(match)
        found = _joined([test(column) for column in columns], "OR")
        return self._asked(f"{self._key} IN (SELECT key FROM searchable WHERE {found})", *(values * len(columns)))

    def _within(self, where: Field, match: Word | Phrase | Pattern) -> str:
        test, values = _test(match)
        if where in _COLUMNS:
            return self._text((_COLUMNS[where],), match)
        if where is Field.URL:
            return self._asked(test("a.url"), *values) if isinstance(match, Pattern) else self._part("a.url", match)
        if where is Field.NOTE:
            return self._asked(f"{self._key} IN (SELECT article FROM notes WHERE {test('text')})", *values)
        if where is Field.TAG:
            return self._tag(match)
        if where is Field.FEED:
            known = f"SELECT key FROM feeds WHERE {test('title')} OR instr(folded(url), ?)"
            found = f"{self._key} IN (SELECT article FROM entries WHERE feed IN ({known}))"
            return self._asked(found, *values, fold(clean(match.text)))
        # The longest word is looked for first, by a function in C: names are very many.
        sought = max((word for word, _ in words(clean(match.text))), key=len, default="")
        names = f"SELECT key FROM names WHERE instr(name, ?) AND {test('name')}"
        return self._asked(f"{self._key} IN (SELECT article FROM entities WHERE name IN ({names}))", sought, *values)

    def _part(self, column: str, match: Word | Phrase) -> str:
        return self._asked(f"instr(folded({column}), ?) > 0", fold(clean(match.text)))

    def _tag(self, match: Word | Phrase | Pattern) -> str:
        # An article has the tags of the feeds that brought it too.
        tag = fold(clean(match.text))
        test = "instr(folded(tag), ?) = 1" if isinstance(match, Word) and match.prefix else "folded(tag) = ?"
        own = f"SELECT article FROM tags WHERE {test}"
        of_feeds = f"SELECT article FROM entries WHERE feed IN (SELECT feed FROM feed_tags WHERE {test})"
        return self._asked(f"{self._key} IN ({own} UNION ALL {of_feeds})", tag, tag)

    def _answered(self, node: Answered) -> str:
        conditions = []
        if node.question is not None:
            conditions.append(self._asked("instr(folded(question), ?) = 1", fold(clean(node.question.text))))
        if node.counterpart is not None:
            test, values = _test(node.counterpart)
            conditions.append(self._asked(test("counterpart"), *values))
        for column, wanted in (("relation", node.relations), ("stance", node.stances)):
            if wanted:
                marks = ", ".join("?" for _ in wanted)
                conditions.append(self._asked(f"{column} IN ({marks})", *(str(each) for each in wanted)))
        return f"{self._key} IN (SELECT article FROM answers WHERE {_joined(conditions, 'AND')})"

    def _story(self, least: int | None, most: int | None) -> str:
        if least is None or least < 2:
            return self._between(STORY_SIZE, least, most)
        stories = "SELECT story FROM articles WHERE story IS NOT NULL AND +hidden = 0 GROUP BY story"
        size = self._between("count(*)", least, most)
        return f"{self._key} IN (SELECT key FROM articles WHERE story IN ({stories} HAVING {size}))"

    def _between(self, value: str, least: int | None, most: int | None) -> str:
        conditions = [
            *([self._asked(f"{value} >= ?", least)] if least is not None else []),
            *([self._asked(f"{value} <= ?", most)] if most is not None else []),
        ]
        return _joined(conditions, "AND")

    def _dated(self, start: int | None, end: int | None) -> str:
        first, last = span_of(start or 0, end or 0)
        conditions = []
        if start is not None:
            conditions.append(self._asked("a.moment >= ? AND a.place >= ?", start, first))
        if end is not None:
            conditions.append(self._asked("a.moment < ? AND a.place <= ?", end, last))
        return _joined([f"({condition})" for condition in conditions], "AND")


def _test(match: Word | Phrase | Pattern) -> tuple[Callable[[str], str], tuple[object, ...]]:
    """The condition on a column, by its name, that `match` is; and its parameters."""
    if isinstance(match, Pattern):
        return lambda column: f"regex(?, {column})", (match.text,)
    prefix = isinstance(match, Word) and match.prefix
    return lambda column: f"holds({column}, ?, ?)", (clean(match.text), prefix)
