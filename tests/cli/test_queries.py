"""Commands that work on what a query finds in the library."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader import paths
from reader.cli import compare, export
from reader.ingest import article, blocks
from reader.library import Library
from reader.store.articles import Arrival
from tests.cli.runner import Runner

_ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def kept(run: Runner) -> None:
    """A library that holds the three bundled articles."""
    run("import", str(paths.bundled_folder("articles")))


def test_every_command_takes_a_query(run: Runner) -> None:
    (identifier,) = (line.split("\t")[0] for line in run("list", "newsweek").out.splitlines())
    for command in ("summarize --format json", "analyze", "show --json"):
        name, *options = command.split()
        (found,) = run(name, *options, "--query", "newsweek").out.splitlines()
        assert json.loads(found)["id"] == identifier
    compared = json.loads(run("compare", "--format", "json", "--query", "kim -newsweek").out)
    assert identifier not in [source["id"] for source in compared["sources"]]
    assert len(compared["sources"]) == 2
    told = json.loads(run("story", "--format", "json", "--together", "--query", "kim").out)
    assert len(told["articles"]) == 3


def test_a_query_comes_behind_what_is_named(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text of mine.")
    done = run("analyze", str(tmp_path / "a.txt"), "--query", "newsweek")
    mine, found = map(json.loads, done.out.splitlines())
    assert (mine["text"], found["source"]) == ("A text of mine.", "Newsweek")


def test_a_query_that_finds_nothing_is_no_failure(run: Runner) -> None:
    done = run("export", "--query", "nosuchword", "--to", "-")
    assert (done.status, done.out, done.err) == (0, "", "crossread: no article is found by `nosuchword`\n")


def test_an_export_by_query_is_the_same_again(run: Runner, tmp_path: Path) -> None:
    first = run("export", "--query", "kim", "--to", str(tmp_path / "a"))
    assert len(first.out.splitlines()) == 4
    run("export", "--query", "kim", "--to", str(tmp_path / "b"))
    made = {path.name: path.read_bytes() for path in (tmp_path / "a").iterdir()}
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "b").iterdir()}
    assert run("export", "--query", "kim", "--to", str(tmp_path / "a")).status == 0


def test_many_articles_are_exported_without_their_comparison(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_MOST_COMPARED", 2)
    done = run("export", "--to", str(tmp_path / "a"))
    assert done.status == 0
    assert not (tmp_path / "a" / "comparison.md").exists()
    assert len(list((tmp_path / "a").iterdir())) == 3
    assert done.err == "crossread: 3 articles are too many to be compared: at most 2 are\n"
    assert len(run("export", "--query", "newsweek", "--to", "-").out.split("\n# ")) == 3


def test_a_whole_library_is_not_compared(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compare, "_MOST", 2)
    done = run("compare")
    assert (done.status, done.out) == (2, "")
    assert "--query" in done.err


def test_what_is_wrong_with_a_request_is_told_before_anything_is_written(run: Runner, tmp_path: Path) -> None:
    for wrong in (("--length", "none"), ("--method", "magic"), ("--query", "(")):
        assert run("export", "--to", str(tmp_path / "out"), *wrong).status == 2
    assert not (tmp_path / "out").exists()


def test_a_pipe_that_closes_early_is_no_error() -> None:
    command = [sys.executable, "-m", "reader", "list", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=_ROOT) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(20) == 0


def test_what_was_imported_is_found_by_names_and_answers(run: Runner) -> None:
    done = run("list", "entity:Putin stance:criticise")
    assert (len(done.out.splitlines()) in (1, 2), done.err) == (True, "")
    assert run("show", "--query", "counterpart:Xi", "--json").out


def test_what_was_never_understood_is_said_and_analyze_understands_it(run: Runner) -> None:
    body = "Vladimir Putin spoke in Sochi on Monday. He spoke for an hour."
    Library.at_home().bring([Arrival(article.make(body, blocks.of_text(body), title="Sochi"))])
    done = run("list", "title:Sochi entity:Putin")
    assert done.out == ""
    assert "1 article is not understood yet" in done.err
    assert run("analyze", "--query", "title:Sochi").status == 0
    assert len(run("list", "title:Sochi entity:Putin").out.splitlines()) == 1
