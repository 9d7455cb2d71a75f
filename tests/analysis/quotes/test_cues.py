"""How far a cue reaches, and which words make one, in small sentences."""

import pytest

from tests.analysis.quotes.articles import said


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim said in a telephone interview Monday that it was over.", (
            "Kim", "said in a telephone interview Monday", "that it was over",
        )),
        ("Kim released a statement saying the deal was off.", (
            "Kim", "released a statement saying", "the deal was off",
        )),
        ("Kim explained it all by saying: “It is done.”", ("Kim", "explained it all by saying:", "“It is done.”")),
        ("Kim declined to comment on the deal.", ("Kim", "declined to comment on", "the deal")),
        ("Kim declined to comment.", ("Kim", "declined", "to comment")),
        ("Kim came out against the deal.", ("Kim", "came out against", "the deal")),
        ("Kim is concerned about the deal.", ("Kim", "is concerned about", "the deal")),
        ("Kim is in favor of the deal.", ("Kim", "is in favor of", "the deal")),
        ("Kim decided on Tuesday not to go.", ("Kim", "decided", "not to go")),
        ("Kim decided not to go.", ("Kim", "decided", "not to go")),
        ("Kim does not know whether they won.", ("Kim", "does not know", "whether they won")),
        ("Kim has since stressed that it was over.", ("Kim", "has since stressed", "that it was over")),
    ],
)  # fmt: skip
def test_a_cue_holds_its_particles_and_the_form_of_what_is_said(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said(sentence)[0] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim is seen as a friend.", ("", "is seen as", "Kim")),
        ("Kim is accused of lying.", ("", "is accused of", "Kim")),
        ("Asked if he would go, Kim said no.", ("", "Asked", "if he would go")),
    ],
)
def test_a_passive_without_a_speaker_is_nobodys(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said(sentence)[0] == expected


@pytest.mark.parametrize(
    "sentence", ["Nothing is said here.", "The talks were held on Monday.", "Kim was elected by the party."]
)
def test_a_passive_that_introduces_nothing_is_no_quote(sentence: str) -> None:
    assert not [quote for quote in said(sentence) if not quote[0]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In rejecting the claim, Kim kept calm.", ("Kim", "rejecting", "the claim")),
        ("As Kim noted on Friday, the talks failed.", ("Kim", "noted", "the talks failed")),
        ("Now, Kim argued Wednesday, people were dying.", ("Kim", "argued", "people were dying")),
        ("The talks had failed, officials told the newspaper.", ("officials", "told", "The talks had failed")),
        ("The shooting occurred in the evening, the police said.", (
            "the police", "said", "The shooting occurred in the evening",
        )),
        ("WASHINGTON (AP) — Officials said the talks had failed.", ("Officials", "said", "the talks had failed")),
        ("Kim, who has criticized the deal, said it was over.", ("Kim", "said", "it was over")),
        ("Kim told a group of reporters he would go.", ("Kim", "told", "he would go")),
    ],
)  # fmt: skip
def test_the_speaker_is_found_around_the_clause(sentence: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kim expressed interest in the plan.", ("Kim", "expressed interest in", "the plan")),
        ("There were concerns about the plan.", ("", "concerns about", "the plan")),
        ("His opposition to the war is known.", ("His", "opposition to", "the war")),
        ("She attacks the plan.", ("She", "attacks", "the plan")),
        ("Several oppose the plan.", ("Several", "oppose", "the plan")),
        ("Beck idolizes Kim.", ("Beck", "idolizes", "Kim")),
    ],
)
def test_nouns_and_verbs_of_saying_are_told_apart(sentence: str, expected: tuple[str, str, str]) -> None:
    assert said(sentence)[0] == expected


def test_a_quotation_goes_to_the_one_who_says_it_after() -> None:
    assert said("Kim lamented the delay: “It is done,” he said.")[-1][1:] == ("said", "“It is done,”")


def test_what_is_judged_ends_before_the_verb_that_goes_on() -> None:
    assert said("Kim rejected the plan and was cheered.") == [("Kim", "rejected", "the plan")]


def test_a_newspapers_label_is_no_speaker() -> None:
    assert said("UPDATE: The listing is gone.") == []


def test_marks_of_a_quotation_within_a_quotation_may_stand_apart() -> None:
    assert said("\"It is what they call 'a flight to quality,' \" Kim said.")[0][1] == "said"
