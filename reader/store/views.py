"""Keeps queries under names, and the rules that every arrival goes through."""

from dataclasses import dataclass
from enum import StrEnum

from reader.errors import UsageProblem
from reader.store.connection import Connections
from reader.store.state import tag_name
from reader.text import clean_line


@dataclass(frozen=True, slots=True)
class View:
    """A query that the reader saved."""

    name: str
    query: str


class Action(StrEnum):
    """What a rule does with an arrival that its query finds."""

    HIDE = "hide"
    READ = "read"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of arrivals that a query finds."""

    query: str
    action: Action
    tag: str = ""
    """The tag that they are given; empty for other actions."""
    key: int = 0
    """The rule's number in the library; 0 before it is kept."""


class Views:
    """Saved queries and rules of one library. Every method may be called from any thread and raises StoreProblem.

    Queries are kept as text and read when they are used: one that cannot be read is the reader's to mend.
    """

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of one that has it; a new name comes last."""
        named = clean_line(name)
        if not named:
            raise UsageProblem("a view needs a name")
        with self._connections.writing() as connection:
            connection.execute(
                "INSERT INTO views (name, query, position)"
                " VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM views))"
                " ON CONFLICT (name) DO UPDATE SET query = excluded.query",
                (named, clean_line(query)),
            )

    def views(self) -> tuple[View, ...]:
        """The saved queries, in the order in which they were first saved."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT name, query FROM views ORDER BY position").fetchall()
        return tuple(View(*row) for row in rows)

    def delete(self, name: str) -> bool:
        """Forget a saved query; False if no query has the name."""
        with self._connections.writing() as connection:
            return connection.execute("DELETE FROM views WHERE name = ?", (clean_line(name),)).rowcount > 0

    def add_rule(self, rule: Rule) -> Rule:
        """Keep a rule, behind those there are; return it with its key."""
        tag = tag_name(rule.tag) if rule.action is Action.TAG else ""
        query = clean_line(rule.query)
        if not query:
            raise UsageProblem("a rule needs a query: an empty one would find every article")
        with self._connections.writing() as connection:
            done = connection.execute(
                "INSERT INTO rules (query, action, tag) VALUES (?, ?, ?)", (query, str(rule.action), tag)
            )
        return Rule(query, rule.action, tag, done.lastrowid or 0)

    def rules(self) -> tuple[Rule, ...]:
        """The rules, in the order in which they were made."""
        with self._connections.reading() as connection:
            rows = connection.execute("SELECT query, action, tag, key FROM rules ORDER BY key").fetchall()
        return tuple(Rule(query, Action(action), tag, key) for query, action, tag, key in rows)

    def delete_rule(self, key: int) -> bool:
        """Forget a rule; False if there is none with this key."""
        with self._connections.writing() as connection:
            return connection.execute("DELETE FROM rules WHERE key = ?", (key,)).rowcount > 0
