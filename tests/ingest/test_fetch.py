"""A fetch gives what the server answers, within bounds, or says in one line why it does not."""

import gzip
import socket
import threading
import time
import zlib
from collections.abc import Iterator

import pytest

from reader.errors import FetchProblem, FetchStopped
from reader.ingest.fetch import Limits, Response, fetch
from tests.ingest.server import Request, TestServer, answer, redirect, serving


@pytest.fixture
def server() -> Iterator[TestServer]:
    with serving({}) as running:
        yield running


def _fetched(server: TestServer, path: str = "/", limits: Limits | None = None) -> Response:
    return fetch(server.at(path), private=True, limits=limits)


def _problem(server: TestServer, path: str = "/", limits: Limits | None = None) -> str:
    with pytest.raises(FetchProblem) as caught:
        _fetched(server, path, limits)
    assert "\n" not in str(caught.value)
    return str(caught.value)


# ------------------------------------------------------------------------------------------ what comes back


def test_the_answer_comes_with_what_the_next_visit_needs(server: TestServer) -> None:
    server.answers["/"] = answer(
        body=b"<rss/>",
        Content_Type="Application/RSS+XML; charset=utf-8",
        ETag='W/"7"',
        Last_Modified="Tue, 03 Nov 2026 10:00:00 GMT",
        Cache_Control="public, max-age=600",
        Age="100",
    )
    assert _fetched(server) == Response(
        status=200,
        address=server.at("/"),
        private=True,
        body=b"<rss/>",
        content_type="application/rss+xml; charset=utf-8",
        etag='W/"7"',
        modified="Tue, 03 Nov 2026 10:00:00 GMT",
        max_age=500,
    )


def test_the_version_that_is_known_is_named_and_need_not_be_sent_again(server: TestServer) -> None:
    def unless_known(connection: socket.socket, request: Request) -> None:
        known = request.headers.get("if-none-match") == '"7"' and "if-modified-since" in request.headers
        connection.sendall(answer("304 Not Modified" if known else "200 OK"))

    server.answers["/"] = unless_known
    assert _fetched(server).status == 200
    found = fetch(server.at("/"), etag='"7"', modified="Tue, 03 Nov 2026 10:00:00 GMT", private=True)
    assert (found.status, found.body) == (304, b"")


@pytest.mark.parametrize("etag", ["a\r\nX-Injected: 1", "a\nb", "\x00", "é", "a" * 5000])
def test_a_stored_value_never_becomes_another_header(server: TestServer, etag: str) -> None:
    server.answers["/"] = answer()
    fetch(server.at("/"), etag=etag, modified=etag, private=True)
    assert not {"x-injected", "if-none-match", "if-modified-since"} & set(server.requests[0].headers)


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "500 Oops", "429 Slow Down"])
def test_a_status_is_given_and_its_page_is_not_read(server: TestServer, status: str) -> None:
    server.answers["/"] = answer(status, b"<h1>sorry</h1>")
    found = _fetched(server)
    assert (found.status, found.body) == (int(status[:3]), b"")


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        ("120", "", 120),
        ("Tue, 03 Nov 2026 10:02:00 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", 120),
        ("Tue, 03 Nov 2026 09:00:00 GMT", "Tue, 03 Nov 2026 10:00:00 GMT", 0),
        ("Sat, 01 Jan 2000 00:00:00 GMT", "", 0),
        ("soon", "", None),
        ("-5", "", None),
        ("9" * 400, "", None),
    ],
)
def test_both_ways_to_ask_for_patience_are_understood(
    server: TestServer, value: str, date: str, seconds: int | None
) -> None:
    server.answers["/"] = answer("503 Busy", b"", Retry_After=value, **({"Date": date} if date else {}))
    assert _fetched(server).retry_after == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Cache_Control": "max-age=60"}, 60),
        ({"Cache_Control": 'private,Max-Age="60"', "Expires": "0"}, 60),
        ({"Cache_Control": "no-cache, max-age=60"}, None),
        ({"Cache_Control": "s-maxage=60"}, None),
        ({"Cache_Control": "max-age=" + "9" * 40}, None),
        ({"Expires": "Tue, 03 Nov 2026 10:02:00 GMT", "Date": "Tue, 03 Nov 2026 10:00:00 GMT"}, 120),
        ({"Expires": "0"}, None),
        ({}, None),
    ],
)
def test_freshness_is_read_as_the_standard_has_it(
    server: TestServer, headers: dict[str, str], seconds: int | None
) -> None:
    server.answers["/"] = answer("200 OK", b"", **headers)
    assert _fetched(server).max_age == seconds


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(b"news " * 1000)),
        ("GZIP", gzip.compress(b"news " * 500) + gzip.compress(b"news " * 500)),
        ("gzip", gzip.compress(b"news " * 1000) + b"\0\0"),
        ("deflate", zlib.compress(b"news " * 1000)),
        ("deflate", zlib.compressobj(wbits=-15).compress(b"") + zlib.compress(b"news " * 1000)[2:-4]),
        ("identity", b"news " * 1000),
    ],
)
def test_packed_content_is_unpacked(server: TestServer, coding: str, packed: bytes) -> None:
    server.answers["/"] = answer(body=packed, Content_Encoding=coding)
    assert _fetched(server).body == b"news " * 1000


