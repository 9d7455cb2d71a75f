"""What every test stands on: no folder of the person who runs it, no colour and no locale of their machine."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of the test's own, and an environment that does not steer the program."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in "XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME CROSSREAD_LIBRARY NO_COLOR COLUMNS LINES".split():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return home
