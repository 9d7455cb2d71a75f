"""The summary of a story told by several articles."""

from dataclasses import replace

import pytest

from reader.analysis.summary.story import summarise_story
from reader.errors import UsageProblem
from reader.model import Analysis, StorySummary
from tests.analysis.summary_texts import analysis_of

BRIDGE = "The mayor opened the new bridge over the harbour on Monday after eleven years of building."
AGAIN = "After eleven years of building, the new bridge over the harbour was opened by the mayor on Monday."
COST = "It cost the city ninety million dollars, which is twice what the council had promised voters."
PRICE = "The bridge cost ninety million dollars, twice what the council had promised the voters of the city."
HERRING = "Fishermen complain that cranes have driven the herring from the shallow southern basin of the port."
ISLAND = "Pupils of the island school can now walk to their classrooms without waiting for the morning ferry."


def source(name: str, *sentences: str, date: str | None = None, language: str = "en") -> Analysis:
    found = analysis_of([[sentence] for sentence in sentences], language=language)
    return replace(found, article=replace(found.article, id=name, source=name, date=date))


def chosen(found: StorySummary) -> list[tuple[str, int]]:
    return [(pick.article, pick.sentence) for pick in found.picks]


NORTH = source("north", BRIDGE, HERRING, PRICE)
SOUTH = source("south", ISLAND, AGAIN)


def test_what_two_sources_tell_comes_first_and_is_told_once() -> None:
    found = summarise_story([NORTH, SOUTH], length="1")
    assert chosen(found) in ([("north", 0)], [("south", 1)])
    more = summarise_story([NORTH, SOUTH], length="3")
    assert len({("north", 0), ("south", 1)} & set(chosen(more))) == 1


def test_every_pick_has_a_rank_of_its_own_and_scores_fall_with_it() -> None:
    picks = sorted(summarise_story([NORTH, SOUTH], length="4").picks, key=lambda pick: pick.rank)
    assert [pick.rank for pick in picks] == [1, 2, 3, 4]
    assert [pick.score for pick in picks] == sorted((pick.score for pick in picks), reverse=True)


def test_picks_stand_in_the_order_of_dates_and_undated_articles_last() -> None:
    late, early = source("late", BRIDGE, HERRING, date="2026-03-02"), source("early", ISLAND, PRICE, date="2026-03-01")
    unknown = source("unknown", "Nobody at the town hall wished to speak of the many lawsuits on Tuesday evening.")
    found = chosen(summarise_story([unknown, late, early], length="4"))
    assert [name for name, _ in found] == sorted((name for name, _ in found), key=["early", "late", "unknown"].index)
    assert {name for name, _ in found} >= {"early", "late"}


def test_a_time_of_day_orders_articles_of_one_day() -> None:
    noon = source("noon", BRIDGE, HERRING, date="2026-03-01T12:00:00Z")
    dawn = source("dawn", ISLAND, PRICE, date="2026-03-01T07:00:00+02:00")
    assert chosen(summarise_story([noon, dawn], length="3"))[0][0] == "dawn"


def test_a_sentence_that_leans_comes_with_the_one_before_it_or_not_at_all() -> None:
    told = source("north", BRIDGE, "But he said the bridge over the harbour came years late and cost too much money.")
    for length in "12":
        found = chosen(summarise_story([told, SOUTH], length=length))
        assert ("north", 1) not in found or found.index(("north", 1)) == found.index(("north", 0)) + 1


def test_no_article_begins_the_summary_on_a_pronoun() -> None:
    cut = source("cut", "He opened the new bridge over the harbour on Monday after eleven years of building.", HERRING)
    assert ("cut", 0) not in chosen(summarise_story([NORTH, cut], length="4"))


def test_where_no_sentence_can_stand_alone_it_says_so() -> None:
    told = source("a", "He opened the new bridge over the harbour.", "But she was not there on Monday morning.")
    assert summarise_story([told], length="1") == StorySummary("1", (), "No sentence here can stand by itself.")


def test_the_length_is_of_the_whole_story() -> None:
    assert len(summarise_story([NORTH, SOUTH], length="40%").picks) == 2
    words = {
        (name, index): len(text.split())
        for name, texts in (("north", (BRIDGE, HERRING, PRICE)), ("south", (ISLAND, AGAIN)))
        for index, text in enumerate(texts)
    }
    assert sum(words[pick] for pick in chosen(summarise_story([NORTH, SOUTH], length="40w"))) <= 40


def test_the_same_story_has_the_same_summary_whatever_the_order_of_dated_articles() -> None:
    one, two = replace_date(NORTH, "2026-03-01"), replace_date(SOUTH, "2026-03-02")
    assert summarise_story([one, two]) == summarise_story([two, one])


def test_the_same_article_twice_counts_once() -> None:
    assert summarise_story([NORTH, NORTH, SOUTH]) == summarise_story([NORTH, SOUTH])


@pytest.mark.parametrize(
    ("analyses", "note"),
    [
        ([], "The articles have no sentences to choose from."),
        ([source("a", BRIDGE)], "The story is too short to summarise: it has one sentence in all."),
        ([source("a", BRIDGE), source("b", COST)], "The story is too short to summarise: it has 2 sentences in all."),
    ],
)
def test_too_little_to_choose_from_is_said(analyses: list[Analysis], note: str) -> None:
    assert summarise_story(analyses) == StorySummary("3", (), note)


def test_a_length_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UsageProblem, match="`long`"):
        summarise_story([NORTH], length="long")


def replace_date(analysis: Analysis, date: str) -> Analysis:
    return replace(analysis, article=replace(analysis.article, date=date))
