"""Feeds are subscribed to, changed and handed over."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library import Library
from tests.cli.runner import Runner
from tests.cli.samples import feed, page
from tests.ingest.server import TestServer, answer, serving


@pytest.fixture
def server() -> Iterator[TestServer]:
    """A site with two feeds, one of which its page names."""
    link = b"<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='/a'><title>T</title>"
    answers = {
        "/a": feed("Alpha News", "One", "Two"),
        "/b": feed("Beta News", "Three"),
        "/": answer(body=link, Content_Type="text/html"),
        "/page": page("A page"),
    }
    with serving(answers) as running:
        yield running


def test_a_feed_is_added_listed_and_removed(run: Runner, server: TestServer) -> None:
    done = run("feeds", "add", server.at("/a"), server.at("/b"), "--tag", "world")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{server.at('/a')}\tAlpha News\t2 new\n{server.at('/b')}\tBeta News\t1 new\n"
    alpha, beta = json.loads(run("feeds", "list", "--json").out)
    assert (alpha["name"], alpha["unread"], alpha["articles"], alpha["tags"]) == ("Alpha News", 2, 2, ["world"])
    assert alpha["last_visit"] < alpha["next_visit"]
    assert beta["problem"] == ""
    assert run("feeds", "list", "--plain").out.startswith("Alpha News; 2 unread of 2 articles; tags world; last visit ")
    assert run("feeds", "remove", "alpha news").out == "removed Alpha News\n"
    assert run("feeds", "remove", "Beta", "--with-articles").out == "removed Beta News, with 1 article\n"
    assert run("feeds", "list").out == ""
    assert len(run("list").out.splitlines()) == 2


def test_a_feed_is_found_by_its_site(run: Runner, server: TestServer) -> None:
    done = run("feeds", "add", server.at("/"), "--name", "Mine")
    assert done.out == f"{server.at('/a')}\tMine\t2 new\n"


def test_a_page_may_not_lead_to_another_machine_of_the_own_network(run: Runner, server: TestServer) -> None:
    link = f"<link rel=alternate type=application/rss+xml href={server.at('/a', host='localhost')}>"
    server.answers["/trap"] = answer(body=f"<!doctype html><html><head>{link}".encode(), Content_Type="text/html")
    assert run("feeds", "add", server.at("/trap")).status == 1
    assert [request.path for request in server.requests] == ["/trap"]


def test_of_several_feeds_of_a_site_the_first_is_added_and_the_others_named(run: Runner, server: TestServer) -> None:
    links = "".join(f"<link rel=alternate type=application/rss+xml href=/{name}>" for name in "ba")
    server.answers["/both"] = answer(body=f"<!doctype html><html><head>{links}".encode(), Content_Type="text/html")
    done = run("feeds", "add", server.at("/both"))
    assert (done.status, done.out) == (0, f"{server.at('/b')}\tBeta News\t1 new\n")
    assert done.err.endswith(f"the first was added, and there are {server.at('/a')}\n")


def test_what_cannot_be_added_is_named_and_the_others_are_added(run: Runner, server: TestServer) -> None:
    done = run("feeds", "add", server.at("/page"), server.at("/b"), server.at("/none"))
    assert (done.status, done.out) == (3, f"{server.at('/b')}\tBeta News\t1 new\n")
    assert len(done.err.splitlines()) == 2
    assert run("feeds", "add", server.at("/none")).status == 1
    done = run("feeds", "add", server.at("/b"))
    assert (done.status, done.err) == (0, f"crossread: {server.at('/b')} is subscribed to already\n")


def test_a_feed_may_bring_the_pages_of_its_entries(run: Runner, server: TestServer) -> None:
    item = f"<item><title>One</title><link>{server.at('/page')}</link><description>Short.</description></item>"
    body = f"<rss version='2.0'><channel><title>A</title>{item}</channel></rss>".encode()
    server.answers["/short"] = answer(body=body, Content_Type="application/rss+xml")
    assert run("feeds", "add", server.at("/short"), "--full-text").status == 0
    # What a feed names may not lead to this machine, so that the page is not there: only the wish is kept.
    (kept,) = json.loads(run("feeds", "list", "--json").out)
    assert kept["full_text"]


def test_a_feed_is_changed(run: Runner, server: TestServer) -> None:
    run("feeds", "add", server.at("/a"), "--tag", "one")
    run("feeds", "edit", server.at("/a"), "--name", "Mine", "--tag", "two", "--untag", "one", "--full-text")
    run("feeds", "edit", "Mine", "--url", server.at("/b"))
    (kept,) = json.loads(run("feeds", "list", "--json").out)
    assert (kept["url"], kept["name"], kept["tags"], kept["full_text"]) == (server.at("/b"), "Mine", ["two"], True)
    assert run("feeds", "edit", "Mine").status == 2
    assert run("feeds", "edit", "Mine", "--url", "nowhere").status == 2


def test_a_name_that_is_not_there_is_explained(run: Runner, server: TestServer) -> None:
    run("feeds", "add", server.at("/a"), server.at("/b"))
    done = run("feeds", "remove", "Alpha Nwes")
    assert (done.status, done.err) == (
        1,
        "crossread: no feed is called `Alpha Nwes`: close to it: Alpha News\n",
    )
    server.answers["/c"] = feed("Alpha News Europe")
    run("feeds", "add", server.at("/c"))
    assert "may be 2 feeds" in run("feeds", "remove", "alph").err
    assert run("feeds", "remove", "Alpha News").status == 0


def test_opml_goes_out_and_in(run: Runner, server: TestServer, tmp_path: Path) -> None:
    run("feeds", "add", server.at("/a"), "--tag", "world", "--name", "A & B")
    (tmp_path / "list").write_text(run("feeds", "export").out)
    run("feeds", "remove", server.at("/a"))
    done = run("feeds", "import", str(tmp_path / "list"), "--tag", "more")
    assert (done.status, done.out) == (0, "1 feed added, 0 known, 0 views saved\n")
    (kept,) = json.loads(run("feeds", "list", "--json").out)
    assert (kept["name"], kept["tags"]) == ("A & B", ["world", "more"])
    assert run("feeds", "import", "-", given=(tmp_path / "list").read_bytes()).out.startswith("0 feeds added, 1 known")


def test_newsboats_list_is_told_by_its_content(run: Runner) -> None:
    given = b'https://a.example/feed "~A" world\n"query:Unread:unread = \\"yes\\""\nexec:rm\n'
    done = run("feeds", "import", "-", given=given)
    assert (done.status, done.out) == (3, "1 feed added, 0 known, 1 view saved\n")
    assert done.err == "crossread: standard input, line 3: `exec:rm` is a command: crossread runs none\n"
    assert json.loads(run("views", "list", "--json").out)[0]["name"] == "Unread"
    assert Library.at_home().feeds()[0].feed.tags == ("world",)


def test_what_a_list_may_not_ask_for_the_reader_may(run: Runner, server: TestServer) -> None:
    run("feeds", "import", "-", given=server.at("/a").encode())
    done = run("feeds", "refresh")
    assert (done.status, "this machine" in done.err) == (1, True)
    assert run("feeds", "add", server.at("/a")).out.endswith("\t2 new\n")
    assert run("feeds", "refresh").status == 0
    assert run("feeds", "add", server.at("/a")).err.endswith("is subscribed to already\n")


def test_a_list_without_feeds_is_refused(run: Runner, tmp_path: Path) -> None:
    assert run("feeds", "import", "-", given=b"# nothing\n").err == (
        "crossread: standard input: holds no feeds: give an OPML file, or newsboat's `urls`\n"
    )
    assert "is no OPML" in run("feeds", "import", "-", given=b"<rss/>").err
    assert run("feeds", "import", str(tmp_path / "none")).status == 1
