"""What holds of quotes in any text."""

import time

from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.quotes import attribution
from reader.model import Span
from tests.analysis.quotes.articles import read

_PIECES = (
    "“", "”", "\"", "'", "’", "‘", "''", "«", "»", "Kim", "Trump", "he", "who", "the leader", "said", "told", "claims",
    "adding", "according to",
    "that", "and", ",", ", ", ": ", ". ", "? ", "(", ")", "—", "in", "by", "was", "will", "to",
    "deny", "on Monday", "friend", "Q:", "…", "\t", "é", "🙂",
)  # fmt: skip
_PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25).map(lambda pieces: " ".join(pieces).strip() or "."),
    min_size=1,
    max_size=4,
)


@given(_PARAGRAPHS)
def test_spans_lie_in_the_body_in_order_and_are_not_empty(paragraphs: list[str]) -> None:
    analysis = read(*paragraphs)
    body = analysis.article.body
    starts = [quote.span.start for quote in analysis.quotes]
    assert starts == sorted(starts)
    for quote in analysis.quotes:
        for span in (quote.span, quote.speaker_span, quote.cue_span):
            if span is not None:
                assert 0 <= span.start < span.end <= len(body)
                assert span.of(body) == span.of(body).strip()
        assert attribution(analysis, quote.span) is not None


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text: str) -> None:
    paragraph = " ".join(text.split()) or "."
    assert read(paragraph).quotes == read(paragraph).quotes


@given(_PARAGRAPHS)
def test_no_quote_crosses_paragraphs(paragraphs: list[str]) -> None:
    analysis = read(*paragraphs)
    blocks = [block.span for block in analysis.article.blocks]
    assert all(any(block.covers(quote.span) for block in blocks) for quote in analysis.quotes)


def test_a_passage_of_nothing_has_no_speaker() -> None:
    assert attribution(read("Nothing is said here."), Span(0, 7)) is None


def test_time_grows_with_the_text_and_not_faster() -> None:
    hostile = ("'a “b \" ' said that Kim and who ( , ‘", "also ", "Kim said that ", ", and ", "“", "'a ")
    for piece in hostile:
        small, large = (_seconds(piece * count) for count in (200, 1600))
        assert large < 40 * small + 0.2


def _seconds(text: str) -> float:
    started = time.perf_counter()
    read(text.strip())
    return time.perf_counter() - started
