"""Whom a sentence means that does not name both."""

import pytest

from reader.model import Kind, Relation
from tests.analysis.stance.asking import ask

AFFIRMED, DENIED, COOLED, MIXED = Relation.AFFIRMED, Relation.DENIED, Relation.COOLED, Relation.MIXED
UNSAID = Relation.NOT_ADDRESSED


@pytest.mark.parametrize(
    ("text", "counterpart", "relation"),
    [
        (
            "Donald Trump's foreign policy is personal. His affection for Recep Tayyip Erdogan survived sanctions.",
            "Recep Tayyip Erdogan",
            AFFIRMED,
        ),
        (
            "Donald Trump met Angela Merkel in Washington. The two never warmed to each other.",
            "Angela Merkel",
            DENIED,
        ),
        (
            "They used to dance with each other at weddings. On Sunday Emmanuel Macron looked past Donald Trump.",
            "Emmanuel Macron",
            COOLED,
        ),
        (
            "Donald Trump flew to Tokyo. Shinzo Abe waited on the tarmac and embraced him.",
            "Shinzo Abe",
            AFFIRMED,
        ),
        ("Donald Trump talked of Vladimir Putin. The Russian, he said, was his friend.", "Vladimir Putin", AFFIRMED),
        ("Donald Trump likes President Vladimir Putin.", "Vladimir Putin", AFFIRMED),
        (
            "Vladimir Putin knows that he has a friend in the White House. Donald Trump says so.",
            "Vladimir Putin",
            AFFIRMED,
        ),
        ("Boris Johnson praised him warmly. “I respect Boris,” Donald Trump said.", "Boris Johnson", AFFIRMED),
    ],
)
def test_one_of_the_two_may_be_understood(text: str, counterpart: str, relation: Relation) -> None:
    assert ask(text)[counterpart].relation is relation


@pytest.mark.parametrize(
    "text",
    [
        "Donald Trump spoke on steel. Xi Jinping met Vladimir Putin in Moscow and called him his best friend.",
        "Donald Trump gave a speech on steel in Ohio. Boris Johnson gave one on fish in Hull.",
        "Donald Trump spoke of Nato. My friends on the left hate it. The French do too. Emmanuel Macron was in Lyon.",
    ],
)
def test_those_who_only_stand_near_each_other_are_not_brought_up(text: str) -> None:
    assert ask(text) == {}


def test_a_third_one_takes_the_place_of_the_one_left_out() -> None:
    text = "Donald Trump met Kim Jong Un in Hanoi. A week later Kim Jong Un praised his friendship with Cuba."
    assert ask(text)["Kim Jong Un"].relation is UNSAID


def test_a_claim_that_somebody_disputes_is_mixed() -> None:
    text = "“He is a friend of mine,” Donald Trump said of Vladimir Putin. Aides say Putin and Trump are not friends."
    assert ask(text)["Vladimir Putin"].relation is MIXED


def test_a_guess_at_a_feeling_is_nobodys_voice() -> None:
    text = "Donald Trump praised Kim Jong Un as a friend. Kim Jong Un probably felt that Trump was a good friend."
    assert {voice.who for voice in ask(text)["Kim Jong Un"].voices} <= {"Donald Trump"}


def test_a_speaker_is_one_voice_however_he_is_written() -> None:
    text = (
        "Opponents say that Donald Trump is wrong to befriend Vladimir Putin. "
        "“It is a disgrace that Donald Trump calls Vladimir Putin a friend,” the opponents said."
    )
    voices = [voice.who.casefold().removeprefix("the ") for voice in ask(text)["Vladimir Putin"].voices]
    assert voices.count("opponents") == 1


def test_an_opinion_that_seems_to_judge_nothing_is_unsure() -> None:
    text = "Donald Trump and Vladimir Putin are close friends. The two hugged in Helsinki."
    report, opinion = (ask(text, kind=kind)["Vladimir Putin"] for kind in (Kind.NEWS, Kind.OPINION))
    assert opinion.confidence < 0.6 < report.confidence


def test_a_given_name_is_enough_where_nobody_else_bears_it() -> None:
    said = "Vladimir Putin wrote to Donald Trump. “Vladimir is my friend,” Donald Trump said."
    assert ask(said)["Vladimir Putin"].relation is AFFIRMED
    assert "Vladimir Putin" not in ask(
        "Donald Trump hired Vladimir Karpov. He likes Vladimir. Vladimir Putin was away."
    )


def test_a_question_whether_they_are_friends_wishes_nothing() -> None:
    assert ask("Boris Johnson was asked whether Donald Trump is a friend.")["Boris Johnson"].relation is UNSAID
