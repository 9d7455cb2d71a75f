"""Relations that go one way, from the subject to the counterpart."""

import pytest

from reader.analysis import questions, stance
from reader.analysis.questions import relation
from reader.model import Party, Question, Relation
from tests.analysis.stance.asking import analysed

WALL = Party("Border wall", ("border wall", "the wall"))
SUPPORT = Question("support", "Support", Party("Joe Biden", ("Biden",)), (WALL,), relation("support"))


def said(text: str) -> Relation | None:
    found = stance.answer(analysed(text), SUPPORT)
    return found[0].relation if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Joe Biden opposes the border wall.", Relation.DENIED),
        ("Joe Biden supports the border wall.", Relation.AFFIRMED),
        ("The border wall, backed by Joe Biden, went up in May.", Relation.AFFIRMED),
        ("The border wall, which Joe Biden opposes, went up in May.", Relation.DENIED),
        ("As for the border wall, Joe Biden has always opposed it.", Relation.DENIED),
    ],
)
def test_the_three_hang_together(text: str, expected: Relation) -> None:
    assert said(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "Joe Biden watched as Greg Abbott praised the border wall.",
        "Joe Biden, widely criticized for his silence, flew over the border wall.",
        "Joe Biden scolded the Senate for the delay in voting on the border wall.",
        "Joe Biden wants to end overtime for workers at the border wall.",
    ],
)
def test_a_cue_beside_the_two_says_nothing_that_is_done_by_or_to_another(text: str) -> None:
    assert said(text) in (None, Relation.NOT_ADDRESSED)


def test_support_goes_one_way_and_friendship_does_not() -> None:
    assert questions.relation("support").directed
    assert not questions.relation("friendship").directed
