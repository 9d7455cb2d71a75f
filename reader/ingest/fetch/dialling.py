"""Connections to addresses that may be reached, which end on time."""

import errno
import functools
import os
import selectors
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import certifi
import httpcore

from reader.errors import FetchProblem, Offline
from reader.ingest.fetch import reach
from reader.ingest.fetch.clock import Clock

_PATIENCE = 5.0
"""Seconds that one of several addresses of a host is given before the next is tried."""
_UNDER_WAY = {errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN, getattr(errno, "WSAEWOULDBLOCK", errno.EWOULDBLOCK)}
_NO_NETWORK = {errno.ENETUNREACH, errno.ENETDOWN}
_Found = TypeVar("_Found")


@functools.lru_cache(maxsize=1)
def trusted() -> ssl.SSLContext:
    """What every https connection is checked with: the system's authorities, and Mozilla's list.

    SSL_CERT_FILE and SSL_CERT_DIR, where they are set, say alone who is trusted. There is no way to turn the check off.
    """
    context = ssl.create_default_context()
    if not os.environ.get("SSL_CERT_FILE") and not os.environ.get("SSL_CERT_DIR"):
        context.load_verify_locations(certifi.where())
    return context


class Dialler(httpcore.NetworkBackend):
    """Makes the connections of one fetch: every address is checked when it is dialled, and only that one is dialled.

    So neither an odd spelling of an address nor a name that changes what it stands for gets past the check.
    """

    def __init__(self, clock: Clock, *, most_bytes: int, private_host: str = "") -> None:
        """`private_host` is the one host that may be of this machine or its own network."""
        self._clock = clock
        self._most_bytes = most_bytes
        self._private_host = private_host
        self.reached_private = False
        """Whether a connection was made to this machine or its own network."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the clock decides)
        local_address: str | None = None,  # noqa: ARG002 (any)
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 (ours are set)
    ) -> httpcore.NetworkStream:
        """Connect to the first address of `host` that may be reached and answers. Raises FetchProblem."""
        allowed = self._allowed(host, _resolved(host, port, self._clock))
        refusal: OSError | None = None
        for index, (family, address) in enumerate(allowed):
            patience = _PATIENCE if index + 1 < len(allowed) else float("inf")
            try:
                connected = _connected(family, address, self._clock, patience)
            except OSError as error:
                refusal = error
            else:
                self.reached_private = self.reached_private or not reach.is_public(address[0])
                return _Stream(connected, self._clock, self._most_bytes)
        if refusal is not None and refusal.errno in _NO_NETWORK:
            raise Offline(self._clock.place, "there is no network; it is tried again when there is one")
        raise FetchProblem(self._clock.place, f"{host} does not answer: {_reason(refusal)}")

    def _allowed(self, host: str, found: list[tuple[int, Any]]) -> list[tuple[int, Any]]:
        own = host == self._private_host
        allowed = [
            (family, address)
            for family, address in found
            if reach.is_public(address[0]) or (own and reach.is_own(address[0]))
        ]
        if not allowed:
            raise FetchProblem(
                self._clock.place,
                f"{host} is not on the internet but on this machine or its own network: a feed or page may not send"
                " crossread there, unless you gave that address yourself",
            )
        return allowed


class _Stream(httpcore.NetworkStream):
    """A connection that looks at the clock while it waits, and counts what comes in."""

    def __init__(self, connected: socket.socket, clock: Clock, bytes_left: int) -> None:
        self._socket = connected
        self._clock = clock
        self._bytes_left = bytes_left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 (the clock decides)
        found = self._patiently(functools.partial(self._socket.recv, max_bytes))
        self._bytes_left -= len(found)
        if self._bytes_left < 0:
            raise FetchProblem(self._clock.place, "sends more than crossread takes")
        return found

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 (the clock decides)
        while buffer:
            buffer = buffer[self._patiently(functools.partial(self._socket.send, buffer)) :]

    def close(self) -> None:
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 (the clock decides)
    ) -> httpcore.NetworkStream:
        wrapped = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname, do_handshake_on_connect=False)
        stream = _Stream(wrapped, self._clock, self._bytes_left)
        try:
            stream._patiently(wrapped.do_handshake)
        except BaseException:
            wrapped.close()
            raise
        return stream

    def get_extra_info(self, info: str) -> Any:
        """Nothing but what tells a live connection from a dead one, which httpcore asks before it uses one again."""
        if info == "is_readable":
            return self._socket.fileno() < 0 or _is_ready(self._socket, selectors.EVENT_READ, 0)
        return None

    def _patiently(self, act: Callable[[], _Found]) -> _Found:
        while True:
            self._socket.settimeout(self._clock.wait())
            try:
                return act()
            except TimeoutError:
                continue


def _resolved(host: str, port: int, clock: Clock) -> list[tuple[int, Any]]:
    """Families and addresses of a host, each once. The system's resolver cannot be stopped, so it is left behind."""
    found: list[tuple[int, Any]] = []
    failed: list[OSError | UnicodeError] = []

    def resolve() -> None:
        try:
            for family, _, _, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
                if (int(family), address) not in found:
                    found.append((int(family), address))
        except (OSError, UnicodeError) as error:
            failed.append(error)

    thread = threading.Thread(target=resolve, name=f"crossread-resolve {host}", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(clock.wait())
    if not failed:
        return found
    if getattr(failed[0], "errno", None) == socket.EAI_AGAIN:
        raise Offline(clock.place, f"the address of {host} cannot be looked up now; is there a network?")
    raise FetchProblem(clock.place, f"no host called {host} was found: check the spelling, and the network")


def _connected(family: int, address: Any, clock: Clock, patience: float) -> socket.socket:
    """A connected socket. Raises OSError."""
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setblocking(False)
        code = made.connect_ex(address)
        last = time.monotonic() + patience
        while code in _UNDER_WAY:
            if _is_ready(made, selectors.EVENT_WRITE, clock.wait()):
                code = made.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                break
            if time.monotonic() > last:
                raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        if code:
            raise OSError(code, os.strerror(code))
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        made.close()
        raise
    return made


def _is_ready(waiting: socket.socket, event: int, seconds: float) -> bool:
    with selectors.DefaultSelector() as selector:
        selector.register(waiting, event)
        return bool(selector.select(seconds))


def _reason(error: OSError | None) -> str:
    return (error.strerror or "no reason given").lower() if error else "it has no address"
