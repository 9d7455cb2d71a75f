"""What has far more tags or lines than an article is read as far as it goes quickly, and says that it was cut."""

import json
import time

import pytest

from reader.ingest import feeds, files, tags
from reader.ingest.feeds import fragments
from reader.ingest.feeds.raw import Text
from reader.ingest.pieces import OMISSION, bounded
from reader.model import Role

_ROOM = 15 * 1024 * 1024 - 10_000
"""Bytes: nearly as many as a document may have."""


def _filled(unit: str, room: int = _ROOM) -> str:
    return unit * (room // len(unit))


def _feed(*texts: dict[str, str]) -> bytes:
    items = [{"id": str(number), "title": f"T{number}", **text} for number, text in enumerate(texts)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "F", "items": items}).encode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("texts", "omitting"),
    [
        ([{"content_html": _filled("<p>rain</p>")}], 1),
        ([{"content_html": _filled("<p>")}], 1),
        ([{"content_html": _filled("<p>Read more</p>")}], 1),
        ([{"content_text": "rain\n\n" * (_ROOM // 8)}], 1),
        ([{"content_html": "<p>rain</p>" * 200}] * 6_000, 6_000 - 1_246),
        ([{"content_html": f"<p>{'It rained on the city of Rome. ' * 9}</p>" * 30}] * 1_700, 0),
    ],
    ids=["paragraphs", "tags", "pointers", "lines", "items", "articles"],
)
def test_a_feed_as_large_as_may_be_is_read_in_seconds(texts: list[dict[str, str]], omitting: int) -> None:
    data = _feed(*texts)
    begin = time.process_time()
    found = feeds.parse(data, name="feed", url="https://paper.example/feed")
    assert time.process_time() - begin < 5
    cut = [entry for entry in found.entries if entry.article.body.endswith(OMISSION)]
    assert len(found.entries) == len(texts)
    assert len(cut) == omitting
    assert all(entry.summary_only for entry in cut)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "unit", "is_cut"),
    [
        (".html", "<p>rain</p>", True),
        (".html", "rain<br>", True),
        (".html", f"<p>{'It rained on the city of Rome. ' * 9}</p>", False),
        (".txt", "rain\n", True),
        (".txt", f"{'It rained on the city of Rome. ' * 9}\n", False),
        (".md", "rain\n\n", True),
        (".md", f"- {'It rained on the city of *Rome*. ' * 9}\n", False),
    ],
)
def test_a_file_as_large_as_may_be_is_read_in_seconds(suffix: str, unit: str, *, is_cut: bool) -> None:
    data = _filled(unit).encode()
    begin = time.process_time()
    article = files.of_bytes(data, "file", suffix=suffix)
    assert time.process_time() - begin < 5
    assert article.body.endswith(OMISSION) is is_cut


def test_a_page_is_read_up_to_so_many_tags() -> None:
    assert [piece.text for piece in tags.read("<p>one</p><p>two</p>", most=4)[1]] == ["one", "two"]
    found = tags.read("<p>one</p><p>two</p>", most=3)[1]
    assert [(piece.text, piece.role) for piece in found] == [("one", Role.PROSE), (OMISSION, Role.CAPTION)]


def test_the_texts_of_a_feed_share_what_is_allowed() -> None:
    allowance = fragments.Allowance(of_feed=10, of_text=4)
    text = Text("<p>one</p><p>two</p><p>three</p>")
    counts = [len(fragments.pieces(text, allowance)) for _ in range(4)]
    assert counts == [3, 3, 2, 1]


def test_a_text_is_bounded_by_its_marks() -> None:
    assert bounded("a<b<c", "<", 2) == ("a<b<c", False)
    assert bounded("a<b<c", "<", 1) == ("a", True)
    assert bounded("a<b<c", "<", 0) == ("", True)
    assert bounded("abc", "<", 0) == ("abc", False)
