"""Runs the stages of understanding in their order."""

from collections.abc import Callable

from reader.analysis import entities, quotes, sentences
from reader.model import Analysis, Article

VERSION = "1"
"""Changes whenever the same article could be understood differently; cached results carry it."""

STAGES: tuple[Callable[[Analysis], Analysis], ...] = (sentences.find, entities.find, quotes.find)


def analyse(article: Article) -> Analysis:
    """Understand `article`: a pure function, safe in any thread or process."""
    analysis = Analysis(article, pipeline=VERSION)
    for stage in STAGES:
        analysis = stage(analysis)
    return analysis
