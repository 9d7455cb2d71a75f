"""Summaries side by side as rows."""

from collections import Counter

from reader.model import Analysis, Pick, Summary
from reader.tui.content.bench import Column, bench_rows, overlap_words, shared
from reader.tui.glyphs import UNICODE
from tests.tui.handmade import analyse, article

NORTH = analyse(article("north", "Kim met him.", "They talked long.", "Kim smiled.", "Kim met him."))
SOUTH = analyse(article("south", "Nobody came.", "KIM met  him."))


def column(method: str, *sentences: int, over_articles: bool = False, analysis: Analysis = NORTH) -> Column:
    picks = tuple(Pick(sentence, rank, 1.0) for rank, sentence in enumerate(sentences, 1))
    return Column(analysis, Summary(method, str(len(sentences)), picks), over_articles)


def test_two_sentences_that_read_the_same_are_two_within_an_article() -> None:
    assert shared([column("lead", 0), column("luhn", 3)]) == Counter({"0": 1, "3": 1})


def test_over_articles_sentences_of_the_same_words_are_shared() -> None:
    columns = [column("lead", 0, over_articles=True), column("lead", 1, over_articles=True, analysis=SOUTH)]
    assert shared(columns) == Counter({"kim met him.": 2})


def test_a_sentence_counts_once_a_column() -> None:
    assert shared([column("lead", 0, 3, over_articles=True)]) == Counter({"kim met him.": 1})


def test_a_row_tells_rank_place_and_who_else_chose_it() -> None:
    columns = [column("lead", 0, 1), column("luhn", 1, 2)]
    head, first, second = bench_rows(columns[0], shared(columns), 2, UNICODE, place="1/2")
    assert (head.text.plain, head.right.plain) == ("Lead", "1/2")
    assert head.facts[0][0].plain == "2 of 4 sentences"
    assert (first.id, first.sign.plain, first.text.plain) == ("sentence-0", "❶ ", "Kim met him.")
    assert [side.plain for side in first.facts[0]] == ["sentence 1", ""]
    assert [side.plain for side in second.facts[0]] == ["≋ in all 2", "sentence 2"]


def test_a_text_too_short_says_so() -> None:
    empty = Column(NORTH, Summary("lead", "3", (), note="too short [AP]"), False)
    assert bench_rows(empty, Counter(), 1, UNICODE, place="")[1].text.plain == "too short [AP]"


def test_the_overlap_is_counted() -> None:
    columns = [column("lead", 0, 1), column("luhn", 0, 1), column("lsa", 0, 2)]
    assert overlap_words(columns, UNICODE) == "3 different sentences · 1 in all 3 · 1 in several"
    assert overlap_words(columns[:1], UNICODE) == ""


def test_a_pick_is_found_again_by_its_row() -> None:
    chosen = column("lead", 0, 2)
    assert chosen.pick("sentence-2") == chosen.summary.picks[1]
    assert chosen.pick("") is None
