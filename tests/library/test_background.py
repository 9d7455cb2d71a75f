"""Understanding ahead of the reader."""

import time
from collections.abc import Callable
from pathlib import Path

from reader.library import Library
from reader.library.background import Background
from reader.model import Analysis, Article, Relation
from reader.query import parse
from reader.store.articles import Arrival
from reader.store.store import Store
from tests.tui.handmade import HandmadeLibrary, article


def kept(folder: Path, *names: str) -> HandmadeLibrary:
    library = HandmadeLibrary(store=Store.open(folder / "library.sqlite"))
    library.bring(Arrival(article(name, f"Kim met {name}.", "Seoul watched.")) for name in names)
    return library


def until(ready: Callable[[], bool]) -> None:
    end = time.monotonic() + 10
    while not ready():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.01)


def test_searches_by_entity_and_stance_find_what_was_never_opened(tmp_path: Path) -> None:
    library = kept(tmp_path, "one", "two")
    assert not library.find(parse("entity:Kim"))
    background = Background(library)
    background.start()
    until(lambda: background.done == 2)
    background.stop()
    assert len(library.find(parse('entity:"Kim Jong Un"'))) == 2
    assert len(library.find(parse('counterpart:"Kim Jong Un" stance:approve'))) == 2


def test_what_is_wished_for_comes_first(tmp_path: Path) -> None:
    order = []

    class Noting(HandmadeLibrary):
        def analysis(self, article: Article) -> Analysis:
            order.append(article.id)
            return super().analysis(article)

    library = Noting(store=Store.open(tmp_path / "library.sqlite"))
    library.bring(Arrival(article(name, "Kim met him.")) for name in ("one", "two", "three"))
    keys = {header.id: header.key for header in library.headers(library.find())}
    background = Background(library)
    background.wish([keys["two"], keys["one"]])
    background.start()
    until(lambda: background.done == 3)
    background.stop()
    assert order[:2] == ["two", "one"]


def test_what_is_kept_already_is_not_worked_on_again(tmp_path: Path) -> None:
    library = kept(tmp_path, "one")
    first = Background(library)
    first.start()
    until(lambda: first.done == 1)
    first.stop()
    second = Background(library)
    second.start()
    until(lambda: not second._next_wished() and bool(second._tried))
    second.stop()
    assert second.done == 0


def test_a_corrected_label_is_searched_by_once_it_is_wished_for_again(tmp_path: Path) -> None:
    library = Library(store=Store.open(tmp_path / "library.sqlite"))
    library.bring([Arrival(article("one", "Trump called Kim Jong Un a friend.", "Seoul watched."))])
    key, text = library.find()[0], library.articles[0]
    background = Background(library)
    background.start()
    until(lambda: background.done == 1)
    question = library.question()
    library.corrections.set(question.id, "Xi Jinping", text.id, relation=Relation.DENIED, stance=None)
    background.wish([key], again=True)
    until(lambda: background.done == 2)
    background.stop()
    assert list(library.find(parse("relation:denied counterpart:Xi"))) == [key]


def test_it_rests_while_the_reader_does_something(tmp_path: Path) -> None:
    library = kept(tmp_path, "one")
    background = Background(library)
    background.rest()
    background.start()
    time.sleep(0.3)
    assert background.done == 0
    until(lambda: background.done == 1)
    background.stop()


def test_nothing_is_done_for_articles_that_are_not_kept() -> None:
    background = Background(HandmadeLibrary([article("one", "Kim met him.")]))
    background.start()
    assert background._thread is None


def test_it_ends_at_once(tmp_path: Path) -> None:
    library = kept(tmp_path, *map(str, range(20)))
    background = Background(library)
    background.start()
    until(lambda: background.done > 0)
    background.stop()
    thread = background._thread
    assert thread is not None
    thread.join(5)
    assert not thread.is_alive()
    assert background.done < 20
