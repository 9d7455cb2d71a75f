"""What every test of the screens begins with."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from reader.tui import themes
from tests.ingest.server import TestServer, answer, serving
from tests.tui.subscribing import FILE_NAME, HOSTILE, page, rss


@pytest.fixture(scope="session", autouse=True)
def themes_read_once() -> Iterator[None]:
    """Read each theme file once, not for every application: that takes a tenth of the time of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(themes, "read", cache(themes.read))
        yield


@pytest.fixture
def server() -> Iterator[TestServer]:
    answers = {
        "/one": rss("One", "a", "b"),
        "/two": rss("Two", "c"),
        "/broken": answer("500 Oops"),
        "/evil": rss(HOSTILE, HOSTILE),
        "/": page("/one", "/two"),
    }
    with serving(answers) as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the library that is kept."""
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / FILE_NAME))
    return tmp_path
