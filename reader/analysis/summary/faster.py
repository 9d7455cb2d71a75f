"""sumy's summarisers with their slow steps replaced by ones that give the same ratings.

sumy compares every pair of sentences word by word, so a long report takes minutes. Each class here overrides such a
step only; the rest is sumy's. Ratings agree with sumy's to rounding, which the tests check. Sentences must compare by
position (`classic.PositionedSentence`) and their words be in lower case.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy
from numpy.typing import NDArray
from sumy.models.dom import ObjectDocumentModel, Sentence
from sumy.summarizers.kl import KLSummarizer
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.reduction import ReductionSummarizer
from sumy.summarizers.sum_basic import SumBasicSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

Matrix = NDArray[numpy.float64]
Words = Sequence[str]


def inner_products(rows: Sequence[Mapping[str, float]]) -> Matrix:
    """Inner product of every two sparse `rows`, term by term: a term costs the square of the rows that hold it."""
    holders: dict[str, list[int]] = {}
    for index, row in enumerate(rows):
        for term in row:
            holders.setdefault(term, []).append(index)
    products = numpy.zeros((len(rows), len(rows)))
    for term, indices in holders.items():
        weights = numpy.array([rows[index][term] for index in indices])
        products[numpy.ix_(indices, indices)] += numpy.outer(weights, weights)
    return products


def _shared_words(sentences: Sequence[Words]) -> tuple[Matrix, Matrix]:
    """For every two sentences, the pairs of equal words and the sum of the logarithms of their lengths."""
    logarithms = numpy.array([math.log(len(words)) if words else 0.0 for words in sentences])
    pairs = inner_products([{word: float(count) for word, count in Counter(words).items()} for words in sentences])
    return pairs, logarithms[:, numpy.newaxis] + logarithms[numpy.newaxis, :]


class LexRank(LexRankSummarizer):  # type: ignore[misc]
    """Erkan and Radev 2004: centrality in the graph of sentences with a TF-IDF cosine over 0.1."""

    @staticmethod
    def _compute_idf(sentences: Sequence[Words]) -> dict[str, float]:
        holders = Counter(term for words in sentences for term in set(words))
        return {term: math.log(len(sentences) / (1 + count)) for term, count in holders.items()}

    def _create_matrix(
        self,
        sentences: Sequence[Words],  # noqa: ARG002  # sumy's signature
        threshold: float,
        tf_metrics: Sequence[Mapping[str, float]],
        idf_metrics: Mapping[str, float],
    ) -> Matrix:
        rows = [{term: tf * idf_metrics[term] for term, tf in metrics.items()} for metrics in tf_metrics]
        products = inner_products(rows)
        norms = numpy.sqrt(numpy.diagonal(products).copy())
        norms[norms == 0] = 1
        linked = numpy.where(products / numpy.outer(norms, norms) > threshold, 1.0, 0.0)
        degrees = linked.sum(axis=1)
        degrees[degrees == 0] = 1
        stochastic: Matrix = linked / degrees[:, numpy.newaxis]
        return stochastic

    @staticmethod
    def power_method(matrix: Matrix, epsilon: float) -> Matrix:
        """sumy's, but a graph without any link rates every sentence 0 instead of dividing by 0."""
        if not matrix.any():
            return numpy.zeros(len(matrix))
        ranks: Matrix = LexRankSummarizer.power_method(matrix, epsilon)
        return ranks


class TextRank(TextRankSummarizer):  # type: ignore[misc]
    """Mihalcea and Tarau 2004: PageRank over the graph of shared words, by the sentences' lengths."""

    def _create_matrix(self, document: ObjectDocumentModel) -> Matrix:
        pairs, norms = _shared_words([self._to_words_set(sentence) for sentence in document.sentences])
        short = numpy.isclose(norms, 0.0)
        weights = pairs / numpy.where(short, 1.0, norms)
        weights /= weights.sum(axis=1)[:, numpy.newaxis] + self._ZERO_DIVISION_PREVENTION
        count = len(weights)
        teleport: Matrix = numpy.full((count, count), (1.0 - self.damping) / count)
        damped: Matrix = teleport + self.damping * weights
        return damped


class Reduction(ReductionSummarizer):  # type: ignore[misc]
    """Fabish's reduction: the sum of a sentence's TextRank edges to all others."""

    def rate_sentences(self, document: ObjectDocumentModel) -> dict[Sentence, float]:
        """Rating of every sentence."""
        pairs, norms = _shared_words([self._to_words_set(sentence) for sentence in document.sentences])
        weights = numpy.where(norms == 0, 0.0, pairs / numpy.where(norms == 0, 1.0, norms))
        numpy.fill_diagonal(weights, 0.0)
        return dict(zip(document.sentences, weights.sum(axis=1), strict=True))


