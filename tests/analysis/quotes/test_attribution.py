"""A passage is the speech of the innermost quote that holds it."""

from reader.analysis.quotes import attribution
from reader.model import Analysis, Span
from tests.analysis.quotes.articles import read


def place(analysis: Analysis, text: str) -> Span:
    start = analysis.article.body.index(text)
    return Span(start, start + len(text))


def test_words_of_a_speaker_are_that_speakers() -> None:
    analysis = read("Trump said Kim is a friend. Nobody else thinks so.")
    quote = attribution(analysis, place(analysis, "Kim is a friend"))
    assert quote is not None
    assert quote.speaker == "Trump"


def test_words_of_the_article_are_nobodys() -> None:
    analysis = read("Trump said Kim is a friend. The talks failed.")
    assert attribution(analysis, place(analysis, "The talks failed")) is None


def test_a_passage_that_reaches_out_of_the_quote_is_nobodys() -> None:
    analysis = read("Trump said Kim is a friend. The talks failed.")
    assert attribution(analysis, place(analysis, "friend. The")) is None


def test_the_innermost_quote_counts() -> None:
    analysis = read("Trump described Kim as a “friend” of his.")
    quote = attribution(analysis, place(analysis, "friend"))
    assert quote is not None
    assert quote.direct
