"""Runs the stages of understanding in their order."""

from collections.abc import Callable

from reader.analysis import entities, language, quotes, sentences
from reader.model import Analysis, Article

VERSION = "3"
"""Changes whenever the same article could be understood differently; cached results carry it."""

Stage = Callable[[Analysis], Analysis]

STAGES: tuple[Stage, ...] = (language.find, sentences.find)
"""For texts in every language."""
ENGLISH_STAGES: tuple[Stage, ...] = (entities.find, quotes.find)
"""Their rules and weights know English only; of another language they would make mistakes."""


def analyse(article: Article) -> Analysis:
    """Understand `article`: a pure function, safe in any thread or process."""
    analysis = Analysis(article, pipeline=VERSION)
    for stage in STAGES:
        analysis = stage(analysis)
    for stage in ENGLISH_STAGES if analysis.language == language.ENGLISH else ():
        analysis = stage(analysis)
    return analysis
