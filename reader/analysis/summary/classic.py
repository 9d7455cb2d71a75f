"""Runs sumy's methods on our own sentences and words, so that no NLTK data is ever looked for."""

import math
import re
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.edmundson import EdmundsonSummarizer

from reader.analysis.summary import cues, faster
from reader.analysis.summary.candidates import Candidate
from reader.analysis.tokens import stem, stop_words, words
from reader.errors import UnsuitableArticle
from reader.model import Analysis

MAXIMUM_SENTENCES = 2_000
"""Of the methods that compare every pair of sentences or choose one after the other. Their time grows with the square
of the text, so a longer one would hold the reader up for many seconds."""

_SUMMARISERS: dict[str, Callable[..., Any]] = {
    "lexrank": faster.LexRank,
    "textrank": faster.TextRank,
    "lsa": faster.Lsa,
    "luhn": faster.Luhn,
    "sumbasic": faster.SumBasic,
    "kl": faster.Kl,
    "reduction": faster.Reduction,
    "edmundson": EdmundsonSummarizer,
}
_LINEAR = ("lsa", "luhn", "edmundson")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")


class PositionedSentence(Sentence):  # type: ignore[misc]
    """A sentence of sumy's whose identity is its place in the text: sumy's own are equal when they read the same."""

    __slots__ = ("_given",)
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__

    def __init__(self, given: Sequence[str], *, is_heading: bool = False) -> None:
        super().__init__(" ".join(given), None, is_heading)
        self._given = tuple(given)

    @property
    def words(self) -> tuple[str, ...]:
        """The words as they were given."""
        return self._given


def rate(method: str, analysis: Analysis, candidates: Sequence[Candidate]) -> tuple[float, ...]:
    """Rate every candidate by the sumy method of this name, higher is better; scales differ from method to method.

    Ratings are finite and rounded, so that they order sentences alike on every machine. Raises UnsuitableArticle for a
    text that is too long for the method.
    """
    if method not in _LINEAR and len(candidates) > MAXIMUM_SENTENCES:
        raise UnsuitableArticle(
            f"method `{method}` compares sentences with each other and stops at {MAXIMUM_SENTENCES:,} of them; this "
            f"text has {len(candidates):,}: choose crossread, lead, {', '.join(_LINEAR)}, or a part of the text"
        )
    language = analysis.language
    summariser = _SUMMARISERS[method](lambda word: stem(word, language))
    headings: tuple[PositionedSentence, ...] = ()
    common = stop_words(language)
    if method == "edmundson":
        headings = _headings(analysis)
        summariser.bonus_words, summariser.stigma_words = cues.BONUS, cues.STIGMA
        # sumy refuses to run without null words; the pronouns among the stigma words are null in Edmundson's sense.
        summariser.null_words = common or cues.STIGMA
    else:
        summariser.stop_words = common
    ratings = [0.0] * len(candidates)

    def keep(infos: Sequence[Any]) -> tuple[()]:
        for info in infos:
            ratings[info.order] = float(info.rating)
        return ()

    summariser(_document(candidates, headings), keep)
    return tuple(round(rating, 9) + 0.0 if math.isfinite(rating) else 0.0 for rating in ratings)


def _document(candidates: Sequence[Candidate], headings: Sequence[PositionedSentence]) -> ObjectDocumentModel:
    paragraphs = [
        [PositionedSentence(_plain(candidate.words)) for candidate in block]
        for _, block in groupby(candidates, key=lambda candidate: candidate.block)
    ]
    if paragraphs:
        paragraphs[0] = [*headings, *paragraphs[0]]
    return ObjectDocumentModel([Paragraph(sentences) for sentences in paragraphs])


def _headings(analysis: Analysis) -> tuple[PositionedSentence, ...]:
    texts = [analysis.article.title] + [analysis.text(each.span) for each in analysis.sentences if each.heading]
    return tuple(
        PositionedSentence(_plain([token.text for token in words(text)]), is_heading=True) for text in texts if text
    )


def _plain(given: Sequence[str]) -> list[str]:
    """The words in lower case without the numbers: sumy's own tokeniser drops them too."""
    return [word.lower() for word in given if _WORD.fullmatch(word)]
