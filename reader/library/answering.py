"""Keeps what articles answer, so that queries find them by it."""

import hashlib

from reader.library.library import Library
from reader.model import Article, Question


def is_kept(library: Library, key: int, article: Article, question: Question) -> bool:
    """Whether the kept answers of an article are those that it would be found to give now. Raises StoreProblem."""
    return library.store.analyses.answered(key, question.id) == _version(library, article, question)


def keep(library: Library, key: int, article: Article, question: Question) -> None:
    """Keep what an article answers to a question, and so its names too. Raises StoreProblem."""
    answers = library.answers(article, question)
    version = _version(library, article, question)
    library.store.analyses.keep_answers(key, question.id, answers, version=version)


def _version(library: Library, article: Article, question: Question) -> str:
    own = library.corrections.of(question.id, article.id)
    return f"{library.pipeline.version}/{_digest(repr(question))}/{_digest(repr(own)) if own else ''}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
