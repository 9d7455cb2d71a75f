"""Verdicts over articles of which some print the same text."""

import pytest

from reader.compare import matrix
from reader.model import Agreement, Answer, Comparison, Relation, Stance
from tests.compare.test_matrix import AFFIRMED, AGAINST, COOLED, DENIED, FOR, QUESTION, UNSAID, says
from tests.friends import told


def compared(answers: str, *given: Answer | None, foreign: dict[str, str] | None = None) -> Comparison:
    """`answers` names each article's text by a letter: articles with the same letter print one text."""
    ids = [str(index) for index in range(len(given))]
    groups = [
        [one for one, text in zip(ids, answers, strict=True) if text == letter] for letter in sorted(set(answers))
    ]
    texts = [
        (told(one, source=f"outlet {one}"), [answer] if answer else []) for one, answer in zip(ids, given, strict=True)
    ]
    return matrix.compare(QUESTION, texts, foreign or {}, [group for group in groups if len(group) > 1])


@pytest.mark.parametrize(
    ("texts", "answers", "relation", "text"),
    [
        (
            "aaa",
            (says(AFFIRMED),) * 3,
            Agreement.ONE_SOURCE,
            "the only text says the friendship exists; 3 outlets, 1 text",
        ),
        (
            "aaab",
            (says(AFFIRMED, FOR),) * 3 + (says(AFFIRMED, AGAINST),),
            Agreement.AGREE,
            "both texts say the friendship exists; they differ on whether it is good: 1 for it, 1 against it; "
            "3 outlets, 1 text",
        ),
        (
            "aabb",
            (says(AFFIRMED), says(AFFIRMED), says(DENIED), says(DENIED)),
            Agreement.DIFFER,
            "1 of 2 texts says the friendship exists, 1 says there is no friendship; none judges it; "
            "4 outlets, 2 texts",
        ),
        (
            "aab",
            (None, None, says(DENIED)),
            Agreement.ONE_SOURCE,
            "1 of 2 texts says there is no friendship; 2 outlets, 1 text",
        ),
        (
            "aa",
            (says(UNSAID), says(UNSAID)),
            Agreement.NOT_ENOUGH,
            "the only text says nothing of the friendship; 2 outlets, 1 text",
        ),
        (
            "aabc",
            (says(UNSAID), says(UNSAID), says(UNSAID), None),
            Agreement.NOT_ENOUGH,
            "none of 3 texts says anything of the friendship; none judges it; 2 outlets, 1 text",
        ),
    ],
)
def test_outlets_that_print_one_text_are_one_voice(
    texts: str, answers: tuple[Answer | None, ...], relation: Agreement, text: str
) -> None:
    (row,) = compared(texts, *answers).rows
    assert (row.verdict.relation, row.verdict.text) == (relation, text)
    assert len(row.cells) == len(texts)


def test_a_copy_that_is_cut_short_adds_nothing() -> None:
    (row,) = compared("aaa", says(AFFIRMED, FOR), says(UNSAID), None).rows
    assert row.verdict.text == "the only text says the friendship exists; 1 for it; 3 outlets, 1 text"


def test_a_copy_that_says_something_else_speaks_for_itself() -> None:
    found = compared("aaa", says(AFFIRMED), says(AFFIRMED), says(COOLED))
    assert found.rows[0].verdict.relation is Agreement.DIFFER
    assert found.differences[0].sides == (("affirmed", ("0", "1")), ("cooled", ("2",)))


def test_a_difference_names_every_outlet_of_a_side() -> None:
    (difference,) = compared("aab", says(AFFIRMED), says(AFFIRMED), says(DENIED)).differences
    assert difference.sides == (("affirmed", ("0", "1")), ("denied", ("2",)))


def test_two_articles_of_one_outlet_are_no_two_outlets() -> None:
    texts = [(told(one, source="Post"), [says(AFFIRMED)]) for one in "ab"]
    (row,) = matrix.compare(QUESTION, texts, copies=[("a", "b")]).rows
    assert row.verdict.text == "the only text says the friendship exists; 2 articles, 1 text"


def test_copies_that_were_not_judged_are_not_told_of() -> None:
    silent = Answer("friends", "Bo", Relation.SILENT, Stance.NEUTRAL, 0.0, (), foreign="French")
    answers = (silent, silent, says(AFFIRMED))
    (row,) = compared("aab", *answers, foreign={"0": "French", "1": "French"}).rows
    assert row.verdict.text == "the only source says the friendship exists; 2 not judged"


def test_without_copies_nothing_is_said_of_texts() -> None:
    (row,) = compared("ab", says(AFFIRMED), says(AFFIRMED)).rows
    assert row.verdict.text == "both say the friendship exists; none judges it"


@pytest.mark.parametrize(
    ("texts", "answers", "outlets"),
    [
        ("aaa", (says(AFFIRMED),) * 3, 3),
        ("aab", (None, None, says(DENIED)), 1),
        ("aab", (says(AFFIRMED), None, None), 2),
        ("aabb", (says(AFFIRMED),) * 4, 1),
        ("a", (says(AFFIRMED),), 1),
    ],
)
def test_the_outlets_of_the_only_text_that_says_it_are_counted(
    texts: str, answers: tuple[Answer | None, ...], outlets: int
) -> None:
    assert compared(texts, *answers).rows[0].verdict.outlets == outlets
