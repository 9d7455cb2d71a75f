"""What is wrong with a library is found and said, with what helps."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import health
from reader.library.health import Finding
from reader.model import Feed, Visit
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.store import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with a few articles."""
    found = tmp_path / "library.sqlite"
    with Store.open(found) as store:
        store.articles.add(
            [Arrival(samples.article(f"Title {number}", f"Text {number}. " * 90)) for number in range(9)], now=1
        )
    return found


def _wrong(path: Path) -> list[Finding]:
    return [finding for finding in health.library(path) if not finding.good]


def test_a_sound_library_has_nothing_wrong(path: Path) -> None:
    assert _wrong(path) == []
    assert any("nothing is damaged" in finding.text for finding in health.library(path, thorough=True))
    assert "stays as it is" in health.rescue(path).text


def test_a_library_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    found = list(health.library(tmp_path / "a" / "none.sqlite"))
    assert [finding.good for finding in found] == [True]
    assert "none to rescue" in health.rescue(tmp_path / "a" / "none.sqlite").text
    assert not (tmp_path / "a").exists()


def test_a_damaged_library_is_found_and_rescued(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 3] = b"\0" * 4096 * 2
    path.write_bytes(data)
    (finding, *_) = _wrong(path)
    assert "--rescue" in finding.text + finding.advice
    assert path.read_bytes() == data
    assert "articles saved" in health.rescue(path).text
    assert _wrong(path) == []
    assert any("damaged library is kept as" in finding.text for finding in health.library(path))


def test_feeds_that_fail_for_long_are_to_be_mended(path: Path) -> None:
    with Store.open(path) as store:
        store.feeds.subscribe([Feed(f"https://u:p@{name}.example/", name) for name in ("old", "gone", "new")], now=1)
        store.feeds.record("https://u:p@old.example/", Visit(last=5, since=2, failures=9, problem="is away"))
        store.feeds.record("https://u:p@gone.example/", Visit(last=5, since=2, problem="is gone", gone=True))
    texts = [finding.text for finding in _wrong(path)]
    assert [text.split(":")[0] for text in texts] == ["feed old", "feed gone"]
    summary = next(finding.text for finding in health.library(path) if finding.text.startswith("3 feeds"))
    assert summary == "3 feeds, 2 failing, 1 gone, 1 never visited"
    assert not any("u:p" in finding.text for finding in health.library(path))


def test_queries_that_cannot_be_read_are_named(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO views VALUES ('Mine', '(', 1)")
        connection.execute("INSERT INTO rules VALUES (3, 'nofield:x', 'hide', '')")
    assert [finding.text.split(" cannot")[0] for finding in _wrong(path)] == ["view Mine", "rule 3"]


def test_another_writer_is_noticed(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert any("is writing" in finding.text for finding in health.library(path))
