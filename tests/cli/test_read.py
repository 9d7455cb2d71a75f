"""Lists, searches and shows what there is to read."""

import json
from pathlib import Path

import pytest

from reader.library import Library
from tests.cli.runner import Runner


def test_list_gives_a_row_for_each_article(run: Runner) -> None:
    done = run("list")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert [(row[0], row[4]) for row in rows] == [(each.id, each.title) for each in Library.open().articles]
    assert (done.status, done.err) == (0, "")


def test_list_in_json_is_an_array_with_an_article_a_line(run: Runner) -> None:
    done = run("list", "--json")
    assert [each["id"] for each in json.loads(done.out)] == [each.id for each in Library.open().articles]
    assert len(done.out.splitlines()) == 5


def test_list_for_screen_readers_says_it_in_words(run: Runner) -> None:
    assert all("words; id " in line for line in run("list", "--plain").out.splitlines())


def test_search_finds_words_in_text_title_and_source(run: Runner) -> None:
    found = json.loads(run("search", "huawei", "--json").out)
    assert [each["source"] for each in found] == ["Washington Examiner"]
    article = Library.open().article(found[0]["id"])
    assert all(article.body[start:end].lower() == "huawei" for start, end in found[0]["matches"])
    assert run("search", "NEWSWEEK", "--plain").out.count("\n") == 1


@pytest.mark.parametrize("query", ["C++", "covid-99", '"nosuch words"', "no such words"])
def test_search_for_what_is_not_there_finds_nothing(run: Runner, query: str) -> None:
    done = run("search", query)
    assert (done.status, done.out) == (0, "")
    assert done.err == f"crossread: no article holds `{query}`\n"


def test_words_with_spaces_in_one_argument_or_several_are_words(run: Runner) -> None:
    asked = (["kim putin"], ["kim", "putin"], ["kim AND (putin)"], ["putin", "kim", "-title:nothing"])
    assert len({run("list", "--json", *terms).out for terms in asked}) == 1
    assert run("search", '"putin kim"').out == ""


def test_a_query_that_is_none_is_pointed_at(run: Runner) -> None:
    for command in (["search"], ["list"], ["export", "--to", "-", "--query"], ["show", "--query"]):
        done = run(*command, "kim OR")
        assert (done.status, done.out) == (2, "")
        assert done.err == (
            "crossread: OR needs a term after it; to look for the word, write it in small letters\n  kim OR\n      ^\n"
        )


def test_a_term_may_be_barred_at_the_beginning(run: Runner) -> None:
    both = run("list").out.splitlines()
    assert run("list", "-source:newsweek").out.splitlines() == [row for row in both if "Newsweek" not in row]
    assert run("list", "-(source:newsweek)").out == run("list", "-source:newsweek").out


def test_an_option_that_is_none_may_be_meant_as_a_word(run: Runner) -> None:
    done = run("list", "-football")
    assert (done.status, done.out) == (2, "")
    assert "to bar a word, write NOT before it" in done.err


def test_lists_are_sorted_and_cut(run: Runner) -> None:
    titles = [line.split("\t")[4] for line in run("list", "--sort", "title").out.splitlines()]
    assert titles == sorted(titles, key=str.casefold)
    last = run("list", "--sort", "-title", "--limit", "1").out.splitlines()
    assert [line.split("\t")[4] for line in last] == titles[-1:]
    assert run("list", "--sort", "nothing").status == 2


def test_show_takes_the_beginning_of_an_id(run: Runner) -> None:
    article = Library.open().articles[0]
    done = run("show", article.id[:6])
    assert done.out.startswith(article.title)
    assert article.blocks[-1].span.of(article.body) in done.out


def test_show_in_json_has_the_text_and_its_blocks(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.\n\nTwo.\n")
    value = json.loads(run("show", str(tmp_path / "a.txt"), "--json").out)
    assert value["text"] == "One.\n\nTwo.\n"
    assert value["blocks"] == [{"start": 0, "end": 4, "role": "prose"}, {"start": 6, "end": 10, "role": "prose"}]


def test_show_reads_standard_input(run: Runner) -> None:
    assert "Hello there." in run("show", "-", given="Hello there.".encode("utf-16")).out


def test_an_id_that_is_not_there_is_named_with_those_close_to_it(run: Runner) -> None:
    article = Library.open().articles[0]
    almost = article.id[:-1] + ("0" if article.id[-1] != "0" else "1")
    done = run("show", almost)
    assert (done.status, done.out) == (1, "")
    assert done.err == f"crossread: `{almost}` is neither a file nor the id of an article: close to it: {article.id}\n"


def test_a_file_comes_before_an_id(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = Library.open().articles[0].id
    (tmp_path / name).write_text("A file of that name.")
    assert "A file of that name." in run("show", name).out


def test_the_articles_that_come_with_it_are_found_by_names_and_answers(run: Runner) -> None:
    done = run("list", "entity:Putin stance:criticise")
    assert (len(done.out.splitlines()) in (1, 2), done.err) == (True, "")
