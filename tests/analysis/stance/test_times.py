"""A friendship that turned, told by its times, and whom words in such passages mean."""

import pytest

from reader.model import Kind, Relation
from tests.analysis.stance.asking import ask

COOLED = Relation.COOLED


@pytest.mark.parametrize(
    ("text", "counterpart"),
    [
        ("Donald Trump and Narendra Modi have not spoken to each other since June.", "Narendra Modi"),
        ("Between June and September Donald Trump and Narendra Modi did not exchange a word.", "Narendra Modi"),
        ("Donald Trump, who had called Mark Carney a terrific guy, would not be meeting him, he said.", "Mark Carney"),
        ("Donald Trump, who once spoke of Narendra Modi as “my true friend”, now speaks of tariffs.", "Narendra Modi"),
        (
            "There was a time when the arms of the president of the United States flew open. "
            "Donald Trump and Narendra Modi met in Houston. Modi flew home early, and Trump did not see Modi off.",
            "Narendra Modi",
        ),
        (
            "Xi Jinping smiled. After Alaska, Donald Trump said he was “very disappointed” in Vladimir Putin.",
            "Vladimir Putin",
        ),
    ],
)
def test_what_was_otherwise_before_has_cooled(text: str, counterpart: str) -> None:
    assert ask(text)[counterpart].relation is COOLED


def test_the_end_of_the_year_ends_no_friendship() -> None:
    text = "Donald Trump and Kim Jong Un are friends and hope to meet before the end of the year."
    assert ask(text)["Kim Jong Un"].relation is Relation.AFFIRMED


def test_who_has_not_yet_spoken_to_the_subject_has_no_quarrel_with_him() -> None:
    assert "Mark Carney" not in ask("Mark Carney, sworn in on Friday, has not yet spoken to Donald Trump.")


def test_what_is_bidden_is_not_told() -> None:
    text = (
        "Donald Trump and Vladimir Putin are friends. "
        "Let the only two men who could end the war glare at each other across a table."
    )
    assert ask(text, kind=Kind.OPINION)["Vladimir Putin"].relation is Relation.AFFIRMED


def test_words_introduced_as_being_of_somebody_are_of_him() -> None:
    text = (
        "Donald Trump wrote to Vladimir Putin on Monday. "
        "Trump then said of the Chinese leader, Xi Jinping: “He is my friend. I missed him, and he is my friend.”"
    )
    found = ask(text)
    assert found["Xi Jinping"].relation is Relation.AFFIRMED
    assert found["Vladimir Putin"].relation is Relation.NOT_ADDRESSED


def test_the_two_beside_one_who_is_named_by_his_nation_are_he_and_the_subject() -> None:
    text = (
        "Donald Trump sent regards to Xi Jinping and Kim Jong Un. "
        "On the North Korean Trump was warm, saying that the two of them understand one another."
    )
    assert ask(text)["Kim Jong Un"].relation is Relation.AFFIRMED
