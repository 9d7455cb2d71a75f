"""What the reader does is kept, and can be taken back exactly."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.errors import UsageProblem
from reader.store.state import Change
from reader.store.store import Store
from tests.store.samples import NOW, article, filled


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as opened:
        filled(opened, [article(str(number)) for number in range(4)])
        yield opened


def test_what_was_read_before_keeps_its_moment_when_all_is_marked_and_taken_back(store: Store) -> None:
    keys = list(store.search.keys())
    store.state.mark(keys[:1], "read", NOW - 100)
    change = store.state.mark(keys, "read", NOW)
    assert change.count == 3
    assert all(header.read for header in store.headers(keys))
    again = store.state.revert(change)
    assert [header.read for header in store.headers(keys)] == [True, False, False, False]
    store.state.revert(again)
    assert all(header.read for header in store.headers(keys))


def test_marks_can_be_taken_off(store: Store) -> None:
    keys = list(store.search.keys())
    store.state.mark(keys, "starred", NOW)
    assert store.state.mark(keys, "starred", None).count == 4
    assert not any(header.starred for header in store.headers(keys))
    assert store.state.mark(keys, "starred", None).count == 0


def test_a_hidden_article_is_not_listed_and_comes_back(store: Store) -> None:
    keys = list(store.search.keys())
    change = store.state.mark(keys[1:2], "hidden", 1)
    assert list(store.search.keys()) == [keys[0], *keys[2:]]
    store.state.revert(change)
    assert list(store.search.keys()) == keys


def test_a_tag_is_given_only_to_those_that_lack_it_and_taken_back_from_these(store: Store) -> None:
    keys = list(store.search.keys())
    store.state.tag(keys[:2], " to  read ")
    change = store.state.tag(keys, "to read")
    assert change.count == 2
    assert store.state.tags() == {"to read": 4}
    store.state.revert(change)
    assert [header.tags for header in store.headers(keys)] == [("to read",), ("to read",), (), ()]
    store.state.revert(store.state.untag(keys, "to read"))
    assert store.state.tags() == {"to read": 2}


@pytest.mark.parametrize("tag", ["", " \x1b ", "a,b"])
def test_a_tag_that_cannot_be_written_in_a_list_is_refused(store: Store, tag: str) -> None:
    with pytest.raises(UsageProblem, match="a tag is"):
        store.state.tag([1], tag)


def test_a_note_is_replaced_taken_off_and_put_back(store: Store) -> None:
    key = store.search.keys()[0]
    store.state.note(key, "first\nlines \ud800")
    assert store.state.note_of(key) == "first\nlines"
    change = store.state.note(key, " ")
    assert store.state.note_of(key) == ""
    assert not store.headers([key])[0].noted
    store.state.revert(change)
    assert store.state.note_of(key) == "first\nlines"
    assert store.headers([key])[0].noted


def test_what_is_done_to_an_article_that_is_gone_does_nothing(store: Store) -> None:
    assert store.state.mark([999], "read", NOW).count == 0
    assert store.state.tag([999], "x").count == 0
    assert store.state.note(999, "text").count == 0
    store.state.set_position(999, 4)
    change = store.state.note(1, "text")
    store.articles.delete([1])
    assert store.state.revert(change) == Change("note")


@pytest.mark.parametrize("moment", [-1, 2**63, 2**80])
def test_a_moment_that_no_database_takes_is_refused(store: Store, moment: int) -> None:
    with pytest.raises(UsageProblem, match="not a moment"):
        store.state.mark([1], "read", moment)


def test_a_position_beyond_all_texts_is_bounded(store: Store) -> None:
    store.state.set_position(1, 2**70)
    assert store.headers([1])[0].position == 2**31
    store.state.set_position(1, -5)
    assert store.headers([1])[0].position == 0


_ACTIONS = st.tuples(
    st.sampled_from(["read", "starred", "hidden", "tag", "untag", "note"]),
    st.lists(st.integers(1, 5), max_size=4),
    st.integers(0, 3),
)


@given(st.lists(_ACTIONS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_taking_back_everything_in_turn_leaves_what_was_there_at_first(
    actions: list[tuple[str, list[int], int]],
) -> None:
    with Store.memory() as store:
        filled(store, [article(str(number)) for number in range(4)])
        states = [_all(store)]
        changes = []
        for what, keys, value in actions:
            changes.append(_done(store, what, keys, value))
            states.append(_all(store))
        for change, before in zip(reversed(changes), reversed(states[:-1]), strict=True):
            store.state.revert(change)
            assert _all(store) == before


def _done(store: Store, what: str, keys: list[int], value: int) -> Change:
    match what:
        case "read" | "starred":
            return store.state.mark(keys, "read" if what == "read" else "starred", value or None)
        case "hidden":
            return store.state.mark(keys, "hidden", value % 2)
        case "tag":
            return store.state.tag(keys, f"tag{value}")
        case "untag":
            return store.state.untag(keys, f"tag{value}")
        case _:
            return store.state.note(keys[0] if keys else 99, "note" * value)


def _all(store: Store) -> object:
    return store.headers(range(1, 5)), [store.state.note_of(key) for key in range(1, 5)]
