"""What feeds write to the terminal, and that nothing they do keeps it."""

import re
import socket
import sys
import time
from pathlib import Path

import pexpect
import pytest

from reader.model import Feed, Visit
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.ingest.server import Request, serving
from tests.tui.handmade import article
from tests.tui.test_terminal import finish, spawn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

PAYLOAD = (
    "PWNED \x1b]52;c;UFdORUQ=\x07 \x1b]0;PWNED\x1b\\ \x9b31mred \x1bP1$r0m\x1b\\ \u202eevil \x1b[2J "
    "[@click=app.quit]x[/]"
)
SCRIPT = """
import sys
from reader.library import Library
from reader.settings import Settings
from reader.tui import run
sys.exit(run(Library.at_home(), Settings()))
"""


def start(file: Path) -> pexpect.spawn:
    return spawn("-c", SCRIPT, CROSSREAD_LIBRARY=str(file))


def test_no_byte_of_a_feed_drives_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with Store.open(file) as store:
        feed = Feed("https://a.example/", PAYLOAD, (PAYLOAD,), "https://a.example/")
        store.feeds.subscribe([feed, Feed("https://b.example/?" + PAYLOAD)], now=1)
        store.feeds.record(feed.url, Visit(last=1, problem=PAYLOAD, since=1, failures=3, moved_to=PAYLOAD))
        store.articles.add([Arrival(article("one", f"Kim met {PAYLOAD}."), feed.url, PAYLOAD)], now=1)
        store.views.save(PAYLOAD, "is:unread")
    child = start(file)
    child.expect(b"Kim")
    written = bytes(child.before) + bytes(child.after)
    for key in (*"vvFj/P", "\r", "\x1b", "T", "\x1b", "n", "\x1b", *"pdDu?q", "\r"):
        child.send(key)
        time.sleep(0.15)
    for key in ("/", "\x1bOP", "\x1b", "\x1b", "\x1b"):
        child.send(key)
        time.sleep(0.15)
    child.send("\x11")
    written += finish(child)
    for payload in (b"\x1b]52", b"\x1b]0", b"UFdORUQ=\x07", b"\x1bP1$r", b"\x1b[2J", b"\xc2\x9b", "\u202e".encode()):
        assert payload not in written
    assert written.count(b"PWNED") > 5
    # The shape of the pointer is the program's own.
    pointer = re.compile(rb"\x1b\]22;\w+\x07")
    assert not re.search(rb"[\x00-\x07\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", pointer.sub(b"", written))


def test_q_leaves_at_once_while_a_feed_does_not_answer(tmp_path: Path) -> None:
    def hang(_connection: socket.socket, _request: Request) -> None:
        server.ending.wait(30)

    file = tmp_path / "library.sqlite"
    with serving({"/feed": hang}) as server:
        with Store.open(file) as store:
            store.feeds.subscribe([Feed(server.at("/feed"), private=True)], now=1)
        child = start(file)
        child.expect(b"Welcome")
        child.send("R")
        child.expect(b"reading feeds")
        while not server.requests:
            time.sleep(0.01)
        asked = time.monotonic()
        child.send("q")
        finish(child)
        assert time.monotonic() - asked < 2
        assert child.exitstatus == 0
