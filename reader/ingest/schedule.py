"""Decides from what a server answered when its feed is visited next; pure, so that every rule can be tested."""

import hashlib
from dataclasses import replace
from http import HTTPStatus

from reader.errors import FetchProblem, FetchStopped, HostBusy, Offline
from reader.ingest.fetch import Response
from reader.model import Visit

MINUTE, HOUR, DAY = 60, 3600, 86400
FLOOR = 15 * MINUTE
"""Seconds that lie between two visits at least, unless the reader asks for one."""
USUAL = 30 * MINUTE
"""Seconds between two visits to a feed that does not say how often it changes."""
LONGEST_FRESH = 5 * HOUR
"""Most seconds for which a feed is believed that it will not change: servers often set them for pictures, not feeds."""
FIRST_BACKOFF = 30 * MINUTE
LONGEST_WAIT = DAY
"""Most seconds until a failing or busy server is tried again."""
_SPREAD = 0.1
"""Share of a wait that may be added, so that feeds that were read together are not asked together for ever."""
_BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_SAID = {
    HTTPStatus.UNAUTHORIZED: "asks for a login (401): write the address as https://name:password@host/…",
    HTTPStatus.FORBIDDEN: "does not let crossread read it (403)",
    HTTPStatus.NOT_FOUND: "is not at this address any more (404): see on its site whether it moved",
    HTTPStatus.GONE: "is gone for good, says its server (410): it is not asked for again",
    HTTPStatus.TOO_MANY_REQUESTS: "is asked for too often, says its server (429): it is left alone for now",
}


def due(visit: Visit, now: int, *, by_hand: bool = False) -> bool:
    """Whether a feed is to be visited at `now`, in UTC seconds.

    A reader who asks `by_hand` need not wait for the usual time or after failures, but even then no request goes to a
    server that asked to be left alone, or for a feed that is gone.
    """
    if visit.gone or now < visit.blocked_until:
        return False
    return by_hand or now >= visit.next_due


def after(
    outcome: Response | FetchProblem,
    *,
    previous: Visit,
    now: int,
    address: str,
    ttl_seconds: int | None = None,
) -> Visit:
    """What is to be remembered after a visit that began at `now`, in UTC seconds.

    `address` is the feed's: it decides by how much waits are spread. `ttl_seconds` is how long the document itself
    asks to be left alone. A fetch that was stopped, never made or found no network says nothing of the feed.
    """
    if isinstance(outcome, FetchStopped):
        return previous
    if isinstance(outcome, Offline):
        return replace(previous, next_due=max(previous.next_due, now + FLOOR))
    if isinstance(outcome, HostBusy):
        return _blocked(previous, now, outcome.seconds)
    if isinstance(outcome, FetchProblem):
        return _failed(previous, outcome.reason, now, address)
    if outcome.status == HTTPStatus.NOT_MODIFIED or 200 <= outcome.status < 300:
        return _succeeded(outcome, previous, now, address, ttl_seconds)
    if outcome.status == HTTPStatus.GONE:
        return replace(_failed(previous, _SAID[HTTPStatus.GONE], now, address), gone=True)
    failed = _failed(previous, said(outcome.status), now, address)
    if outcome.status in _BUSY and outcome.retry_after is not None:
        # The server knows better than a rule when it can answer again.
        return _blocked(replace(failed, next_due=now), now, outcome.retry_after)
    if outcome.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _blocked(failed, now, FLOOR)
    return failed


def unreadable(reason: str, *, previous: Visit, now: int, address: str) -> Visit:
    """What is to be remembered when the feed was fetched but could not be read: it is asked for in full next time.

    `reason` is one clean line.
    """
    return replace(_failed(previous, reason, now, address), etag="", modified="")


def said(status: int) -> str:
    """What a status that is no success means to a reader, to follow the name of the feed."""
    if status in _SAID:
        return _SAID[HTTPStatus(status)]
    if 500 <= status < 600:
        return f"has a server that is out of order ({status}): it is tried again later"
    return f"was not given by its server ({status})"


def _succeeded(response: Response, previous: Visit, now: int, address: str, ttl_seconds: int | None) -> Visit:
    fresh = min(LONGEST_FRESH, max(response.max_age or 0, ttl_seconds or 0))
    unchanged = response.status == HTTPStatus.NOT_MODIFIED
    return Visit(
        last=now,
        next_due=now + _spread(max(USUAL, fresh), address, 0),
        moved_to=response.moved_to or previous.moved_to,
        etag=response.etag or (previous.etag if unchanged else ""),
        modified=response.modified or (previous.modified if unchanged else ""),
    )


def _failed(previous: Visit, reason: str, now: int, address: str) -> Visit:
    failures = previous.failures + 1
    # Doubled at most so often that the numbers stay small however long a feed fails.
    backoff = FIRST_BACKOFF * 2 ** min(failures - 1, 10)
    return replace(
        previous,
        last=now,
        next_due=now + min(LONGEST_WAIT, _spread(min(LONGEST_WAIT, backoff), address, failures)),
        failures=failures,
        since=previous.since or now,
        problem=reason,
    )


def _blocked(visit: Visit, now: int, seconds: int) -> Visit:
    until = now + min(LONGEST_WAIT, seconds)
    return replace(visit, blocked_until=until, next_due=max(visit.next_due, until, now + FLOOR))


def _spread(seconds: int, address: str, round_number: int) -> int:
    digest = hashlib.sha256(f"{round_number} {address}".encode()).digest()
    return seconds + int(seconds * _SPREAD * int.from_bytes(digest[:4]) / 2**32)
