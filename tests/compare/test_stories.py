"""Articles on one event become one story, whatever their number, order and words; others stay apart."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.compare.stories import WINDOW_DAYS, cluster, extend
from reader.ingest.article import make
from reader.ingest.blocks import of_text
from reader.model import Article, Story


def _article(title: str, body: str, source: str = "", date: str | None = None) -> Article:
    return make(body, of_text(body), title=title, source=source, date=date)


STORM = [
    _article(
        "Storm cuts power in Norway",
        "A storm hit the coast of Norway on Monday and cut power to thousands of homes.",
        "A",
    ),
    _article(
        "Thousands without power after storm",
        "Homes on the coast of Norway lost power when a storm made landfall Monday.",
        "B",
    ),
    _article("Norway: coast hit by heavy storm", "Thousands of homes had no power on Monday after the storm.", "C"),
]
BRIDGE = [
    _article("Bergen votes for bridge", "The council of Bergen voted to build a bridge across the fjord.", "A"),
    _article("A bridge for Bergen", "The fjord at Bergen gets a bridge, the city council voted on Tuesday.", "B"),
]
CUP = [_article("Rosenborg wins the cup", "Rosenborg beat Molde in the final after extra time.", "A")]


def _ids(*groups: list[Article]) -> list[tuple[str, ...]]:
    return [tuple(article.id for article in group) for group in groups]


def test_articles_on_one_event_are_one_story() -> None:
    assert [story.articles for story in cluster(STORM + BRIDGE + CUP)] == _ids(STORM, BRIDGE, CUP)


def test_stories_stand_in_the_order_of_their_first_article() -> None:
    mixed = [CUP[0], BRIDGE[0], STORM[0], BRIDGE[1], STORM[1], STORM[2]]
    assert [story.articles for story in cluster(mixed)] == _ids(CUP, BRIDGE, STORM)


def test_an_article_given_twice_is_in_one_story_once() -> None:
    assert [story.articles for story in cluster([STORM[0], STORM[0]])] == _ids([STORM[0]])


def test_no_articles_make_no_story() -> None:
    assert cluster([]) == ()


def test_one_text_from_two_outlets_is_one_story() -> None:
    copies = [replace(STORM[0], id=name, source=name) for name in ("first", "second")]
    assert len(cluster([*copies, *CUP])) == 2


def test_a_story_of_many_articles_holds_together() -> None:
    many = [replace(STORM[number % 3], id=f"{number}", date=f"2019-06-10T{number // 3:02}:00") for number in range(60)]
    assert [len(story.articles) for story in cluster([*many, *BRIDGE])] == [60, 2]


def test_any_number_of_reprints_is_one_story_with_what_others_write_of_it() -> None:
    reprints = [replace(STORM[0], id=f"{number}") for number in range(400)]
    assert [len(story.articles) for story in cluster([*reprints, *STORM[1:], *BRIDGE])] == [402, 2]


def test_articles_without_a_word_stay_alone() -> None:
    assert len(cluster([_article("", "…", "A"), _article("", "…", "B"), _article("", "", "C")])) == 3


def test_the_same_words_years_apart_are_two_events() -> None:
    dated = [
        replace(article, date=date)
        for article, date in zip(STORM, ("2019-06-30", "2019-07-01", "2023-09-13"), strict=True)
    ]
    assert [story.articles for story in cluster(dated)] == _ids(STORM[:2], STORM[2:])


@pytest.mark.parametrize("date", [None, "", "yesterday", "9999-99-99", "2019-07-01T10:00:00Z"])
def test_a_date_that_is_near_or_not_known_keeps_no_article_out(date: str | None) -> None:
    dated = [replace(STORM[0], date="2019-06-30"), replace(STORM[1], date=date)]
    assert len(cluster(dated)) == 1


def test_what_stands_far_down_in_an_article_joins_nothing() -> None:
    filler = [" ".join(f"{letter}{number}" for number in range(400)) for letter in ("alpha", "beta")]
    ending = "\n\nA storm hit the coast of Norway on Monday and cut power to thousands of homes."
    assert len(cluster([_article("One", filler[0] + ending), _article("Two", filler[1] + ending)])) == 2


@settings(deadline=None)
@given(st.lists(st.sampled_from(STORM + BRIDGE + CUP), max_size=12))
def test_every_article_is_in_exactly_one_story(articles: list[Article]) -> None:
    found = [each for story in cluster(articles) for each in story.articles]
    assert sorted(found) == sorted({article.id for article in articles})
    assert cluster(articles) == cluster(articles)


def test_the_function_words_of_a_language_that_nobody_declared_join_nothing() -> None:
    first = "Le président a dit que la réforme est nécessaire et que le pays ne peut pas attendre les élections."
    second = "La tempête a coupé le courant dans le nord et les pompiers pensent que la nuit ne sera pas calme."
    assert len(cluster([_article("La réforme", first, "A"), _article("La tempête", second, "B")])) == 2


def test_a_new_article_joins_the_story_that_it_tells_or_begins_another() -> None:
    before = cluster(STORM[:2] + BRIDGE)
    after = extend(before, STORM[:2] + BRIDGE, [STORM[2], CUP[0]])
    assert [story.articles for story in after] == _ids(STORM, BRIDGE, CUP)


def test_new_articles_on_one_event_begin_one_story() -> None:
    assert [story.articles for story in extend(cluster(CUP), CUP, STORM)] == _ids(CUP, STORM)


def test_extending_nothing_is_clustering() -> None:
    assert extend((), (), STORM + BRIDGE + CUP) == cluster(STORM + BRIDGE + CUP)


def test_without_a_new_article_stories_stay_as_they_are() -> None:
    before = (Story(("gone",)), *cluster(STORM))
    assert extend(before, STORM, STORM[:1]) == before
    assert extend(before, STORM, []) == before


def test_stories_are_neither_joined_nor_taken_apart_by_a_new_article() -> None:
    apart = (Story((STORM[0].id,)), Story((STORM[1].id, CUP[0].id)))
    after = extend(apart, [*STORM[:2], *CUP], [STORM[2]])
    assert [set(old.articles) <= set(new.articles) for old, new in zip(apart, after, strict=False)] == [True, True]


def test_a_reprint_of_an_old_article_joins_its_story() -> None:
    reprint = replace(STORM[0], id="reprint", source="D")
    before = cluster(STORM + CUP)
    assert extend(before, STORM + CUP, [reprint])[0].articles == (*before[0].articles, "reprint")


@pytest.mark.parametrize(("days", "stories"), [(WINDOW_DAYS - 30, 1), (WINDOW_DAYS + 1, 2)])
def test_what_is_told_long_after_is_another_story(days: int, stories: int) -> None:
    old = replace(STORM[0], date="2019-01-01")
    new = replace(STORM[0], id="new", date=(date(2019, 1, 1) + timedelta(days)).isoformat())
    assert len(cluster([old, new])) == stories
    assert len(extend(cluster([old]), [old], [new])) == stories
