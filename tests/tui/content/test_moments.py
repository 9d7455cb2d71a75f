"""Moments in words."""

import time
from collections.abc import Iterator

import pytest

from reader.tui.content.moments import ago, ahead, dated, day

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the time zone cannot be set here")

NOW = 1_793_000_000
"""26 October 2026, 7:33 in UTC."""


@pytest.fixture(autouse=True)
def somewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC-2")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-5, "just now"), (59, "just now"), (300, "5 min ago"), (5 * 3600, "5 hours ago"), (4 * 86400, "4 days ago")],
)
def test_the_past_is_counted_in_the_unit_that_fits(seconds: int, words: str) -> None:
    assert ago(NOW - seconds, NOW) == words


@pytest.mark.parametrize(("seconds", "words"), [(-9, "any moment"), (1800, "in 30 min"), (7200, "in 2 hours")])
def test_so_is_what_is_to_come(seconds: int, words: str) -> None:
    assert ahead(NOW + seconds, NOW) == words


@pytest.mark.parametrize(
    ("moment", "words"), [(NOW, "9:33"), (NOW - 86400, "25 Oct"), (NOW - 400 * 86400, "21 Sep 2025")]
)
def test_a_day_is_told_as_shortly_as_it_is_clear(moment: int, words: str) -> None:
    assert day(moment, NOW) == words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-10-26T06:13:00+00:00", "8:13"),
        ("2026-10-25T22:30:00Z", "0:30"),
        ("2026-10-26", "26 Oct"),
        ("2025-01-02", "2 Jan 2025"),
        ("sometime last year", "sometime l"),
    ],
)
def test_dates_of_articles_are_told_where_the_reader_is(date: str, words: str) -> None:
    assert dated(date, NOW) == words
