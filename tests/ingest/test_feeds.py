"""Feeds of every form give their entries, each with its article."""

import pytest

from reader.errors import FeedProblem
from reader.ingest import feeds
from reader.model import Kind, ParsedFeed, Role
from tests.ingest.feed_samples import ALL, Sample

_ADDRESS = "https://paper.example/feed"
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
)


def _parse(document: str | bytes) -> ParsedFeed:
    data = document.encode() if isinstance(document, str) else document
    return feeds.parse(data, name="feed", url=_ADDRESS)


def _rss(items: str, head: str = "<title>The Paper</title>") -> ParsedFeed:
    return _parse(f'<rss version="2.0" {_SPACES}><channel>{head}{items}</channel></rss>')


@pytest.mark.parametrize("sample", ALL, ids=[sample.name for sample in ALL])
def test_a_sample_gives_what_it_says(sample: Sample) -> None:
    found = feeds.parse(sample.data, name=sample.name, url=_ADDRESS, content_type=sample.content_type)
    assert found.form == sample.form
    assert len(found.entries) == len(sample.entries)
    for entry, said in zip(found.entries, sample.entries, strict=True):
        article = entry.article
        told = (article.title, article.url, article.date, article.body)
        assert [one for one, other in zip(told, said, strict=True) if other is not None] == [
            one for one in said if one is not None
        ]


def test_a_feed_says_its_title_home_language_and_rest() -> None:
    head = "<title>The &amp;amp; Paper</title><link>/home</link><language>de-AT</language><ttl>90</ttl>"
    found = _rss("", head)
    assert (found.title, found.home, found.language) == ("The & Paper", "https://paper.example/home", "de")
    assert (found.ttl_seconds, found.entries) == (5400, ())


@pytest.mark.parametrize(
    ("head", "seconds"),
    [
        ("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>", 21_600),
        ("<sy:updatePeriod>weekly</sy:updatePeriod>", 604_800),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>", None),
        ("<ttl>0</ttl>", None),
        ("<ttl>-5</ttl>", None),
        ("<ttl>99999999999</ttl>", None),
    ],
)
def test_how_long_a_feed_asks_to_be_left_alone(head: str, seconds: int | None) -> None:
    assert _rss("", head).ttl_seconds == seconds


def test_the_article_names_its_feed_or_the_feed_it_was_taken_from() -> None:
    found = _rss("<item><title>a</title></item><item><title>b</title><source url='x'>The Wire</source></item>")
    assert [entry.article.source for entry in found.entries] == ["The Paper", "The Wire"]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>jane@paper.example (Jane Roe)</author>", "Jane Roe"),
        ("<author>Jane Roe &lt;jane@paper.example&gt;</author>", "Jane Roe"),
        ("<author>noreply@paper.example</author>", ""),
        ("<dc:creator>Jane Roe</dc:creator><dc:creator>John Doe</dc:creator>", "Jane Roe, John Doe"),
        ("<dc:creator>Jane Roe</dc:creator><dc:creator>Jane Roe</dc:creator>", "Jane Roe"),
        ("<atom:author><atom:name>Jane Roe</atom:name></atom:author>", "Jane Roe"),
    ],
)
def test_the_byline_has_names_and_no_addresses(author: str, byline: str) -> None:
    assert _rss(f"<item><title>a</title>{author}</item>").entries[0].article.byline == byline


