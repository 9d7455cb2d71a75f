"""newsboat's file of feeds is taken over, and what cannot be is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import query
from reader.errors import FileProblem
from reader.ingest import newsboat
from reader.ingest.newsboat_filters import NotCarriedOver, translated
from reader.model import Feed


def _read(text: str) -> newsboat.Urls:
    return newsboat.read(text.encode("utf-8", "replace"), "urls")


@pytest.mark.parametrize(
    ("line", "feed"),
    [
        ("https://a.example/feed", Feed("https://a.example/feed")),
        ("  https://a.example/feed\tnews  world ", Feed("https://a.example/feed", tags=("news", "world"))),
        ('https://a.example/ "two words" news news', Feed("https://a.example/", tags=("two words", "news"))),
        ('https://a.example/ "~My \\"own\\" title"', Feed("https://a.example/", title='My "own" title')),
        ("https://a.example/ ~Title ! news", Feed("https://a.example/", title="Title", tags=("news",), hidden=True)),
        ("https://a.example/ !quiet", Feed("https://a.example/", tags=("quiet",), hidden=True)),
        ("https://a.example/#top news # a comment", Feed("https://a.example/#top", tags=("news",))),
        ('"https://a.example/?a b" "back\\\\slash"', Feed("https://a.example/?a%20b", tags=("back\\slash",))),
        ("feed:https://a.example/", Feed("https://a.example/")),
    ],
)
def test_a_line_is_an_address_and_its_tags(line: str, feed: Feed) -> None:
    assert _read(line) == newsboat.Urls((feed,))


def test_comments_and_empty_lines_are_passed_over() -> None:
    assert _read("# https://a.example/\n\n   \n  # b\r\n") == newsboat.Urls()


def test_a_feed_listed_twice_is_one_with_the_tags_of_both() -> None:
    assert _read("https://a.example/ a\nhttps://a.example/ b").feeds == (Feed("https://a.example/", tags=("a", "b")),)


def test_a_query_becomes_a_view() -> None:
    line = r'"query:New on Rome:unread = \"yes\" and title =~ \"Rome\"" views'
    assert _read(line).views == (
        newsboat.View("New on Rome", 'unread = "yes" and title =~ "Rome"', "(is:unread title:/Rome/)", ("views",)),
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("exec:~/bin/feed.sh", "crossread runs none"),
        ('"filter:~/clean.py:https://a.example/feed"', "its feed is https://a.example/feed"),
        ("filter:x", "crossread runs none"),
        ("file:///home/me/feed.xml", "import the file itself"),
        ("ftp://a.example/", "no address"),
        ("query:Nothing", "write query:NAME:FILTER"),
        (r'"query:Long:articleindex = 1"', "“Long” is not carried over: `articleindex =` has no counterpart"),
    ],
)
def test_what_is_not_carried_over_is_named_with_its_line(line: str, reason: str) -> None:
    found = _read(f"https://a.example/\n{line}\nhttps://b.example/")
    assert len(found.feeds) == 2
    assert [problem.name for problem in found.problems] == ["urls, line 2"]
    assert reason in found.problems[0].reason


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ('unread = "yes"', "is:unread"),
        ('unread == "no"', "is:read"),
        ('unread != "no"', "-is:read"),
        ('title =~ "Rome|Paris"', "title:/Rome|Paris/"),
        ('content !~ "a/b"', r"-text:/a\/b/"),
        ('author = "J. Roe"', r"author:/^J\.\ Roe$/"),
        ('link =~ "paper\\.example"', r"url:/paper\.example/"),
        ('title # "Rome"', 'title:"Rome"'),
        ('tags # "world news"', 'tag:"world news"'),
        ('tags !# "sport"', '-tag:"sport"'),
        ('feedtitle = "The Paper"', 'feed:"The Paper"'),
        ('feedtitle !~ "Paper|Wire"', '-(feed:"Paper" OR feed:"Wire")'),
        ('rssurl =~ "paper.example"', 'feed:"paper.example"'),
        ("age < 7", "age:<7d"),
        ("age <= 7", "age:<8d"),
        ("age > 7", "-age:<8d"),
        ("age >= 7", "-age:<7d"),
        ("age = 0", "age:<1d"),
        ("age between 0:10", "age:<11d"),
        ("age between 10:3", "(age:<11d -age:<3d)"),
        ('unread = "yes" or age < 1 and title =~ "a"', "(is:unread OR (age:<1d title:/a/))"),
        ('(unread = "yes" or age < 1) and title =~ "a"', "((is:unread OR age:<1d) title:/a/)"),
        ('title =~ "say \\"yes\\""', 'title:/say "yes"/'),
    ],
)
def test_a_filter_becomes_a_query_that_can_be_read(filters: str, found: str) -> None:
    assert translated(filters) == found
    assert query.parse(found).tree is not None


@pytest.mark.parametrize(
    "filters",
    [
        "",
        "title",
        'title =~ "("',
        'title < "a"',
        'tags =~ "news"',
        'feedtitle =~ "^The"',
        'flags # "a"',
        "age < x",
        "age < 0",
        "age between 3",
        'unread = "maybe"',
        '(unread = "yes"',
        'unread = "yes")',
        'unread = "yes" xor age < 1',
        '"yes" = unread',
        "title =~",
        "(" * 5000,
        'title = "' + "a" * 5000 + '"',
    ],
    ids=range(18),
)
def test_what_our_queries_cannot_say_is_not_carried_over(filters: str) -> None:
    with pytest.raises(NotCarriedOver):
        translated(filters)


@given(st.text(max_size=60) | st.from_regex(r'\A(?:title|age|tags|unread|and|or|[()<>=~!#"0-9: ]){0,12}\Z'))
def test_any_filter_is_a_query_or_not_carried_over(filters: str) -> None:
    try:
        found = translated(filters)
    except NotCarriedOver:
        return
    assert query.parse(found).tree is not None


@given(st.text(max_size=120))
def test_any_text_gives_feeds_or_a_named_problem(text: str) -> None:
    try:
        found = _read(text)
    except FileProblem:
        return
    assert all(feed.url.startswith("http") for feed in found.feeds)