class Lsa(LsaSummarizer):  # type: ignore[misc]
    """Steinberger and Ježek 2004 as sumy runs it: with every dimension of the decomposition kept.

    The rank of a sentence is then the root of the sum of squared singular values times squared components, which is
    the length of the sentence's column in the matrix. Taking it directly spares the decomposition, whose rounding
    depends on the machine, and the matrix itself.
    """

    _SMOOTH = 0.4

    def __call__(self, document: ObjectDocumentModel, sentences_count: Any) -> Any:
        """sumy's entry point."""
        dictionary = self._create_dictionary(document)
        ratings = {sentence: self._column(sentence, dictionary) for sentence in document.sentences}
        return self._get_best_sentences(document.sentences, sentences_count, ratings)

    def _column(self, sentence: Sentence, dictionary: Mapping[str, int]) -> float:
        counts = Counter(stem for stem in map(self.stem_word, sentence.words) if stem in dictionary)
        if not counts:
            return 0.0
        highest = max(counts.values())
        present = (self._SMOOTH + (1 - self._SMOOTH) * count / highest for count in sorted(counts.values()))
        absent = len(dictionary) - len(counts)
        return math.sqrt(sum(weight**2 for weight in present) + absent * self._SMOOTH**2)


class Luhn(LuhnSummarizer):  # type: ignore[misc]
    """Luhn 1958: the densest cluster of words that the text repeats."""

    def _get_significant_words(self, words: Words) -> frozenset[str]:
        return frozenset(super()._get_significant_words(words))


class _Incidence:
    """Which words stand in which sentences, as flat arrays, so that a greedy step is a few vector operations."""

    def __init__(self, sentences: Sequence[Words]) -> None:
        self.vocabulary = {word: index for index, word in enumerate(dict.fromkeys(w for s in sentences for w in s))}
        counted = [Counter(self.vocabulary[word] for word in words) for words in sentences]
        self.words = numpy.array([word for counts in counted for word in counts], dtype=numpy.intp)
        self.counts = numpy.array([float(count) for counts in counted for count in counts.values()])
        self.owners = numpy.repeat(numpy.arange(len(sentences)), [len(counts) for counts in counted])
        self.lengths = numpy.array([float(len(words)) for words in sentences])
        self.total = numpy.bincount(self.words, self.counts, len(self.vocabulary))

    def sums(self, values: Matrix) -> Matrix:
        """Sum over each sentence of `values`, one a distinct word of a sentence."""
        return numpy.bincount(self.owners, values, len(self.lengths)).astype(numpy.float64)

    def of(self, sentence: int) -> tuple[NDArray[numpy.intp], Matrix]:
        """The distinct words of one sentence and how often each stands there."""
        low, high = numpy.searchsorted(self.owners, [sentence, sentence + 1])
        return self.words[low:high], self.counts[low:high]


def _first_highest(values: Matrix) -> int:
    """The first of the highest: values that differ by rounding alone are equal, on every machine."""
    highest = values.max()
    return int(numpy.argmax(values >= highest - 1e-12 * abs(highest)))


class SumBasic(SumBasicSummarizer):  # type: ignore[misc]
    """Nenkova and Vanderwende 2005: the most frequent words first, each worth less once it has been said."""

    def _compute_ratings(self, sentences: Sequence[Sentence]) -> dict[Sentence, float]:
        incidence = _Incidence([self._get_content_words_in_sentence(sentence) for sentence in sentences])
        probabilities = incidence.total / max(1.0, incidence.total.sum())
        lengths = numpy.maximum(incidence.lengths, 1.0)
        rated = numpy.zeros(len(sentences), dtype=bool)
        ratings: dict[Sentence, float] = {}
        for step in range(len(sentences)):
            averages = incidence.sums(incidence.counts * probabilities[incidence.words]) / lengths
            best = _first_highest(numpy.where(rated, -1.0, averages))
            rated[best] = True
            ratings[sentences[best]] = -float(step)
            words, counts = incidence.of(best)
            # A word that stands k times in the sentence is squared k times; past 2^10 nothing is left of it.
            probabilities[words] **= 2.0 ** numpy.minimum(counts, 10.0)
        return ratings


class Kl(KLSummarizer):  # type: ignore[misc]
    """Haghighi and Vanderwende 2009: the sentences that bring the summary's words closest to the text's."""

    def _compute_ratings(self, sentences: Sequence[Sentence]) -> dict[Sentence, float]:
        incidence = _Incidence([self._get_content_words_in_sentence(sentence) for sentence in sentences])
        shares = incidence.total / max(1.0, incidence.total.sum())
        entropies = shares * numpy.log(shares)
        share, entropy = shares[incidence.words], entropies[incidence.words]
        summary = numpy.zeros(len(shares))
        spoken = 0
        rated = numpy.zeros(len(sentences), dtype=bool)
        ratings: dict[Sentence, float] = {}
        for step in range(len(sentences)):
            said = summary > 0
            logarithms = numpy.log(numpy.where(said, summary, 1.0))
            new = ~said[incidence.words]
            lost = share * (numpy.log(summary[incidence.words] + incidence.counts) - logarithms[incidence.words])
            mass = shares[said].sum() + incidence.sums(share * new)
            divergences = (
                entropies[said].sum()
                + incidence.sums(entropy * new)
                - (shares * logarithms).sum()
                - incidence.sums(lost)
                + mass * numpy.log(numpy.maximum(1.0, spoken + incidence.lengths))
            )
            best = _first_highest(numpy.where(rated, -numpy.inf, -divergences))
            rated[best] = True
            ratings[sentences[best]] = -float(step)
            words, counts = incidence.of(best)
            summary[words] += counts
            # The words of the summary are counted with their stop words, those of a candidate without: so sumy has it.
            spoken += len(sentences[best].words)
        return ratings
