"""Messages that pass from one screen to another."""

from dataclasses import dataclass

from textual.message import Message

from reader.model import Span


@dataclass
class AskQuestion(Message):
    """Ask a screen to put another question to the articles."""

    question_id: str


@dataclass
class OpenArticle(Message):
    """Ask Browse to show an article, at `span` when it is given. A screen dismisses itself with it as its result."""

    article_id: str
    span: Span | None = None
