"""Whether two short texts say the same thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.compare.likeness import contradict, likeness, same_answer, terms


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the largest shareholder", "its biggest shareholder"),
        ("two years", "for another two years"),
        ("until July 1, 2024", "through July 2024"),
        ("strong demand for travel", "travel demands were strong"),
    ],
)
def test_the_same_in_other_words_is_the_same(first: str, second: str) -> None:
    assert same_answer(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("two years", "three years"),
        ("prices rose", "prices fell"),
        ("the court convicted the mayor", "the court acquitted the mayor"),
        ("he will resign", "he will not resign"),
        ("a theory", "a bank"),
    ],
)
def test_one_decisive_word_makes_a_difference(first: str, second: str) -> None:
    assert not same_answer(first, second)


def test_words_of_the_question_tell_nothing() -> None:
    assert same_answer("Delta shares rose on bookings", "Delta shares rose on fares")
    assert not same_answer(
        "Delta shares rose on bookings", "Delta shares rose on fares", question="Why did Delta shares rise?"
    )


def test_a_name_is_never_taken_for_its_neighbour_in_meaning() -> None:
    assert likeness(terms("They met in Iran"), terms("They met in Tehran")) < likeness(
        terms("They met in iran"), terms("They met in tehran")
    )


def test_a_number_word_is_the_number() -> None:
    assert not contradict(terms("seven people died"), terms("7 people died"))
    assert contradict(terms("seven people died"), terms("9 people died"))


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_is_a_share_and_the_same_both_ways(first: str, second: str) -> None:
    one, two = terms(first), terms(second)
    assert 0.0 <= likeness(one, two) <= 1.0 + 1e-9
    assert likeness(one, two) == likeness(two, one)
    assert contradict(one, two) == contradict(two, one)
    assert not one.by_stem or likeness(one, one) == 1.0
