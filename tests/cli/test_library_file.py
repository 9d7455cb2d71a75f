"""The library's file may be elsewhere, read-only, damaged or in use: one line says so, and nothing stands in for it."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader import paths
from reader.library import Library
from reader.store import opening
from tests.cli.runner import Runner


@pytest.fixture
def kept(run: Runner) -> Path:
    """The file of a library that holds the three bundled articles."""
    run("import", str(paths.bundled_folder("articles")))
    return paths.library_file()


def test_an_environment_variable_names_another_library(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / "other.sqlite"))
    done = run("list")
    assert len(done.out.splitlines()) == 3
    assert (
        done.err
        == f"crossread: {tmp_path}/other.sqlite holds no articles yet: meant are those that come with crossread\n"
    )
    run("import", "-", given=b"A text of mine.")
    assert run("list").out.endswith("\tA text of mine.\n")
    assert (tmp_path / "other.sqlite").exists()
    assert not paths.data_folder().exists()


def test_nothing_stands_in_for_a_damaged_library(run: Runner, kept: Path) -> None:
    kept.write_bytes(b"no library at all" * 99)
    for command in ("list", "search kim", "feeds list", "compare", "mark read kim", "feeds refresh", "export --to -"):
        done = run(*command.split())
        assert (done.status, done.out) == (1, ""), command
        assert done.err.count("\n") == 1
        assert "`crossread doctor --rescue`" in done.err
    done = run("summarize", "-", given=b"It rained. Bees hum. It is late. All sleep.")
    assert (done.status, done.out.splitlines()[0]) == (0, "It rained. Bees hum. It is late. All sleep.")
    assert "is damaged" in done.err
    done = run("doctor")
    assert done.status == 1
    assert "MEND  " in done.out
    assert "articles saved" in run("doctor", "--rescue").out
    assert run("doctor").status == 0
    assert "stays as it is" in run("doctor", "--rescue").out


def test_a_library_that_can_only_be_read_is_read(run: Runner, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept.exists()
    monkeypatch.setattr(opening, "_can_write", lambda _path: False)
    assert len(run("list").out.splitlines()) == 3
    for command in ("mark read kim", "feeds add https://a.example/", "import articles", "views save X kim"):
        done = run(*command.split())
        assert (done.status, done.out) == (1, ""), command
        assert "can only be read" in done.err
        assert done.err.count("\n") == 1
    assert "MEND  the library can only be read" in run("doctor").out


def test_a_library_that_another_program_writes_to_is_read(run: Runner, kept: Path) -> None:
    with closing(sqlite3.connect(kept, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(run("list").out.splitlines()) == 3
        assert "another crossread is writing to it now" in run("doctor").out


@pytest.mark.skipif(os.name != "posix", reason="rights are set otherwise there")
def test_a_folder_that_is_no_folder_is_named(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("CROSSREAD_LIBRARY", str(tmp_path / "file" / "library.sqlite"))
    done = run("import", "-", given=b"A text.")
    assert (done.status, done.err.count("\n")) == (1, 1)


def test_doctor_says_it_in_json(run: Runner, kept: Path) -> None:
    found = json.loads(run("doctor", "--check", "--json").out)
    assert all(each["good"] for each in found)
    assert f"library {kept}" in "".join(each["text"] for each in found if each["area"] == "library")


def test_lists_read_no_text(run: Runner, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept.exists()

    def refuse(*_arguments: object) -> None:
        raise AssertionError("a text was read")

    monkeypatch.setattr(Library, "articles_of", refuse)
    for options in ((), ("--json",), ("--plain",), ("kim", "--sort", "title")):
        assert run("list", *options).status == 0
