"""Verdicts over the answers of several articles."""

from dataclasses import replace

import pytest

from reader.compare import matrix
from reader.model import Agreement, Answer, Comparison, Party, Relation, Stance
from tests import friends
from tests.friends import told

QUESTION = replace(friends.QUESTION, counterparts=(Party("Bo"), Party("Cy")))
AFFIRMED, DENIED, COOLED, MIXED = Relation.AFFIRMED, Relation.DENIED, Relation.COOLED, Relation.MIXED
UNSAID = Relation.NOT_ADDRESSED
FOR, AGAINST, NEUTRAL = Stance.APPROVE, Stance.CRITICISE, Stance.NEUTRAL


def says(relation: Relation, stance: Stance = NEUTRAL, *, counterpart: str = "Bo") -> Answer:
    return friends.answer(told(""), counterpart, (relation, stance), voices=False)


def compared(*answers: Answer | None) -> Comparison:
    """One article for each answer; None is an article that is silent."""
    return matrix.compare(
        QUESTION, [(told(str(index)), [answer] if answer else []) for index, answer in enumerate(answers)]
    )


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ((AFFIRMED, AFFIRMED), Agreement.AGREE),
        ((DENIED, DENIED, None), Agreement.AGREE),
        ((AFFIRMED, DENIED), Agreement.DIFFER),
        ((AFFIRMED, COOLED), Agreement.DIFFER),
        ((AFFIRMED, MIXED), Agreement.NOT_ENOUGH),
        ((DENIED, COOLED), Agreement.NOT_ENOUGH),
        ((AFFIRMED, UNSAID), Agreement.ONE_SOURCE),
        ((AFFIRMED, None), Agreement.ONE_SOURCE),
        ((UNSAID, UNSAID), Agreement.NOT_ENOUGH),
    ],
)
def test_relations_agree_or_differ(relations: tuple[Relation | None, ...], expected: Agreement) -> None:
    (row,) = compared(*(says(relation) if relation else None for relation in relations)).rows
    assert row.verdict.relation is expected


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ((FOR, FOR), Agreement.AGREE),
        ((NEUTRAL, NEUTRAL), Agreement.AGREE),
        ((FOR, AGAINST), Agreement.DIFFER),
        ((FOR, NEUTRAL), Agreement.ONE_SOURCE),
        ((FOR, FOR, NEUTRAL), Agreement.NOT_ENOUGH),
        ((FOR, Stance.MIXED), Agreement.NOT_ENOUGH),
        ((FOR,), Agreement.ONE_SOURCE),
    ],
)
def test_stances_agree_or_differ(stances: tuple[Stance, ...], expected: Agreement) -> None:
    (row,) = compared(*(says(AFFIRMED, stance) for stance in stances)).rows
    assert row.verdict.stance is expected


def test_a_silent_article_has_a_silent_cell_without_evidence() -> None:
    (row,) = compared(says(AFFIRMED), None).rows
    assert [cell.answer.relation for cell in row.cells] == [AFFIRMED, Relation.SILENT]
    assert row.cells[1].answer.evidence == ()


def test_a_label_without_evidence_is_no_side() -> None:
    unproved = replace(says(DENIED, AGAINST), evidence=())
    found = compared(says(AFFIRMED, FOR), unproved)
    assert found.rows[0].verdict.relation is Agreement.ONE_SOURCE
    assert found.differences == ()


def test_listed_counterparts_come_first_and_others_as_they_are_met() -> None:
    answers = [says(AFFIRMED, counterpart=name) for name in ("Zed", "Cy", "Abe", "Bo")]
    found = matrix.compare(QUESTION, [(told("1"), answers)])
    assert [row.counterpart for row in found.rows] == ["Bo", "Cy", "Zed", "Abe"]


def test_a_counterpart_that_nobody_brings_up_has_no_row() -> None:
    assert compared(None, None).rows == ()


def test_no_article_at_all_compares_to_nothing() -> None:
    assert compared() == Comparison(QUESTION, (), ())


def test_a_difference_names_the_articles_of_each_side() -> None:
    (difference,) = compared(says(AFFIRMED, FOR), says(AFFIRMED, NEUTRAL), says(AFFIRMED, AGAINST)).differences
    assert (difference.counterpart, difference.on) == ("Bo", "stance")
    assert difference.sides == (("approve", ("0",)), ("criticise", ("2",)))


def test_a_difference_on_the_relation_names_denial_and_cooling_apart() -> None:
    (difference,) = compared(says(AFFIRMED), says(DENIED), says(COOLED)).differences
    assert difference.on == "relation"
    assert [label for label, _ in difference.sides] == ["affirmed", "denied", "cooled"]


@pytest.mark.parametrize(
    ("answers", "text"),
    [
        (
            (says(AFFIRMED, FOR), says(AFFIRMED, AGAINST), says(AFFIRMED, AGAINST)),
            "all 3 say the friendship exists; they differ on whether it is good: 1 for it, 2 against it",
        ),
        (
            (says(AFFIRMED, FOR), says(AFFIRMED), says(AFFIRMED)),
            "all 3 say the friendship exists; 1 for it, the others report",
        ),
        ((says(AFFIRMED), says(AFFIRMED), None), "2 of 3 say the friendship exists; none judges it"),
        ((says(AFFIRMED, AGAINST), None), "1 of 2 says the friendship exists; 1 against it"),
        (
            (says(DENIED), says(AFFIRMED)),
            "1 of 2 says the friendship exists, 1 says there is no friendship; none judges it",
        ),
        (
            (says(UNSAID), says(AFFIRMED)),
            "1 of 2 says the friendship exists, 1 brings them up without saying; none judges it",
        ),
        ((says(UNSAID), says(UNSAID)), "none of 2 says anything of the friendship; none judges it"),
        ((says(AFFIRMED),), "the only source says the friendship exists"),
    ],
)
def test_the_verdict_is_one_plain_sentence_with_counts(answers: tuple[Answer | None, ...], text: str) -> None:
    assert compared(*answers).rows[0].verdict.text == text


def test_labels_are_no_difference_where_no_sentence_names_the_two() -> None:
    far = replace(says(DENIED), evidence=says(DENIED).evidence[:1])
    (row,) = compared(says(AFFIRMED), far).rows
    assert row.verdict.relation is Agreement.NOT_ENOUGH
    assert row.verdict.text == (
        "1 of 2 says the friendship exists, 1 says there is no friendship; too indirect to call it a difference; "
        "none judges it"
    )
    assert compared(says(AFFIRMED), far).differences == ()


def test_a_label_of_the_readers_needs_no_names_to_differ() -> None:
    own = replace(says(DENIED), evidence=says(DENIED).evidence[:1], corrected=True)
    assert compared(says(AFFIRMED), own).rows[0].verdict.relation is Agreement.DIFFER
