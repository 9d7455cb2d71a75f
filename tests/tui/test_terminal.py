"""What really reaches a terminal, and how it is left."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")

ROOT = Path(__file__).parents[2]

SCRIPT = """
import sys, time
from dataclasses import replace
from reader.settings import Settings
from reader.tui import run
from tests.tui.handmade import article, library
PAYLOAD = (
    "\\x1b]52;c;UFdORUQ=\\x07 \\x1b]0;PWNED\\x1b\\\\ \\x9b31mred \\x1bP1$r0m\\x1b\\\\ \\u202eevil \\x1b[2J "
    "[@click=app.quit]x[/]"
)
hostile = article("hostile", f"Kim met {PAYLOAD}.", "Nobody came.", "Seoul slept.")
hostile = replace(hostile, title=PAYLOAD, source=PAYLOAD)
made = library(hostile)
made.delay = float(sys.argv[1])
sys.exit(run(made, Settings(theme=sys.argv[2])))
"""


def start(delay: float = 0, theme: str = "", **environment: str) -> pexpect.spawn:
    return spawn("-c", SCRIPT, str(delay), theme, **environment)


def spawn(*arguments: str, **environment: str) -> pexpect.spawn:
    variables = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", **environment}
    variables.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
    child = pexpect.spawn(
        sys.executable, list(arguments), env=variables, cwd=str(ROOT), dimensions=(30, 110), timeout=15
    )
    child.delaybeforesend = None
    return child


def finish(child: pexpect.spawn) -> bytes:
    child.expect(pexpect.EOF)
    child.close()
    return bytes(child.before or b"")


def wait_for_start(child: pexpect.spawn) -> bytes:
    child.expect(b"Kim")
    return bytes(child.before) + bytes(child.after)


_ENDING = [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)]


@pytest.mark.parametrize(("number", "code"), _ENDING)
def test_a_signal_that_ends_the_program_leaves_the_terminal_as_it_was(number: signal.Signals, code: int) -> None:
    child = start()
    wait_for_start(child)
    child.kill(number)
    rest = finish(child)
    assert child.exitstatus == code
    assert b"\x1b[?1049l" in rest
    assert b"\x1b[?25h" in rest
    assert b"\x1b[?1000l" in rest


def test_q_leaves_at_once_even_while_an_article_is_worked_on() -> None:
    child = start(delay=30)
    wait_for_start(child)
    time.sleep(0.4)
    asked = time.monotonic()
    child.send("q")
    rest = finish(child)
    assert time.monotonic() - asked < 2
    assert child.exitstatus == 0
    assert b"\x1b[?1049l" in rest


def test_no_foreign_byte_drives_the_terminal() -> None:
    child = start()
    written = wait_for_start(child)
    for key in ("2", "3", "3", "\r", "n", "?", "\x1b", "/", "k", "i", "m", "\r"):
        child.send(key)
        time.sleep(0.1)
    child.send("\x1b")
    time.sleep(0.2)
    child.send("\x11")
    written += finish(child)
    for payload in (b"\x1b]52", b"\x1b]0", b"UFdORUQ=\x07", b"\x1bP1$r", b"\x1b[2J", b"\xc2\x9b", "\u202e".encode()):
        assert payload not in written
    assert b"PWNED" in written


def test_no_color_means_no_colour_at_all() -> None:
    child = start(NO_COLOR="1")
    written = wait_for_start(child)
    for key in ("j", "3", "3", "\r", "n"):
        child.send(key)
        time.sleep(0.1)
    child.send("\x11")
    written += finish(child)
    codes = {code for sequence in re.findall(rb"\x1b\[([\d;:]*)m", written) for code in re.split(rb"[;:]", sequence)}
    assert not {code for code in codes if re.fullmatch(rb"[34][0-8]|9[0-7]|10[0-7]", code)}
    assert b"7" in codes


def test_a_terminal_that_goes_without_a_signal_ends_the_program() -> None:
    ours, theirs = os.openpty()
    variables = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", SCRIPT, "0", ""]
    process = subprocess.Popen(
        command, stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT, start_new_session=True, env=variables
    )
    os.close(theirs)
    shown = b""
    while b"Kim" not in shown:
        shown += os.read(ours, 4096)
    os.close(ours)
    try:
        assert process.wait(15) == 128 + signal.SIGHUP
    finally:
        process.kill()
