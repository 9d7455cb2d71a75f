"""Polarity towards a mention: what it must tell apart, and what must not matter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.sentiment import Polarity, describe, polarity
from reader.model import Span


def of(marked: str) -> Polarity:
    """The polarity towards what stands between square brackets."""
    start, end = marked.index("["), marked.index("]")
    return polarity(marked[:start] + marked[start + 1 : end] + marked[end + 1 :], Span(start, end - 1))


def label(marked: str) -> str:
    found = of(marked)
    return max(zip(found, found._fields, strict=True))[1]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[Alvarez] is a brutal dictator.", "negative"),
        ("The senator praised [Alvarez] for her courage.", "positive"),
        ("The judge accused [Alvarez] of fraud.", "negative"),
        ("[She] said on Monday.", "neutral"),
        ("[The mayor] won the respect of her city with honest, brave work.", "positive"),
    ],
)
def test_plain_judgements_are_told_apart(marked: str, expected: str) -> None:
    assert label(marked) == expected


def test_negation_weakens_a_judgement() -> None:
    assert of("[Alvarez] is not a brutal dictator.").negative < of("[Alvarez] is a brutal dictator.").negative
    assert of("They did not praise [Alvarez].").positive < of("They did praise [Alvarez].").positive


def test_who_does_it_and_whom_it_is_done_to_differ() -> None:
    assert of("Moreno applauded [Alvarez].").positive > of("[Moreno] applauded Alvarez.").positive


@pytest.mark.parametrize("name", ["Trump", "Obama", "Xi", "Merkel", "Ngozi"])
def test_a_name_never_matters(name: str) -> None:
    known = of("On Friday [Smith] met Jones, and Jones attacked the deal of Smith.")
    swapped = of(f"On Friday [{name}] met {name}, and {name} attacked the deal of {name}.")
    assert swapped == known


def test_a_name_tied_to_a_word_never_matters() -> None:
    assert of("[They] joined an anti-Trump rally.") == of("[They] joined an anti-Clinton rally.")


def test_capitals_of_a_headline_do_not_hide_its_words() -> None:
    assert label("[Alvarez] Accused Of Shameful Lies And Fraud") == "negative"


def test_a_later_word_counts_less_than_a_near_one() -> None:
    near = of("[Alvarez], a liar, met the committee on Tuesday and left the town by train in the afternoon.")
    far = of("[Alvarez] met the committee on Tuesday and left the town by train in the afternoon with a liar.")
    assert near.negative > far.negative


@given(st.text(max_size=200), st.integers(0, 220), st.integers(0, 220))
def test_any_text_and_any_span_give_probabilities(text: str, start: int, end: int) -> None:
    found = polarity(text, Span(min(start, end), max(start, end)))
    assert abs(sum(found) - 1) < 1e-9
    assert all(0 <= part <= 1 for part in found)


def test_a_very_long_text_is_read_around_the_mention_only() -> None:
    filler = "They met. " * 50_000
    text = filler + "Alvarez is a brutal dictator. " + filler
    target = Span(len(filler), len(filler) + 7)
    begin = time.perf_counter()
    found = polarity(text, target)
    assert time.perf_counter() - begin < 0.5
    assert found == polarity(text[target.start - 600 : target.end + 600], Span(600, 607))


def test_a_description_counts_each_cue_once_at_its_strongest() -> None:
    described = describe("bad news, bad Alvarez", Span(14, 21), lambda _: None)
    assert described.cues["any|bad"] == 1.0
    assert described.cues["left1|bad"] == 1.0
    assert "mention|alvarez" not in described.cues