@pytest.mark.parametrize(
    ("categories", "kind"),
    [
        ("<category>Opinion</category>", Kind.OPINION),
        ("<category>News</category><category>Comment / Columns</category>", Kind.OPINION),
        ("<category>News Analysis</category>", Kind.ANALYSIS),
        ("<category>World News</category>", Kind.UNKNOWN),
        ("<category>Public opinion</category>", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_the_kind_is_what_a_category_plainly_says(categories: str, kind: Kind) -> None:
    assert _rss(f"<item><title>a</title>{categories}</item>").entries[0].article.kind is kind


def test_the_language_is_the_items_then_the_feeds_then_that_of_its_words() -> None:
    item = "<item><title>a</title></item>"
    german = "Die Regierung hat am Montag gesagt, dass sie nicht mehr mit dem Ministerium und den Ländern verhandelt. "
    assert _rss(item, "<language>fr</language>").entries[0].article.language == "fr"
    other = "<item><title>a</title><dc:language>es-MX</dc:language></item>"
    assert _rss(other, "<language>fr</language>").entries[0].article.language == "es"
    assert _rss(f"{item}<item><description>{german * 3}</description></item>").entries[0].article.language == "de"
    assert _rss(item, "<language>und</language>").entries[0].article.language == "en"


def test_identity_is_the_guid_else_the_link_else_title_and_date() -> None:
    found = _rss(
        "<item><guid>7</guid><link>https://a.example/</link></item><item><link>https://b.example/</link></item>"
        "<item><title>c</title></item><item><title>d</title></item>"
    )
    assert [entry.guid for entry in found.entries[:2]] == ["7", "https://b.example/"]
    assert len({entry.guid for entry in found.entries}) == 4
    assert found.entries[2].guid == _rss("<item><title>c</title></item>").entries[0].guid


def test_items_of_one_guid_are_one_entry_the_one_changed_last() -> None:
    item = "<item><guid>7</guid><link>https://a.example/{0}</link><pubDate>{0} Oct 2022</pubDate></item>"
    found = _rss(item.format(4) + item.format(6) + item.format(5))
    assert [entry.article.date for entry in found.entries] == ["2022-10-06"]


def test_one_guid_for_everything_does_not_swallow_the_feed() -> None:
    item = "<item><guid>https://paper.example/</guid><link>https://a.example/{0}</link><title>Rain {0}</title></item>"
    assert [entry.article.title for entry in _rss(item.format(4) + item.format(5)).entries] == ["Rain 4", "Rain 5"]
    linked = "<item><link>https://paper.example/</link><title>Rain {0}</title></item>"
    assert [entry.article.title for entry in _rss(linked.format(4) + linked.format(5)).entries] == ["Rain 4", "Rain 5"]


def test_an_item_that_says_nothing_is_left_out() -> None:
    assert _rss("<item/><item><guid>7</guid></item><item><title>a</title></item>").entries[0].article.title == "a"


@pytest.mark.parametrize(
    ("item", "summary_only"),
    [
        (f"<content:encoded>{'word ' * 20}.</content:encoded>", False),
        (f"<content:encoded>{'word ' * 20} […]</content:encoded>", True),
        (
            "<content:encoded>&lt;p&gt;It rained.&lt;/p&gt;&lt;p&gt;Read more →&lt;/p&gt;</content:encoded>",
            True,
        ),
        (f"<description>{'word ' * 20}.</description>", True),
        (f"<description>{'word ' * 200}.</description>", False),
        (f"<description>{'word ' * 200}...</description>", True),
        ("", True),
    ],
)
def test_an_entry_says_whether_it_is_a_summary_only(item: str, summary_only: bool) -> None:
    assert _rss(f"<item><title>a</title>{item}</item>").entries[0].summary_only is summary_only


def test_what_stands_around_the_prose_is_kept_as_a_caption() -> None:
    content = (
        "<h2>Weather</h2><p>It rained in Rome.</p><figure><img/><figcaption><p>Rome in rain</p></figcaption></figure>"
        "<p>The post <a href='x'>Rain</a> appeared first on <a href='y'>The Paper</a>.</p>"
    )
    article = _rss(f"<item><content:encoded><![CDATA[{content}]]></content:encoded></item>").entries[0].article
    assert [(block.span.of(article.body), block.role) for block in article.blocks] == [
        ("Weather", Role.HEADING),
        ("It rained in Rome.", Role.PROSE),
        ("Rome in rain", Role.CAPTION),
        ("The post Rain appeared first on The Paper.", Role.CAPTION),
    ]


def test_a_change_is_told_apart_from_the_first_date() -> None:
    entry = (
        "<entry><id>1</id><title>a</title><published>2022-10-05T10:00:00+02:00</published>"
        "<updated>2022-10-06T10:00:00Z</updated></entry>"
    )
    found = _parse(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>').entries[0]
    assert (found.article.date, found.updated) == ("2022-10-05T08:00:00Z", "2022-10-06T10:00:00Z")


def test_the_feeds_author_stands_for_entries_without_one() -> None:
    entries = "<entry><id>1</id></entry><entry><id>2</id><title>b</title><author><name>John</name></author></entry>"
    found = _parse(
        f'<feed xmlns="http://www.w3.org/2005/Atom"><author><name>Jane</name></author>{entries}'
        "<entry><id>3</id><title>c</title></entry></feed>"
    )
    assert [entry.article.byline for entry in found.entries] == ["John", "Jane"]


def test_the_same_bytes_give_the_same_feed() -> None:
    for sample in ALL[:20]:
        first, second = (feeds.parse(sample.data, name="feed", url=_ADDRESS) for _ in range(2))
        assert first == second


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"\x00\x01\x02" * 100, "no text"),
        (b"hello", "neither RSS, Atom nor JSON Feed"),
        (b"<sitemap><url/></sitemap>", "neither RSS, Atom nor JSON Feed"),
        (b'{"a": 1}', "no JSON Feed"),
        (b"[" * 100_000, "neither RSS"),
        (b'{"a":' * 100_000, "no JSON Feed"),
        (b'<opml version="2.0"><body/></opml>', "OPML"),
        (b"<!doctype html><title>Home</title>", "web page and no feed: it names no feed"),
        (b"<html><script>x = '<rss><channel><item>'</script></html>", "web page and no feed"),
        (b" " * (feeds.MAXIMUM_BYTES + 1), "larger than 15 MiB"),
    ],
    ids=range(12),
)
def test_what_is_no_feed_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(FeedProblem, match=reason):
        _parse(data)


def test_a_page_in_place_of_a_feed_names_its_feeds() -> None:
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"/></head><body>x</body></html>'
    with pytest.raises(FeedProblem, match=r"it names https://paper\.example/rss") as raised:
        _parse(page)
    assert raised.value.feeds == ("https://paper.example/rss",)
