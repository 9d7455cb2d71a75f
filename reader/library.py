"""The use cases of crossread: what the command line and the screens can ask for."""

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reader.analysis import language, pipeline, questions, stance, summary
from reader.analysis.summary.story import summarise_story
from reader.compare import matrix, stories
from reader.compare.alignment import align
from reader.compare.copies import copies
from reader.errors import UsageProblem
from reader.export import forms
from reader.export.folder import Document
from reader.export.forms import Form
from reader.ingest import files
from reader.model import (
    Alignment,
    Analysis,
    Answer,
    Article,
    Comparison,
    Problem,
    Question,
    Relation,
    Span,
    Stance,
    Story,
    StorySummary,
    Summary,
)
from reader.paths import bundled_folder
from reader.store.corrections import Correction, Corrections


class Hit(NamedTuple):
    """An article that a search found, and where in its body; no spans when only the title or source matched."""

    article: Article
    spans: tuple[Span, ...]


class Library:
    """Articles in memory with everything that can be asked of them.

    What is understood of an article is computed once, on first use, and kept. Every method may be called from any
    thread.
    """

    def __init__(
        self,
        articles: Iterable[Article],
        *,
        problems: Iterable[Problem] = (),
        corrections: Corrections | None = None,
        extra_questions: Iterable[Question] = (),
    ) -> None:
        self.articles: tuple[Article, ...] = tuple(articles)
        self.problems: tuple[Problem, ...] = tuple(problems)
        """Inputs that could not be used."""
        self.corrections = corrections if corrections is not None else Corrections()
        self._extra_questions = tuple(extra_questions)
        self._by_id = {article.id: article for article in self.articles}
        self._lock = threading.RLock()
        self._analyses: dict[str, Analysis] = {}
        self._answers: dict[tuple[str, Question], tuple[Answer, ...]] = {}
        self._summaries: dict[tuple[str, str, str, str], Summary] = {}
        self._stories: tuple[Story, ...] | None = None
        self._alignments: dict[tuple[str, ...], Alignment] = {}
        self._copies: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
        self._story_summaries: dict[tuple[Story, str], StorySummary] = {}

    @classmethod
    def open(cls, paths: Sequence[Path] = (), **options: Corrections | Iterable[Question] | None) -> "Library":
        """Read the files and folders at `paths`, or the bundled articles when there are none.

        Never raises for a bad file: it is named in `problems` and the rest open.
        """
        articles, problems = files.read_all(paths or [bundled_folder("articles")])
        return cls(articles, problems=problems, **options)  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------ articles

    def article(self, reference: str) -> Article:
        """The article whose id is `reference` or begins with it. Raises UsageProblem if none or several do."""
        if found := self._by_id.get(reference):
            return found
        matches = [article for article in self.articles if reference and article.id.startswith(reference)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise UsageProblem(f"`{reference}` begins {len(matches)} ids: give more of it")
        raise UsageProblem(f"no article has the id `{reference}`: `crossread list` shows those there are")

    def search(self, query: str) -> tuple[Hit, ...]:
        """Articles whose title, source or body contains `query`, ignoring case, in library order."""
        if not query.strip():
            return tuple(Hit(article, ()) for article in self.articles)
        pattern = re.compile(re.escape(query.strip()), re.IGNORECASE)
        hits = []
        for article in self.articles:
            spans = tuple(Span(*match.span()) for match in pattern.finditer(article.body))
            if spans or pattern.search(article.title) or pattern.search(article.source):
                hits.append(Hit(article, spans))
        return tuple(hits)

    # ------------------------------------------------------------------------------------------ analysis

    def analysis(self, article: Article) -> Analysis:
        """What is understood of `article`."""
        with self._lock:
            found = self._analyses.get(article.id)
        if found is None:
            found = pipeline.analyse(article)
            with self._lock:
                self._analyses[article.id] = found
        return found

    def summary(self, article: Article, *, method: str = "", length: str = "3", about: str = "") -> Summary:
        """The summary of `article`; the default method when `method` is empty. Raises UsageProblem."""
        method = method or summary.DEFAULT_METHOD
        key = (article.id, method, length, about)
        with self._lock:
            found = self._summaries.get(key)
        if found is None:
            found = summary.summarise(self.analysis(article), method=method, length=length, about=about)
            with self._lock:
                self._summaries[key] = found
        return found

    # ------------------------------------------------------------------------------------------ stories

    def stories(self) -> tuple[Story, ...]:
        """The articles grouped by the event they report."""
        with self._lock:
            found = self._stories
        if found is None:
            found = stories.cluster(self.articles)
            with self._lock:
                self._stories = found
        return found

    def story_of(self, article: Article) -> Story:
        """The story that `article` tells; of itself alone when it is in none."""
        own = Story((article.id,))
        return next((story for story in self.stories() if article.id in story.articles), own)

    def alignment(self, articles: Sequence[Article]) -> Alignment:
        """Which sentences of `articles`, best those of one story, say the same, and which only one article has."""
        key = tuple(article.id for article in articles)
        with self._lock:
            found = self._alignments.get(key)
        if found is None:
            found = align([self.analysis(article) for article in articles])
            with self._lock:
                self._alignments[key] = found
        return found

    def story_summary(self, story: Story, *, length: str = "3") -> StorySummary:
        """The summary of all the articles of `story`; of reprints only the first is read. Raises UsageProblem."""
        with self._lock:
            found = self._story_summaries.get((story, length))
        if found is None:
            articles = [self.article(identifier) for identifier in story.articles]
            again = {identifier for group in self._copies_among(articles) for identifier in group[1:]}
            read = [self.analysis(article) for article in articles if article.id not in again]
            found = summarise_story(read, length=length)
            with self._lock:
                self._story_summaries[story, length] = found
        return found

    def _copies_among(self, articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
        key = tuple(article.id for article in articles)
        with self._lock:
            found = self._copies.get(key)
        if found is None:
            found = copies(articles)
            with self._lock:
                self._copies[key] = found
        return found

    # ------------------------------------------------------------------------------------------ questions

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Those given by the reader first; the first is the default. Read when first asked for: lists need none."""
        return (*self._extra_questions, *questions.bundled())

    def question(self, reference: str = "") -> Question:
        """The question with the id `reference`, or the default when it is empty. Raises UsageProblem."""
        if not reference:
            return self.questions[0]
        for question in self.questions:
            if question.id == reference:
                return question
        known = ", ".join(question.id for question in self.questions)
        raise UsageProblem(f"no question has the id `{reference}`; there are: {known}")

    def answers(self, article: Article, question: Question) -> tuple[Answer, ...]:
        """What `article` says of each counterpart, with the reader's corrections of labels laid over it.

        Where the article says nothing and the reader says what the relation is, the answer is the reader's alone: it
        has no evidence, so that no verdict counts it.
        """
        key = (article.id, question)
        with self._lock:
            found = self._answers.get(key)
        if found is None:
            found = stance.answer(self.analysis(article), question)
            with self._lock:
                self._answers[key] = found
        return self._corrected(article, question, found)

    def compare(self, question: Question, articles: Sequence[Article] | None = None) -> Comparison:
        """The question answered over `articles`, all of the library's when None; reprints of one text are one voice."""
        chosen = self.articles if articles is None else articles
        answered = [(article, self.answers(article, question)) for article in chosen]
        foreign = {article.id: language.foreign(self.analysis(article)) for article in chosen}
        named = {each: name for each, name in foreign.items() if name}
        return matrix.compare(question, answered, named, self._copies_among(chosen))

    def correct(
        self, answer: Answer, article: Article, *, relation: Relation | None = None, stance: Stance | None = None
    ) -> None:
        """Keep the reader's own labels for `answer`; None for both takes the correction back."""
        self.corrections.set(answer.question, answer.counterpart, article.id, relation=relation, stance=stance)

    def documents(
        self,
        articles: Sequence[Article] | None = None,
        *,
        question: Question | None = None,
        method: str = "",
        length: str = "3",
        form: Form = Form.MARKDOWN,
    ) -> tuple[Document, ...]:
        """The comparison of `articles` (all when None), then each of them, as documents to be written or printed.

        Raises UsageProblem for an unknown method or length. `reader.export.folder.write` writes them.
        """
        chosen = self.articles if articles is None else tuple(articles)
        asked = question or self.question()
        compared = forms.of_comparison(self.compare(asked, chosen), pipeline.VERSION, form=form)
        read = [
            forms.of_article(
                self.analysis(article),
                self.summary(article, method=method, length=length),
                self.answers(article, asked),
                asked,
                form=form,
            )
            for article in chosen
        ]
        return (compared, *read)

    def _corrected(self, article: Article, question: Question, found: Iterable[Answer]) -> tuple[Answer, ...]:
        kept = self.corrections.of(question.id, article.id)
        laid = [_relabelled(answer, kept.pop(answer.counterpart, None)) for answer in found]
        silent = Answer(question.id, "", Relation.SILENT, Stance.NEUTRAL, 1.0, ())
        own = (
            _relabelled(replace(silent, counterpart=counterpart), correction)
            for counterpart, correction in kept.items()
            if correction.relation
        )
        return (*laid, *own)


def _relabelled(answer: Answer, correction: Correction | None) -> Answer:
    if correction is None:
        return answer
    return replace(
        answer,
        relation=correction.relation or answer.relation,
        stance=correction.stance or answer.stance,
        corrected=True,
    )
