"""The work that Story has done in threads: it yields how far it is, then the story."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message

from reader.export.telling import MOST_ARTICLES, Telling
from reader.library import Library
from reader.model import Article


@dataclass(frozen=True, slots=True)
class Request:
    """What story is asked for."""

    article: Article
    """One of its articles."""
    everything: bool
    """All articles at hand, whatever story they tell."""
    length: str
    """Of the summary."""


@dataclass
class Read(Message):
    """So many articles have been read."""

    request: Request
    done: int
    total: int


@dataclass
class Told(Message):
    """The story is there."""

    request: Request
    telling: Telling
    everything: bool
    """Whether these are all articles at hand, and not those of one story."""


def tell(library: Library, request: Request, others: Sequence[Article]) -> Iterator[Message]:
    """Read one article after the other, and lay them side by side.

    Of an article whose story no other tells, the `others` are taken, up to `MOST_ARTICLES`.
    """
    story = library.story_of(request.article)
    everything = request.everything or len(story.articles) == 1
    own = [library.article(identifier) for identifier in story.articles]
    wanted = {article.id: article for article in (request.article, *(others if everything else own))}
    kept = dict(list(wanted.items())[:MOST_ARTICLES])
    order = others if everything else own
    articles = tuple(article for article in order if article.id in kept) or (request.article,)
    for done, article in enumerate(articles):
        yield Read(request, done, len(articles))
        library.analysis(article)
    analyses = tuple(library.analysis(article) for article in articles)
    summary = library.summary_of_story(articles, length=request.length)
    yield Told(request, Telling(analyses, library.alignment(articles), summary), everything)
