"""Queries find what they ask for, with an index of words and without one."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import UsageProblem
from reader.model import Answer, Evidence, Feed, Kind, Relation, Span, Stance
from reader.query import parse
from reader.query.tree import And, Anywhere, Not, Or, Query, Word
from reader.store.articles import Arrival
from reader.store.search import spans
from reader.store.store import Store
from tests.store.samples import NOW, article, filled

_ARTICLES = (
    article("Summit in Oslo", "The leaders met. Café owners complained of covid-19 rules.", date="2026-10-01"),
    article("Rain", "Summits are for climbers; the summit of a friendship is rare.", source="Daily", date="2026-10-02"),
    article("Опрос", "Мы идём на выборы. 北京举行峰会。", byline="Ann Øster", date="2026-10-03", language="ru"),
    article(
        "Letters", "I ❤ Oslo, and C++ too.", kind=Kind.OPINION, date="2026-09-01", url="https://letters.example/a_b%c"
    ),
)


@pytest.fixture(params=[True, False], ids=["indexed", "not indexed"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with Store.memory(indexed=request.param) as opened:
        opened.feeds.subscribe([Feed("https://example.org/World", "World News", ("Daily", "far"))], now=NOW)
        opened.articles.add([Arrival(_ARTICLES[0], "https://example.org/World", "1")], now=NOW)
        filled(opened, _ARTICLES[1:], now=NOW + 1)
        yield opened


def found(store: Store, query: str, *, now: int = NOW) -> list[int]:
    return list(store.search.keys(parse(query), now=datetime.fromtimestamp(now, UTC)))


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("", [3, 2, 1, 4]),
        ("summit", [2, 1]),
        ("SUMM*", [2, 1]),
        ("summit oslo", [1]),
        ("summit OR выборы", [3, 2, 1]),
        ("summit -oslo", [2]),
        ("-summit", [3, 4]),
        ("-(summit OR oslo)", [3]),
        ('"summit of a"', [2]),
        ('"a summit"', []),
        ("cafe", [1]),
        ("café", [1]),
        ("covid-19", [1]),
        ("c++", [4]),
        ("❤", [4]),
        ("北京", [3]),
        ("ИДЁМ", [3]),
        ("title:summit", [1]),
        ("title:sum* OR source:daily", [2, 1]),
        ("text:summit", [2]),
        ("author:oster", []),
        ("author:øster", [3]),
        ("feed:world", [1]),
        ("feed:example.org/w", [1]),
        ("-feed:world", [3, 2, 4]),
        ("tag:far", [1]),
        ("tag:da*", [1]),
        ("-tag:daily", [3, 2, 4]),
        ("url:A_B%C", [4]),
        ("url:axb", []),
        ("text:/c\\+{2}/", [4]),
        ("title:/^rain$/ OR is:starred", [2]),
        ("kind:opinion", [4]),
        ("lang:ru,de", [3]),
        ("words:>=10", [2]),
        ("words:<10", [3, 1, 4]),
        ("before:2026-10-02", [1, 4]),
        ("after:2026-10-02", [3, 2]),
        ("on:2026-10-02", [2]),
        ("after:2026-10 before:2026-10-03", [2, 1]),
        ("sort:title", [4, 2, 1, 3]),
        ("sort:-title", [3, 1, 2, 4]),
        ("sort:date", [4, 1, 2, 3]),
        ("sort:-words", [2, 1, 4, 3]),
        ("sort:source sort:date", [2, 4, 1, 3]),
        ("summit sort:added", [1, 2]),
    ],
)
def test_a_query_finds_what_it_asks_for(store: Store, query: str, keys: list[int]) -> None:
    assert found(store, query) == keys
    assert store.search.count(parse(query)) == len(keys)


def test_what_the_reader_did_can_be_asked_for(store: Store) -> None:
    store.state.mark([1], "read", NOW)
    store.state.mark([2], "starred", NOW)
    store.state.mark([3], "hidden", 1)
    store.state.tag([4], "To Read")
    store.state.note(4, "compare with Oslo")
    asked = {
        "is:unread": [2, 4],
        "is:read": [1],
        "is:starred": [2],
        "is:tagged": [4],
        "is:hidden": [3],
        "is:hidden OR is:read": [3, 1],
        "is:noted": [4],
        'tag:"to read"': [4],
        "tag:to*": [4],
        "tag:to": [],
        "note:oslo": [4],
        "oslo is:unread": [4],
        "-is:fulltext": [],
        "id:" + _ARTICLES[1].id[:5]: [2],
    }
    assert {query: found(store, query) for query in asked} == asked


def test_new_is_what_came_since_the_visit_before(store: Store) -> None:
    assert found(store, "is:new") == [3, 2, 1, 4]
    assert store.begin_visit(now=NOW + 1) == 0
    assert store.begin_visit(now=NOW + 2) == NOW + 1
    assert found(store, "is:new") == [3, 2, 4]


def test_the_articles_of_each_source_are_counted(store: Store) -> None:
    store.state.mark([1, 2], "read", NOW)
    store.state.mark([4], "hidden", 1)
    assert store.search.sources() == (("The Outlet", 2, 1), ("Daily", 1, 0))


def test_stories_and_copies_can_be_asked_for(store: Store) -> None:
    store.stories.group([(1, 2)])
    store.stories.mark_copies({2: 1})
    assert found(store, "story:2") == [2, 1]
    assert found(store, "story:>=2 summit") == [2, 1]
    assert found(store, "story:3..9") == []
    assert found(store, "story:1") == [3, 4]
    assert found(store, "story:<3") == [3, 2, 1, 4]
    assert found(store, f"story:{_ARTICLES[0].id}") == [2, 1]
    assert found(store, f"story:{_ARTICLES[3].id}") == [4]
    assert found(store, "is:copy") == [2]
    assert found(store, "sort:story") == [2, 1, 4, 3]
    (first, second) = store.headers([1, 2])
    assert (first.story_size, first.copies, second.copy_of, second.story) == (2, 1, 1, 1)
    assert store.stories.members(2) == (1, 2)
    assert store.stories.members(4) == (4,)


def _answer(counterpart: str, relation: Relation, stance: Stance, *, corrected: bool = False) -> Answer:
    return Answer("friends", counterpart, relation, stance, 1.0, (Evidence(Span(0, 3)),), corrected=corrected)


def test_answers_can_be_asked_for_and_must_fit_as_one(store: Store) -> None:
    kim = _answer("Kim Jong Un", Relation.DENIED, Stance.NEUTRAL)
    xi = _answer("Xi Jinping", Relation.AFFIRMED, Stance.CRITICISE, corrected=True)
    store.analyses.keep_answers(1, "friends", [kim, xi], version="1")
    store.analyses.keep_answers(2, "friends", [_answer("Kim Jong Un", Relation.AFFIRMED, Stance.NEUTRAL)], version="1")
    store.stories.group([(1, 2)])
    asked = {
        "relation:denied": [1],
        "counterpart:kim": [2, 1],
        "counterpart:kim relation:affirmed": [2],
        "counterpart:xi stance:approve,criticise": [1],
        "question:friends": [2, 1],
        "question:fri": [2, 1],
        "-question:friends": [3, 4],
        "is:corrected": [1],
        "sort:disagreement": [2, 1, 4, 3],
    }
    assert {query: found(store, query) for query in asked} == asked
    assert store.analyses.unanswered("friends", "1") == [3, 4]


def test_relevance_puts_a_word_in_the_title_first() -> None:
    with Store.memory() as store:
        filled(store, _ARTICLES)
        assert found(store, "summit sort:relevance") == [1, 2]
        assert found(store, "oslo sort:relevance") == [1, 4]
        assert found(store, "sort:relevance is:unread") == [3, 2, 1, 4]


def test_a_page_of_the_findings_can_be_asked_for(store: Store) -> None:
    assert list(store.search.keys(parse("-zzz"), limit=2, offset=1)) == [2, 1]
    assert list(store.search.keys(limit=0)) == []


def test_a_few_keys_can_be_asked_about(store: Store) -> None:
    keys = store.search.keys()
    assert list(store.search.among(keys[::-1], parse("summit"))) == [1, 2]


def test_a_pattern_that_takes_too_long_is_named_and_leaves_the_library_usable() -> None:
    with Store.memory() as store:
        filled(store, [article(str(number), "a" * 3000 + "!") for number in range(12)])
        with pytest.raises(UsageProblem, match="takes too long"):
            found(store, "text:/(a|a)*(a|a)*(a|a)*$/")
        assert store.search.count() == 12


def test_dates_in_words_depend_on_the_moment_given(store: Store) -> None:
    day = int(datetime(2026, 10, 3, 12, tzinfo=UTC).timestamp())
    assert found(store, "on:today", now=day) == [3]
    assert found(store, "age:<36h", now=day) == [3, 2]
    assert found(store, "on:yesterday", now=day + int(timedelta(days=1).total_seconds())) == [3]


def test_spans_are_code_points_of_the_body() -> None:
    body = "😀 Summit, the SUMMITS; summit Éclair ECLAIR. 北京 北京"
    words = [span.of(body) for span in spans(body, parse("summit* OR eclair OR 北京 OR -the"))]
    assert words == ["Summit", "SUMMITS", "summit", "Éclair", "ECLAIR", "北京", "北京"]
    assert [span.of(body) for span in spans(body, parse('"summit eclair" OR text:/s;/'))] == ["S;", "summit Éclair"]
    assert spans(body, parse("title:summit")) == ()


def test_hits_of_an_article_that_is_gone_are_none(store: Store) -> None:
    assert store.search.hits(99, parse("summit")) == ()
    assert len(store.search.hits(2, parse("summit*"))) == 2


def test_as_many_alternatives_as_a_query_may_have_are_answered(store: Store) -> None:
    words = tuple(Anywhere(Word(f"w{number}")) for number in range(499))
    assert list(store.search.keys(Query(Or((*words, Anywhere(Word("summit"))))))) == [2, 1]
    assert len(store.search.keys(Query(Or(tuple(Not(word) for word in words))))) == 4
    assert len(store.search.keys(Query(And(tuple(Not(word) for word in words))))) == 4


_PIECES = (
    st.sampled_from(
        [*"ab*-\"'/\\()|:;{}[]^+~!?%_.,0 é北❤", "\0", "\ud800", "\u0301", "İ", "ẞ", "title:", " OR ", " NOT "]
    )
    | st.sampled_from(
        ["NEAR(a b)", " AND ", "summit ", "col : x", "{title} : a", "entity:", "counterpart:", "feed:", "is:"]
    )
    | st.text(max_size=3)
)


@given(st.lists(_PIECES, max_size=14).map("".join))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_searched_for(store: Store, text: str) -> None:
    query = parse(text, lenient=True)
    keys = store.search.keys(query)
    assert store.search.count(query) == len(keys)
    for key in keys:
        body = store.articles.articles([key])[0].body
        hits = store.search.hits(key, query)
        assert all(0 <= hit.start < hit.end <= len(body) for hit in hits)


_WORDS = st.lists(st.sampled_from("alpha Beta gamma-ray épée naïve 2026 Straße ёлка ελλάς x_y".split()), max_size=6)


@given(
    st.lists(_WORDS, min_size=1, max_size=5),
    st.lists(
        st.sampled_from('alpha -beta gam* epee naive 2026 strasse straße елка ёлк* "beta gamma" y OR'.split(" ")),
        max_size=4,
    ),
)
@settings(max_examples=60, deadline=None)
def test_the_index_finds_what_reading_every_text_finds(texts: list[list[str]], asked: list[str]) -> None:
    query = parse(" ".join(asked), lenient=True)
    found = []
    for indexed in (True, False):
        with Store.memory(indexed=indexed) as store:
            filled(store, [article(f"title {number}", " ".join(words)) for number, words in enumerate(texts)])
            found.append(list(store.search.keys(query)))
    assert found[0] == found[1]
