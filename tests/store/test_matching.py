"""Words are cut, folded and found as the index of words does it."""

import pytest

from reader.model import Span
from reader.store import matching
from reader.store.matching import find, fold, holds, is_indexable, words


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Éclair NAÏVE", "eclair naive"), ("Straße", "straße"), ("ЁЛКА", "ёлка"), ("Ελλάς", "ελλάσ"), ("ŁÓDŹ", "łodz")],
)
def test_case_and_the_marks_of_latin_letters_do_not_count(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_word_is_a_run_of_letters_and_digits() -> None:
    text = "It’s covid-19, C++ & e\u0301tat_2."
    assert [word for word, _ in words(text)] == ["it", "s", "covid", "19", "c", "etat", "2"]
    assert [span.of(text) for _, span in words(text)][-2:] == ["e\u0301tat", "2"]


def test_words_are_found_one_after_the_other_and_the_last_may_go_on() -> None:
    text = "New York, new yorkers; NEW-YORK."
    assert [span.of(text) for span in find(text, "new york")] == ["New York", "NEW-YORK"]
    assert [span.of(text) for span in find(text, "new york", prefix=True)] == ["New York", "new yorkers", "NEW-YORK"]
    assert not holds(text, "york new york city")


def test_scripts_without_spaces_and_signs_are_found_wherever_they_stand() -> None:
    assert find("北京举行峰会", "举行") == (Span(2, 4),)
    assert holds("I ❤ it", "❤")
    assert not any(map(is_indexable, ("北京", "❤", "", "++")))
    assert find("any", "") == ()


def test_what_is_sought_is_prepared_once_for_all_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(matching, "is_indexable", lambda wanted: asked.append(wanted))
    assert [matching.holds(text, "🙂🙃") for text in ("so 🙂🙃", "no", "🙃🙂")] == [True, False, False]
    assert asked == ["🙂🙃"]
