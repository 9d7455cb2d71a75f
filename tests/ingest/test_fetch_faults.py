"""A server that does not speak proper HTTP is a problem of its own fetch, whatever it sends."""

import socket
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import FetchProblem
from reader.ingest.fetch import Limits, fetch
from reader.text import clean_line
from tests.ingest.server import TestServer, serving


@pytest.fixture(scope="module")
def server() -> Iterator[TestServer]:
    with serving({}) as running:
        yield running


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x16\x03\x01\x02\x00",
        b"220 smtp.example ESMTP\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nrubbish",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFFFFFFFF\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab",
        b"HTTP/1.1 101 Switching\r\n\r\n",
        b"HTTP/1.1 302 Found\r\n\r\n",
    ],
)
def test_what_is_no_proper_answer_is_a_problem_of_that_fetch(server: TestServer, sent: bytes) -> None:
    server.answers["/"] = sent
    with pytest.raises(FetchProblem):
        fetch(server.at("/"), private=True)


def test_a_port_where_nobody_listens_is_said() -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(FetchProblem, match="does not answer: connection refused"):
            fetch(f"http://127.0.0.1:{closed.getsockname()[1]}/", private=True)


_HEADS = (
    b"",
    b"HTTP/1.1 ",
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 200 OK\r\n\r\n",
    b"HTTP/1.1 301 Moved\r\nLocation: ",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08",
    b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n",
    b"HTTP/1.1 503 Busy\r\nRetry-After: ",
    b"HTTP/1.1 200 OK\r\nExpires: ",
)


@settings(deadline=None, max_examples=200)
@given(
    head=st.sampled_from(_HEADS), middle=st.binary(max_size=60), tail=st.sampled_from([b"", b"\r\n\r\n", b"\r\n\r\nx"])
)
def test_whatever_a_server_sends_is_an_answer_or_a_named_problem(
    server: TestServer, head: bytes, middle: bytes, tail: bytes
) -> None:
    server.answers["/"] = head + middle + tail
    shown: list[str] = []
    try:
        found = fetch(server.at("/"), private=True, limits=Limits(content=1000, redirects=1))
        shown += [found.content_type, found.etag, found.modified]
    except FetchProblem as problem:
        shown.append(str(problem))
    assert all(text == clean_line(text) for text in shown)
