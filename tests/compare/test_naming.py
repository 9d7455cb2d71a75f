"""A sentence names two parties by any of their names."""

import pytest

from reader.compare.naming import Pair
from reader.model import Answer, Article, Cues, Evidence, Party, Question, Relation, RelationKind, Span, Stance

QUESTION = Question(
    "support",
    "Who supports what",
    Party("Joe Biden", ("the Bidens",), ("US president",)),
    (Party("Border wall", ("the wall",)),),
    RelationKind("support", "support", Cues()),
)


def named(*passages: str, counterpart: str = "Border wall", corrected: bool = False) -> bool:
    body = "\n".join(passages)
    starts = [body.index(passage) for passage in passages]
    evidence = tuple(Evidence(Span(start, start + len(text))) for start, text in zip(starts, passages, strict=True))
    answer = Answer("support", counterpart, Relation.DENIED, Stance.NEUTRAL, 0.8, evidence, corrected=corrected)
    return Pair(QUESTION, counterpart).proved(Article("1", body, ()), answer)


@pytest.mark.parametrize(
    "passage",
    [
        "Joe Biden opposes the border wall.",
        "Biden is against the wall.",
        "The US President calls the Wall a waste.",
    ],
)
def test_names_aliases_roles_and_surnames_name_a_party(passage: str) -> None:
    assert named(passage)


@pytest.mark.parametrize("passage", ["Biden opposes it.", "He opposes the wall.", "Bidenomics and the wall.", ""])
def test_a_pronoun_or_another_word_names_nobody(passage: str) -> None:
    assert not named(passage)


def test_both_stand_in_one_sentence() -> None:
    assert not named("Biden spoke.", "The wall stays.")
    assert named("Biden spoke.", "Biden opposes the wall.")


def test_a_counterpart_that_the_question_does_not_list_has_its_name() -> None:
    assert named("Biden met Kim.", counterpart="Kim Jong Un")


def test_a_reader_need_not_prove_a_label() -> None:
    assert named("He said no.", corrected=True)
