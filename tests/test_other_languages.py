"""What is said of an article that is not in English: its sentences and summaries, and that it was not judged."""

import json

import pytest

from reader.export import forms, plain
from reader.export import json as objects
from reader.ingest import files
from reader.library import Library
from reader.model import Agreement, Relation
from reader.tui.content.entities import entity_rows
from reader.tui.content.evidence import own_rows
from reader.tui.content.summary import answer_rows, answer_words
from reader.tui.glyphs import UNICODE

FRENCH = """---
source: Le Journal
---

Donald Trump a rencontré Kim Jong Un à Hanoï. M. Trump a dit que « Kim est un ami ». Les deux hommes ont parlé de leur
amitié, mais la Maison Blanche n'a pas publié de communiqué après le sommet. Les négociations vont continuer.
"""
ENGLISH = """---
source: The Paper
---

Donald Trump met Kim Jong Un in Hanoi. Mr. Trump and Kim are friends. The two of them talked about the friendship, but
the White House did not say what came of it.
"""


@pytest.fixture
def library() -> Library:
    return Library([files.of_bytes(text.encode(), "a.md", suffix=".md") for text in (ENGLISH, FRENCH)])


def test_english_rules_are_kept_off_another_language(library: Library) -> None:
    analysis = library.analysis(library.articles[1])
    assert analysis.language == "fr"
    assert (analysis.entities, analysis.quotes) == ((), ())
    assert analysis.text(analysis.sentences[1].span) == "M. Trump a dit que « Kim est un ami »."
    assert library.answers(analysis.article, library.question("trump-leader-friendships")) == ()


def test_an_article_in_another_language_can_be_summarised(library: Library) -> None:
    assert [pick.rank for pick in library.summary(library.articles[1], length="1").picks] == [1]


def test_its_cells_say_that_it_was_not_judged_and_no_verdict_counts_it(library: Library) -> None:
    comparison = library.compare(library.question("trump-leader-friendships"))
    (row,) = comparison.rows
    cell = row.cells[1].answer
    assert (cell.relation, cell.foreign, cell.evidence) == (Relation.SILENT, "French", ())
    assert row.verdict.relation is Agreement.ONE_SOURCE
    assert row.verdict.text.startswith("the only source says")
    assert row.verdict.text.endswith("1 not judged")
    assert comparison.foreign == ((library.articles[1].id, "French"),)


def test_every_output_says_why(library: Library) -> None:
    comparison = library.compare(library.question("trump-leader-friendships"))
    value = json.loads(objects.dumps(objects.comparison(comparison)))
    assert value["rows"][0]["cells"][1] == {
        "article": library.articles[1].id,
        "relation": "silent",
        "stance": None,
        "voices": [],
        "evidence": [],
        "note": "not judged: the text is in French",
    }
    assert "note" not in value["rows"][0]["cells"][0]
    lines = plain.comparison(comparison).splitlines()
    assert "Le Journal is not judged: the text is in French." in lines
    assert "Le Journal: not judged (French)." in lines
    document = library.documents()[2]
    assert "This article is not judged: the text is in French." in document.text
    assert "language: fr" in document.text
    assert "| not judged (French) |" in forms.of_comparison(comparison, "1", form=forms.Form.MARKDOWN).text


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ([1], "None of these texts is judged."),
        ([0, 1], "None of the others says anything about it."),
        ([0], "None of these texts says anything about it."),
    ],
)
def test_a_comparison_without_rows_says_whether_it_was_judged(
    library: Library, chosen: list[int], sentence: str
) -> None:
    asked = library.question("china-neighbours")
    comparison = library.compare(asked, [library.articles[index] for index in chosen])
    assert plain.comparison(comparison).splitlines()[-1] == sentence


def test_the_screens_say_it_too(library: Library) -> None:
    question = library.question("trump-leader-friendships")
    (row,) = library.compare(question).rows
    cell = row.cells[1].answer
    assert answer_words(cell) == "not judged (French)"
    shown = own_rows(question, library.articles[1], "Le Journal", cell, row.verdict, UNICODE)
    assert "Le Journal is not judged: the text is in French." in [row.text.plain for row in shown]
    (panel,) = entity_rows(library.analysis(library.articles[1]), UNICODE)
    assert panel.text.plain == "Names are looked for in English texts only."
    told = answer_rows((), "friendship", UNICODE, foreign="French")
    assert told[-1].text.plain == "This article is not judged: the text is in French."