# ------------------------------------------------------------------------------------------ bounds


def _bomb(times: int) -> bytes:
    packed = gzip.compress(bytes(100_000_000), 9)
    for _ in range(times - 1):
        packed = gzip.compress(packed, 9)
    return packed


def test_content_that_unpacks_to_too_much_is_given_up_in_little_memory(server: TestServer) -> None:
    resource = pytest.importorskip("resource", reason="this system does not tell how much memory was used")
    server.answers["/"] = answer(body=_bomb(1), Content_Encoding="gzip")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    assert "larger than 15 MiB" in _problem(server)
    assert time.monotonic() - started < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize("coding", ["gzip, gzip", "gzip,gzip,gzip,gzip", "br", "zstd", "x" * 5000])
def test_content_packed_several_times_or_otherwise_is_refused(server: TestServer, coding: str) -> None:
    server.answers["/"] = answer(body=_bomb(2), Content_Encoding=coding)
    assert "does not unpack" in _problem(server)


@pytest.mark.parametrize("body", [b"plain text", gzip.compress(b"news " * 1000)[:-20], b"\x1f\x8b"])
def test_damaged_packed_content_is_said_to_be(server: TestServer, body: bytes) -> None:
    server.answers["/"] = answer(body=body, Content_Encoding="gzip")
    assert "damaged" in _problem(server)


def test_many_empty_parts_of_packed_content_do_not_take_long(server: TestServer) -> None:
    server.answers["/"] = answer(body=gzip.compress(b"") * 500_000, Content_Encoding="gzip")
    started = time.monotonic()
    assert _fetched(server).body == b""
    assert time.monotonic() - started < 2


def test_an_endless_body_ends_at_the_bound(server: TestServer) -> None:
    def endless(connection: socket.socket, _: Request) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while not server.ending.is_set():
            connection.sendall(b"10000\r\n" + bytes(0x10000) + b"\r\n")

    server.answers["/"] = endless
    assert "larger than 15 MiB" in _problem(server)


