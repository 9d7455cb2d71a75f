"""How long a summary may be is read from one short text, and a bad one is refused with the forms that work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.summary.length import Budget, Length, Unit, parse
from reader.errors import UsageProblem


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [("3", 3, Unit.SENTENCES), ("20%", 20, Unit.PERCENT), ("100w", 100, Unit.WORDS), (" 7 ", 7, Unit.SENTENCES)],
)
def test_the_three_forms_are_read(text: str, amount: int, unit: Unit) -> None:
    assert parse(text) == Length(amount, unit)


@pytest.mark.parametrize(
    "text", ["", "0", "0%", "0w", "-1", "101%", "1.5", "3s", "w", "%", "three", "٣", "3 4", "1e3", "9" * 5000]
)
def test_anything_else_is_refused_with_the_accepted_forms(text: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        parse(text)
    assert all(form in str(refused.value) for form in ("`3`", "`20%`", "`100w`"))
    assert len(str(refused.value)) < 300


@given(st.text())
def test_every_text_is_read_or_refused(text: str) -> None:
    try:
        length = parse(text)
    except UsageProblem:
        return
    assert parse(str(length)) == length


def test_a_share_takes_at_least_one_sentence() -> None:
    assert parse("1%").budget([10] * 5).sentences == 1
    assert parse("50%").budget([10] * 5).sentences == 2


def test_a_share_of_everything_takes_all() -> None:
    assert parse("100%").takes_all([10, 20, 30])
    assert not parse("99%").takes_all([10, 20, 30])


def test_a_huge_length_is_more_than_any_text() -> None:
    assert parse("999999999").takes_all([10, 20])
    assert parse("999999999w").takes_all([10, 20])


def test_words_are_counted_over_all_sentences() -> None:
    budget = parse("25w").budget([10, 20, 30])
    assert budget.holds(2, 25)
    assert not budget.holds(2, 30)


def test_one_sentence_always_fits() -> None:
    assert Budget(1, 5).holds(1, 400)
