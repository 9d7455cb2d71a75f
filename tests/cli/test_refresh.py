"""Feeds are visited, and what is wrong is named."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from reader.errors import Offline
from reader.library import Library, fetching
from reader.model import Feed
from tests.cli.runner import Runner
from tests.cli.samples import feed
from tests.ingest.server import Request, TestServer, answer, serving

_COMMAND = [sys.executable, "-m", "reader", "feeds", "refresh"]
_ROOT = Path(__file__).parents[2]


def _subscribe(server: TestServer, *paths: str) -> None:
    feeds = [Feed(server.at(path), path.strip("/").title(), ("odd",) * (path < "/b"), private=True) for path in paths]
    Library.at_home().store.feeds.subscribe(feeds, now=1)


@pytest.fixture
def server() -> Iterator[TestServer]:
    """A server with two good feeds and two that are not."""
    answers = {
        "/alpha": feed("A", "One", "Two"),
        "/beta": feed("B", "Three"),
        "/gone": answer("410 Gone"),
        "/html": answer(body=b"<p>Hello", Content_Type="text/html"),
    }
    with serving(answers) as running:
        yield running


def test_all_feeds_are_visited(run: Runner, server: TestServer) -> None:
    _subscribe(server, "/alpha", "/beta")
    done = run("feeds", "refresh")
    assert (done.status, done.err) == (0, "")
    assert sorted(done.out.splitlines()) == ["2 feeds visited, 3 new, 0 failed", "Alpha: 2 new", "Beta: 1 new"]
    assert run("feeds", "refresh", "--quiet").out == ""


def test_what_came_is_found_by_its_names_at_once(run: Runner) -> None:
    text = "Angela Merkel met Donald Trump in Berlin on Monday. They spoke for an hour."
    with serving({"/alpha": feed("A", text)}) as server:
        _subscribe(server, "/alpha")
        assert run("feeds", "refresh").status == 0
    done = run("list", 'entity:"Angela Merkel"')
    assert (len(done.out.splitlines()), done.err) == (1, "")


def test_some_fail_and_each_is_named(run: Runner, server: TestServer) -> None:
    _subscribe(server, "/alpha", "/gone", "/html")
    done = run("feeds", "refresh", "--quiet")
    assert (done.status, done.out) == (3, "")
    assert [line.split(":")[1] for line in sorted(done.err.splitlines())] == [" Gone", " Html"]
    assert run("feeds", "refresh", "Html").status == 1
    assert "since 20" in run("feeds", "list", "--plain").out
    done = run("feeds", "refresh", "Gone")
    assert (done.status, done.err) == (0, "crossread: Gone is gone, says its server: it is not asked for\n")


def test_feeds_are_chosen_by_name_address_and_tag(run: Runner, server: TestServer) -> None:
    _subscribe(server, "/alpha", "/beta")
    for chosen, asked in (("#odd", "/alpha"), ("beta", "/beta"), (server.at("/beta"), "/beta")):
        server.requests.clear()
        assert run("feeds", "refresh", chosen).status == 0
        assert [request.path for request in server.requests] == [asked]
    assert run("feeds", "refresh", "#none").status == 2


def test_only_what_is_due_is_asked_for(run: Runner, server: TestServer) -> None:
    _subscribe(server, "/alpha")
    run("feeds", "refresh", "--due")
    assert run("feeds", "refresh", "--due").out == "0 feeds visited, 0 new, 0 failed\n"
    assert len(server.requests) == 1


def test_json_has_a_feed_a_line(run: Runner, server: TestServer) -> None:
    _subscribe(server, "/alpha", "/html")
    found = {value["name"]: value for value in map(json.loads, run("feeds", "refresh", "--json").out.splitlines())}
    assert (found["Alpha"]["new"], found["Alpha"]["problem"]) == (2, "")
    assert found["Html"]["problem"]


def test_without_a_network_one_line_says_so(run: Runner, server: TestServer, monkeypatch: pytest.MonkeyPatch) -> None:
    _subscribe(server, "/alpha", "/beta")
    outcomes = lambda jobs, **_: [(job, Offline(job.address, "no network")) for job in jobs]  # noqa: E731
    monkeypatch.setattr(fetching, "fetch_all", outcomes)
    done = run("feeds", "refresh")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("crossread: there is no network")
    assert done.err.count("\n") == 1


def test_an_interrupt_keeps_what_was_read(server: TestServer) -> None:
    def hang(_connection: object, _request: Request) -> None:
        server.ending.wait(20)

    server.answers["/hang"] = hang
    _subscribe(server, "/alpha", "/hang")
    with subprocess.Popen(_COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT) as process:
        deadline = time.monotonic() + 20
        while Library.at_home().total() < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert process.returncode == 130
    assert err == b"crossread: ended after 1 of 2 feeds: what they brought is kept\n"
    assert Library.at_home().total() == 2


def test_two_at_once_lose_nothing(server: TestServer) -> None:
    names = [f"/feed{number}" for number in range(6)]
    for name in names:
        server.answers[name] = feed(name, *(f"{name} item {number}" for number in range(20)))
    _subscribe(server, *names)
    both = [subprocess.Popen(_COMMAND, stderr=subprocess.PIPE, stdout=subprocess.PIPE, cwd=_ROOT) for _ in range(2)]
    for process in both:
        _, err = process.communicate(timeout=60)
        assert (process.returncode, err) == (0, b"")
    assert Library.at_home().total() == 120


def test_only_a_terminal_is_told_how_far_it_is(server: TestServer) -> None:
    _subscribe(server, "/alpha", "/beta")
    child = pexpect.spawn(_COMMAND[0], _COMMAND[1:], cwd=str(_ROOT), dimensions=(30, 60), encoding="utf-8")
    child.expect("2 of 2 feeds, 3 new")
    child.expect("2 feeds visited, 3 new, 0 failed")
    child.expect(pexpect.EOF)
    done = subprocess.run(_COMMAND, capture_output=True, cwd=_ROOT, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_hostile_feeds_write_no_steering_bytes_to_pipe_or_terminal(run: Runner, server: TestServer) -> None:
    nasty = "&#27;]52;c;aGk=&#7;&#155;31m\x9b31m\u202eX"
    server.answers["/nasty"] = feed(nasty, f"Item {nasty}", text=nasty)
    server.answers["/worse"] = answer(f"200 {nasty}", body=b"\x1b]0;x\x07", Content_Type="text/\x1b[31m")
    library = Library.at_home()
    library.store.feeds.subscribe([Feed(server.at(path), private=True) for path in ("/nasty", "/worse")], now=1)
    commands = ["feeds refresh", "feeds list", "feeds list --json", "feeds list --plain", "feeds export", "list"]
    for command in (*commands, "list --json", "list --plain", "search X", "doctor", "feeds remove nothing"):
        done = run(*command.split())
        written = done.out + done.err
        assert not {mark for mark in written if (mark < " " and mark not in "\n\t") or "\x7f" <= mark <= "\x9f"}
        assert "\u202e" not in written, command
    assert "X" in run("list").out
    for command in ("feeds refresh", "feeds list", "list", "search X"):
        child = pexpect.spawn(
            sys.executable,
            ["-m", "reader", *command.split()],
            cwd=str(_ROOT),
            env={**os.environ, "TERM": "xterm-256color", "NO_COLOR": "1"},
            dimensions=(30, 200),
        )
        child.expect(pexpect.EOF, timeout=30)
        shown = child.before
        assert not re.search("\x1b(?!\\[[0-9;]*m)|[\x07\x80-\x9f\u202e]", shown.decode()), command
