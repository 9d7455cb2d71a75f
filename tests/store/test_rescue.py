"""A damaged library is never written to, and what can be read of it is saved."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import StoreProblem
from reader.model import Feed
from reader.query import parse
from reader.store.articles import Arrival
from reader.store.rescue import rescue
from reader.store.store import Store
from tests.store.samples import NOW, article, library

__all__ = ["library"]
_COUNT = 200
_PAGE = 4096


@pytest.fixture
def filled_library(library: Path) -> Path:
    with Store.open(library) as store:
        store.feeds.subscribe([Feed("https://example.org/f", "A feed", ("news", "world"))], now=NOW)
        arrivals = (
            Arrival(article(f"Title {number}", f"Text {number} " + "word " * 600), "https://example.org/f", str(number))
            for number in range(_COUNT)
        )
        keys = store.articles.add(arrivals, now=NOW).new
        store.state.mark(keys, "starred", NOW)
        store.state.note(keys[3], "my note")
        store.views.save("Mine", "is:starred")
    return library


def _no_bytes(path: Path) -> None:
    path.write_bytes(b"")


def _broken_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"\xff" * 100)


def _half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // _PAGE * _PAGE)


def _broken_middle(path: Path) -> None:
    size = path.stat().st_size // _PAGE
    with path.open("r+b") as file:
        for page in range(size // 3, size // 3 + 20):
            file.seek(page * _PAGE)
            file.write(os.urandom(_PAGE))


@pytest.mark.parametrize("damage", [_no_bytes, _broken_header, _half])
def test_a_damaged_file_is_refused_and_stays_as_it_is(filled_library: Path, damage: Callable[[Path], None]) -> None:
    damage(filled_library)
    before = filled_library.read_bytes()
    with pytest.raises(StoreProblem, match="damaged") as problem:
        Store.open(filled_library)
    assert problem.value.damaged
    assert filled_library.read_bytes() == before
    assert [path.name for path in filled_library.parent.iterdir()] == ["library.sqlite"]


def test_damage_in_the_middle_is_found_by_checking_and_ends_all_writing_once_it_is_met(filled_library: Path) -> None:
    _broken_middle(filled_library)
    before = filled_library.read_bytes()
    with Store.open(filled_library) as store:
        with pytest.raises(StoreProblem, match="damaged") as problem:
            store.articles.articles(range(1, _COUNT + 1))
        assert problem.value.damaged
        with pytest.raises(StoreProblem, match="damaged"):
            store.state.mark([1], "read", NOW)
        assert store.check() != ()
    assert filled_library.read_bytes() == before


@pytest.mark.parametrize(
    ("damage", "least"), [(_no_bytes, 0), (_broken_header, _COUNT), (_half, 20), (_broken_middle, _COUNT - 60)]
)
def test_what_can_be_read_is_saved_and_the_damaged_file_is_kept(
    filled_library: Path, damage: Callable[[Path], None], least: int
) -> None:
    damage(filled_library)
    before = filled_library.read_bytes()
    done = rescue(filled_library)
    assert done.kept_as.name == "library.damaged-1.sqlite"
    assert done.kept_as.read_bytes() == before
    assert least <= done.articles <= _COUNT
    assert sorted(path.name for path in filled_library.parent.iterdir()) == [
        "library.damaged-1.sqlite",
        "library.sqlite",
    ]
    with Store.open(filled_library) as store:
        assert store.check(thorough=True) == ()
        keys = store.search.keys()
        assert len(keys) == done.articles
        assert all(header.starred for header in store.headers(keys))
        assert len(store.search.keys(parse("word"))) == done.articles
        assert all(each.body.endswith("word word ") for each in store.articles.articles(keys))
        store.articles.add([Arrival(article("after"))], now=NOW)


def test_feeds_notes_and_views_are_saved_too(filled_library: Path) -> None:
    _broken_header(filled_library)
    assert rescue(filled_library).lost == 0
    with Store.open(filled_library) as store:
        (subscription,) = store.feeds.subscriptions()
        assert (subscription.feed.tags, subscription.articles) == (("news", "world"), _COUNT)
        assert store.state.note_of(4) == "my note"
        assert [view.query for view in store.views.views()] == ["is:starred"]


def test_a_second_rescue_keeps_the_first_damaged_file(filled_library: Path) -> None:
    _broken_header(filled_library)
    rescue(filled_library)
    _no_bytes(filled_library)
    assert rescue(filled_library).kept_as.name == "library.damaged-2.sqlite"
    assert (filled_library.parent / "library.damaged-1.sqlite").exists()


def test_a_library_that_is_not_there_cannot_be_rescued(library: Path) -> None:
    with pytest.raises(StoreProblem, match="No such file"):
        rescue(library)
