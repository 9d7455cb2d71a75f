"""Documents in the form that is asked for, ready to be written to a folder or printed."""

from collections.abc import Sequence
from enum import StrEnum

from reader import __version__
from reader.export import json, markdown
from reader.export.folder import Document
from reader.model import Analysis, Answer, Comparison, Marks, Question, Summary

_NONE = Marks()


class Form(StrEnum):
    """What an export is written as."""

    MARKDOWN = "markdown"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """What the names of its files end in."""
        return ".md" if self is Form.MARKDOWN else ".json"


def of_article(
    found: Analysis,
    summary: Summary,
    answers: Sequence[Answer],
    question: Question,
    *,
    form: Form,
    marks: Marks = _NONE,
) -> Document:
    """One article with all that is understood of it, and what the reader did with it."""
    title = found.article.headline
    if form is Form.MARKDOWN:
        return Document(title, form.suffix, markdown.article(found, summary, answers, question.id, marks))
    asked = {"method": summary.method, "length": summary.length, "question": question.id}
    return _json(title, {**json.analysis(found, answers, summary), **asked, **json.marked(marks)})


def of_comparison(found: Comparison, pipeline: str, *, form: Form) -> Document:
    """A question answered over several articles; its file is called `comparison`."""
    if form is Form.MARKDOWN:
        return Document("comparison", form.suffix, markdown.comparison(found, pipeline))
    return _json("comparison", {**json.comparison(found), "pipeline": pipeline})


def _json(title: str, value: json.Object) -> Document:
    return Document(title, Form.JSON.suffix, json.dumps({"crossread": __version__, **value}) + "\n")
