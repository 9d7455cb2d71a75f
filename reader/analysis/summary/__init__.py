"""Extractive summaries: which sentences of an article to keep, by which method, at which length."""

from collections.abc import Sequence

from reader.analysis.summary import candidates, crossread
from reader.analysis.summary.candidates import Candidate
from reader.analysis.summary.length import Budget, Length, parse
from reader.errors import UsageProblem
from reader.model import Analysis, Pick, Summary

METHODS: tuple[str, ...] = (
    "crossread", "lead", "lexrank", "textrank", "lsa", "luhn", "sumbasic", "kl", "reduction", "edmundson",
)  # fmt: skip
"""Every method by name, the default first."""
DEFAULT_METHOD = METHODS[0]
FEWEST_SENTENCES = 3
"""A text of fewer sentences is its own summary."""


def summarise(analysis: Analysis, method: str = DEFAULT_METHOD, length: str = "3", about: str = "") -> Summary:
    """Choose sentences of the article.

    `length` is a number of sentences ("3"), a share of them ("20%") or a number of words ("100w"); `about` is the
    name of an entity of the article or part of it, and then only sentences which mention it are chosen. Raises
    UsageProblem for an unknown method or a length that cannot be read, and UnsuitableArticle where the article does not
    mention that entity or is too long for the method. Ranks are 1, 2, 3 … without gaps or ties; scores do not compare
    across methods.
    """
    if method not in METHODS:
        raise UsageProblem(f"unknown method `{method}`: choose one of {', '.join(METHODS)}")
    wanted = parse(length)
    sentences = candidates.of(analysis)
    allowed = frozenset(range(len(sentences)))
    if about.strip():
        mentioning = candidates.mentioning(analysis, about)
        allowed = frozenset(index for index in allowed if sentences[index].sentence in mentioning)
    note = _too_short(sentences, wanted)
    if note:
        return Summary(method, str(wanted), (), note)
    budget = wanted.budget([sentences[index].length for index in sorted(allowed)])
    if method == "crossread":
        chosen = crossread.choose(analysis, sentences, allowed, budget)
    else:
        chosen = _best(_rate(method, analysis, sentences), sentences, allowed, budget)
    picks = (Pick(sentences[index].sentence, rank, score) for rank, (index, score) in enumerate(chosen, start=1))
    return Summary(method, str(wanted), tuple(sorted(picks, key=lambda pick: pick.sentence)))


def _too_short(sentences: Sequence[Candidate], wanted: Length) -> str:
    if not sentences:
        return "The text has no sentences to choose from."
    if len(sentences) < FEWEST_SENTENCES or wanted.takes_all([sentence.length for sentence in sentences]):
        count = "one sentence" if len(sentences) == 1 else f"{len(sentences)} sentences"
        return f"The text is too short to summarise: it has {count} in all."
    return ""


def _rate(method: str, analysis: Analysis, sentences: Sequence[Candidate]) -> tuple[float, ...]:
    if method == "lead":
        return tuple(1 / (position + 1) for position in range(len(sentences)))
    from reader.analysis.summary import classic  # sumy takes a third of a second to import

    return classic.rate(method, analysis, sentences)


def _best(
    ratings: Sequence[float], sentences: Sequence[Candidate], allowed: frozenset[int], budget: Budget
) -> list[tuple[int, float]]:
    """The best rated sentences while they fit, best first; of two rated alike the earlier is the better."""
    chosen: list[tuple[int, float]] = []
    words = 0
    for index in sorted(allowed, key=lambda index: (-ratings[index], index)):
        words += sentences[index].length
        if not budget.holds(len(chosen) + 1, words):
            break
        chosen.append((index, ratings[index]))
    return chosen
