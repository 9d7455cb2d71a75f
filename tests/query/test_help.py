"""The help says everything that can be written, and nothing else."""

import pytest

from reader import query
from reader.query import fields
from reader.query.help import SECTIONS, Row

ROWS = [row for _, rows in SECTIONS for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.example)
def test_every_example_is_a_query(row: Row) -> None:
    assert query.parse(row.example) != query.parse("")


def test_every_field_state_and_order_is_in_the_help() -> None:
    told = " ".join(f"{row.syntax} {row.meaning}" for row in ROWS)
    assert [name for name in fields.NAMES if f"{name}:" not in told] == []
    values = (*set(fields.STATES.values()), *fields.SORTS, *fields.RELATIONS, *set(fields.STANCES.values()))
    assert [value for value in values if value not in told] == []
