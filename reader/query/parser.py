"""Reads a query.

OR binds weaker than what stands side by side: `a b OR c` is (a and b) or c. NOT binds to the term or bracket after it.
"""

from collections.abc import Sequence
from dataclasses import fields as members
from dataclasses import replace

from reader.query import terms
from reader.query.lexer import Kind, Token, tokens
from reader.query.problem import QueryProblem
from reader.query.tree import Answered, Node, Query, Sort, SortKey, all_of, any_of, none_of
from reader.text import clean

MAXIMUM_LENGTH = 4000
"""Code points of a query."""
_MOST_TOKENS = 500
_DEEPEST = 30


def parse(text: str, *, lenient: bool = False) -> Query:
    """Return what the query `text` asks for. Raises QueryProblem.

    `lenient` is for search as one types, and never raises: brackets and quotation marks without a partner and
    operators without a term are passed over, fields that are unknown or not finished are words, and a word at the very
    end may go on ("summ" finds "summit").
    """
    query = clean(text)
    if len(query) > MAXIMUM_LENGTH:
        if not lenient:
            raise QueryProblem(f"a query has at most {MAXIMUM_LENGTH} characters", query, MAXIMUM_LENGTH)
        query = query[:MAXIMUM_LENGTH]
    found = list(tokens(query, lenient=lenient))
    if len(found) > _MOST_TOKENS:
        if not lenient:
            raise QueryProblem(f"a query has at most {_MOST_TOKENS} terms", query, found[_MOST_TOKENS].start)
        found = found[:_MOST_TOKENS]
    deepest = _deepest(found)
    if deepest is not None:
        if not lenient:
            raise QueryProblem(f"brackets stand more than {_DEEPEST} deep", query, deepest.start)
        found = [token for token in found if token.kind not in (Kind.OPEN, Kind.CLOSE, Kind.GROUP)]
    return _Parser(query, found, lenient=lenient).query()


def _deepest(found: Sequence[Token]) -> Token | None:
    depth = 0
    for token in found:
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth > _DEEPEST:
            return token
        depth = max(depth, 0)
    return None


class _Parser:
    def __init__(self, query: str, found: Sequence[Token], *, lenient: bool) -> None:
        self._query = query
        self._tokens = found
        self._lenient = lenient
        self._next = 0
        self._sorts: list[Sort] = []

    def query(self) -> Query:
        parts: list[Node | None] = [self._alternatives(group="")]
        while (token := self._peek()) is not None:
            self._object("this bracket closes nothing: take it away or open one before it", token.start)
            self._next += 1
            parts.append(self._alternatives(group=""))
        sorts: dict[SortKey, Sort] = {}
        for sort in self._sorts:
            sorts.setdefault(sort.key, sort)
        return Query(all_of(_given(parts)), tuple(sorts.values()))

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _object(self, reason: str, position: int) -> None:
        if not self._lenient:
            raise QueryProblem(reason, self._query, position)

    def _alternatives(self, group: str) -> Node | None:
        parts = [self._together(group)]
        while (token := self._peek()) is not None and token.kind is Kind.OR:
            self._next += 1
            self._need_term("OR", token)
            parts.append(self._together(group))
        return any_of(_given(parts))

    def _together(self, group: str) -> Node | None:
        parts: list[Node | None] = []
        open_answer: int | None = None
        while (token := self._peek()) is not None and token.kind is not Kind.CLOSE:
            if token.kind is Kind.OR:
                if not parts:
                    self._object("OR needs a term before it", token.start)
                break
            if token.kind is Kind.AND:
                self._next += 1
                if not parts:
                    self._object("AND needs a term before it", token.start)
                self._need_term("AND", token)
                continue
            found = self._unit(group)
            if isinstance(found, Answered) and token.kind is Kind.TERM:
                if open_answer is not None and (joined := self._joined(parts[open_answer], found, token)):
                    parts[open_answer] = joined
                    continue
                open_answer = len(parts)
            parts.append(found)
        return all_of(_given(parts))

    def _unit(self, group: str) -> Node | None:
        negated = False
        while (token := self._peek()) is not None and token.kind is Kind.NOT:
            negated = not negated
            self._next += 1
            self._need_term("NOT", token)
        if token is None or token.kind in (Kind.CLOSE, Kind.AND, Kind.OR):
            return None
        self._next += 1
        is_term = token.kind is Kind.TERM
        found = self._term(token, group, negated=negated) if is_term else self._bracket(token, group)
        return none_of(found) if negated and found is not None else found

    def _bracket(self, token: Token, group: str) -> Node | None:
        if token.kind is Kind.GROUP:
            try:
                name = terms.known(token, self._query)
                if group or name == "sort":
                    raise QueryProblem(f"`{name}:` cannot stand before or in this bracket", self._query, token.start)
                group = name
            except QueryProblem:
                if not self._lenient:
                    raise
            token = self._tokens[self._next]
            self._next += 1
        first = self._peek()
        if first is not None and first.kind is Kind.CLOSE:
            self._object("there is nothing between these brackets", token.start)
        found = self._alternatives(group)
        if self._peek() is None:
            self._object("this bracket is not closed: put a ) after what belongs to it", token.start)
        else:
            self._next += 1
        return found

    def _term(self, token: Token, group: str, *, negated: bool) -> Node | None:
        try:
            if group:
                if token.field:
                    reason = f"a field cannot stand in the bracket of another, `{group}:`"
                    raise QueryProblem(reason, self._query, token.start)
                token = replace(token, field=group)
            if token.field and terms.known(token, self._query) == "sort":
                if negated:
                    reason = "an order is turned round with a - after the colon, as in sort:-date"
                    raise QueryProblem(reason, self._query, token.start)
                self._sorts.extend(terms.sorts(token, self._query))
                return None
            found = terms.node(token, self._query)
        except QueryProblem:
            if not self._lenient:
                raise
            return terms.words(replace(token, field="") if group else token)
        return terms.typed(found, token, self._query) if self._lenient and found and not negated else found

    def _joined(self, earlier: Node | None, later: Answered, token: Token) -> Answered | None:
        """One answer that is as both say; None, where lenient, when they speak of the same thing."""
        if not isinstance(earlier, Answered):
            return None
        given = {member.name: getattr(later, member.name) for member in members(later) if getattr(later, member.name)}
        if any(getattr(earlier, name) for name in given):
            reason = "one answer cannot be both: write stance:approve,mixed for either, or a bracket around each answer"
            self._object(reason, token.start)
            return None
        return replace(earlier, **given)

    def _need_term(self, name: str, token: Token) -> None:
        following = self._peek()
        if following is None or following.kind in (Kind.CLOSE, Kind.OR, Kind.AND):
            self._object(f"{name} needs a term after it; to look for the word, write it in small letters", token.start)


def _given(parts: Sequence[Node | None]) -> tuple[Node, ...]:
    return tuple(part for part in parts if part is not None)
