"""A story over its sources as rows."""

from collections.abc import Sequence

from reader.export.telling import Telling
from reader.library import Library
from reader.tui.content import story
from reader.tui.content.rows import Row
from reader.tui.glyphs import UNICODE
from tests.tui.handmade import article, library
from tests.tui.told import AGAIN, COST, HERRING, OPENED, SAID, SCHOOL, stories


def telling(shown: Library | None = None, *, length: str = "2") -> Telling:
    shown = shown or stories()
    analyses = tuple(shown.analysis(each) for each in shown.articles)
    summary = shown.summary_of_story(shown.articles, length=length)
    return Telling(analyses, shown.alignment(shown.articles), summary)


def lines(rows: Sequence[Row]) -> list[str]:
    """The words of every row, those at the right behind a bar and the facts below after a slash."""
    found = []
    for row in rows:
        facts = "".join(f" / {left.plain}" for left, _ in row.facts)
        found.append((row.text.plain + (f" | {row.right.plain}" if row.right else "") + facts).strip())
    return [line for line in found if line]


def after(rows: Sequence[Row], heading: str) -> list[str]:
    """The lines below a heading, as far as the next empty one or the end."""
    words = lines(rows)
    start = next(index for index, line in enumerate(words) if line.startswith(heading))
    return words[start + 1 :]


def together(told: Telling) -> tuple[Row, ...]:
    return story.together_rows(told, UNICODE, beside="at the right")


def test_the_summary_stands_first_with_ranks_and_sources() -> None:
    rows = together(telling())
    assert lines(rows)[0] == "Summary | 2 of 10"
    assert [row.sign.plain for row in rows if row.id.startswith("summary:")] == ["❶ ", "❷ "]
    assert all(line.endswith((" / Post Times", " / Herald Times", " / [/red] Times")) for line in lines(rows)[1:3])


def test_a_shared_point_has_every_wording_once_with_its_outlets() -> None:
    assert after(together(telling()), "Told by several") == [
        "≋ 3 of 4 sources",
        f"Post Times, Mail Times  {OPENED}",
        f"Herald Times  {AGAIN} / 3 outlets, 2 texts",
        f"Post Times, Mail Times  {SAID}",
        f"Herald Times  {SAID} / 3 outlets, 2 texts · same quotation",
        "≋ 2 outlets, 1 text",
        f"{COST} / Post Times, Mail Times",
    ]


def test_points_are_counted() -> None:
    assert "Told by several | 3 points" in lines(together(telling()))
    assert story.facts(telling(), UNICODE, everything=False) == "4 articles · 3 points told by several"
    assert story.facts(telling(), UNICODE, everything=True) == "all 4 articles · 3 points told by several"


def test_what_only_one_tells_stands_under_its_name() -> None:
    rows = story.apart_rows(telling(), UNICODE)
    assert after(rows, "Only Post Times")[0] == "It prints the text of Mail Times and adds nothing."
    assert after(rows, "Only Herald Times | 1 sentence")[0] == HERRING
    assert after(rows, "Only [/red] Times | 1 sentence")[0] == SCHOOL


def test_the_timeline_goes_by_day_and_ends_with_unknown_dates() -> None:
    assert after(story.apart_rows(telling(), UNICODE), "Timeline") == [
        "2026-03-01",
        "The Herald story / Herald Times · news",
        "2026-03-02",
        "The Mail story / Mail Times · news",
        "The Post story / 09:30 · Post Times · news",
        "Date unknown",
        "The [/red] story / [/red] Times · news",
    ]


def test_where_nothing_is_shared_it_says_where_the_rest_stands() -> None:
    told = telling(library(article("a", OPENED), article("b", HERRING)))
    assert after(together(told), "Told by several") == [
        "Nothing here is said by two sources: each tells what no other does. It stands at the right."
    ]
    assert story.facts(told, UNICODE, everything=False) == "2 articles · nothing told by several"


def test_a_single_article_has_nothing_apart_but_its_date() -> None:
    told = telling(library(article("a", OPENED, HERRING)))
    assert after(together(told), "Told by several") == [
        "Nothing here is said by two sources: there is only this article."
    ]
    assert lines(story.apart_rows(told, UNICODE))[0] == "Timeline"


def test_a_story_too_short_to_summarise_says_so() -> None:
    assert after(together(telling(length="10")), "Summary")[0] == (
        "The story is too short to summarise: it has 7 sentences in all."
    )


def test_only_as_many_sentences_of_one_source_are_shown_as_the_summary_has_but_three_at_least() -> None:
    moon = "Scientists found frozen water beneath the surface of a distant moon last winter."
    vote = "Parliament votes on the new budget before lawmakers leave for their summer holidays."
    shown = library(article("a", OPENED, COST, HERRING, SCHOOL, moon), article("b", vote))
    for length, count in (("1", 3), ("4", 4)):
        rows = story.apart_rows(telling(shown, length=length), UNICODE)
        assert len([row for row in rows if row.id.startswith("alone:0:")]) == count


def test_a_row_leads_back_to_its_sentence_and_every_id_is_its_own() -> None:
    told = telling()
    rows = (*together(told), *story.apart_rows(told, UNICODE))
    ids = [row.id for row in rows if row.id]
    assert len(ids) == len(set(ids))
    for row in rows:
        place = story.place(told, row.id)
        assert (place is None) is (not row.id)
        if place is not None:
            found, span = place
            assert (span.of(found.body) if span else found.headline) in row.text.plain


def test_each_source_is_a_part_of_its_own() -> None:
    assert [story.part(row) for row in ("summary:0:1", "shared:1:0", "alone:2:1", "time:0:")] == [
        "summary",
        "shared",
        "alone:2",
        "time",
    ]
