"""Dates in a query are moments relative to the time that is given."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import query
from reader.query import dates
from reader.query.tree import And, Between, Node, Not

NOW = datetime(2026, 11, 22, 15, 30, tzinfo=UTC)


def resolved(text: str, now: datetime = NOW) -> Node | None:
    return query.resolve(query.parse(text), now).tree


def seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        ("2026", "2026-01-01T00:00Z", "2027-01-01T00:00Z"),
        ("2026-12", "2026-12-01T00:00Z", "2027-01-01T00:00Z"),
        ("2028-02-29", "2028-02-29T00:00Z", "2028-03-01T00:00Z"),
        ("today", "2026-11-22T00:00Z", "2026-11-23T00:00Z"),
        ("yesterday", "2026-11-21T00:00Z", "2026-11-22T00:00Z"),
        ("2w", "2026-11-08T15:30Z", "2026-11-09T00:00Z"),
        ("3h", "2026-11-22T12:30Z", "2026-11-22T13:30Z"),
        ("2026-11-01T12:30", "2026-11-01T12:30Z", "2026-11-01T12:31Z"),
        ("2026-11-01T12:30-05:00", "2026-11-01T17:30Z", "2026-11-01T17:31Z"),
        ("2026-11-01T12:30:05Z", "2026-11-01T12:30:05Z", "2026-11-01T12:30:06Z"),
    ],
)
def test_a_date_is_a_stretch_of_time(when: str, start: str, end: str) -> None:
    assert resolved(f"on:{when}") == Between(seconds(start), seconds(end))
    assert resolved(f"before:{when}") == Between(None, seconds(start))
    assert resolved(f"after:{when}") == Between(seconds(start), None)


def test_days_begin_at_midnight_where_the_reader_is_and_may_be_longer_than_others() -> None:
    berlin = datetime(2026, 10, 25, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    found = resolved("on:today", berlin)
    assert isinstance(found, Between)
    assert found == Between(seconds("2026-10-24T22:00Z"), seconds("2026-10-25T23:00Z"))


def test_dates_inside_other_terms_are_resolved() -> None:
    start = seconds("2026-11-22T00:00Z")
    assert resolved("a -before:today (b OR after:today)") == And(
        (
            *_parts("a"),
            Not(Between(None, start)),
            *_parts("b OR after:2026-11-22"),
        )
    )


def _parts(text: str) -> tuple[Node, ...]:
    found = resolved(text)
    return () if found is None else (found,)


def test_the_end_of_time_is_a_date() -> None:
    assert isinstance(resolved("on:9999-12-31"), Between)
    assert isinstance(resolved("on:9999"), Between)


def test_a_time_without_a_zone_is_no_now() -> None:
    with pytest.raises(ValueError, match="time zone"):
        query.resolve(query.parse("on:today"), datetime(2026, 1, 1))


@given(st.text(max_size=20) | st.from_regex(r"[0-9]{1,5}[hdw]|[0-9]{4}(-[0-9]{2}){0,2}(T[0-9]{2}:[0-9]{2}Z?)?"))
def test_what_is_a_date_can_be_resolved_and_is_written_in_one_way(text: str) -> None:
    canonical = dates.canonical(text)
    if canonical is not None:
        start, end = dates.period(canonical, NOW)
        assert start < end
        assert dates.canonical(canonical) == canonical
        assert (start, end) == dates.period(text, NOW)
