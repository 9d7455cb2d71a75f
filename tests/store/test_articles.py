"""Articles are kept once, change in place, and come back as they were."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageProblem
from reader.model import Feed
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.store.samples import NOW, article, filled

FEED = "https://example.org/feed"


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        opened.feeds.subscribe([Feed(FEED), Feed("https://example.org/other")], now=NOW)
        yield opened


def arrive(store: Store, *arrivals: Arrival) -> tuple[int, ...]:
    added = store.articles.add(arrivals, now=NOW)
    return (*added.new, *added.changed, *added.same)


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    kept = article(
        "Títle\u200d", "# Heading\nProse ❤ of it.\n\nMore.", date=None, url="https://example.org/a", byline="A. B."
    )
    (key,) = filled(store, [kept])
    assert store.articles.articles([key]) == [kept]
    assert store.articles.article(kept.id[:6]) == (key, kept)


def test_an_unknown_or_ambiguous_reference_is_named(store: Store) -> None:
    filled(store, [article(str(number)) for number in range(40)])
    with pytest.raises(UsageProblem, match="no article has the id `zz`"):
        store.articles.article("zz\x1b")
    with pytest.raises(UsageProblem, match="no article"):
        store.articles.article("")
    ambiguous = next(
        digit for digit in "0123456789abcdef" if sum(article(str(n)).id.startswith(digit) for n in range(40)) > 1
    )
    with pytest.raises(UsageProblem, match="give more of it"):
        store.articles.article(ambiguous)


def test_the_same_arrival_twice_is_one_article(store: Store) -> None:
    one = Arrival(article(), FEED, "g1")
    assert len(store.articles.add([one, one], now=NOW).same) == 1
    assert store.articles.add([one, Arrival(article())], now=NOW + 5).new == ()
    assert store.search.count() == 1


def test_a_changed_text_keeps_key_id_and_what_the_reader_did(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(body="First text."), FEED, "g1"))
    store.state.mark([key], "starred", NOW)
    store.state.tag([key], "keep")
    store.state.set_position(key, 11)
    changed = store.articles.add([Arrival(article("New title", "Second.", date="2026-10-02"), FEED, "g1")], now=NOW)
    assert changed.changed == (key,)
    found, text = store.articles.article(article(body="First text.").id)
    assert (found, text.title, text.body) == (key, "New title", "Second.")
    (header,) = store.headers([key])
    assert (header.starred, header.tags, header.date) == (True, ("keep",), "2026-10-02")
    assert header.position == len("Second.")


def test_a_changed_text_is_found_by_its_new_words_only(store: Store) -> None:
    from reader.query import parse

    (key,) = arrive(store, Arrival(article("Old", "alpha beta"), FEED, "g1"))
    arrive(store, Arrival(article("New", "gamma delta"), FEED, "g1"))
    assert [list(store.search.keys(parse(word))) for word in ("alpha", "old", "gamma", "new")] == [[], [], [key], [key]]


def test_a_text_that_was_changed_into_another_is_known_again(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(body="First."), FEED, "g1"))
    arrive(store, Arrival(article(body="Second."), FEED, "g1"))
    assert arrive(store, Arrival(article(body="Second."))) == (key,)
    assert arrive(store, Arrival(article(body="First."))) == (key,)
    assert store.search.count() == 1


def test_one_page_in_two_feeds_is_one_article(store: Store) -> None:
    url = "https://example.org/page"
    first = arrive(store, Arrival(article(url=url, source="World"), FEED, "g1"))
    second = arrive(store, Arrival(article(url=url, source="Politics"), "https://example.org/other", "g9"))
    assert first == second
    assert store.feeds.feeds_of(first[0]) == (FEED, "https://example.org/other")


def test_two_texts_at_one_address_are_two_articles(store: Store) -> None:
    filled(store, [article(url="https://e.org/live", body="Noon."), article(url="https://e.org/live", body="Night.")])
    assert store.search.count() == 2


def test_full_text_stands_in_for_the_feeds_until_it_is_taken_back(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(body="A teaser."), FEED, "g1", summary_only=True))
    before = store.articles.articles([key])[0]
    assert store.articles.replace_text(key, article(body="# The whole\nText of the page."))
    replaced = store.articles.articles([key])[0]
    assert (replaced.id, replaced.body) == (before.id, "# The whole\nText of the page.")
    assert store.headers([key])[0].full_text
    assert store.articles.add([Arrival(article(body="A teaser."), FEED, "g1")], now=NOW).same == (key,)
    assert store.articles.articles([key])[0] == replaced
    assert store.articles.restore_text(key)
    assert store.articles.articles([key])[0] == before
    assert not store.articles.restore_text(key)


def test_a_new_teaser_is_kept_behind_the_full_text(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(body="A teaser."), FEED, "g1"))
    store.articles.replace_text(key, article(body="The whole."))
    assert store.articles.add([Arrival(article(body="Another teaser."), FEED, "g1")], now=NOW).changed == (key,)
    assert store.articles.articles([key])[0].body == "The whole."
    store.articles.restore_text(key)
    assert store.articles.articles([key])[0].body == "Another teaser."


def test_headers_come_in_the_order_asked_for_and_leave_out_what_is_gone(store: Store) -> None:
    keys = filled(store, [article(str(number)) for number in range(3)])
    store.articles.delete([keys[1]])
    assert [header.title for header in store.headers([keys[2], keys[1], keys[0]])] == ["2", "0"]


def test_the_newest_comes_first_and_undated_ones_stand_where_they_arrived(store: Store) -> None:
    dates = ["2026-09-30", None, "9999-12-31T23:59:59-23:59", "2026-10-02T08:00:00+02:00", "not a date", "0001-01-01"]
    keys = filled(store, [article(str(date), date=date) for date in dates])
    titles = [header.title for header in store.headers(store.search.keys())]
    assert len(keys) == len(titles) == 6
    assert titles[:3] == ["not a date", "9999-12-31T23:59:59-23:59", "None"]
    assert titles[3:] == ["2026-10-02T08:00:00+02:00", "2026-09-30", "0001-01-01"]


def test_a_thousand_articles_of_one_moment_keep_their_order(store: Store) -> None:
    keys = filled(store, [article(str(number)) for number in range(1000)])
    assert list(store.search.keys()) == keys[::-1]


def test_a_key_is_never_given_again(store: Store) -> None:
    (first,) = filled(store, [article("one")])
    store.articles.delete([first])
    (second,) = filled(store, [article("two")])
    assert second != first


def test_an_arrival_of_a_feed_that_is_not_subscribed_to_is_kept_without_it(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(), "https://gone.example/feed", "g1"))
    assert store.feeds.feeds_of(key) == ()


_ACTIONS = st.tuples(
    st.sampled_from(["arrive", "replace", "restore", "delete"]),
    st.integers(1, 4),
    st.sampled_from(["a b", "c", "a d é"]),
)


@given(st.lists(_ACTIONS, max_size=12))
@settings(max_examples=60, deadline=None)
def test_the_index_of_words_stays_in_step_with_the_articles(actions: list[tuple[str, int, str]]) -> None:
    with Store.memory() as store:
        store.feeds.subscribe([Feed(FEED)], now=NOW)
        for what, number, words in actions:
            text = article(f"T {words}", words * number, date=f"2026-10-0{number}")
            if what == "arrive":
                changed = Arrival(article("T", f"{words} e"), FEED, str(number))
                store.articles.add([Arrival(text, FEED, str(number)), changed], now=NOW)
            elif what == "replace":
                store.articles.replace_text(number, text)
            elif what == "restore":
                store.articles.restore_text(number)
            else:
                store.articles.delete([number])
        assert store.check(thorough=True) == ()


def test_a_guid_that_holds_what_no_database_takes_is_cleaned(store: Store) -> None:
    (key,) = arrive(store, Arrival(article(), FEED, "g\ud800\x001"))
    assert arrive(store, Arrival(article("other"), FEED, "g1")) == (key,)
