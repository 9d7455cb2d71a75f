"""Feeds and pages of a real server on this machine come into a real library, well or badly made."""

import gzip
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import FeedProblem, FetchProblem, UsageProblem
from reader.library import Library, fetching
from reader.model import Feed, Visit
from reader.query import parse
from reader.store.store import Store
from tests.ingest.server import Request, TestServer, answer, redirect, serving

PROSE = "The council met for the first time since the flood, and the mayor told it what a new dam will cost the city. "
PAGE = (
    "<html><head><title>Council meets</title></head><body><article><h1>Council meets</h1>"
    + "".join(f"<p>{PROSE * 3} Part {number} of the report.</p>" for number in range(4))
    + "</article></body></html>"
).encode()


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Store.open(tmp_path / "library.sqlite") as store:
        yield Library(store=store)


def rss(*titles: str, name: str = "The Paper", body: str = PROSE) -> bytes:
    items = "".join(
        f"<item><title>{title}</title><guid isPermaLink='false'>{title}</guid><link>https://paper.example/{number}</link>"
        f"<description>{title}. {body}</description></item>"
        for number, title in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>".encode()


def atom(*titles: str) -> bytes:
    entries = "".join(
        f"<entry><id>urn:{title}</id><title>{title}</title><updated>2026-03-02T10:00:00Z</updated>"
        f"<content type='text'>{title}. {PROSE}</content></entry>"
        for title in titles
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Atomic</title>{entries}</feed>".encode()


def rdf(*titles: str) -> bytes:
    items = "".join(
        f"<item rdf:about='https://rdf.example/{title}'><title>{title}</title><link>https://rdf.example/{title}</link>"
        f"<description>{title}. {PROSE}</description></item>"
        for title in titles
    )
    return (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
        f"<channel><title>Old</title></channel>{items}</rdf:RDF>"
    ).encode()


def json_feed(*titles: str) -> bytes:
    items = [{"id": title, "title": title, "content_text": f"{title}. {PROSE}"} for title in titles]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Json", "items": items}).encode()


def drip(connection: socket.socket, _request: Request) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    while True:
        connection.sendall(b"<")
        time.sleep(0.05)


def subscribed(library: Library, *urls: str) -> None:
    library.store.feeds.subscribe([Feed(url, private=True) for url in urls], now=1)


def titles(library: Library, query: str = "") -> set[str]:
    return {header.title for header in library.headers(library.find(parse(query)))}


def visit(library: Library, url: str) -> Visit:
    return next(each.visit for each in library.feeds() if each.feed.url == url)


def test_a_feed_is_subscribed_to_by_the_address_of_its_page(library: Library) -> None:
    page = b"<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head><body>Hi</body></html>"
    with serving({"/": answer(body=page, Content_Type="text/html"), "/feed": answer(body=rss("One", "Two"))}) as server:
        done = fetching.subscribe(library, server.at("/"), tags=["world"])
    assert (done.feed.url, done.feed.title, len(done.added.new)) == (server.at("/feed"), "The Paper", 2)
    [kept] = library.feeds()
    assert (kept.feed.tags, kept.feed.private, kept.articles, kept.unread) == (("world",), True, 2, 2)
    assert {header.source for header in library.headers(library.find())} == {"The Paper"}


def test_what_is_no_feed_is_said_and_nothing_is_subscribed_to(library: Library) -> None:
    with serving({"/": answer(body=b"<html><body>No feed here.</body></html>", Content_Type="text/html")}) as server:
        with pytest.raises(FeedProblem):
            fetching.subscribe(library, server.at("/"))
        with pytest.raises(FetchProblem, match="404"):
            fetching.subscribe(library, server.at("/missing"))
    assert library.feeds() == ()


def test_a_feed_is_subscribed_to_once(library: Library) -> None:
    with serving({"/feed": answer(body=rss("One"))}) as server:
        fetching.subscribe(library, server.at("/feed"))
        with pytest.raises(UsageProblem, match="already"):
            fetching.subscribe(library, server.at("/feed"))


def test_every_format_comes_in_and_one_broken_feed_stops_no_other(library: Library) -> None:
    answers: dict[str, bytes] = {
        "/rss": answer(body=rss("Rss one")),
        "/atom": answer(body=atom("Atom one")),
        "/rdf": answer(body=rdf("Rdf one")),
        "/json": answer(body=json_feed("Json one"), Content_Type="application/feed+json"),
        "/gzip": answer(body=gzip.compress(rss("Gzip one")), Content_Encoding="gzip"),
        "/moved": redirect("/rss2", "301 Moved Permanently"),
        "/rss2": answer(body=rss("Moved one")),
        "/cut": answer(body=rss("Cut one", "Cut two")[:-60]),
        "/gone": answer("410 Gone"),
        "/junk": answer(body=b"\x00\x01 this is no feed"),
        "/broken": answer("500 Internal Server Error"),
        "/bomb": answer(body=gzip.compress(b" " * 30_000_000), Content_Encoding="gzip"),
        "/loop": redirect("/loop"),
    }
    with serving(answers) as server:
        subscribed(library, *(server.at(path) for path in answers if path != "/rss2"))
        done = {each.feed.url: each for each in fetching.refresh(library)}
    faults = {url.rpartition("/")[2] for url, each in done.items() if each.problem}
    assert faults == {"gone", "junk", "broken", "bomb", "loop"}
    assert titles(library) >= {"Rss one", "Atom one", "Rdf one", "Json one", "Gzip one", "Moved one", "Cut one"}
    assert visit(library, server.at("/gone")).gone
    assert visit(library, server.at("/broken")).failures == 1
    assert visit(library, server.at("/rss2")).problem == ""
    assert all(each.visit.since > 0 for each in library.feeds() if each.visit.problem)


def test_what_has_not_changed_is_not_sent_again(library: Library) -> None:
    def asked(connection: socket.socket, request: Request) -> None:
        known = request.headers.get("if-none-match") == '"v1"'
        connection.sendall(answer("304 Not Modified") if known else answer(body=rss("One"), ETag='"v1"'))

    with serving({"/feed": asked}) as server:
        subscribed(library, server.at("/feed"))
        first = [len(each.added.new) for each in fetching.refresh(library)]
        second = [len(each.added.new) for each in fetching.refresh(library)]
        assert (first, second) == ([1], [0])
        assert len(server.requests) == 2
        assert list(fetching.refresh(library, by_hand=False)) == []


def test_a_changed_entry_keeps_what_the_reader_did_with_it(library: Library) -> None:
    with serving({"/feed": answer(body=rss("One"))}) as server:
        subscribed(library, server.at("/feed"))
        list(fetching.refresh(library))
        [key] = library.find()
        library.mark([key], "starred", on=True)
        library.note(key, "ask about the dam")
        server.answers["/feed"] = answer(body=rss("One", body="The dam is off. " + PROSE))
        [again] = fetching.refresh(library)
    assert again.added.changed == (key,)
    [header] = library.headers(library.find(parse("dam off is:starred")))
    assert (header.key, header.noted) == (key, True)


def test_a_server_that_wants_to_be_left_alone_is_left_alone(library: Library) -> None:
    with serving({"/feed": answer("429 Too Many Requests", Retry_After="3600")}) as server:
        subscribed(library, server.at("/feed"))
        list(fetching.refresh(library))
        assert list(fetching.refresh(library)) == []
        assert len(server.requests) == 1


def test_a_list_of_feeds_reaches_nothing_on_this_machine(library: Library) -> None:
    with serving({"/feed": answer(body=rss("One"))}) as server:
        library.store.feeds.subscribe([Feed(server.at("/feed"))], now=1)
        [done] = fetching.refresh(library)
        assert done.problem
        assert server.requests == []


def test_a_hung_feed_does_not_keep_the_others_and_can_be_stopped(library: Library) -> None:
    stop = threading.Event()
    with serving({"/slow": drip, "/feed": answer(body=rss("One"))}) as server:
        subscribed(library, server.at("/slow"), server.at("/feed"))
        begun = time.monotonic()
        for each in fetching.refresh(library, stop=stop):
            assert each.feed.url == server.at("/feed")
            stop.set()
        assert time.monotonic() - begun < 3
    assert titles(library) == {"One"}
    assert visit(library, server.at("/slow")).failures == 0


def test_the_whole_text_takes_the_place_of_a_summary_and_gives_it_back(library: Library) -> None:
    with serving({"/feed": answer(body=b""), "/1": answer(body=PAGE, Content_Type="text/html")}) as server:
        _carry(server, library)
        [key] = library.find()
        with pytest.raises(FetchProblem):
            fetching.complete(library, key)


def test_a_feed_of_summaries_can_bring_whole_texts(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/1": answer(body=PAGE, Content_Type="text/html")}) as server:
        _carry(server, library)
        [key] = library.find()
        monkeypatch.setattr(fetching, "page", lambda address, **_: _page(address))
        assert fetching.complete(library, key)
        assert "Part 3 of the report" in library.articles_of([key])[0].body
        assert not fetching.complete(library, key)
        assert library.articles_of([key])[0].body == "In short."


def test_pages_are_imported_and_what_is_none_is_named(library: Library) -> None:
    with serving({"/a": answer(body=PAGE, Content_Type="text/html"), "/b": answer("403 Forbidden")}) as server:
        done = dict(fetching.import_pages(library, [server.at("/a"), server.at("/b")]))
    assert isinstance(done[server.at("/b")], FetchProblem)
    assert titles(library) == {"Council meets"}


def _carry(server: TestServer, library: Library) -> None:
    link = server.at("/1")
    item = f"<item><title>Council meets</title><link>{link}</link><description>In short.</description></item>"
    server.answers["/feed"] = answer(
        body=f"<rss version='2.0'><channel><title>P</title>{item}</channel></rss>".encode()
    )
    subscribed(library, server.at("/feed"))
    list(fetching.refresh(library))


def _page(address: str) -> object:
    from reader.ingest import pages

    return replace(pages.read(PAGE, content_type="text/html", address=address), url=address)


def test_a_page_leads_to_no_other_machine_of_the_readers_network(library: Library) -> None:
    with serving({"/feed": answer(body=rss("One"))}) as server:
        with pytest.raises(FetchProblem):
            fetching.subscribe(library, server.at("/feed"), page="https://news.example/")
        assert server.requests == []
        assert fetching.subscribe(library, server.at("/feed"), page=server.at("/")).added.new
