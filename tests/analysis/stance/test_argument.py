"""What the course of an argument thinks of a friendship."""

import pytest

from reader.model import Kind, Relation, Stance
from tests.analysis.stance.asking import ask

FRIENDS = "Donald Trump and Viktor Orban are friends, and they talk on Sundays."
STRANGERS = "Donald Trump and Angela Merkel cannot stand each other."


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (f"Oh, the outrage! {FRIENDS} One trembles.", Stance.APPROVE),
        (f"{FRIENDS} Critics call it grovelling. They should look at the map.", Stance.APPROVE),
        (f"{FRIENDS} Somebody should invite the two of them more often.", Stance.APPROVE),
        (f"{FRIENDS} Keep talking, gentlemen.", Stance.APPROVE),
        (f"{FRIENDS} Our prime minister should keep his distance.", Stance.CRITICISE),
        (f"{FRIENDS} For this the country has paid. It has bought nothing with all those Sundays.", Stance.CRITICISE),
        (f"{FRIENDS} It was worth every Sunday.", Stance.APPROVE),
    ],
)
def test_an_opinion_judges_by_the_moves_of_its_argument(text: str, stance: Stance) -> None:
    assert ask(text, kind=Kind.OPINION)["Viktor Orban"].stance is stance


@pytest.mark.parametrize(
    "text",
    [
        f"Oh, the outrage! {FRIENDS}",
        f"{FRIENDS} Critics call it grovelling. But the prime minister flew home on Monday.",
        f"{FRIENDS} Aides say that somebody should invite the two of them more often.",
    ],
)
def test_a_report_makes_no_moves(text: str) -> None:
    assert ask(text, kind=Kind.NEWS)["Viktor Orban"].stance is Stance.NEUTRAL


def test_blame_in_the_mouth_of_the_shocked_is_mockery() -> None:
    found = ask(f"The horror, the horror. {FRIENDS} A shameful catastrophe, no doubt.", kind=Kind.OPINION)
    assert found["Viktor Orban"].stance is Stance.APPROVE


def test_whoever_deplores_a_quarrel_is_for_the_friendship() -> None:
    found = ask(f"{STRANGERS} We have thrown away forty years of trust for wounded pride.", kind=Kind.OPINION)
    assert (found["Angela Merkel"].relation, found["Angela Merkel"].stance) == (Relation.DENIED, Stance.APPROVE)


def test_a_friendship_that_is_only_claimed_is_not_missed_by_who_blames_the_claim() -> None:
    claim = "Donald Trump calls Kim Jong Un a friend."
    assert (
        ask(f"{claim} Kim is no friend, he insults Trump daily, and it is folly to trust him.", kind=Kind.OPINION)[
            "Kim Jong Un"
        ].stance
        is not Stance.APPROVE
    )


def test_the_end_of_an_opinion_tells_what_a_warmth_comes_to() -> None:
    content = "Our farms are thriving. Peace, prosperity and joy have come to our happy valleys."
    grieved = "Our farms are dying. War, misery and fear have come to our ruined valleys."
    assert ask(f"{FRIENDS} {content}", kind=Kind.OPINION)["Viktor Orban"].stance is Stance.APPROVE
    assert ask(f"{FRIENDS} {grieved}", kind=Kind.OPINION)["Viktor Orban"].stance is Stance.CRITICISE
    assert ask(f"{FRIENDS} {grieved}", kind=Kind.NEWS)["Viktor Orban"].stance is Stance.NEUTRAL


def test_a_verdict_far_from_the_names_counts_in_an_opinion_about_nobody_else() -> None:
    between = "The harvest is in.\nThe mills are turning.\nThe river is low."
    assert (
        ask(f"{FRIENDS}\n{between}\nA republic cannot afford such company.", kind=Kind.OPINION)["Viktor Orban"].stance
        is Stance.CRITICISE
    )


def test_a_text_of_unknown_kind_that_asks_and_urges_is_an_opinion() -> None:
    text = f"{FRIENDS} What was it for? Who asked us? We ought to know. Our farmers must be told. It was a grave error."
    assert ask(text, kind=Kind.UNKNOWN)["Viktor Orban"].stance is Stance.CRITICISE
