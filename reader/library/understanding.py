"""What is understood of articles: computed on first use, kept while it is likely to be asked for again.

What understands them is loaded on first use too: lists and searches, which scripts ask for most, need none of it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from reader.errors import UsageProblem
from reader.model import (
    Alignment,
    Analysis,
    Answer,
    Article,
    Comparison,
    Marks,
    Question,
    Relation,
    Stance,
    StorySummary,
    Summary,
)
from reader.store.corrections import Correction, Corrections

if TYPE_CHECKING:
    from reader.analysis.pipeline import Pipeline
    from reader.export.folder import Document
    from reader.export.forms import Form

_Value = TypeVar("_Value")

_UNMARKED = Marks()
_KEPT = 256
"""Results of one sort that are kept: more than one looks at in a sitting, and a few megabytes."""


class _Recent(Generic[_Value]):
    """The results that were asked for last, by key. May be called from any thread."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._kept = kept
        self._values: OrderedDict[Hashable, _Value] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], _Value]) -> _Value:
        """The result for `key`, made when it is not kept. Two threads that ask at once may both make it."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > self._kept:
                self._values.popitem(last=False)
        return made


class Understanding:
    """Everything that can be asked of articles, whichever library they are in, with the reader's corrections.

    Every method may be called from any thread.
    """

    def __init__(
        self,
        *,
        corrections: Corrections | None = None,
        extra_questions: Iterable[Question] = (),
        pipeline: "Pipeline | None" = None,
    ) -> None:
        """`pipeline` is what understands articles, the default one when None."""
        if pipeline is not None:
            self.pipeline = pipeline
        self.corrections = corrections if corrections is not None else Corrections()
        self._extra_questions = tuple(extra_questions)
        self._analyses: _Recent[Analysis] = _Recent()
        self._answers: _Recent[tuple[Answer, ...]] = _Recent()
        self._summaries: _Recent[Summary] = _Recent()
        self._alignments: _Recent[Alignment] = _Recent(8)
        self._copies: _Recent[tuple[tuple[str, ...], ...]] = _Recent(8)
        self._story_summaries: _Recent[StorySummary] = _Recent(8)

    @cached_property
    def pipeline(self) -> "Pipeline":
        """What understands articles."""
        from reader.analysis.pipeline import DEFAULT

        return DEFAULT

    # ------------------------------------------------------------------------------------------ one article

    def analysis(self, article: Article) -> Analysis:
        """What is understood of `article`."""
        return self._analyses.get(_text(article), lambda: self._recalled(article))

    def _recalled(self, article: Article) -> Analysis:
        return self._analyse(article)

    def _analyse(self, article: Article) -> Analysis:
        return self.pipeline.analyse(article)

    def summary(self, article: Article, *, method: str = "", length: str = "3", about: str = "") -> Summary:
        """The summary of `article`; the default method when `method` is empty. Raises UsageProblem."""
        from reader.analysis import summary

        method = method or summary.DEFAULT_METHOD
        return self._summaries.get(
            (_text(article), method, length, about),
            lambda: summary.summarise(self.analysis(article), method=method, length=length, about=about),
        )

    # ------------------------------------------------------------------------------------------ several articles

    def alignment(self, articles: Sequence[Article]) -> Alignment:
        """Which sentences of `articles`, best those of one story, say the same, and which only one article has."""
        from reader.compare.alignment import align

        return self._alignments.get(_texts(articles), lambda: align([self.analysis(article) for article in articles]))

    def summary_of_story(self, articles: Sequence[Article], *, length: str = "3") -> StorySummary:
        """The summary of articles that tell one story; of reprints only the first is read. Raises UsageProblem."""
        return self._story_summaries.get((_texts(articles), length), lambda: self._summarise_story(articles, length))

    def _summarise_story(self, articles: Sequence[Article], length: str) -> StorySummary:
        from reader.analysis.summary.story import summarise_story

        again = {identifier for group in self.copies_among(articles) for identifier in group[1:]}
        return summarise_story([self.analysis(each) for each in articles if each.id not in again], length=length)

    def copies_among(self, articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
        """Ids of those that are reprints of one text, group by group."""
        from reader.compare.copies import copies

        return self._copies.get(_texts(articles), lambda: copies(articles))

    # ------------------------------------------------------------------------------------------ questions

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """Those given by the reader first; the first is the default. Read when first asked for: lists need none."""
        from reader.analysis import questions

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
        found = self._answers.get((_text(article), question), lambda: self._answer(article, question))
        return self._corrected(article, question, found)

    def _answer(self, article: Article, question: Question) -> tuple[Answer, ...]:
        from reader.analysis import stance

        return stance.answer(self.analysis(article), question)

    def comparison(self, question: Question, articles: Sequence[Article]) -> Comparison:
        """The question answered over `articles`; reprints of one text are one voice."""
        from reader.analysis import language
        from reader.compare import matrix

        answered = [(article, self.answers(article, question)) for article in articles]
        foreign = {article.id: language.foreign(self.analysis(article)) for article in articles}
        named = {each: name for each, name in foreign.items() if name}
        return matrix.compare(question, answered, named, self.copies_among(articles))

    def correct(
        self, answer: Answer, article: Article, *, relation: Relation | None = None, stance: Stance | None = None
    ) -> None:
        """Keep the reader's own labels for `answer`; None for both takes the correction back."""
        self.corrections.set(answer.question, answer.counterpart, article.id, relation=relation, stance=stance)

    def compared(self, articles: Sequence[Article], question: Question, *, form: "Form") -> "Document":
        """The comparison of `articles`, as a document to be written or printed."""
        from reader.export import forms

        return forms.of_comparison(self.comparison(question, articles), self.pipeline.version, form=form)

    def document(
        self,
        article: Article,
        question: Question,
        *,
        method: str = "",
        length: str = "3",
        form: "Form",
        marks: Marks = _UNMARKED,
    ) -> "Document":
        """All that is understood of an article, with what the reader did with it, as a document.

        Raises UsageProblem for an unknown method or length.
        """
        from reader.export import forms

        return forms.of_article(
            self.analysis(article),
            self.summary(article, method=method, length=length),
            self.answers(article, question),
            question,
            form=form,
            marks=marks,
        )

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


def _text(article: Article) -> Hashable:
    """What an article's results are kept by: its text may become another while it keeps its id."""
    return article.id, article.body


def _texts(articles: Iterable[Article]) -> Hashable:
    return tuple(map(_text, articles))


def _relabelled(answer: Answer, correction: Correction | None) -> Answer:
    if correction is None:
        return answer
    return replace(
        answer,
        relation=correction.relation or answer.relation,
        stance=correction.stance or answer.stance,
        corrected=True,
    )
