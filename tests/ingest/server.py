"""A real HTTP server on this machine that answers as it is told, well or badly."""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CERTIFICATES = Path(__file__).parent / "tls"


@dataclass
class Request:
    """One request as it came: header names in lower case."""

    path: str
    headers: dict[str, str]


Answer = bytes | Callable[[socket.socket, Request], None]
"""Bytes to send, or what writes to the connection itself."""


@dataclass
class TestServer:
    """A running server: answers by path, and what it was asked so far."""

    __test__ = False

    port: int
    answers: dict[str, Answer]
    scheme: str = "http"
    requests: list[Request] = field(default_factory=list)
    ending: threading.Event = field(default_factory=threading.Event)
    """Set when the test is over: endless answers end."""

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"{self.scheme}://{host}:{self.port}{path}"


def answer(status: str = "200 OK", body: bytes = b"", **headers: str) -> bytes:
    """A whole response; `Content_Type` stands for Content-Type."""
    fields = {"Content-Length": str(len(body)), **{name.replace("_", "-"): value for name, value in headers.items()}}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """A response that sends on."""
    return answer(status, Location=location)


@contextlib.contextmanager
def serving(answers: Mapping[str, Answer], *, certificate: str = "") -> Iterator[TestServer]:
    """Serve until the block ends; a path without an answer gives 404. `certificate` is the name of a file in `tls`."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with contextlib.suppress(OSError):
                _converse(self.request, running)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        block_on_close = False
        request_queue_size = 64

        def get_request(self) -> tuple[Any, Any]:
            connection, client = super().get_request()
            if context is not None:
                connection.settimeout(5)
                connection = context.wrap_socket(connection, server_side=True)
            return connection, client

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that goes away is what many tests are about."""

    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATES / certificate, CERTIFICATES / "key.pem")
    with Server(("127.0.0.1", 0), Handler) as server:
        running = TestServer(server.server_address[1], dict(answers), "https" if certificate else "http")
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield running
        finally:
            running.ending.set()
            server.shutdown()
            thread.join()


def _converse(connection: socket.socket, server: TestServer) -> None:
    with connection, connection.makefile("rb") as lines:
        first = lines.readline().split()
        headers = {}
        while (line := lines.readline().strip()) and b":" in line:
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.strip().lower()] = value.strip()
        if len(first) < 2:
            return
        request = Request(first[1].decode("latin-1"), headers)
        server.requests.append(request)
        found = server.answers.get(request.path, answer("404 Not Found"))
        if isinstance(found, bytes):
            connection.sendall(found)
        else:
            found(connection, request)
