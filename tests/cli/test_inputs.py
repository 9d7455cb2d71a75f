"""Inputs that cannot be used are named, the others are used, and nothing steers the terminal."""

import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reader import tui
from reader.analysis import pipeline
from reader.cli.shelf import open_library
from reader.library import Library
from reader.model import Problem
from reader.paths import config_folder, data_folder
from reader.settings import Settings
from tests.cli.runner import Runner

_STEERING = "\x1b]52;c;aGk=\x07\x9b31m\u202e"


def _steering(text: str) -> set[str]:
    return {mark for mark in text if unicodedata.category(mark) in ("Cc", "Cf", "Cs")} - {"\n", "\t"}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with two texts and three files that cannot be used."""
    (tmp_path / "a.txt").write_text("One text. It has two sentences.")
    (tmp_path / "b.md").write_text("---\ntitle: B\n---\nAnother text. It has two as well.")
    (tmp_path / "bad.md").write_text("---\nkind: gossip\n---\nText.")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "binary.txt").write_bytes(bytes(range(32)) * 9)
    return tmp_path


def test_some_inputs_fail_and_each_is_named(run: Runner, texts: Path) -> None:
    done = run("analyze", str(texts), str(texts / "missing.txt"))
    assert done.status == 3
    assert len(done.out.splitlines()) == 2
    assert [line.split(": ")[1].removeprefix(str(texts)) for line in done.err.splitlines()] == [
        "/bad.md, line 2",
        "/binary.txt",
        "/empty.txt",
        "/missing.txt",
    ]


def test_where_all_inputs_fail_the_command_fails(run: Runner, texts: Path) -> None:
    done = run("summarize", str(texts / "empty.txt"))
    assert (done.status, done.out) == (1, "")
    assert done.err == f"crossread: {texts}/empty.txt: holds no text\n"


def test_articles_come_in_the_order_they_were_named(run: Runner, texts: Path) -> None:
    done = run("analyze", str(texts / "b.md"), "-", str(texts / "a.txt"), given=b"Third text.")
    assert [json.loads(line)["text"][:5] for line in done.out.splitlines()] == ["Anoth", "Third", "One t"]


def test_a_text_full_of_steering_bytes_comes_out_without_them(run: Runner, tmp_path: Path) -> None:
    front = f'title: "A {_STEERING.encode("unicode_escape").decode()} title"\nsource: "S"'.replace("\\x9b", "\\x9B")
    (tmp_path / "a.md").write_text(f"---\n{front}\n---\nText &#27;[31m with {_STEERING}. It goes on. And on.\n")
    (tmp_path / "b.txt").write_text(f"Text {_STEERING} again. It goes on. And on.")
    (tmp_path / "c.html").write_text(f"<title>T&#27;]0;x</title><p>Text {_STEERING}&#155;31m again.</p>")
    commands = (
        "show",
        "show --json",
        "show --plain",
        "summarize",
        "summarize --format markdown",
        "analyze",
        "compare",
        "compare --format markdown",
        "compare --format json",
        "story --together",
        "story --together --format markdown",
        "story --together --format json",
        "export --to -",
        f"export --to {tmp_path}/out{_STEERING}",
    )
    for command in commands:
        name, *options = command.split()
        done = run(name, str(tmp_path), *options)
        assert done.status == 0, (command, done.err)
        assert not {
            mark for mark in done.out + done.err if (mark < " " and mark not in "\n\t") or "\x7f" <= mark <= "\x9f"
        }
        assert "\u202e" not in done.out


def test_errors_hold_no_steering_bytes(run: Runner, tmp_path: Path) -> None:
    name = _STEERING.replace("/", "")
    for arguments in (
        ["show", name],
        ["show", str(tmp_path / f"{name}.txt")],
        [name],
        ["compare", "--question", name],
        ["summarize", "--method", name],
        ["summarize", "--length", name],
        ["export", "--to", f"/dev/null/{name}"],
        ["analyze", "-", "--question", f"{name}.yaml"],
        ["summarize", f"--{name}"],
        ["questions", "check", f"{name}.yaml"],
        ["themes", "check", f"{name}.yaml"],
        ["search", name],
    ):
        done = run(*arguments)
        assert not _steering(done.out + done.err), arguments
        assert done.err.startswith("crossread: "), arguments
        assert done.err.count("\n") == 1, arguments


def test_names_that_no_system_takes_are_named_like_any_other(run: Runner, texts: Path) -> None:
    long = "x" * 300
    done = run("analyze", long, f"{texts}/{long}.txt", str(texts / "a.txt"))
    assert done.status == 3
    assert len(done.out.splitlines()) == 1
    assert len(done.err.splitlines()) == 2
    assert "file name too long" in done.err


def test_a_folder_that_cannot_be_read_is_named(run: Runner, texts: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("everything can be read by root")
    (texts / "a.txt").chmod(0)
    done = run("show", str(texts / "a.txt"))
    assert (done.status, done.err) == (1, f"crossread: {texts}/a.txt: permission denied\n")


def test_damaged_files_of_the_readers_own_do_not_stop_a_command(run: Runner) -> None:
    for folder in (config_folder() / "questions", data_folder()):
        folder.mkdir(parents=True)
    (config_folder() / "questions" / "q.yaml").write_text("id: [")
    (data_folder() / "corrections.yaml").write_text("corrections: [")
    done = run("list")
    assert done.status == 0
    assert len(done.out.splitlines()) == 3
    assert [line.split(",")[0] for line in done.err.splitlines()] == [
        "crossread: corrections.yaml",
        "crossread: q.yaml",
    ]


def test_articles_that_do_not_mention_somebody_are_named_and_the_others_summarised(run: Runner, tmp_path: Path) -> None:
    for name, who in (("a", "Angela Merkel"), ("b", "Barack Obama"), ("c", "Angela Merkel")):
        (tmp_path / f"{name}.txt").write_text(f"The guest was {who}. The talks went well. It rained. They all left.")
    done = run("summarize", "--about", "Merkel", str(tmp_path))
    assert done.status == 3
    assert done.out.count("The guest was Angela Merkel.") == 2
    assert done.err.startswith("crossread: The guest was Barack Obama.")
    assert run("summarize", "--about", "Putin", str(tmp_path)).status == 2
    assert run("summarize", "--about", "Putin", str(tmp_path / "a.txt")).status == 2


def test_a_folder_of_exports_alone_says_so(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "comparison.md").write_text("---\ncrossread: 0.1.0\n---\n# x\n")
    done = run("show", str(tmp_path))
    assert (done.status, done.out) == (1, "")
    assert done.err == f"crossread: {tmp_path}: holds only exports of crossread: open what they were made from\n"


def test_the_model_of_the_settings_finds_the_names_of_the_reader(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def look(library: Library, _settings: Settings, *, problems: Sequence[Problem]) -> int:
        opened.append(library.analysis(library.articles[0]).pipeline)
        return len(problems)

    made = replace(pipeline.DEFAULT, version="mine")
    monkeypatch.setattr(pipeline, "with_model", lambda name: made if name == "mine" else pipeline.DEFAULT)
    monkeypatch.setattr(tui, "run", look)
    monkeypatch.setenv("TEXTUAL_DRIVER", "none")
    config_folder().mkdir(parents=True)
    (config_folder() / "settings.yaml").write_text("spacy_model: mine\n")
    assert run().status == 0
    assert opened == ["mine"]


def test_a_model_of_the_settings_that_cannot_be_used_is_told_and_the_reader_opens(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    library, (problem,) = open_library(spacy_model="en_core_web_sm")
    assert problem.place == "settings.yaml"
    assert "pip install 'crossread[spacy]'" in problem.reason
    assert library.analysis(library.articles[0]).pipeline == pipeline.VERSION
