"""Articles are marked, noted and deleted; queries are kept as views and rules."""

import json
from pathlib import Path

import pytest

from reader import paths
from reader.library import Library
from tests.cli.runner import Runner


@pytest.fixture
def kept(run: Runner) -> list[str]:
    """Ids of the three bundled articles, in a library of the reader's own."""
    run("import", str(paths.bundled_folder("articles")))
    return [line.split("\t")[0] for line in run("list").out.splitlines()]


def test_articles_are_marked_by_query_and_by_id(run: Runner, kept: list[str]) -> None:
    assert run("mark", "read", "source:newsweek").out == "1 article changed, of 1 found\n"
    assert run("mark", "read", *kept).out == "2 articles changed, of 3 found\n"
    assert run("mark", "unread", "-source:newsweek").out == "2 articles changed, of 2 found\n"
    assert run("mark", "star", kept[0]).status == 0
    assert run("mark", "tag", "to read", "is:unread", "is:starred").status == 0
    (found,) = json.loads(run("list", "--json", 'tag:"to read"').out)
    assert (found["id"], found["read"], found["starred"], found["tags"]) == (kept[0], False, True, ["to read"])
    run("mark", "untag", "to read", kept[0])
    run("mark", "unstar", "is:starred")
    assert run("list", "is:starred OR is:tagged").out == ""


def test_the_beginning_of_an_id_is_no_id(run: Runner, kept: list[str]) -> None:
    done = run("mark", "read", kept[0][:6])
    assert (done.out, done.err.endswith(f"or as id:{kept[0][:6]}\n")) == ("0 articles changed, of 0 found\n", True)
    assert run("mark", "read", f"id:{kept[0][:6]}").out == "1 article changed, of 1 found\n"


@pytest.mark.usefixtures("kept")
def test_hidden_articles_are_shown_again(run: Runner) -> None:
    run("mark", "hide", "newsweek")
    assert len(run("list").out.splitlines()) == 2
    assert run("mark", "show", "newsweek").out == "1 article changed, of 1 found\n"
    assert len(run("list").out.splitlines()) == 3


@pytest.mark.parametrize("arguments", [("read", ""), ("read", "sort:date"), ("tag", "x"), ("tag", "a,b", "kim")])
def test_what_would_mark_everything_or_nothing_is_refused(
    run: Runner, kept: list[str], arguments: tuple[str, ...]
) -> None:
    assert run("mark", *arguments).status == 2
    assert run("mark", "read", kept[0], "newsweek").status == 2
    assert run("list", "is:read OR is:tagged").out == ""


def test_without_a_library_there_is_nothing_to_mark(run: Runner) -> None:
    done = run("mark", "read", "kim")
    assert done.status == 1
    assert "there is no library yet" in done.err


def test_a_note_is_kept_printed_and_exported(run: Runner, kept: list[str]) -> None:
    note = 'Check "this": - [x]\nand that'
    assert run("note", kept[0][:6], note).status == 0
    run("mark", "star", kept[0])
    run("mark", "tag", "a b", kept[0])
    assert run("note", kept[0]).out == f"{note}\n"
    marked = run("export", kept[0], "--to", "-").out.split("---\n")[3]
    assert "note: |-" in marked or "note: " in marked
    assert "starred: true\n" in marked
    assert "tags: [a b]\n" in marked
    (_, found) = map(json.loads, run("export", kept[0], "--to", "-", "--format", "json").out.splitlines())
    assert (found["starred"], found["tags"], found["note"]) == (True, ["a b"], note)
    assert "Note: Check" in run("show", kept[0], "--plain").out
    run("note", kept[0], "-", given=b"")
    assert run("note", kept[0]).out == ""


@pytest.mark.usefixtures("kept")
def test_deleting_needs_a_yes(run: Runner) -> None:
    assert run("delete", "newsweek").status == 2
    assert run("delete", "newsweek", "--yes").out == "1 article deleted\n"
    assert run("delete", "sort:date", "--yes").status == 2
    assert run("delete", "newsweek", "--yes").out == "0 articles deleted\n"
    assert Library.at_home().total() == 2


@pytest.mark.usefixtures("kept")
def test_views_are_saved_listed_and_removed(run: Runner) -> None:
    assert run("views", "save", "Mine", "-is:read", "kim").status == 0
    assert json.loads(run("views", "list", "--json").out) == [{"name": "Mine", "query": "-is:read kim", "unread": 3}]
    assert run("views", "save", "Bad", "(").status == 2
    assert run("views", "remove", "Mine").status == 0
    done = run("views", "remove", "Mine")
    assert (done.status, run("views", "list").out) == (2, "")


@pytest.mark.usefixtures("kept")
def test_rules_are_followed_at_once_and_on_arrival(run: Runner, tmp_path: Path) -> None:
    assert run("rules", "add", "newsweek", "--hide").out == "rule 1: 1 article changed\n"
    assert run("rules", "add", "title:kim", "--tag", "kim").status == 0
    (tmp_path / "a.md").write_text("---\ntitle: Kim again\n---\nKim came. It rained.\n")
    run("import", str(tmp_path))
    assert len(run("list", "tag:kim", "title:again").out.splitlines()) == 1
    assert [rule["action"] for rule in json.loads(run("rules", "list", "--json").out)] == ["hide", "tag"]
    assert run("rules", "remove", "1").status == 0
    assert run("rules", "remove", "1").status == 2
    assert run("rules", "remove", "9" * 30).status == 2


@pytest.mark.parametrize(
    "arguments", [("", "--hide"), ("sort:date", "--read"), ("kim",), ("kim", "--read", "--tag", "x")]
)
def test_a_rule_for_everything_or_for_nothing_is_refused(run: Runner, arguments: tuple[str, ...]) -> None:
    assert run("rules", "add", *arguments).status == 2
    assert run("rules", "list").out == ""
