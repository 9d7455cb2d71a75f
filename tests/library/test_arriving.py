"""Articles come in once each, by the reader's rules, with their stories and copies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.ingest import article, blocks
from reader.library import Library, RuleAction
from reader.model import Article
from reader.query import parse
from reader.store.articles import Arrival
from reader.store.store import Store

BRIDGE = (
    "The mayor opened the new harbour bridge on Monday after eleven years of building. It joins the island to the city "
    "for the first time, and pupils will reach their classrooms without the morning ferry. The bridge cost ninety "
    "million dollars, twice what the council had promised its voters."
)
RIVAL = (
    "After eleven years of building, the harbour bridge was opened by the mayor on Monday. Fishermen complain that "
    "the cranes drove herring from the shallow basin. Ferry crews on the island fear for their work now that a bridge "
    "joins it to the city."
)
TENNIS = (
    "The champion lost her final in three sets to a player nobody had heard of a year ago. Rain stopped play twice "
    "before the last game, which took twenty minutes and five match points."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Store.open(tmp_path / "library.sqlite") as store:
        yield Library(store=store)


def told(body: str, source: str, *, day: int = 2) -> Article:
    made = article.make(body, blocks.of_text(body), title=body[:40], source=source, date=f"2026-03-{day:02d}")
    return replace(made, url=f"https://{source.lower()}.example/{made.id}")


def bring(library: Library, *articles: Article) -> None:
    library.bring([Arrival(each) for each in articles])
    library.settle()


def test_articles_of_one_event_become_a_story_however_they_come(library: Library) -> None:
    bring(library, told(BRIDGE, "Post"), told(TENNIS, "Post"))
    bring(library, told(RIVAL, "Herald"))
    assert sorted(header.story_size for header in library.headers(library.find())) == [1, 2, 2]
    story = library.story_of(library.articles_of(library.find(parse("herring")))[0])
    assert len(story.articles) == 2


def test_a_reprint_stands_behind_the_first_and_is_read_with_it(library: Library) -> None:
    bring(library, told(BRIDGE, "Post"))
    bring(library, told(BRIDGE, "Mail", day=3))
    bring(library, told("An extra line begins this one. " + BRIDGE, "Echo", day=4))
    [key] = library.find(parse("-is:copy"))
    header = library.header(key)
    assert header is not None
    assert (header.source, header.copies) == ("Post", 2)
    library.mark([key], "read", on=True)
    assert library.count(parse("is:unread")) == 0


def test_two_reprints_that_come_together_stand_behind_the_first(library: Library) -> None:
    bring(library, told(BRIDGE, "Post"), told(BRIDGE, "Mail"), told(TENNIS, "Mail"))
    assert [header.source for header in library.headers(library.find(parse("is:copy")))] == ["Mail"]


def test_rules_are_followed_by_what_comes(library: Library) -> None:
    library.add_rule("tennis OR sets", RuleAction.HIDE)
    library.add_rule("bridge", RuleAction.TAG, tag="city")
    bring(library, told(BRIDGE, "Post"), told(TENNIS, "Post"))
    [header] = library.headers(library.find())
    assert header.tags == ("city",)


def test_a_rule_is_followed_by_what_is_there_and_that_can_be_taken_back(library: Library) -> None:
    bring(library, told(BRIDGE, "Post"), told(TENNIS, "Post"))
    done = library.add_rule("sets", RuleAction.READ)
    assert library.count(parse("is:unread")) == 1
    library.revert(done)
    assert library.count(parse("is:unread")) == 2


def test_tags_are_set_as_a_whole_and_taken_back_as_a_whole(library: Library) -> None:
    bring(library, told(BRIDGE, "Post"))
    [key] = library.find()
    library.set_tags(key, ["a", "b"])
    done = library.set_tags(key, ["b", "c"])
    assert library.headers([key])[0].tags == ("b", "c")
    library.revert(done)
    assert library.headers([key])[0].tags == ("a", "b")


def test_the_next_unread_is_looked_for_round_the_end(library: Library) -> None:
    bring(library, told(BRIDGE, "Post", day=3), told(RIVAL, "Post", day=9), told(TENNIS, "Post", day=5))
    keys = library.find(parse("sort:date"))
    library.mark(keys[1:], "read", on=True)
    assert library.next_unread(keys, 1, 1) == 0
    assert library.next_unread(keys, 2, -1) == 0
    library.mark(keys, "read", on=True)
    assert library.next_unread(keys, 0, 1) is None
