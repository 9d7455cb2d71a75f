"""A library: articles that are kept, or only read in this run, with everything that can be asked of them and done."""

import contextlib
import itertools
import threading
import time
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import StoreProblem, UsageProblem
from reader.ingest import files
from reader.library.arriving import Arriving
from reader.library.understanding import Understanding
from reader.model import (
    Analysis,
    Article,
    Comparison,
    Entity,
    Header,
    Marks,
    Problem,
    Question,
    Span,
    Story,
)
from reader.paths import bundled_folder, library_file
from reader.query import parse
from reader.query.tree import And, Anywhere, Identified, Is, Not, Or, Phrase, Query, Sort, SortKey, State, any_of
from reader.store.articles import Arrival
from reader.store.corrections import Corrections
from reader.store.store import Store

if TYPE_CHECKING:
    from reader.analysis.pipeline import Pipeline
    from reader.export.folder import Document
    from reader.export.forms import Form

EVERYTHING = Query()


@dataclass(frozen=True, slots=True)
class Totals:
    """How much is in a library. Hidden articles are left out."""

    kept: bool
    """Whether it is kept when the program ends."""
    articles: int
    unread: int
    starred: int
    new: int
    """Articles that came since the last visit."""
    stories: int
    """Stories that several articles tell, and articles that tell one alone; 0 while it is not known."""


