"""Walking from place to place."""

from reader.model import Span
from reader.tui.trail import Trail

SPANS = (Span(0, 3), Span(10, 13), Span(20, 23))


def test_the_first_step_goes_to_the_next_place_from_where_one_reads() -> None:
    assert Trail("Kim", SPANS).step(1, near=5).current == SPANS[1]


def test_the_first_step_back_goes_to_the_place_before() -> None:
    assert Trail("Kim", SPANS).step(-1, near=15).current == SPANS[1]


def test_steps_go_round_the_end() -> None:
    assert Trail("Kim", SPANS, 2).step(1).current == SPANS[0]
    assert Trail("Kim", SPANS, 0).step(-1).current == SPANS[2]
    assert Trail("Kim", SPANS).step(1, near=99).current == SPANS[0]


def test_an_empty_trail_stays_where_it_is() -> None:
    assert Trail("Kim", ()).step(1).current is None


def test_it_says_where_one_is() -> None:
    assert Trail("Kim", SPANS, 1).words() == "Kim, 2 of 3"
    assert Trail("Kim", SPANS).words() == "Kim, 3 in this article"
    assert Trail("Kim", ()).words() == "Kim, not in this article"
