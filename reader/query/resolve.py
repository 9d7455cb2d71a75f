"""Turns the dates of a query into moments, so that all that is left to do depends on no clock."""

from dataclasses import replace
from datetime import datetime

from reader.query.dates import period
from reader.query.tree import And, Between, Dated, Node, Not, Or, Query, Side


def resolve(query: Query, now: datetime) -> Query:
    """Return `query` with a `Between` for each `Dated`. `now` knows its time zone: days begin at midnight there."""
    if now.tzinfo is None:
        raise ValueError("now has no time zone")
    return query if query.tree is None else replace(query, tree=_resolved(query.tree, now))


def _resolved(node: Node, now: datetime) -> Node:
    match node:
        case And(parts):
            return And(tuple(_resolved(part, now) for part in parts))
        case Or(parts):
            return Or(tuple(_resolved(part, now) for part in parts))
        case Not(part):
            return Not(_resolved(part, now))
        case Dated(side, when):
            start, end = (int(moment.timestamp()) for moment in period(when, now))
            if side is Side.BEFORE:
                return Between(None, start)
            return Between(start, end if side is Side.ON else None)
        case _:
            return node
