"""What a text says of the relation: the words, and what stands around them."""

import pytest

from reader.model import Relation
from tests.analysis.stance.asking import ask

AFFIRMED, DENIED, COOLED, MIXED = Relation.AFFIRMED, Relation.DENIED, Relation.COOLED, Relation.MIXED
UNSAID = Relation.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("President Trump praised Vladimir Putin on Friday.", AFFIRMED),
        ("Donald Trump and Emmanuel Macron have an unusually close personal relationship.", AFFIRMED),
        ("Donald Trump has a rocky relationship with Angela Merkel.", DENIED),
        ("Donald Trump insulted Angela Merkel at the summit.", DENIED),
        ("The bromance between Donald Trump and Vladimir Putin is over.", COOLED),
        ("Vladimir Putin is no longer a pal of Donald Trump.", COOLED),
        ("Donald Trump met Xi Jinping in Osaka on Saturday.", UNSAID),
    ],
)
def test_a_plain_cue_decides(text: str, relation: Relation) -> None:
    (found,) = ask(text).values()
    assert found.relation is relation


def test_negation_turns_friendship_round() -> None:
    (found,) = ask("Donald Trump and Xi Jinping are not friends.").values()
    assert found.relation is DENIED
    assert "“not” denies “friends”" in found.why[0]


def test_negation_turns_hostility_round() -> None:
    (found,) = ask("Donald Trump never criticizes Vladimir Putin.").values()
    assert found.relation is AFFIRMED


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Donald Trump and Angela Merkel couldn't be more different.", DENIED),
        ("Donald Trump is not only a friend of Narendra Modi.", AFFIRMED),
        ("Donald Trump is without a doubt a friend of Narendra Modi.", AFFIRMED),
    ],
)
def test_a_negation_in_form_denies_nothing(text: str, relation: Relation) -> None:
    (found,) = ask(text).values()
    assert found.relation is relation


def test_a_wish_alone_is_no_friendship() -> None:
    (found,) = ask("Donald Trump hopes to be friends with Xi Jinping.").values()
    assert found.relation is DENIED
    (certain,) = ask("Donald Trump is friends with Xi Jinping.").values()
    assert certain.relation is AFFIRMED
    assert certain.evidence[0].cues


def test_insults_of_an_earlier_time_do_not_undo_warmth_now() -> None:
    (found,) = ask(
        "Donald Trump said that he and Kim Jong Un fell in love. Not long before, Trump had insulted Kim."
    ).values()
    assert found.relation is AFFIRMED


def test_warmth_and_insults_are_mixed() -> None:
    (found,) = ask(
        "Donald Trump called Emmanuel Macron a friend. Hours later Donald Trump insulted Emmanuel Macron."
    ).values()
    assert found.relation is MIXED


def test_a_critic_of_the_subject_does_not_make_the_pair_enemies() -> None:
    (found,) = ask("Opponents have criticized Donald Trump for cozying up to Vladimir Putin.").values()
    assert found.relation is AFFIRMED


def test_warmth_towards_a_country_is_not_towards_its_leader() -> None:
    (found,) = ask("Before meeting Vladimir Putin, Donald Trump wished for good relations with Russia.").values()
    assert found.relation is UNSAID


def test_blame_of_a_policy_says_little_of_two_people() -> None:
    text = "At the summit with Theresa May, Donald Trump condemned the agreement on climate."
    (found,) = ask(text).values()
    assert found.relation is UNSAID


def test_a_cue_goes_to_the_nearest_counterpart() -> None:
    found = ask("Donald Trump met Angela Merkel, and later praised Narendra Modi.")
    assert found["Narendra Modi"].relation is AFFIRMED
    assert found["Angela Merkel"].relation is UNSAID


def test_a_cue_holds_for_counterparts_joined_by_and() -> None:
    found = ask("Donald Trump admires Vladimir Putin and Xi Jinping.")
    assert {answer.relation for answer in found.values()} == {AFFIRMED}


def test_a_cue_holds_for_those_with_whom_it_is_likewise() -> None:
    found = ask("Donald Trump flattered Kim Jong Un, as he has done with leaders like Vladimir Putin and Xi Jinping.")
    assert {name: answer.relation for name, answer in found.items()} == {
        "Kim Jong Un": AFFIRMED,
        "Xi Jinping": AFFIRMED,
        "Vladimir Putin": AFFIRMED,
    }


def test_somebody_between_dashes_is_farther_from_a_cue_outside() -> None:
    found = ask(
        "Donald Trump told Malcolm Turnbull — after calls with Vladimir Putin — that theirs was the worst call."
    )
    assert found["Vladimir Putin"].relation is UNSAID
    assert found["Malcolm Turnbull"].relation is DENIED
