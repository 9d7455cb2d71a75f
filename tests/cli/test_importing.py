"""Articles are taken into the library from files, lists and pages."""

import json
from pathlib import Path

from reader.library import Library
from reader.paths import library_file
from tests.cli.runner import Runner
from tests.cli.samples import feed, page
from tests.ingest.server import serving


def _texts(folder: Path) -> Path:
    (folder / "a.txt").write_text("One text. It has two sentences.")
    (folder / "b.md").write_text("---\ntitle: B\n---\nAnother text. It has two as well.")
    return folder


def test_a_folder_is_taken_in_once(run: Runner, tmp_path: Path) -> None:
    done = run("import", str(_texts(tmp_path)), "--tag", "mine")
    assert (done.status, done.err) == (0, "")
    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["new", "new"]
    done = run("import", str(tmp_path))
    assert [line.split("\t")[0] for line in done.out.splitlines()] == ["known", "known"]
    assert Library.at_home().tags() == {"mine": 2}
    assert [each["tags"] for each in json.loads(run("list", "tag:mine", "--json").out)] == [["mine"], ["mine"]]


def test_some_inputs_fail_and_each_is_named(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = run("import", str(_texts(tmp_path)), str(tmp_path / "none.txt"), "--json")
    first, second = map(json.loads, done.out.splitlines())
    assert done.status == 3
    assert (len(first["new"]), first["problems"][0]["reason"]) == (2, "holds no text")
    assert (second["new"], second["problems"][0]["reason"]) == ([], "there is no such file or folder")
    assert len(done.err.splitlines()) == 2
    assert run("import", str(tmp_path / "empty.txt")).status == 1


def test_standard_input_is_an_article(run: Runner) -> None:
    assert run("import", "-", given=b"A text of mine.").out.endswith("\tA text of mine.\n")


def test_pages_are_fetched_by_address_and_by_list(run: Runner, tmp_path: Path) -> None:
    with serving({"/a": page("Page A"), "/b": page("Page B"), "/feed": feed("F", "x")}) as server:
        (tmp_path / "list.urls").write_text(f"# mine\n{server.at('/b')}\nnothing\n")
        done = run("import", server.at("/a"), str(tmp_path / "list.urls"), server.at("/none"), server.at("/feed"))
        assert sorted(line.split("\t")[3] for line in done.out.splitlines()) == ["Page A", "Page B"]
        assert done.status == 3
        assert "line 3: `nothing` is no address" in done.err
        assert "/none: is not at this address any more" in done.err
        assert "`crossread feeds add` subscribes to feeds" in done.err
        done = run("import", "--addresses", "-", given=server.at("/a").encode())
        assert done.out.startswith("known\t")


def test_lists_of_feeds_are_sent_where_they_belong(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "mine.opml").write_text("<?xml version='1.0'?><!-- x --><opml version='2.0'/>")
    (tmp_path / "urls").write_text("https://a.example/feed world")
    (tmp_path / "saved.xml").write_text("<rss version='2.0'/>")
    done = run("import", *(str(tmp_path / name) for name in ("mine.opml", "urls", "saved.xml")))
    assert done.status == 1
    assert done.err.count("`crossread feeds import` takes it") == 2
    assert done.err.count("`crossread feeds add`") == 1


def test_a_bad_tag_is_refused_before_anything_is_kept(run: Runner, tmp_path: Path) -> None:
    assert run("import", str(_texts(tmp_path)), "--tag", "a,b").status == 2
    assert not library_file().exists()
