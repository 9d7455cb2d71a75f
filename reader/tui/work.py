"""The work that Browse has done in threads: each function yields messages as soon as a part is ready."""

import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from textual.message import Message

from reader.errors import UsageProblem
from reader.library import Library, Totals
from reader.model import Analysis, Answer, Article, Question, Summary
from reader.tui.content.places import VIEWS
from reader.tui.content.places import Counted as CountedPlace
from reader.tui.finding import EVERYTHING, NEW, STARRED, UNREAD, Finding, Place, of_feed, quoted

Keys: TypeAlias = "array[int]"
"""Numbers of articles in the library, in the order of a list."""


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
class Listed(Message):
    """It is known which articles hold what is sought."""

    finding: Finding
    keys: Keys
    whole: bool
    """Whether these are all; the first ones are told before the others are known."""
    last: int = 0
    """Number of the article that had come last when they were listed."""


@dataclass
class NewsCounted(Message):
    """It is known how many articles have come that the list does not show."""

    finding: Finding
    since: int
    """Number of the article that had come last when the list was made."""
    count: int


@dataclass
class Grouped(Message):
    """It is known which articles tell one story."""


@dataclass
class Counted(Message):
    """It is known how much there is, and where."""

    totals: Totals
    places: tuple[CountedPlace, ...]


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


_TYPING = 0.25
"""Seconds after which a search is taken for finished, and everything that it finds is asked for."""


def listing(library: Library, finding: Finding, *, first: int) -> Iterator[Message | None]:
    """Find what is sought: the first articles of it, then all; None between asks whether they are still wanted."""
    if finding.only and finding.entity is not None:
        library.know_mentions(finding.entity)
    last = library.store.articles.last()
    keys = library.find(finding.request, limit=first)
    whole = len(keys) < first
    yield Listed(finding, keys, whole, last)
    if not whole:
        # Who types on seeks something else in a moment.
        time.sleep(_TYPING)
        yield None
        yield Listed(finding, library.find(finding.request), whole=True, last=last)


def count_news(library: Library, finding: Finding, *, since: int) -> Iterator[Message]:
    """Count what is sought and has come after the article that is numbered `since`."""
    now = datetime.now().astimezone()
    fresh = array("q", range(since + 1, library.store.articles.last() + 1))
    yield NewsCounted(finding, since, len(library.store.search.among(fresh, finding.request, now=now)))


def group(library: Library) -> Iterator[Message]:
    """Find out which articles tell one story."""
    if library.group():
        yield Grouped()


def count(library: Library) -> Iterator[Message]:
    """Count what is in the library and in its places."""
    totals = library.totals()
    yield Counted(totals, tuple(_places(library, totals)))


def _places(library: Library, totals: Totals) -> Iterator[CountedPlace]:
    yield CountedPlace(EVERYTHING, totals.articles)
    yield CountedPlace(UNREAD, totals.unread)
    if totals.new:
        yield CountedPlace(NEW, totals.new)
    yield CountedPlace(STARRED, totals.starred)
    for view in library.views():
        yield CountedPlace(Place(view.name, view.query), view.unread, VIEWS)
    for tag, unread in library.tags().items():
        yield CountedPlace(Place(f"#{tag}", f"tag:{quoted(tag)}"), unread, "Tags")
    shown = (subscription for subscription in library.feeds() if not subscription.feed.hidden)
    for subscription in sorted(shown, key=lambda each: (not each.feed.tags, *each.feed.tags[:1])):
        feed = subscription.feed
        yield CountedPlace(
            of_feed(feed), subscription.unread, next(iter(feed.tags), "Feeds"), subscription.visit.problem
        )
