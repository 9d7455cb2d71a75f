"""What holds for every answer, and the answers for the articles that ship."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis import pipeline, stance
from reader.ingest import files
from reader.model import Analysis, Article, Block, Relation, Sentence, Span, Stance
from reader.paths import bundled_folder
from tests.analysis.stance.asking import LEADERS, analysed

WORDS = (
    "Donald Trump|Trump|he|his|Vladimir Putin|Putin|Kim Jong Un|Kim|Xi Jinping|the two leaders|each other|friend"
    "|insulted|praised|no longer|not|never|hopes to|“|”|said|critics|is wrong to|is right to|bromance|is over|met|and"
    "|but|,|.|.\n|?|(|)|—|dictator"
).split("|")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_every_answer_is_proved_by_whole_sentences_of_the_text(words: list[str]) -> None:
    found = analysed(" ".join(words))
    sentences = {sentence.span for sentence in found.sentences}
    for answer in stance.answer(found, LEADERS):
        assert answer.relation is not Relation.SILENT
        assert 1 <= len(answer.evidence) <= 3
        assert 0 <= answer.confidence <= 1
        assert answer.why
        for evidence in (*answer.evidence, *(proof for voice in answer.voices for proof in voice.evidence)):
            assert evidence.span in sentences
            assert all(evidence.span.covers(cue) and cue.start < cue.end for cue in evidence.cues)


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=20, deadline=None)
def test_the_same_text_is_answered_the_same(words: list[str]) -> None:
    text = " ".join(words)
    assert stance.answer(analysed(text), LEADERS) == stance.answer(analysed(text), LEADERS)


@pytest.mark.parametrize("piece", ["friend ", "Trump Putin friend ", "lavished---", "A", "“Putin " * 3, "he said "])
def test_an_endless_sentence_is_passed_over_at_once(piece: str) -> None:
    body = piece * (60_000 // len(piece))
    span = Span(0, len(body.rstrip()))
    article = Article("0", body, (Block(span),))
    found = Analysis(article, sentences=(Sentence(span, 0),))
    started = time.perf_counter()
    assert stance.answer(found, LEADERS) == ()
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "Washington Examiner",
            {
                "Kim Jong Un": (Relation.AFFIRMED, Stance.APPROVE),
                "Xi Jinping": (Relation.AFFIRMED, Stance.CRITICISE),
            },
        ),
        (
            "Newsweek",
            {
                "Kim Jong Un": (Relation.AFFIRMED, Stance.CRITICISE),
                "Xi Jinping": (Relation.AFFIRMED, Stance.NEUTRAL),
                "Vladimir Putin": (Relation.AFFIRMED, Stance.NEUTRAL),
            },
        ),
        (
            "WhoWhatWhy",
            {
                "Kim Jong Un": (Relation.AFFIRMED, Stance.CRITICISE),
                "Vladimir Putin": (Relation.AFFIRMED, Stance.CRITICISE),
            },
        ),
    ],
)
def test_the_articles_that_ship_are_understood(source: str, expected: dict[str, tuple[Relation, Stance]]) -> None:
    articles, _ = files.read_all([bundled_folder("articles")])
    (article,) = (article for article in articles if article.source == source)
    answers = stance.answer(pipeline.analyse(article), LEADERS)
    assert {answer.counterpart: (answer.relation, answer.stance) for answer in answers} == expected
