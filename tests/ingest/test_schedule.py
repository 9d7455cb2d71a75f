"""When a feed is visited next follows from what its server answered, politely and for certain."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FetchProblem, FetchStopped, HostBusy, Offline
from reader.ingest import schedule
from reader.ingest.fetch import Response
from reader.ingest.schedule import DAY, HOUR, MINUTE
from reader.model import Visit

_FEED = "https://paper.example/feed"
_NOW = 1_800_000_000
_FAULT = FetchProblem(_FEED, "does not answer")


def _after(outcome: Response | FetchProblem, previous: Visit | None = None, ttl: int | None = None) -> Visit:
    return schedule.after(outcome, previous=previous or Visit(), now=_NOW, address=_FEED, ttl_seconds=ttl)


def _answer(status: int = 200, retry_after: int | None = None, max_age: int | None = None) -> Response:
    return Response(status, _FEED, retry_after=retry_after, max_age=max_age)


def _wait(visit: Visit) -> int:
    return visit.next_due - _NOW


def test_a_new_feed_is_due() -> None:
    assert schedule.due(Visit(), _NOW)


def test_a_feed_that_was_read_is_left_alone_for_a_while_but_not_by_a_reader_who_asks() -> None:
    visit = _after(_answer())
    assert 30 * MINUTE <= _wait(visit) <= 33 * MINUTE
    assert not schedule.due(visit, _NOW + 15 * MINUTE)
    assert schedule.due(visit, _NOW + 1, by_hand=True)
    assert schedule.due(visit, visit.next_due)


@pytest.mark.parametrize(
    ("max_age", "ttl", "least"),
    [
        (60, None, 30 * MINUTE),
        (2 * HOUR, None, 2 * HOUR),
        (None, 3 * HOUR, 3 * HOUR),
        (HOUR, 2 * HOUR, 2 * HOUR),
        (30 * DAY, None, 5 * HOUR),
        (None, 30 * DAY, 5 * HOUR),
    ],
)
def test_what_the_server_or_the_feed_says_of_its_freshness_is_honoured_up_to_five_hours(
    max_age: int | None, ttl: int | None, least: int
) -> None:
    assert least <= _wait(_after(_answer(max_age=max_age), ttl=ttl)) <= 1.1 * least


def test_validators_are_kept_when_nothing_changed_and_replaced_when_something_did() -> None:
    known = Visit(etag='"1"', modified="then")
    assert (_after(_answer(304), known).etag, _after(_answer(304), known).modified) == ('"1"', "then")
    assert _after(replace(_answer(304), etag='"2"'), known).etag == '"2"'
    assert (_after(_answer(200), known).etag, _after(_answer(200), known).modified) == ("", "")


def test_failures_wait_longer_each_time_up_to_a_day() -> None:
    visit, waits = Visit(), []
    for _ in range(2000):
        visit = _after(_FAULT, visit)
        waits.append(_wait(visit))
    assert [30 * MINUTE <= waits[0] <= 33 * MINUTE, HOUR <= waits[1] <= 66 * MINUTE] == [True, True]
    assert waits == sorted(waits)
    assert waits[-1] == DAY
    assert (visit.failures, visit.since, visit.problem) == (2000, _NOW, "does not answer")


def test_a_success_ends_a_row_of_failures() -> None:
    failing = _after(_FAULT, _after(_FAULT))
    assert failing.failures == 2
    visit = _after(_answer(304), failing)
    assert (visit.failures, visit.since, visit.problem) == (0, 0, "")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 418, 429, 500, 503, 301, 206 + 400])
def test_a_status_that_is_no_success_is_a_failure_that_is_told(status: int) -> None:
    visit = _after(_answer(status))
    assert visit.failures == 1
    assert str(status) in visit.problem
    assert "\n" not in visit.problem
    assert not visit.gone


def test_a_feed_that_is_gone_is_never_asked_for_again() -> None:
    visit = _after(_answer(410))
    assert visit.gone
    assert not schedule.due(visit, _NOW + 400 * DAY, by_hand=True)


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(("asked", "wait"), [(3 * HOUR, 3 * HOUR), (40 * DAY, DAY), (60, 60)])
def test_a_server_that_asks_to_be_left_alone_is_left_alone_even_by_hand(status: int, asked: int, wait: int) -> None:
    visit = _after(_answer(status, retry_after=asked))
    assert visit.blocked_until == _NOW + wait
    assert not schedule.due(visit, _NOW + wait - 1, by_hand=True)
    assert schedule.due(visit, _NOW + wait, by_hand=True)
    assert _wait(visit) == max(wait, 15 * MINUTE)


def test_a_server_that_says_it_is_asked_too_often_is_left_alone_even_if_it_does_not_say_how_long() -> None:
    assert not schedule.due(_after(_answer(429)), _NOW + 14 * MINUTE, by_hand=True)
    assert schedule.due(_after(_answer(503)), _NOW + 1, by_hand=True)


def test_a_host_that_was_not_asked_is_no_failure_of_the_feed_but_waits_too() -> None:
    visit = _after(HostBusy(_FEED, "asked to be left alone", 2 * HOUR))
    assert (visit.failures, visit.problem, visit.blocked_until) == (0, "", _NOW + 2 * HOUR)
    assert _wait(visit) == 2 * HOUR


def test_a_stopped_fetch_says_nothing_of_the_feed() -> None:
    known = Visit(last=7, next_due=8, failures=2, since=3, problem="x", etag='"1"')
    assert _after(FetchStopped(_FEED, "was stopped"), known) == known


def test_a_machine_without_a_network_says_nothing_of_the_feed() -> None:
    known = Visit(last=7, next_due=8, etag='"1"')
    visit = _after(Offline(_FEED, "no network"), known)
    assert replace(visit, next_due=8) == known
    assert _wait(visit) == 15 * MINUTE


def test_a_permanent_move_is_remembered() -> None:
    visit = _after(replace(_answer(), moved_to="https://new.example/feed"))
    assert visit.moved_to == "https://new.example/feed"
    assert not _after(replace(_answer(404), moved_to="https://new.example/feed")).moved_to


def test_a_feed_that_could_not_be_read_is_asked_for_in_full_next_time() -> None:
    known = Visit(etag='"1"', modified="then")
    visit = schedule.unreadable("is no feed", previous=known, now=_NOW, address=_FEED)
    assert (visit.failures, visit.problem, visit.etag, visit.modified) == (1, "is no feed", "", "")


def test_feeds_that_were_read_together_are_not_all_due_together() -> None:
    due = {schedule.after(_answer(), previous=Visit(), now=_NOW, address=f"{_FEED}/{n}").next_due for n in range(100)}
    assert len(due) > 50


_STATUSES = st.sampled_from([200, 203, 304, 404, 410, 429, 500, 503])
_SECONDS = st.none() | st.integers(0, 10**10)
_OUTCOMES = st.builds(_answer, _STATUSES, _SECONDS, _SECONDS) | st.sampled_from(
    [_FAULT, FetchStopped(_FEED, "x"), Offline(_FEED, "x"), HostBusy(_FEED, "x", 10**9)]
)


@given(st.lists(_OUTCOMES, max_size=8))
def test_whatever_happens_no_visit_is_due_before_its_time_nor_after_a_day(outcomes: list[Response]) -> None:
    visit = Visit()
    for outcome in outcomes:
        visit = _after(outcome, visit)
        assert visit == Visit() or 15 * MINUTE <= _wait(visit) <= DAY + 1
        assert not schedule.due(visit, visit.blocked_until - 1, by_hand=True)
        assert not visit.gone or not schedule.due(visit, _NOW + DAY)
