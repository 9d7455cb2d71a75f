"""Hostile and broken feeds give entries or a named problem, in bounded time, and open nothing."""

import contextlib
import json
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import CrossreadError, FeedProblem
from reader.ingest import feeds
from reader.ingest.feeds import documents, fallback
from reader.model import ParsedFeed
from reader.text import clean
from tests.ingest.feed_samples import ALL

_MOST = 1000
_ITEM = "<item><title>Rain</title><link>https://paper.example/rain</link></item>"


def _parse(data: bytes) -> ParsedFeed:
    return feeds.parse(data, name="feed", url="https://paper.example/feed")


@pytest.fixture
def without_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stands for a tolerant parser that finds nothing, so that many examples start no process each."""

    def nothing(document: str, name: str, most: int) -> None:
        """What the tolerant parser answers for what is no feed."""

    monkeypatch.setattr(fallback, "read", nothing)


def _is_sound(found: ParsedFeed) -> bool:
    """Whether all strings are clean, links are links, and identities differ."""
    strings = [found.title, found.home, found.language, found.form]
    for entry in found.entries:
        article = entry.article
        strings += [entry.guid, article.title, article.body, article.byline, article.source, article.url]
    guids = [entry.guid for entry in found.entries]
    links = [found.home, *(entry.article.url for entry in found.entries)]
    return (
        all(clean(string) == string for string in strings)
        and len(guids) == len(set(guids))
        and all(not link or link.startswith(("http://", "https://")) for link in links)
    )


@pytest.mark.usefixtures("without_fallback")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_give_a_feed_or_a_named_problem(data: bytes) -> None:
    with contextlib.suppress(CrossreadError):
        assert _is_sound(_parse(data))


@pytest.mark.usefixtures("without_fallback")
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([sample.data for sample in ALL]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), st.binary(max_size=6)), min_size=1, max_size=4),
)
def test_a_feed_with_bytes_changed_gives_a_feed_or_a_named_problem(
    data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    for where, length, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + length :]
    with contextlib.suppress(CrossreadError):
        assert _is_sound(_parse(data))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "url", "title", "content_html", "content_text", "authors", "name", "tags", "date_published"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_in_the_place_of_items_gives_a_feed(items: object) -> None:
    document = {"version": "https://jsonfeed.org/version/1.1", "title": items, "items": [items, {"authors": items}]}
    assert _is_sound(_parse(json.dumps(document).encode()))


def test_a_lone_surrogate_in_json_does_not_come_through() -> None:
    found = _parse(
        b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "a\\ud800\\u0000b"}]}'
    )
    assert found.entries[0].article.title == "ab"


@pytest.mark.parametrize(
    "prologue",
    [
        '<!DOCTYPE rss SYSTEM "{0}">',
        '<!DOCTYPE rss [<!ENTITY secret SYSTEM "{0}">]>',
        '<!DOCTYPE rss [<!ENTITY % all SYSTEM "{0}"> %all;]>',
    ],
)
def test_no_file_that_a_feed_names_is_opened(tmp_path: Path, prologue: str) -> None:
    named = tmp_path / "secret.dtd"
    named.write_text('<!ENTITY secret "s3cret">')
    item = "<item><title>Rain &secret;</title></item>"
    document = f'{prologue.format(named.as_uri())}<rss version="2.0"><channel>{item}</channel></rss>'
    assert "s3cret" not in repr(_parse(document.encode()))


def test_a_slow_input_for_the_tolerant_parser_is_ended() -> None:
    author = "<author>" + "a" * 200_000 + "</author>"
    start = time.monotonic()
    with pytest.raises(FeedProblem, match=r"longer than 1 s"):
        fallback.read(f"<rss><channel><item>{author}</item>{_ITEM}</channel></rss>", "feed", _MOST, seconds=1.0)
    assert time.monotonic() - start < 4


@pytest.mark.parametrize("items", [_ITEM.replace("</title>", ""), "<item><b></item>"])
def test_where_the_tolerant_parser_is_ended_the_items_are_saved_one_by_one(
    monkeypatch: pytest.MonkeyPatch, items: str
) -> None:
    def ended(document: str, name: str, most: int) -> None:
        raise FeedProblem(name, f"took too long over {len(document)} code points and {most} items")

    monkeypatch.setattr(fallback, "read", ended)
    document = f"<rss><channel>{items}</channel></rss>".encode()
    if "Rain" in items:
        assert [entry.article.title for entry in _parse(document).entries] == ["Rain"]
    else:
        with pytest.raises(FeedProblem, match="took too long"):
            _parse(document)


def test_the_tolerant_parser_reads_bytes_only_and_says_when_it_finds_no_feed() -> None:
    assert fallback.read("https://paper.example/feed", "feed", _MOST) is None
    assert fallback.read("/etc/hostname", "feed", _MOST) is None


def test_the_tolerant_parser_gives_the_fields_of_a_feed() -> None:
    document = (
        "<rss version='2.0'><channel><title>A <b>B</b></title><language>en</language><item><guid>7</guid><title>Rain"
        "</title><author>Jane</author><category>News</category><description>It <br> rained.</p></description></item>"
    )
    found = fallback.read(document, "feed", _MOST)
    assert found is not None
    assert (found.form, found.language, len(found.items)) == ("RSS 2.0", "en", 1)
    item = found.items[0]
    assert (item.guid, item.title.value, item.authors, item.categories) == ("7", "Rain", ("Jane",), ("News",))
    assert item.summaries[0].html


@pytest.mark.parametrize(
    "data",
    [
        f"<rss><channel>{'<item>' * 50_000}",
        f"<rss><channel><item><description>{'<p>' * 100_000}</description></item></channel></rss>",
        f"<rss><channel><item><description>{'&lt;p&gt;' * 100_000}</description></item></channel></rss>",
        f"<rss><channel>{'<![CDATA[' * 100_000}",
        f"<rss><channel><item><title>{'&lt;' * 100_000}{'&amp;' * 100_000}</title></item></channel></rss>",
        f"<rss><channel><item><title>a</title>{'<a:b/>' * 50_000}</item></channel></rss>",
        f"<rss {'a' * 100_000}",
        f"<rss version='2.0'><channel>{'<item><link>x</link></item>' * 20_000}</channel></rss>",
        f"<rss><channel><item><description>{'&lt;' * 300_000}</description></item></channel></rss>",
        f"<rss><channel><item><description>{'&lt;!--' * 100_000}</description></item></channel></rss>",
        f"<rss><channel><item><description>{'&amp;lt;p ' * 100_000}</description></item></channel></rss>",
        f"<rss><channel><item><author>{'a@' * 50_000}{'(' * 50_000}</author></item></channel></rss>",
        f"<rss><channel><item><pubDate>{'1 ' * 100_000}</pubDate></item></channel></rss>",
        "<" * 1_000_000,
    ],
    ids=range(14),
)
@pytest.mark.usefixtures("without_fallback")
def test_no_input_takes_long(data: str) -> None:
    start = time.process_time()
    with contextlib.suppress(FeedProblem):
        assert len(_parse(data.encode()).entries) <= documents.MOST_ITEMS
    assert time.process_time() - start < 4
