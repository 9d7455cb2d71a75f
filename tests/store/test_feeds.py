"""Subscriptions and their visits are kept."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageProblem
from reader.model import Feed, Visit
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.store.samples import NOW, article

A, B = "https://a.example/feed", "https://b.example/feed"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        opened.feeds.subscribe([Feed(A, "A", ("news", "world")), Feed(B)], now=NOW)
        yield opened


def test_feeds_come_back_as_they_were(store: Store) -> None:
    feed = Feed("https://c.example/?q=ü", "C", ("z", "a"), "https://c.example", hidden=True, full_text=True)
    assert store.feeds.subscribe([feed, Feed(A, "other name")], now=NOW + 1) == (feed,)
    kept = store.feeds.subscriptions()
    assert [each.feed for each in kept] == [Feed(A, "A", ("news", "world")), Feed(B), feed]
    assert (kept[2].added, kept[2].visit) == (NOW + 1, Visit())


def test_a_feed_can_be_changed_and_moved(store: Store) -> None:
    store.feeds.change(Feed(A, "New name", ("one",), full_text=True))
    store.feeds.move(A, "https://a.example/new")
    assert store.feeds.subscriptions()[0].feed == Feed("https://a.example/new", "New name", ("one",), full_text=True)
    with pytest.raises(UsageProblem, match="is not subscribed to"):
        store.feeds.change(Feed(A))


def test_a_feed_that_moves_to_a_known_address_becomes_one_with_it(store: Store) -> None:
    store.articles.add(
        [Arrival(article("1"), A, "1"), Arrival(article("2"), B, "2"), Arrival(article("3"), B, "1")], now=NOW
    )
    store.feeds.move(A, B)
    (left,) = store.feeds.subscriptions()
    assert (left.feed.url, left.articles, store.search.count()) == (B, 2, 3)


def test_articles_and_unread_ones_are_counted_once_each(store: Store) -> None:
    same = article("same", url="https://a.example/same")
    store.articles.add([Arrival(same, A, "1"), Arrival(same, A, "again"), Arrival(same, B, "1")], now=NOW)
    keys = store.articles.add([Arrival(article(str(n)), A, f"n{n}") for n in range(3)], now=NOW).new
    store.state.mark(keys[:1], "read", NOW)
    store.state.mark(keys[1:2], "hidden", 1)
    assert [(each.articles, each.unread) for each in store.feeds.subscriptions()] == [(3, 2), (1, 1)]


def test_what_the_reader_kept_stays_when_a_feed_goes_with_its_articles(store: Store) -> None:
    both = article("both", url="https://a.example/both")
    arrivals = [Arrival(article(str(number)), A, str(number)) for number in range(5)]
    keys = store.articles.add([*arrivals, Arrival(both, A, "b"), Arrival(both, B, "b")], now=NOW).new
    store.state.mark(keys[:1], "starred", NOW)
    store.state.tag(keys[1:2], "keep")
    store.state.note(keys[2], "keep")
    assert store.feeds.unsubscribe(A, with_articles=True) == 2
    assert sorted(store.search.keys()) == sorted([*keys[:3], keys[5]])
    assert [each.feed.url for each in store.feeds.subscriptions()] == [B]


def test_articles_stay_when_a_feed_goes_unless_asked_otherwise(store: Store) -> None:
    store.articles.add([Arrival(article(), A, "1")], now=NOW)
    assert store.feeds.unsubscribe(A) == 0
    assert store.search.count() == 1
    with pytest.raises(UsageProblem, match="is not subscribed to"):
        store.feeds.unsubscribe(A)


_VISITS = st.builds(
    Visit,
    last=st.integers(0, 2**53),
    failures=st.integers(0, 99),
    problem=st.text(st.characters(exclude_categories=["Cs"])),
    gone=st.booleans(),
    etag=st.text(st.characters(exclude_categories=["Cs"])),
)


@given(_VISITS)
@settings(max_examples=30, deadline=None)
def test_a_visit_comes_back_as_it_was(visit: Visit) -> None:
    with Store.memory() as store:
        store.feeds.subscribe([Feed(A)], now=NOW)
        assert store.feeds.record(A, visit)
        assert store.feeds.subscriptions()[0].visit == visit


def test_the_feeds_own_title_is_taken_where_the_reader_gave_none(store: Store) -> None:
    for url in (A, B):
        store.feeds.record(url, Visit(last=NOW), title=" Its\nown ", home="https://home.example")
    assert [each.feed.title for each in store.feeds.subscriptions()] == ["A", "Its own"]
    assert not store.feeds.record("https://gone.example", Visit())


def test_a_feed_that_was_taken_out_comes_back_as_it_was(store: Store) -> None:
    store.articles.add([Arrival(article(), A, "guid")], now=NOW)
    store.feeds.record(A, Visit(last=7, etag="tag"))
    before = store.feeds.subscriptions()
    assert before[0].articles == 1
    taken = store.feeds.take_out(A)
    assert [each.feed.url for each in store.feeds.subscriptions()] == [B]
    assert store.search.count() == 1
    for _ in range(2):
        store.feeds.put_back(taken)
        assert store.feeds.subscriptions() == before
