"""Fetches one address, within bounds."""

import threading
from dataclasses import dataclass

from reader import __version__
from reader.errors import FetchProblem
from reader.ingest.fetch import address, coding
from reader.ingest.fetch.address import Address
from reader.ingest.fetch.clock import Clock, Stop
from reader.ingest.fetch.response import Headers, Limits, Response, validator

_AGENT = f"crossread/{__version__} (+terminal news reader)"
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, text/html;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)
_HEADERS = {"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": coding.ACCEPTED}
_PERMANENT = (301, 308)
_REDIRECTS = (*_PERMANENT, 302, 303, 307)
_HEADROOM = 1024 * 1024
"""Bytes besides the content that a connection may carry: headers, chunk marks, what unpacks to nothing."""
_LOADING = threading.Lock()
"""Held while the authorities are loaded, so that fetches that begin together do not all do it."""


def fetch(
    place: str,
    *,
    etag: str = "",
    modified: str = "",
    limits: Limits | None = None,
    stop: Stop | None = None,
    private: bool = False,
) -> Response:
    """Return what the server at the address `place` answers, after redirects, whatever the status.

    `etag` and `modified` are those of the version that is known already: the answer is 304 when it is still the
    newest. `private` says that the reader gave this address and may mean this machine or its own network; redirects to
    other hosts there, and every address without it, are refused when they are dialled. When `stop` is set the fetch
    ends within half a second.

    No cookie is kept, no referrer sent, no proxy asked, and a login only goes to the host that it was given for. Raises
    FetchProblem, or its subclasses FetchStopped and Offline.
    """
    asked = address.parse(place)
    bounds = limits or Limits()
    fetching = _Fetch(Clock(str(asked), bounds.seconds, stop), bounds, asked.host if private else "")
    validators = {"If-None-Match": validator(etag), "If-Modified-Since": validator(modified)}
    conditions = {name: value for name, value in validators.items() if value}
    return fetching.follow(asked, place, conditions)


@dataclass(frozen=True, slots=True)
class _Hop:
    """One answer on the way."""

    status: int
    headers: Headers
    body: bytes


class _Fetch:
    """One fetch with all its redirects."""

    def __init__(self, clock: Clock, limits: Limits, private_host: str) -> None:
        # The parts that speak to the network load slowly, and most commands never need them.
        import httpcore

        from reader.ingest.fetch.dialling import Dialler, trusted

        self._clock = clock
        self._limits = limits
        self._dialler = Dialler(clock, most_bytes=limits.content + _HEADROOM, private_host=private_host)
        with _LOADING:
            context = trusted()
        self._pool = httpcore.ConnectionPool(ssl_context=context, network_backend=self._dialler)

    def follow(self, asked: Address, text: str, conditions: dict[str, str]) -> Response:
        at = asked
        moved = asked
        permanent = True
        with self._pool:
            for _ in range(self._limits.redirects + 1):
                hop = self._visit(at, conditions)
                if hop.status not in _REDIRECTS:
                    return self._response(at, "" if moved is asked else address.with_login(moved, text), hop)
                permanent = permanent and hop.status in _PERMANENT
                at = self._next(at, hop.headers.location())
                moved = at if permanent else moved
        raise self._problem(
            f"sends on more than {self._limits.redirects} times: in a circle, or for a cookie, which is not kept"
        )

    def _next(self, at: Address, location: str) -> Address:
        if not location:
            raise self._problem("sends on without saying where to")
        try:
            found = address.follow(at, location)
        except FetchProblem as problem:
            raise self._problem(f"sends on to a place that is not fetched: {problem}") from None
        if at.scheme == "https" and found.scheme == "http":
            raise self._problem(f"sends on from https to {found}, where others could read along or change it")
        return found

    def _visit(self, at: Address, conditions: dict[str, str]) -> _Hop:
        import ssl

        import h11
        import httpcore

        login = {"Authorization": at.login} if at.login else {}
        headers = [*{"Host": at.authority, **_HEADERS, **conditions, **login}.items()]
        url = httpcore.URL(scheme=at.scheme, host=at.host, port=at.port, target=at.target)
        try:
            with self._pool.stream("GET", url, headers=headers) as answer:
                found = Headers(answer.headers)
                body = b""
                if 200 <= answer.status < 300:
                    packing = found.text("content-encoding")
                    body = coding.unpacked(answer.iter_stream(), packing, self._limits.content)
                return _Hop(answer.status, found, body)
        except coding.CodingProblem as problem:
            raise self._problem(str(problem)) from None
        except ssl.SSLCertVerificationError as error:
            raise self._problem(
                f"{at.host} cannot prove who it is ({error.verify_message.rstrip('.').lower()}); without a valid"
                " certificate nothing is fetched"
            ) from None
        except ssl.SSLError as error:
            told = (error.reason or "no reason given").replace("_", " ").lower()
            raise self._problem(f"no safe connection to {at.host} could be made ({told})") from None
        except (httpcore.ProtocolError, h11.ProtocolError):
            raise self._problem(f"what {at.host} sends is no proper HTTP, or broke off") from None
        except (httpcore.NetworkError, OSError):
            raise self._problem(f"the connection to {at.host} broke") from None

    def _response(self, at: Address, moved_to: str, hop: _Hop) -> Response:
        return Response(
            status=hop.status,
            address=str(at),
            moved_to=moved_to,
            private=self._dialler.reached_private,
            body=hop.body,
            content_type=hop.headers.content_type(),
            etag=hop.headers.validator("etag"),
            modified=hop.headers.validator("last-modified"),
            max_age=hop.headers.max_age(),
            retry_after=hop.headers.retry_after(),
        )

    def _problem(self, reason: str) -> FetchProblem:
        return FetchProblem(self._clock.place, reason)
