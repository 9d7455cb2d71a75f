"""What only a real process shows: pipes that close, full disks, locales, terminals and what is loaded."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

_COMMAND = [sys.executable, "-m", "reader"]
_ROOT = Path(__file__).parents[2]


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*_COMMAND, *arguments], capture_output=True, cwd=_ROOT, env={**os.environ, **environment}, check=False
    )


def test_a_pipe_that_closes_early_is_no_error() -> None:
    with subprocess.Popen([*_COMMAND, "analyze"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_an_error_in_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*_COMMAND, "list"], stdout=full, stderr=subprocess.PIPE, cwd=_ROOT, check=False)
    assert (done.returncode, done.stderr) == (1, b"crossread: standard output: No space left on device\n")


def test_streams_that_are_closed_are_no_crash() -> None:
    script = 'exec "$0" -m reader "$@"'
    for redirection, status in (("<&-", 1), (">&-", 0), ("2>&-", 0), ("< /", 1)):
        arguments = ["show", "-"] if "<" in redirection else ["list"]
        shell = ["sh", "-c", f"{script} {redirection}", sys.executable, *arguments]
        done = subprocess.run(shell, capture_output=True, cwd=_ROOT, check=False)
        assert done.returncode == status
        assert b"Traceback" not in done.stderr


def test_output_is_utf8_in_any_locale() -> None:
    for environment in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii"}):
        done = _run("list", **environment)
        assert "Trump’s friendship strategy" in done.stdout.decode()
        assert done.stderr == b""


def test_an_interrupt_leaves_quietly_with_130() -> None:
    with subprocess.Popen(
        [*_COMMAND, "analyze", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT
    ) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=10)
    assert (process.returncode, err) == (130, b"")


@pytest.mark.parametrize("command", ["list", "compare --plain", "doctor", "themes list", "--help"])
def test_commands_never_load_textual(command: str) -> None:
    code = (
        "import sys\nfrom reader import cli\n"
        "try:\n    cli.main(sys.argv[1:])\n"
        "finally:\n    print('textual' in sys.modules, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *command.split()], capture_output=True, cwd=_ROOT, check=False)
    assert (done.returncode, done.stderr.split()) == (0, [b"False"])


def test_a_browser_is_served_through_pipes() -> None:
    environment = {
        **os.environ,
        "TEXTUAL_DRIVER": "textual.drivers.web_driver:WebDriver",
        "COLUMNS": "80",
        "LINES": "24",
    }
    with subprocess.Popen(
        _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT, env=environment
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"__GANGLION__\n"
        process.kill()


def _on_terminal(*arguments: str, columns: int = 100, status: int = 0, **environment: str) -> str:
    variables = {**os.environ, "TERM": "xterm-256color", **environment}
    child = pexpect.spawn(
        _COMMAND[0],
        [*_COMMAND[1:], *arguments],
        cwd=str(_ROOT),
        env=variables,
        dimensions=(30, columns),
        encoding="utf-8",
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == status
    shown: str = child.before
    return shown


def test_a_terminal_gets_a_table_that_fits() -> None:
    shown = _on_terminal("compare", columns=100)
    assert "▲" in shown
    assert "Verdict" in shown
    lines = shown.replace("\x1b", "").splitlines()
    assert all(len(line) <= 100 for line in lines if "[" not in line)


def test_a_bar_stands_on_the_terminal_only_while_many_articles_are_read(tmp_path: Path) -> None:
    texts = [tmp_path / f"{number}.txt" for number in range(4)]
    for number, text in enumerate(texts):
        text.write_text(f"Text number {number}. It is short.")
    assert "reading" in _on_terminal("compare", str(tmp_path))
    assert "reading" not in _on_terminal("compare", *map(str, texts[:3]))
    assert b"reading" not in _run("compare", str(tmp_path)).stderr


def test_a_narrow_terminal_gets_words_instead() -> None:
    assert "Verdict: " in _on_terminal("compare", columns=50)


def test_no_color_and_dumb_terminals_get_no_colours() -> None:
    assert "\x1b[3" not in _on_terminal("list", NO_COLOR="1")
    assert "\x1b" not in _on_terminal("list", TERM="dumb")


def test_a_terminal_that_cannot_draw_is_not_drawn_on() -> None:
    written = _on_terminal(status=2, TERM="dumb")
    assert "\x1b" not in written
    assert "crossread list" in written
