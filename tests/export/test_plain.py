"""Plain text says everything in words, for those who hear it."""

import unicodedata

from reader.export import plain
from reader.model import Summary
from tests.export import samples


def _has_boxes(text: str) -> bool:
    return any(unicodedata.category(mark) == "So" or "\u2500" <= mark <= "\u259f" for mark in text)


def test_an_article_names_its_fields_and_captions() -> None:
    text = plain.article(samples.article())
    assert text.startswith("Ann and Bo\nSource: The Paper\nKind: news\nPage: https://paper.example/a_b?c=*d*\nId: ")
    assert text.endswith("\n\nAnn likes Bo.\n\n“He is great,” she said.\n\nCaption: Photo: Cy\n")


def test_a_summary_tells_ranks_in_the_order_of_the_text() -> None:
    assert plain.summary(samples.analysis(), samples.summary()).splitlines() == [
        "Ann and Bo, The Paper",
        "Summary by lead, 2 of 2 sentences, in the order of the text.",
        "Rank 2: Ann likes Bo.",
        "Rank 1: “He is great,” she said.",
    ]


def test_a_summary_that_could_not_be_made_says_why_in_a_sentence() -> None:
    text = plain.summary(samples.analysis(), Summary("lead", "3", (), "the text is too short."))
    assert text.splitlines()[1] == "No summary: the text is too short."


def test_a_comparison_tells_each_source_with_its_evidence_by_voice() -> None:
    lines = plain.comparison(samples.comparison()).splitlines()
    assert lines[0] == "Ann's friends"
    start = lines.index("Bo Ek")
    assert lines[start : start + 6] == [
        "Bo Ek",
        "Verdict: only 1 of 2 says that they are friends",
        "The Paper: affirmed, approve.",
        "  The text: Ann likes Bo.",
        "  Ann Lee (approve): “He is great,” she said.",
        "The Post: silent.",
    ]


def test_lists_say_what_there_is() -> None:
    found = samples.article()
    assert plain.header(found, 1) == f"Ann and Bo; The Paper; news; 10 words; 1 match; id {found.id}\n"


def test_there_are_no_boxes() -> None:
    texts = [
        plain.article(samples.article()),
        plain.comparison(samples.comparison()),
        plain.header(samples.article()),
    ]
    assert not any(_has_boxes(text) for text in texts)
