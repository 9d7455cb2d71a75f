"""A page names its feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.discovery import feeds

_PAGE = "https://paper.example/world/"


def test_the_links_for_programs_decide_in_the_pages_order() -> None:
    page = (
        '<head><link rel="alternate" type="application/atom+xml" href="/atom"><link rel="stylesheet" href="a.css">'
        '<LINK REL="alternate home" TYPE="application/rss+xml; charset=utf-8" HREF="rss.xml">'
        '<link rel="alternate" type="application/feed+json" href="//cdn.example/feed.json"></head>'
        '<a href="/other/rss.xml">RSS</a>'
    )
    assert feeds(page, _PAGE) == (
        "https://paper.example/atom",
        "https://paper.example/world/rss.xml",
        "https://cdn.example/feed.json",
    )


def test_a_base_moves_the_links() -> None:
    page = '<base href="https://other.example/a/"><link rel="alternate" type="application/rss+xml" href="rss">'
    assert feeds(page, _PAGE) == ("https://other.example/a/rss",)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" hreflang="de" href="/de">',
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/7">',
        '<link rel="alternate" type="text/xml+oembed" href="/oembed">',
        '<link rel="canonical" type="application/rss+xml" href="/x">',
        '<link rel="alternate" type="application/rss+xml" href="">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="alternate" type="application/rss+xml" href="http://[::1">',
    ],
)
def test_links_to_other_things_are_no_feeds(link: str) -> None:
    assert feeds(link, _PAGE) == ()


def test_a_feed_with_a_general_type_is_told_by_its_title_or_address() -> None:
    assert feeds('<link rel="alternate" type="text/xml" title="RSS" href="/x">', _PAGE) == ("https://paper.example/x",)
    assert feeds('<link rel="feed" href="/x">', _PAGE) == ("https://paper.example/x",)


def test_links_in_the_text_count_where_the_page_declares_none() -> None:
    page = (
        '<a href="/">Home</a><a href="/rss">RSS</a><a href="/blog/feed/">Feed</a><a href="/index.xml">x</a>'
        '<a href="/news.rss">x</a><a href="?feed=rss2">x</a><a href="/feedback">x</a><a href="/atomic">x</a>'
        '<a href="/rss">again</a>'
    )
    assert feeds(page, _PAGE) == (
        "https://paper.example/rss",
        "https://paper.example/blog/feed/",
        "https://paper.example/index.xml",
        "https://paper.example/news.rss",
        "https://paper.example/world/?feed=rss2",
    )


@pytest.mark.parametrize(
    "page", ["", "<" * 100_000, "<a href=/rss>" * 50_000, "<div>" * 100_000, "\0\ud800"], ids=range(5)
)
def test_odd_pages_name_few_feeds_or_none(page: str) -> None:
    assert len(feeds(page, _PAGE)) <= 1


@given(st.text(max_size=80))
def test_any_reference_gives_a_web_address_or_none(reference: str) -> None:
    quoted = reference.replace('"', "")
    for found in feeds(f'<link rel="alternate" type="application/rss+xml" href="{quoted}">', _PAGE):
        assert found.startswith(("http://", "https://"))
        assert not set(found) & set(' <>"\n\x1b')