@pytest.mark.parametrize("what", [b"HTTP/1.1 100 Continue\r\n\r\n", b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n"])
def test_endless_headers_end_at_the_bound(server: TestServer, what: bytes) -> None:
    def endless(connection: socket.socket, _: Request) -> None:
        connection.sendall(b"" if what.startswith(b"HTTP") else b"HTTP/1.1 200 OK\r\n")
        while not server.ending.is_set():
            connection.sendall(what * 1000)

    server.answers["/"] = endless
    assert _problem(server, limits=Limits(content=1000))


@pytest.mark.parametrize("head", [b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.1 200 OK\r\nX: ", b""])
def test_a_server_that_drips_is_left_when_the_time_is_up(server: TestServer, head: bytes) -> None:
    def drip(connection: socket.socket, _: Request) -> None:
        connection.sendall(head)
        while not server.ending.wait(0.05):
            connection.sendall(b"a")

    server.answers["/"] = drip
    started = time.monotonic()
    assert "took longer than 0.6 seconds" in _problem(server, limits=Limits(seconds=0.6))
    assert 0.5 < time.monotonic() - started < 1.2


def test_a_set_stop_ends_a_hung_fetch_within_half_a_second(server: TestServer) -> None:
    def hang(_: socket.socket, __: Request) -> None:
        server.ending.wait(20)

    server.answers["/"] = hang
    stop = threading.Event()
    threading.Timer(0.3, stop.set).start()
    started = time.monotonic()
    with pytest.raises(FetchStopped):
        fetch(server.at("/"), private=True, stop=stop)
    assert time.monotonic() - started < 0.8


def test_a_name_that_takes_for_ever_to_look_up_can_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()

    def look_up(*_: object, **__: object) -> list[object]:
        over.wait(20)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    started = time.monotonic()
    with pytest.raises(FetchProblem, match="took longer"):
        fetch("https://paper.example/", limits=Limits(seconds=0.4))
    over.set()
    assert time.monotonic() - started < 0.9


# ------------------------------------------------------------------------------------------ redirects


def test_redirects_are_followed_and_the_last_address_is_given(server: TestServer) -> None:
    server.answers |= {"/a": redirect("/b/c"), "/b/c": redirect("d?x=ü y#part"), "/b/d?x=%C3%BC%20y": answer(body=b"x")}
    found = _fetched(server, "/a")
    assert (found.body, found.address, found.moved_to) == (b"x", server.at("/b/d?x=%C3%BC%20y"), "")


@pytest.mark.parametrize(
    ("first", "second", "moved_to"),
    [
        ("301 Moved", "308 Moved", "/c"),
        ("301 Moved", "302 Found", "/b"),
        ("302 Found", "301 Moved", ""),
        ("307 Later", "303 See", ""),
    ],
)
def test_only_permanent_redirects_from_the_start_move_a_feed(
    server: TestServer, first: str, second: str, moved_to: str
) -> None:
    server.answers |= {"/a": redirect("/b", first), "/b": redirect("/c", second), "/c": answer()}
    assert _fetched(server, "/a").moved_to == (server.at(moved_to) if moved_to else "")


def test_ten_redirects_are_followed_and_no_more(server: TestServer) -> None:
    server.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(12)}
    server.answers["/12"] = answer(body=b"end")
    assert _fetched(server, "/2").body == b"end"
    assert "sends on more than 10 times" in _problem(server, "/1")


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "ftp://127.0.0.1/",
        "gopher://127.0.0.1/",
        "javascript:alert(1)",
        "data:text/plain,x",
        "http://",
        "http://[::1",
        "http://host:99999/",
        "http://a b/",
        "//",
        "http:///x",
        "\x7f",
        "",
    ],
)
def test_a_redirect_to_what_is_no_web_address_is_said(server: TestServer, location: str) -> None:
    server.answers["/"] = redirect(location)
    assert "sends on" in _problem(server)
    assert len(server.requests) == 1


def test_a_circle_of_redirects_ends(server: TestServer) -> None:
    server.answers |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert "in a circle" in _problem(server, "/a")


# ------------------------------------------------------------------------------------------ manners


def test_no_cookie_is_kept_and_no_referrer_sent(server: TestServer) -> None:
    server.answers |= {"/a": answer("302 Found", Location="/b", Set_Cookie="id=1; Path=/"), "/b": answer()}
    _fetched(server, "/a")
    _fetched(server, "/b")
    assert not any({"cookie", "referer"} & set(request.headers) for request in server.requests)
    assert all(request.headers["user-agent"].startswith("crossread/") for request in server.requests)


def test_a_login_goes_only_to_the_host_it_was_given_for(server: TestServer) -> None:
    with serving({"/": answer()}) as other:
        server.answers |= {"/a": redirect("/b"), "/b": redirect(other.at("/").replace("//", "//me:too@"))}
        found = fetch(server.at("/a").replace("//", "//jane:p%40ss@"), private=True)
        assert [request.headers.get("authorization") for request in server.requests] == ["Basic amFuZTpwQHNz"] * 2
        assert [request.headers.get("authorization") for request in other.requests] == [None]
    assert "jane" not in found.address


def test_a_moved_feed_keeps_its_login(server: TestServer) -> None:
    server.answers |= {"/a": redirect("/b", "301 Moved"), "/b": answer()}
    found = fetch(server.at("/a").replace("//", "//jane:p%40ss@"), private=True)
    assert found.moved_to == server.at("/b").replace("//", "//jane:p%40ss@")


def test_a_login_is_never_told_in_a_message() -> None:
    with pytest.raises(FetchProblem) as caught:
        fetch("http://jane:secret@127.0.0.1:9/")
    assert "secret" not in str(caught.value)


def test_the_proxies_of_the_environment_are_not_asked(server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/"] = answer(body=b"direct")
    assert _fetched(server).body == b"direct"
