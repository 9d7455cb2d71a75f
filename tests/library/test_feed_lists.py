"""Taking feeds over from other readers."""

from pathlib import Path

import pytest

from reader.errors import FileProblem
from reader.library import Library, feed_lists
from reader.model import Feed

OPML = b"""<?xml version="1.0"?><opml version="2.0"><body><outline text="World">
<outline type="rss" text="One" xmlUrl="https://one.example/feed"/>
<outline type="rss" text="Bad" xmlUrl="javascript:x"/></outline></body></opml>"""
URLS = b"""https://one.example/feed world "~The One"
https://two.example/rss
"query:Unread:unread = \\"yes\\""
exec:reboot
"""


def test_opml_and_newsboats_urls_are_told_apart_by_what_they_hold() -> None:
    library = Library()
    first = feed_lists.take_over(library, OPML, "feeds", now=1)
    assert [(feed.url, feed.tags) for feed in first.new] == [("https://one.example/feed", ("World",))]
    assert len(first.problems) == 1
    second = feed_lists.take_over(library, URLS, "feeds", now=1)
    assert [feed.url for feed in second.new] == ["https://two.example/rss"]
    assert (second.known, second.views) == (1, ("Unread",))
    assert "exec" in second.problems[0].reason


def test_a_view_that_is_there_stays_as_it_is() -> None:
    library = Library()
    library.save_view("Unread", "is:starred")
    taken = feed_lists.take_over(library, URLS, "feeds", now=1, tags=["more"])
    assert taken.views == ()
    assert [view.query for view in library.views()] == ["is:starred"]
    assert "Unread" in taken.problems[-1].reason
    assert "more" in taken.new[0].tags
    library.delete_view("Unread")
    once, again = (feed_lists.take_over(library, URLS, "feeds", now=1) for _ in range(2))
    assert (once.views, again.views, once.problems) == (("Unread",), (), again.problems)


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"# nothing\n", b"\xff\xfe\x00"])
def test_a_file_without_feeds_is_refused(data: bytes) -> None:
    with pytest.raises(FileProblem):
        feed_lists.take_over(Library(), data, "feeds", now=1)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"none\.opml"):
        feed_lists.read_file(tmp_path / "none.opml")


def test_what_is_written_is_read_again() -> None:
    library = Library()
    feeds = [Feed("https://one.example/feed", "One", ("World",)), Feed("https://two.example/rss", hidden=True)]
    library.store.feeds.subscribe(feeds, now=1)
    other = Library()
    feed_lists.take_over(other, feed_lists.as_opml(library).encode(), "feeds", now=1)
    assert [each.feed for each in other.feeds()] == feeds


def test_a_list_without_end_is_taken_as_far_as_anybody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_lists, "MOST_FEEDS", 2)
    library = Library()
    urls = b"\n".join(b"https://paper.example/%d" % number for number in range(5))
    done = feed_lists.take_over(library, urls, "urls", now=1)
    assert len(done.new) == len(library.feeds()) == 2
    assert "more than 2 feeds" in done.problems[0].reason
