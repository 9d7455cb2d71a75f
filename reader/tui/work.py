"""The work that Browse has done in threads: each function yields messages as soon as a part is ready."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from textual.message import Message

from reader.errors import UsageProblem
from reader.library import Library
from reader.model import Analysis, Answer, Article, Entity, Form, Question, Span, Story, Summary
from reader.tui.finding import same_entity


@dataclass
class Understood(Message):
    """An article has been analysed."""

    analysis: Analysis


@dataclass
class Summarised(Message):
    """An article has been summarised."""

    article_id: str
    method: str
    """As asked for, like the length."""
    length: str
    summary: Summary


@dataclass
class Answered(Message):
    """It is known what an article says on a question."""

    article_id: str
    question: Question
    answers: tuple[Answer, ...]


@dataclass
class Clustered(Message):
    """It is known which articles tell one story."""

    stories: tuple[Story, ...]


@dataclass
class Found(Message):
    """A search is done: where in each article its words stand."""

    query: str
    hits: Mapping[str, tuple[Span, ...]]


@dataclass
class Filtered(Message):
    """It is known which articles mention an entity."""

    entity: Entity
    article_ids: frozenset[str]


def understand(
    library: Library, article: Article, question: Question | None, *, method: str, length: str
) -> Iterator[Message]:
    """Analyse the article, summarise it, and answer the question."""
    yield Understood(library.analysis(article))
    yield summarise(library, article, method=method, length=length)
    if question is not None:
        yield answer(library, article, question)


def summarise(library: Library, article: Article, *, method: str, length: str) -> Summarised:
    """Summarise the article; what makes it impossible becomes the summary's note."""
    try:
        summary = library.summary(article, method=method, length=length)
    except UsageProblem as problem:
        summary = Summary(method, length, (), note=str(problem))
    return Summarised(article.id, method, length, summary)


def answer(library: Library, article: Article, question: Question) -> Answered:
    """Answer the question from the article."""
    return Answered(article.id, question, library.answers(article, question))


def search(library: Library, query: str) -> Found:
    """Find the articles that hold the words."""
    return Found(query, {hit.article.id: hit.spans for hit in library.search(query)})


def mentioning(library: Library, analysis: Analysis, entity: Entity) -> Iterator[Message]:
    """Find the articles that mention the entity.

    Only those that hold one of its names as text are analysed, so that a large library need not be.
    """
    names = {analysis.text(mention.span).lower() for mention in entity.mentions if mention.form is Form.NAME}
    found = []
    for article in library.articles:
        body = article.body.lower()
        if any(name in body for name in names) and same_entity(library.analysis(article).entities, entity) is not None:
            found.append(article.id)
    yield Filtered(entity, frozenset(found))
