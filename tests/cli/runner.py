"""Runs the command line in this process."""

import io
import sys
from dataclasses import dataclass

import pytest

from reader import cli


@dataclass(frozen=True)
class Done:
    """How a run ended."""

    status: int
    out: str
    err: str


class Runner:
    """Calls crossread as a shell would, with what it reads and writes caught."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, given: bytes = b"") -> Done:
        """Run with `given` on standard input."""
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
        with pytest.raises(SystemExit) as caught:
            cli.main(arguments)
        out, err = self._capsys.readouterr()
        status = caught.value.code
        return Done(status if isinstance(status, int) else -1, out, err)
