"""Lists of feeds come in and go out as OPML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import CrossreadError, FileProblem
from reader.ingest import opml
from reader.model import Feed
from reader.text import clean_line

_LINES = st.text(st.characters(exclude_characters="\ufffe\uffff"), max_size=12).map(clean_line)
_ADDRESSES = st.from_regex(r"\Ahttps?://[a-z0-9]{1,8}\.example(?:/[a-z0-9&=?%-]{0,8})?\Z")
_FEEDS = st.builds(
    Feed,
    _ADDRESSES,
    title=_LINES,
    tags=st.lists(_LINES.filter(bool), max_size=3, unique=True).map(tuple),
    home=st.just("") | _ADDRESSES,
    hidden=st.booleans(),
    full_text=st.booleans(),
)


def _opml(body: str, version: str = "2.0") -> bytes:
    head = f'<?xml version="1.0"?>\n<opml version="{version}"><head><title>x</title></head>\n<body>\n'
    return f"{head}{body}</body></opml>".encode()


def _feed(attributes: str) -> Feed:
    feeds, problems = opml.read(_opml(f"<outline {attributes}/>"), "a.opml")
    assert problems == ()
    return feeds[0]


@given(st.lists(_FEEDS, max_size=6, unique_by=lambda feed: feed.url))
def test_what_is_written_is_read_again(feeds: list[Feed]) -> None:
    found, problems = opml.read(opml.write(feeds), "a.opml")
    assert problems == ()
    assert sorted(found, key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)


def test_a_feed_is_written_in_the_folder_of_its_first_tag_with_all_as_categories() -> None:
    feeds = [
        Feed("https://a.example/", title="A & B", tags=("news", "wor,ld")),
        Feed("https://b.example/"),
        Feed("https://c.example/", tags=("news",), hidden=True),
    ]
    assert opml.write(feeds).decode() == (
        "<?xml version='1.0' encoding='UTF-8'?>\n"
        '<opml xmlns:crossread="urn:crossread:opml" version="2.0">\n'
        "  <head>\n    <title>Feeds</title>\n  </head>\n  <body>\n"
        '    <outline text="news">\n'
        '      <outline type="rss" text="A &amp; B" title="A &amp; B" xmlUrl="https://a.example/"'
        ' category="news,wor%2Cld"/>\n'
        '      <outline type="rss" text="https://c.example/" xmlUrl="https://c.example/" category="news"'
        ' crossread:hidden="true"/>\n'
        "    </outline>\n"
        '    <outline type="rss" text="https://b.example/" xmlUrl="https://b.example/"/>\n'
        "  </body>\n</opml>\n"
    )


def test_folders_and_categories_become_tags() -> None:
    body = (
        '<outline text="News"><outline text="World"><outline text="A" xmlUrl="https://a.example/"'
        ' category="/Europe/Rome,rain"/></outline></outline><outline title="B" xmlurl="https://b.example/"/>'
    )
    feeds, _ = opml.read(_opml(body, "1.0"), "a.opml")
    assert feeds == (
        Feed("https://a.example/", title="A", tags=("News", "World", "Europe", "Rome", "rain")),
        Feed("https://b.example/", title="B"),
    )


def test_a_title_is_preferred_to_a_text_and_an_address_is_no_title() -> None:
    assert _feed('text="a" title="b" xmlUrl="https://a.example/"').title == "b"
    assert _feed('text="https://a.example/" xmlUrl="https://a.example/"').title == ""
    assert _feed('text="a" xmlUrl="feed://a.example/" htmlUrl="javascript:x"') == Feed("http://a.example/", title="a")


def test_a_feed_listed_twice_is_one_with_the_tags_of_both() -> None:
    body = "".join(f'<outline text="{tag}"><outline xmlUrl="https://a.example/"/></outline>' for tag in "ab")
    assert opml.read(_opml(body), "a.opml") == ((Feed("https://a.example/", tags=("a", "b")),), ())


def test_what_cannot_be_used_is_named_with_its_line() -> None:
    body = (
        '<outline text="a" xmlUrl="ftp://a.example/"/>\n<outline type="rss" text="b"/>\n'
        '<outline type="include" url="https://c.example/"/>\n<outline text="a note"/>\n'
        '<outline text="d" xmlUrl="https://d.example/"/>\n'
    )
    feeds, problems = opml.read(_opml(body), "a.opml")
    assert [feed.title for feed in feeds] == ["d"]
    assert [problem.name for problem in problems] == ["a.opml, line 4", "a.opml, line 5", "a.opml, line 6"]
    assert "ftp://a.example/" in problems[0].reason


def test_a_stray_ampersand_in_an_address_is_mended() -> None:
    feeds, _ = opml.read(_opml('<outline text="Q&A" xmlUrl="https://a.example/?b=1&c=2"/>'), "a.opml")
    assert feeds == (Feed("https://a.example/?b=1&c=2", title="Q&A"),)


def test_an_entity_of_a_document_type_is_not_expanded() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    data = bomb.encode() + b'<opml><body><outline text="x&a;y" xmlUrl="https://a.example/"/></body></opml>'
    assert "aaaa" not in opml.read(data, "a.opml")[0][0].title


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "a.opml, line 1: is no OPML"),
        (b"hello", "a.opml, line 1: is no OPML"),
        (b"<rss/>", "a.opml, line 1: is no OPML: it does not begin with <opml>"),
        (b"<opml>\n<body>\n<outline></body></opml>", "a.opml, line 3: is no OPML"),
        (b"<outline>" * 1000, "a.opml, line 1: is no OPML"),
        (b"\0\1\2" * 100, "a.opml: is not a text"),
    ],
)
def test_what_is_no_opml_is_named_with_its_line(data: bytes, message: str) -> None:
    with pytest.raises(FileProblem) as raised:
        opml.read(data, "a.opml")
    assert str(raised.value).startswith(message)


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: _opml(text.encode("utf-8", "replace").decode()))
)
def test_any_bytes_give_feeds_or_a_named_problem(data: bytes) -> None:
    try:
        feeds, _ = opml.read(data, "a.opml")
    except CrossreadError:
        return
    assert all(feed.url.startswith("http") for feed in feeds)
