"""Many fetches run side by side, and none of them keeps the others or the program waiting."""

import itertools
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from reader.errors import FetchProblem, HostBusy
from reader.ingest.fetch import Job, Limits, Response, fetch_all, many
from tests.ingest.server import Request, TestServer, answer, redirect, serving


@pytest.fixture
def server() -> Iterator[TestServer]:
    with serving({}) as running:
        yield running


def _jobs(server: TestServer, *paths: str) -> list[Job]:
    return [Job(server.at(path), private=True) for path in paths]


_BROKEN = (
    b"",
    b"nonsense",
    b"HTTP/1.1 999999 X\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
    answer(body=b"x", Content_Encoding="br"),
    answer(body=b"x", Content_Encoding="gzip"),
    answer(body=bytes(2000)),
    redirect("file:///etc/passwd"),
    redirect(""),
    redirect("http://localhost:1/"),
    redirect("http://[::1"),
    redirect("javascript:alert(1)"),
    redirect("http://10.0.0.1/"),
    redirect("http://169.254.169.254/latest/meta-data"),
    answer(body=b"x", Content_Encoding="gzip, gzip"),
    answer(body=b"x\x9c", Content_Encoding="deflate"),
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
)


def test_a_bad_source_stops_no_other_and_each_fault_is_named(
    server: TestServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many, "_PAUSE", 0.01)

    def hang(_: socket.socket, __: Request) -> None:
        server.ending.wait(20)

    server.answers |= {f"/bad{index}": sent for index, sent in enumerate(_BROKEN)} | {"/hung": hang}
    server.answers["/circle"] = redirect("/circle")
    server.answers |= {f"/good{index}": answer(body=b"news") for index in range(25)}
    jobs = _jobs(server, *server.answers)
    jobs += [Job(bad) for bad in ("", "x", "ftp://a/", "https://a b/", "http://127.0.0.1:1/", "https://\ud800/")]
    outcomes = dict(fetch_all(jobs, per_host=8, limits=Limits(content=1000, seconds=2)))
    assert set(outcomes) == set(jobs)
    assert len(jobs) == 50
    for job, outcome in outcomes.items():
        if "/good" in job.address:
            assert isinstance(outcome, Response)
            assert outcome.body == b"news"
        else:
            assert isinstance(outcome, FetchProblem)
            assert outcome.reason


def test_a_host_is_asked_for_two_things_at_a_time_with_a_pause(server: TestServer) -> None:
    lock = threading.Lock()
    now, most, starts = 0, 0, []

    def count(connection: socket.socket, _: Request) -> None:
        nonlocal now, most
        with lock:
            now, most = now + 1, max(most, now + 1)
            starts.append(time.monotonic())
        time.sleep(0.3)
        with lock:
            now -= 1
        connection.sendall(answer())

    server.answers |= {f"/{index}": count for index in range(5)}
    assert len(list(fetch_all(_jobs(server, *server.answers)))) == 5
    assert most == 2
    assert all(later - earlier > 0.1 for earlier, later in itertools.pairwise(starts))


def test_outcomes_come_as_they_are_ready(server: TestServer) -> None:
    def slow(connection: socket.socket, _: Request) -> None:
        time.sleep(0.6)
        connection.sendall(answer())

    server.answers |= {"/slow": slow, "/fast": answer()}
    found = [job.address for job, _ in fetch_all(_jobs(server, "/slow", "/fast"))]
    assert found == [server.at("/fast"), server.at("/slow")]


@pytest.mark.parametrize(("headers", "seconds"), [({"Retry_After": "70"}, 70), ({}, 900)])
def test_a_host_that_is_asked_too_much_is_asked_nothing_more(
    server: TestServer, headers: dict[str, str], seconds: int
) -> None:
    server.answers |= {f"/{index}": answer("429 Slow Down", b"", **headers) for index in range(6)}
    outcomes = [outcome for _, outcome in fetch_all(_jobs(server, *server.answers), per_host=1)]
    assert len(server.requests) == 1
    busy = [outcome for outcome in outcomes if isinstance(outcome, HostBusy)]
    assert [outcome.seconds for outcome in busy] == [seconds] * 5


def test_a_set_stop_ends_the_run_at_once(server: TestServer) -> None:
    def hang(_: socket.socket, __: Request) -> None:
        server.ending.wait(20)

    server.answers |= {"/hung": hang, "/good": answer()}
    stop = threading.Event()
    started = time.monotonic()
    for job, _ in fetch_all(_jobs(server, "/hung", "/good"), stop=stop):
        assert job.address.endswith("/good")
        stop.set()
    assert time.monotonic() - started < 1


def test_a_run_that_nobody_follows_ends_its_fetches(server: TestServer) -> None:
    server.answers |= {f"/{index}": answer() for index in range(20)}
    run = fetch_all(_jobs(server, *server.answers))
    next(run)
    run.close()
    time.sleep(0.5)
    asked = len(server.requests)
    time.sleep(0.5)
    assert len(server.requests) == asked < 20


def test_the_program_ends_at_once_while_a_fetch_hangs(server: TestServer) -> None:
    def hang(_: socket.socket, __: Request) -> None:
        server.ending.wait(20)

    server.answers |= {"/hung": hang, "/good": answer()}
    code = (
        "from reader.ingest.fetch import Job, fetch_all\n"
        f"run = fetch_all([Job({server.at('/hung')!r}, private=True), Job({server.at('/good')!r}, private=True)])\n"
        "next(run); print('leaving', flush=True)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().strip() == b"leaving"
        started = time.monotonic()
        assert process.wait(timeout=10) == 0
        assert time.monotonic() - started < 1
        assert process.stderr.read() == b""


def test_nothing_to_fetch_is_nothing() -> None:
    assert list(fetch_all([])) == []


def test_a_fault_of_the_program_is_raised_and_not_taken_for_one_of_the_source(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Response:
        raise ZeroDivisionError

    monkeypatch.setattr(many, "fetch", fail)
    with pytest.raises(ZeroDivisionError):
        list(fetch_all([Job("https://paper.example/")]))