class Library(Understanding, Arriving):
    """Articles with what is understood of them, where the reader can find them and mark them.

    Every method may be called from any thread, and raises StoreProblem where the library's file cannot be worked with.
    """

    def __init__(
        self,
        articles: Iterable[Article] = (),
        *,
        store: Store | None = None,
        problems: Iterable[Problem] = (),
        corrections: Corrections | None = None,
        extra_questions: Iterable[Question] = (),
        pipeline: "Pipeline | None" = None,
    ) -> None:
        """Over `store`, or over one in memory that holds `articles`."""
        super().__init__(corrections=corrections, extra_questions=extra_questions, pipeline=pipeline)
        self.kept = store is not None
        """Whether it is kept when the program ends."""
        self.bundled = False
        """Whether it holds nothing but what comes with the program."""
        self.store = store if store is not None else Store.memory()
        """What is kept of articles, feeds, views and rules."""
        self.problems: tuple[Problem, ...] = tuple(problems)
        """Inputs that could not be used."""
        if store is None:
            self.store.articles.add(map(Arrival, articles), now=int(time.time()))
        self._lock = threading.Lock()
        self._stories: tuple[Story, ...] | None = None

    @classmethod
    def open(cls, paths: Sequence[Path] = (), **options: Corrections | Iterable[Question] | None) -> "Library":
        """Read the files and folders at `paths`; without any, open the reader's library.

        Where that is empty, the bundled articles are opened. Never raises for a bad file: it is named in `problems`
        and the rest open. Raises StoreProblem when the library cannot be opened.
        """
        if not paths and library_file().exists():
            library = cls.at_home(**options)
            if library.total():
                return library
            library.store.close()
        articles, problems = files.read_all(paths or [bundled_folder("articles")])
        library = cls(articles, problems=problems, **options)  # type: ignore[arg-type]
        library.bundled = not paths
        return library

    @classmethod
    def at_home(cls, **options: Corrections | Iterable[Question] | None) -> "Library":
        """Open the reader's library, and make it where there is none. Raises StoreProblem."""
        return cls(store=Store.open(library_file()), **options)  # type: ignore[arg-type]

    def home(self) -> "Library":
        """The library that is kept, with the questions, labels and pipeline of this one. Raises StoreProblem."""
        if self.kept:
            return self
        library = Library.at_home(corrections=self.corrections, extra_questions=self._extra_questions)
        library.pipeline = self.pipeline
        return library

    # ------------------------------------------------------------------------------------------ articles

    @property
    def articles(self) -> tuple[Article, ...]:
        """All of them, with their texts: of a large library, ask for headers instead."""
        return tuple(self.articles_of(self.find()))

    def article(self, reference: str) -> Article:
        """The article whose id is `reference` or begins with it. Raises UsageProblem if none or several do."""
        return self.store.articles.article(reference)[1]

    def articles_of(self, keys: Sequence[int]) -> list[Article]:
        """The articles with these numbers, in their order."""
        return self.store.articles.articles(keys)

    def headers(self, keys: Sequence[int]) -> list[Header]:
        """What lists show of the articles with these numbers, in their order."""
        return self.store.headers(keys)

    def header(self, key: int) -> Header | None:
        """What lists show of one article; None where it is gone."""
        return next(iter(self.headers([key])), None)

    def header_of(self, reference: str) -> Header:
        """What lists show of the article with this id. Raises UsageProblem."""
        return self.headers([self.store.articles.key(reference)])[0]

    def total(self) -> int:
        """How many articles there are."""
        return self.store.search.count()

    def totals(self) -> Totals:
        """How much there is."""
        count, told = self.store.search.count, self._stories
        # At the first visit everything is new, which is nothing to say.
        came_before = self.store.meta("visit before") not in ("", "0")
        return Totals(
            kept=self.kept,
            articles=count(parse("-is:copy")),
            unread=count(parse("is:unread -is:copy")),
            starred=count(parse("is:starred")),
            new=count(parse("is:new -is:copy")) if came_before else 0,
            stories=len(told) if told is not None else 0,
        )

    # ------------------------------------------------------------------------------------------ finding

    def find(self, query: Query = EVERYTHING, *, limit: int | None = None) -> "array[int]":
        """Numbers of the articles that `query` finds, in its order; where it has none, the library's own.

        What is kept comes newest first, articles of one story together; what is only read now, in the order given.
        """
        if query.sorts:
            return self.store.search.keys(query, now=_now(), limit=limit)
        if not self.kept:
            query = replace(query, sorts=(Sort(SortKey.ADDED, descending=False),))
            return self.store.search.keys(query, now=_now(), limit=limit)
        keys, stories = self.store.search.keys(query, now=_now(), limit=limit), self.store.stories
        # Of a few, asking for each is quicker than going through all stories.
        return _together(keys, stories.told() if limit is None else stories.of(keys))

    def count(self, query: Query) -> int:
        """How many articles `query` finds."""
        return self.store.search.count(query, now=_now())

    def hits(self, key: int, query: Query) -> tuple[Span, ...]:
        """Where in an article that stands which `query` looks for."""
        return self.store.search.hits(key, query)

    def know_mentions(self, entity: Entity, *, most: int = 500) -> None:
        """Understand the articles that may mention the entity, so that `entity:` finds them.

        Only those that hold a word of its name as text are analysed, the newest `most` of them.
        """
        named = Query(any_of(tuple(Anywhere(Phrase(word)) for word in entity.name.split())))
        for article in self.articles_of(self.store.search.keys(named, now=_now(), limit=most)):
            self.analysis(article)

    def marks_of(self, article: Article) -> Marks:
        """What the reader did with an article; nothing where the library is not kept or has it not."""
        asked = Query(And((Identified((article.id,)), Or((Is(State.HIDDEN), Not(Is(State.HIDDEN)))))))
        header = next(iter(self.headers(self.store.search.keys(asked, limit=1))), None) if self.kept else None
        if header is None:
            return Marks()
        return Marks(header.starred, header.tags, self.note_of(header.key) if header.noted else "")

    def next_unread(self, keys: Sequence[int], place: int, direction: int) -> int | None:
        """Where in `keys` the next article stands that was not read, from `place` on and round the end."""
        on = range(place + direction, len(keys) if direction > 0 else -1, direction)
        order = itertools.chain(on, range(0 if direction > 0 else len(keys) - 1, place, direction))
        while chunk := list(itertools.islice(order, 500)):
            unread = {header.key for header in self.headers([keys[index] for index in chunk]) if not header.read}
            for index in chunk:
                if keys[index] in unread:
                    return index
        return None

    # ------------------------------------------------------------------------------------------ understanding

    def _recalled(self, article: Article) -> Analysis:
        found = self.store.analyses.get(article, self.pipeline.version) if self.kept else None
        if found is None:
            found = self._analyse(article)
            # What cannot be kept is computed again.
            with contextlib.suppress(StoreProblem, UsageProblem):
                self.store.analyses.keep(self.store.articles.key(article.id), found)
        return found

    # ------------------------------------------------------------------------------------------ stories

    def group(self) -> bool:
        """Find out which articles tell one story, where that is not known; whether that changed anything."""
        if self.kept:
            return False
        self.stories()
        return True

    def stories(self) -> tuple[Story, ...]:
        """The articles grouped by the event they report."""
        with self._lock:
            found = self._stories
        if found is None:
            keys = self.find()
            articles = self.articles_of(keys)
            found = self._cluster(articles)
            number = dict(zip((article.id for article in articles), keys, strict=True))
            self.store.stories.group([number[identifier] for identifier in story.articles] for story in found)
            with self._lock:
                self._stories = found
        return found

    def _cluster(self, articles: Sequence[Article]) -> tuple[Story, ...]:
        from reader.compare import stories

        return stories.cluster(articles)

    def story_of(self, article: Article) -> Story:
        """The story that `article` tells; of itself alone when it is in none."""
        own = Story((article.id,))
        if not self.kept:
            return next((story for story in self.stories() if article.id in story.articles), own)
        try:
            return Story(tuple(each.id for each in self.told_with(self.header_of(article.id))))
        except UsageProblem:
            return own

    def told_with(self, header: Header) -> list[Header]:
        """The articles of the story that one tells, itself among them, and those that reprint it."""
        members = self.store.stories.members(header.key)
        return self.headers(list(dict.fromkeys((*members, *self.store.stories.copies_of([header.key])))))

    # ------------------------------------------------------------------------------------------ all of them

    def compare(self, question: Question, articles: Sequence[Article] | None = None) -> Comparison:
        """The question answered over `articles`, all of the library's when None; reprints of one text are one voice."""
        return self.comparison(question, self.articles if articles is None else articles)

    def documents(
        self,
        articles: Sequence[Article] | None = None,
        *,
        question: Question | None = None,
        method: str = "",
        length: str = "3",
        form: "Form | None" = None,
    ) -> "tuple[Document, ...]":
        """The comparison of `articles` (all when None), then each of them, as documents to be written or printed.

        In Markdown where no `form` is given. Raises UsageProblem for an unknown method or length.
        `reader.export.folder.write` writes them.
        """
        from reader.export.forms import Form

        chosen = self.articles if articles is None else tuple(articles)
        asked = question or self.question()
        read = [
            self.document(
                each, asked, method=method, length=length, form=form or Form.MARKDOWN, marks=self.marks_of(each)
            )
            for each in chosen
        ]
        return (self.compared(chosen, asked, form=form or Form.MARKDOWN), *read)


def _now() -> datetime:
    return datetime.now().astimezone()


def _together(keys: "array[int]", told: Mapping[int, int]) -> "array[int]":
    """`keys` with the articles of a story behind the first of them; `told` says which story each tells with others."""
    if not told:
        return keys
    followers: dict[int, list[int]] = {}
    for key in keys:
        if key in told:
            followers.setdefault(told[key], []).append(key)
    order = array("q")
    for key in keys:
        if key not in told:
            order.append(key)
        elif key == followers[told[key]][0]:
            order.extend(followers[told[key]])
    return order
