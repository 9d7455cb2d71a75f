"""sumy's methods choose what sumy chooses, faster, from sentences that are told apart by their place."""

from collections.abc import Callable
from typing import Any

import pytest
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from reader.analysis.summary import candidates, classic, summarise
from reader.analysis.tokens import stem, stop_words
from reader.errors import UsageProblem
from tests.analysis.summary_texts import STORM, analysis_of

ORIGINALS: dict[str, Callable[..., Any]] = {
    "lexrank": LexRankSummarizer,
    "textrank": TextRankSummarizer,
    "lsa": LsaSummarizer,
    "luhn": LuhnSummarizer,
    "sumbasic": SumBasicSummarizer,
    "kl": KLSummarizer,
    "reduction": ReductionSummarizer,
}
HARBOUR = (
    ("The city will build a new harbour north of the old one, the council decided on Tuesday.",),
    ("The harbour costs four hundred million, half of which the state pays.", "Building starts in spring."),
    (
        "Opponents say the council never asked the fishermen, who need the old harbour.",
        "The fishermen have gone to court against the council over the harbour before.",
        "A court threw the case out two years ago.",
    ),
    ("The mayor called the decision a great day for the city and the state.", "A vote of the people is possible."),
)


def _sumys(method: str, text: tuple[tuple[str, ...], ...]) -> list[float]:
    summariser = ORIGINALS[method](stem)
    summariser.stop_words = stop_words("en")
    document = classic._document(candidates.of(analysis_of(text)), ())
    ratings = [0.0] * len(document.sentences)

    def keep(infos: Any) -> tuple[()]:
        for info in infos:
            ratings[info.order] = float(info.rating)
        return ()

    summariser(document, keep)
    return ratings


@pytest.mark.parametrize("method", ORIGINALS)
@pytest.mark.parametrize("text", [STORM, HARBOUR], ids=["storm", "harbour"])
def test_the_ratings_are_those_of_sumy(method: str, text: tuple[tuple[str, ...], ...]) -> None:
    analysis = analysis_of(text)
    ours = classic.rate(method, analysis, candidates.of(analysis))
    assert ours == pytest.approx(_sumys(method, text), abs=1e-8)


@pytest.mark.parametrize("method", ["lexrank", "textrank", "lsa", "luhn", "reduction"])
def test_sentences_that_read_the_same_are_rated_each_by_itself(method: str) -> None:
    analysis = analysis_of(STORM)
    ratings = classic.rate(method, analysis, candidates.of(analysis))
    assert ratings[0] == ratings[7] > 0


@pytest.mark.parametrize("method", ["sumbasic", "kl"])
def test_greedy_methods_rank_the_second_of_two_same_sentences_later(method: str) -> None:
    analysis = analysis_of(STORM)
    ratings = classic.rate(method, analysis, candidates.of(analysis))
    assert sorted(ratings) == [float(-step) for step in reversed(range(9))]
    assert ratings[0] > ratings[7]


def test_of_two_rated_alike_the_earlier_is_the_better() -> None:
    picks = summarise(analysis_of([["Snow fell today."] * 6]), "lexrank", "3").picks
    assert [(pick.sentence, pick.rank) for pick in picks] == [(0, 1), (1, 2), (2, 3)]


def test_edmundson_prefers_the_titles_words_and_cue_words_to_hedges() -> None:
    analysis = analysis_of(
        [
            ["Rain fell on the town.", "Shops were open."],
            ["The flood was the worst in history, and therefore the dam will be rebuilt.", "He might perhaps be late."],
            ["Trains ran.", "Buses ran."],
        ],
        title="Flood breaks dam",
    )
    ratings = classic.rate("edmundson", analysis, candidates.of(analysis))
    assert ratings[2] == max(ratings)
    assert ratings[3] == min(ratings)


def test_edmundson_works_in_a_language_without_stop_words() -> None:
    analysis = analysis_of(STORM, language="xx")
    assert len(summarise(analysis, "edmundson", "3").picks) == 3


@pytest.mark.parametrize("method", ["lexrank", "textrank", "reduction", "kl", "sumbasic"])
def test_a_text_too_long_for_a_method_is_refused_with_methods_that_can(method: str) -> None:
    analysis = analysis_of([["Snow fell."] * (classic.MAXIMUM_SENTENCES + 1)])
    with pytest.raises(UsageProblem, match="choose crossread, lead, lsa, luhn"):
        summarise(analysis, method, "3")


@pytest.mark.parametrize("method", ["lead", "lsa", "luhn", "edmundson"])
def test_linear_methods_take_a_text_of_any_length(method: str) -> None:
    analysis = analysis_of([["Snow fell.", "Rain fell on the snow."]] * (classic.MAXIMUM_SENTENCES // 2 + 1))
    assert len(summarise(analysis, method, "3").picks) == 3
