"""Noticing that the library was changed."""

from pathlib import Path

from reader.library import Library
from reader.store.articles import Arrival
from reader.store.store import Store
from reader.tui.watching import LibraryChanged, Watch
from tests.tui.handmade import article


def told(changed: LibraryChanged | None) -> tuple[bool, bool] | None:
    return (changed.arrivals, changed.marks) if changed is not None else None


def test_arrivals_and_marks_are_told_apart(tmp_path: Path) -> None:
    library = Library(store=Store.open(tmp_path / "library.sqlite"))
    watch = Watch(library)
    assert told(watch.look()) is None
    library.bring([Arrival(article("one", "Kim met him."))])
    assert told(watch.look()) == (True, True)
    library.mark(library.find(), "read", on=True)
    assert told(watch.look()) == (False, True)
    assert told(watch.look()) is None


def test_what_is_understood_ahead_hides_marks_only_for_a_while(tmp_path: Path) -> None:
    library = Library(store=Store.open(tmp_path / "library.sqlite"))
    library.bring([Arrival(article("one", "Kim met him."))])
    watch = Watch(library)
    for ahead in range(1, 10):
        library.mark(library.find(), "read", on=bool(ahead % 2))
        assert told(watch.look(ahead=ahead)) is None
    library.bring([Arrival(article("two", "Kim met him."))])
    assert told(watch.look(ahead=10)) == (True, True)
    library.mark(library.find(), "starred", on=True)
    assert told(watch.look(ahead=11)) is None
    assert told(watch.look(ahead=11)) == (False, True)
    assert told(watch.look(ahead=11)) is None


def test_a_library_that_cannot_be_read_any_more_is_no_news(tmp_path: Path) -> None:
    library = Library(store=Store.open(tmp_path / "library.sqlite"))
    watch = Watch(library)
    library.store.close()
    assert told(watch.look()) is None
