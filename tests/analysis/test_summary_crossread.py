"""Our own method begins with the news, says nothing twice and leaves nobody behind."""

import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.summary import summarise
from reader.analysis.summary.crossread import WEIGHTS
from reader.analysis.summary.openings import leans
from reader.model import Analysis
from tests.analysis.summary_texts import STORM, analysis_of


def _chosen(analysis: Analysis, length: str, about: str = "") -> list[int]:
    return [pick.sentence for pick in summarise(analysis, "crossread", length, about).picks]


def test_the_first_sentence_of_a_report_comes_first() -> None:
    first = min(summarise(analysis_of(STORM), "crossread", "3").picks, key=lambda pick: pick.rank)
    assert first.sentence == 0


def test_nothing_is_said_twice_while_there_is_something_else_to_say() -> None:
    assert 7 not in _chosen(analysis_of(STORM), "4")


FEUD = (
    ("The council of Bergen voted on Monday to build a bridge across the fjord.",),
    ("Mayor Anna Berg called the bridge a gift to every family in the region.", "She has asked for it for ten years."),
    (
        "Opponents of the bridge want to stop it in court.",
        "But they have little time, because work on the bridge begins.",
    ),
    ("The bridge costs nine hundred million.",),
)


@pytest.mark.parametrize("length", ["1", "2", "3", "4", "5", "30w", "50w"])
@pytest.mark.parametrize("title", ["", "But they have little time", "She has asked for ten years"])
def test_a_sentence_that_leans_comes_with_the_one_before_or_not_at_all(length: str, title: str) -> None:
    analysis = analysis_of(FEUD, title=title)
    chosen = _chosen(analysis, length)
    for index in chosen:
        if leans(analysis.text(analysis.sentences[index].span)):
            assert index - 1 in chosen


def test_a_sentence_about_somebody_that_leans_on_another_is_left_out() -> None:
    analysis = analysis_of(FEUD, names={"Anna Berg": ["Anna Berg", "She"], "the opponents": ["Opponents", "they"]})
    assert _chosen(analysis, "1", "Anna Berg") == [1]
    assert _chosen(analysis, "2", "Anna Berg") == [1, 2]


def test_the_first_sentence_of_the_text_leaves_nothing_behind() -> None:
    text = (("It rained for forty days in the valley of the river Glomma.",), ("Farmers left.", "Roads broke."))
    assert _chosen(analysis_of(text), "1") == [0]


def test_a_text_of_leaning_sentences_is_still_as_long_as_asked_for() -> None:
    assert (
        len(_chosen(analysis_of([["He came.", "He saw.", "He won.", "He left.", "He died.", "He was mourned."]]), "5"))
        == 5
    )


@pytest.mark.parametrize("limit", range(5, 60, 5))
def test_room_for_words_is_not_filled_with_a_sentence_that_leans_alone(limit: int) -> None:
    analysis = analysis_of(FEUD)
    chosen = _chosen(analysis, f"{limit}w")
    assert all(index - 1 in chosen for index in chosen if leans(analysis.text(analysis.sentences[index].span)))


@pytest.mark.parametrize("sentence", ["He left.", "Rain fell on the coast of Norway."])
def test_a_long_text_is_summarised_at_once(sentence: str) -> None:
    analysis = analysis_of([["Rain fell."], [sentence] * 4_999])
    started = time.process_time()
    assert len(_chosen(analysis, "20%")) == 1_000
    assert time.process_time() - started < 5


def test_the_title_decides_between_sentences_alike_in_all_else() -> None:
    text = (("Trains between the two cities stopped at noon on Monday.",),) * 2 + (
        ("Farmers along the river lost a third of their wheat.",),
        ("Doctors in the valley went on strike over their pay.",),
    )
    assert 3 in _chosen(analysis_of(text, title="Doctors strike over pay"), "2")
    assert 2 in _chosen(analysis_of(text, title="Wheat lost along the river"), "2")


def test_direct_speech_is_worth_less_than_report() -> None:
    reported, direct = (
        next(pick.score for pick in summarise(analysis_of(STORM, quotes=quotes), "crossread", "1").picks)
        for quotes in ((), (STORM[0][0],))
    )
    assert direct == pytest.approx(reported - WEIGHTS.quoted, abs=1e-5)


def test_a_line_without_an_end_is_no_sentence_to_open_with() -> None:
    text = (("By Anna Berg, our correspondent in the valley of the river",), *STORM)
    assert _chosen(analysis_of(text), "1") == [1]


def test_an_aside_in_brackets_is_no_sentence_to_open_with() -> None:
    text = (("(Note: the names of the farmers in this report on the flood were changed.)",), *STORM)
    assert _chosen(analysis_of(text), "1") == [1]


def test_names_that_fill_the_text_lift_a_sentence() -> None:
    bare, named = (
        next(pick.score for pick in summarise(analysis_of(STORM, names=names), "crossread", "1").picks)
        for names in (None, {"Norway": ["Norway"]})
    )
    assert named == pytest.approx(bare + WEIGHTS.entities, abs=1e-5)


def test_another_language_has_no_leaning_sentences() -> None:
    analysis = analysis_of(
        [["He und sie gehen.", "She ging.", "It war kalt.", "Der Fluss trat über die Ufer."]], language="de"
    )
    assert len(_chosen(analysis, "3")) == 3


def test_scores_fall_with_the_ranks() -> None:
    picks = sorted(summarise(analysis_of(STORM), "crossread", "6").picks, key=lambda pick: pick.rank)
    assert [pick.score for pick in picks] == sorted((pick.score for pick in picks), reverse=True)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from(["He left.", "But no.", "Kim met Xi in Oslo.", "Rain fell."]), min_size=1), min_size=4
    ),
    st.integers(1, 6),
)
def test_no_summary_opens_on_a_sentence_that_leans_while_another_could(
    paragraphs: Sequence[Sequence[str]], count: int
) -> None:
    analysis = analysis_of(paragraphs)
    chosen = _chosen(analysis, str(count))
    if chosen and chosen[0] > 0 and leans(analysis.text(analysis.sentences[chosen[0]].span)):
        pytest.fail("a summary opens on a sentence that leans on one left behind")
