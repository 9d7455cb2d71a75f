"""Who says what, in small sentences."""

import pytest

from tests.analysis.quotes.articles import said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“It is done,” Kim said.", ("Kim", "said", "“It is done,”")),
        ("Kim said: “It is done.”", ("Kim", "said:", "“It is done.”")),
        ("Kim said, however, “It is done.”", ("Kim", "said", "“It is done.”")),
        ("“It is done,” said Kim on Monday.", ("Kim", "said", "“It is done,”")),
        (
            "“It is done,” said Peter Beyer, a German politician from the ruling party.",
            ("Peter Beyer, a German politician from the ruling party", "said", "“It is done,”"),
        ),
        ("“It is done,” Kim told reporters.", ("Kim", "told", "“It is done,”")),
        ("An editorial on the paper’s website read: “It is done.”", (
            "An editorial on the paper’s website", "read:", "“It is done.”",
        )),
    ],
)  # fmt: skip
def test_a_quotation_has_its_speaker_and_cue(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trump said he may meet Kim again.", ("Trump", "said", "he may meet Kim again")),
        ("Trump said in an interview on Friday that it was over.", (
            "Trump", "said in an interview on Friday", "that it was over",
        )),
        ("Trump told Kim that it was over.", ("Trump", "told", "that it was over")),
        ("Opponents have criticized Trump for the visit.", ("Opponents", "have criticized", "Trump for the visit")),
        ("China hawks in the administration fear a bad deal.", (
            "China hawks in the administration", "fear", "a bad deal",
        )),
        ("According to a poll by Allensbach, few Germans like him.", (
            "a poll by Allensbach", "According to", "few Germans like him",
        )),
        ("Few Germans like him, according to a poll.", ("a poll", "according to", "Few Germans like him")),
        ("The visit adds to the strain, said analyst Michael Bröning.", (
            "analyst Michael Bröning", "said", "The visit adds to the strain",
        )),
        ("On Monday, Kim, the leader of the North, said the talks had failed.", (
            "Kim, the leader of the North,", "said", "the talks had failed",
        )),
        ("Clinton, after months of silence, said the talks had failed.", ("Clinton", "said", "the talks had failed")),
        ("Trump was accused by Democrats of a bad deal.", ("Democrats", "was accused", "of a bad deal")),
        ("Critics are worried that he gives too much.", ("Critics", "are worried", "that he gives too much")),
        ("His claim that Kim loves him is odd.", ("His", "claim", "that Kim loves him is odd")),
        ("Kelly said the talks had failed.", ("Kelly", "said", "the talks had failed")),
        ("Theresa May said the talks had failed.", ("Theresa May", "said", "the talks had failed")),
    ],
)  # fmt: skip
def test_reported_speech_has_its_source_and_cue(sentence: str, expected: tuple[str, str, str]) -> None:
    source, cue, content = said(sentence)[0]
    assert (source.rstrip(","), cue, content) == (expected[0].rstrip(","), *expected[1:])


def test_partial_quotes_lie_inside_what_is_reported() -> None:
    assert said("Trump described Kim as a “friend” of his.") == [
        ("Trump", "described", "Kim as a “friend” of his"),
        ("Trump", "described", "“friend”"),
    ]


def test_the_speaker_carries_over_to_the_next_quotation() -> None:
    assert said("“It is done,” Kim said. “We are glad.”") == [
        ("Kim", "said", "“It is done,”"),
        ("Kim", "said", "“We are glad.”"),
    ]


def test_the_speaker_carries_over_to_a_paragraph_that_reopens() -> None:
    assert said("Kim said: “It is done.", "“We are glad.”") == [
        ("Kim", "said:", "“It is done."),
        ("Kim", "said:", "“We are glad.”"),
    ]


def test_the_speaker_does_not_carry_over_to_another_paragraph() -> None:
    assert said("“It is done,” Kim said.", "“We are all glad of it now.”")[1][0] == ""


def test_adding_and_calling_continue_the_speaker() -> None:
    assert said("Trump said the deal was off, adding that Kim was angry.") == [
        ("Trump", "said", "the deal was off"),
        ("Trump", "adding", "that Kim was angry"),
    ]


def test_two_halves_of_an_interrupted_clause_are_both_reported() -> None:
    assert said("The deal, Trump said, is dead.") == [("Trump", "said", "The deal"), ("Trump", "said", "is dead")]


def test_turns_of_an_interview_are_quotes_to_the_end_of_the_paragraph() -> None:
    assert said("TRUMP: I like him. We get along.") == [("TRUMP", ":", "I like him. We get along.")]


@pytest.mark.parametrize(
    "sentence",
    [
        "I think the visit was a mistake.",
        "The film “Silent Night” was shown on Monday.",
        "Kim and Trump met on Monday in the heart of Hanoi.",
        "The so-called “reset” failed.",
        "The news reports were long.",
        "Trump’s visit to Hanoi went well.",
    ],
)
def test_the_articles_own_words_titles_and_terms_are_nobodys_speech(sentence: str) -> None:
    assert said(sentence) == []
