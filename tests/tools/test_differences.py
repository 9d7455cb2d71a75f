"""Two outlets differ where people say so, and are said to where the verdict does."""

import pytest

from reader.model import Answer, Relation, Stance
from tests.friends import answer, told
from tools.evaluate.differences import Outlet, of_stories, right_side

PAIR = ("Ann", "Bo")


def outlet(name: str, side: str, relation: Relation | None, *, story: str = "one") -> Outlet:
    text = told(name)
    answers: dict[tuple[str, str], Answer] = {}
    if relation:
        answers[PAIR] = answer(text, "Bo", (relation, Stance.NEUTRAL))
    return Outlet(story, text, {PAIR: side}, answers)


@pytest.mark.parametrize(
    ("sides", "relations", "said", "true"),
    [
        (("POS", "NEG"), (Relation.AFFIRMED, Relation.DENIED), True, True),
        (("POS", "POS"), (Relation.AFFIRMED, Relation.COOLED), True, False),
        (("POS", "NEG"), (Relation.AFFIRMED, Relation.AFFIRMED), False, True),
        (("NEG", "NEG"), (Relation.DENIED, None), False, False),
    ],
)
def test_outlets_of_a_story_are_compared(
    sides: tuple[str, str], relations: tuple[Relation, Relation | None], said: bool, true: bool
) -> None:
    (pair,) = of_stories([outlet(*each) for each in zip("ab", sides, relations, strict=True)])
    assert (pair.said, pair.true) == (said, true)


def test_outlets_without_a_clear_side_and_of_two_stories_are_not_compared() -> None:
    affirms = outlet("a", "POS", Relation.AFFIRMED)
    assert not list(of_stories([affirms, outlet("b", "BOTH", Relation.DENIED)]))
    assert not list(of_stories([affirms, outlet("b", "NEG", Relation.DENIED, story="two")]))


def test_the_share_of_right_sides_stands_beside_the_commonest_side() -> None:
    found = [
        outlet("a", "POS", Relation.AFFIRMED),
        outlet("b", "NEG", Relation.AFFIRMED),
        outlet("c", "NEG", Relation.DENIED),
        outlet("d", "NEG", Relation.COOLED),
        outlet("e", "NEG", Relation.NOT_ADDRESSED),
        outlet("f", "BOTH", Relation.AFFIRMED),
    ]
    assert right_side(found) == (75.0, 75.0)
