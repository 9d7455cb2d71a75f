"""What the list and the side panel say."""

from dataclasses import replace

import pytest

from reader.library import Totals
from reader.model import Analysis, Answer, Article, EntityKind, Relation, Stance, Summary
from reader.tui.content import library as words
from reader.tui.content.article import details, entity_layer, entity_style, main_entities, ranks, summary_layer
from reader.tui.content.entities import entity_rows
from reader.tui.content.summary import answer_rows, answer_words, change_length, summary_rows
from reader.tui.glyphs import UNICODE
from tests.tui.handmade import analyse, article, header, library

SMALL = article("small", "Kim met him.", "Seoul saw Kim.")
MADE = library(SMALL)


@pytest.mark.parametrize(
    ("length", "steps", "expected"),
    [
        ("3", 1, "4"),
        ("1", -1, "1"),
        ("20%", 1, "25%"),
        ("5%", -1, "5%"),
        ("100%", 1, "100%"),
        ("100w", -1, "75w"),
        ("x", 1, "x"),
    ],
)
def test_a_length_changes_in_its_own_unit(length: str, steps: int, expected: str) -> None:
    assert change_length(length, steps) == expected


def test_the_summary_lists_sentences_best_first_with_their_ranks() -> None:
    summary = MADE.summary(SMALL, method="lexrank", length="2")
    rows = summary_rows(analyse(SMALL), summary, UNICODE)
    assert [row.text.plain for row in rows] == ["LexRank", "Kim met him.", "Seoul saw Kim."]
    assert [row.sign.plain for row in rows] == ["", "❶ ", "❷ "]
    assert rows[0].right.plain == "2 of 2 sentences"


def test_a_summary_without_sentences_says_why() -> None:
    rows = summary_rows(analyse(SMALL), Summary("lead", "3", (), note="The text is too short."), UNICODE)
    assert rows[-1].text.plain == "The text is too short."
    assert not any(row.id for row in rows)


def test_answers_name_counterpart_label_and_voices() -> None:
    rows = answer_rows(MADE.answers(SMALL, MADE.question()), "friendship", UNICODE)
    assert [(row.sign.plain, row.text.plain) for row in rows[1:]] == [
        ("▲ ", "Kim Jong Un"),
        ("  ▼ ", "Opponents: criticises"),
    ]
    assert rows[1].right.plain == "affirmed, approves"


def test_a_label_of_the_readers_own_says_so() -> None:
    (answer,) = MADE.answers(SMALL, MADE.question())
    rows = answer_rows((replace(answer, corrected=True),), "friendship", UNICODE)
    assert rows[1].right.plain.endswith("by you")


def test_no_answers_are_said_in_a_sentence() -> None:
    assert "friendship" in answer_rows((), "friendship", UNICODE)[-1].text.plain


@pytest.mark.parametrize("relation", [Relation.SILENT, Relation.NOT_ADDRESSED])
def test_silence_has_no_stance_in_words(relation: Relation) -> None:
    answer = Answer("q", "Kim", relation, Stance.NEUTRAL, 1.0, ())
    assert "neutral" not in answer_words(answer)


def test_entities_stand_under_their_kind_the_most_mentioned_first() -> None:
    rows = entity_rows(analyse(SMALL), UNICODE)
    assert [row.text.plain for row in rows if row.text.plain] == ["People", "Kim Jong Un", "Places", "Seoul"]
    assert [row.right.plain for row in rows if row.id] == ["2", "1"]
    assert [row.id for row in rows if row.id] == ["entity-0", "entity-1"]


def test_an_article_without_names_says_so() -> None:
    rows = entity_rows(Analysis(SMALL), UNICODE)
    assert [row.id for row in rows] == [""]


def test_what_an_article_is_mostly_about_is_underlined_in_the_text() -> None:
    analysis = analyse(SMALL)
    assert main_entities(analysis.entities) == {0}
    assert [mark.style for mark in entity_layer(analysis).marks] == [
        "$entity-person underline",
        "$entity-place",
        "$entity-person underline",
    ]


def test_chosen_sentences_are_marked_and_ranked_where_they_begin() -> None:
    analysis = analyse(SMALL)
    summary = MADE.summary(SMALL, method="lead", length="1")
    assert [(mark.start, mark.end) for mark in summary_layer(analysis, summary).marks] == [(13, 27)]
    assert ranks(analysis, summary, UNICODE) == {13: "❶\u00a0"}


def test_details_leave_out_what_is_not_known() -> None:
    assert details(Article("1", "Two words.", ()), UNICODE) == "unknown source · 2\u00a0words, 1\u00a0min"
    assert details(SMALL, UNICODE).startswith("small Times · news · ")


def test_articles_that_share_a_story_say_how_many() -> None:
    shared = words.header_row(header("north", story=1, story_size=2), UNICODE, follows=False, now=0)
    alone = words.header_row(header("south"), UNICODE, follows=False, now=0)
    assert [row.facts[0][1].plain for row in (shared, alone)] == ["≋ 2", ""]


def test_an_article_under_another_of_its_story_stands_in_and_leaves_the_count_to_that() -> None:
    row = words.header_row(header("north", story=1, story_size=2), UNICODE, follows=True, now=0)
    assert row.sign.plain == "  • "
    assert row.facts[0][1].plain == ""


def test_what_the_reader_did_with_an_article_is_told_by_signs_and_words() -> None:
    row = words.header_row(
        header("north", read=True, starred=True, noted=True, tags=("asia", "war"), copies=2),
        UNICODE,
        follows=False,
        now=0,
    )
    assert row.sign.plain == "  "
    assert row.facts[0][1].plain == "★ ¶ #asia #war =2"


def test_sources_of_the_same_story_stand_first() -> None:
    north, south, red = header("north"), header("south"), header("[/red]")
    rows = words.source_rows(red, [south, red], [north], UNICODE)
    assert [row.id or row.text.plain for row in rows] == ["This story", "south", "[/red]", "Other stories", "north"]


def test_counts_are_in_words() -> None:
    assert words.counts(Totals(False, 1, 1, 0, 0, 1), UNICODE) == "1 article · 1 story"
    assert words.counts(Totals(True, 1200, 7, 0, 0, 0), UNICODE) == "1,200 articles · 7 unread"


def test_without_colours_every_kind_has_a_style_of_its_own_and_weight_tells_what_is_main() -> None:
    styles = {entity_style(kind, main=main, colors=False) for kind in EntityKind for main in (False, True)}
    assert len(styles) == 2 * len(EntityKind)
    assert not any("$" in style for style in styles)
