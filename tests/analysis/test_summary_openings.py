"""A sentence that leans on the one before it is told from one that stands alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.summary.openings import leans


@pytest.mark.parametrize(
    "sentence",
    [
        "But the plan failed.",
        "However, the plan failed.",
        "He left the room.",
        "They’re leaving.",
        "It's over.",
        "This was denied.",
        "“And we will fight,” Berg said.",
        "“We will fight,” he said.",
        '"We will fight," said she, and left.',
        "While he was abroad, the plan failed.",
        "Asked about it, Berg smiled.",
        "On Monday, she resigned.",
        "In a letter in early March, they asked for money.",
        "For example, trains stop at noon.",
        "The latter was refused.",
        "The two leaders met on Sunday.",
        "Two of them stayed.",
        "As a result, trains stop at noon.",
    ],
)
def test_what_leans_on_the_sentence_before_is_told(sentence: str) -> None:
    assert leans(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Berg left the room, but the plan failed.",
        "The president said he would leave.",
        "“We will fight,” Berg said.",
        "Heavy rain fell on Oslo.",
        "Then-President Obama signed the law.",
        "So-called experts were heard.",
        "Second-quarter profits rose.",
        "Italy won.",
        "On Monday, Berg resigned.",
        "In Oslo, he is well known.",
        "While Berg was abroad, the plan failed.",
        "Andorra votes today.",
        "",
        "…",
    ],
)
def test_what_can_stand_alone_is_told(sentence: str) -> None:
    assert not leans(sentence)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    assert leans(text) in {True, False}
