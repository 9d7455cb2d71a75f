"""Values as JSON objects with the keys that scripts rest on.

Offsets are code points into the article's text, so `text[start:end]` is the passage. Numbers are rounded to six
digits, keys stand in a fixed order, and nothing depends on the time or the place of a run.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from reader.export import words
from reader.export.telling import Telling
from reader.model import (
    Analysis,
    Answer,
    Article,
    Comparison,
    Evidence,
    Header,
    Marks,
    Passage,
    Relation,
    Span,
    Summary,
    Voice,
)

Object = dict[str, Any]


def dumps(value: Object | Sequence[Object]) -> str:
    """One line of JSON; letters stay letters."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def listing(article: Article | Header) -> Object:
    """What lists show of an article."""
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "byline": article.byline,
        "date": article.date,
        "url": article.url,
        "language": article.language,
        "kind": str(article.kind),
        "words": article.words,
    }


def header(found: Header, *, story: str | None, copy_of: str | None) -> Object:
    """What lists show of an article, with what the reader did with it.

    `story` is the id of the first article of the story it tells, `copy_of` of the one whose text it reprints.
    """
    return {
        **listing(found),
        "read": found.read,
        "starred": found.starred,
        "hidden": found.hidden,
        "tags": list(found.tags),
        "noted": found.noted,
        "full_text": found.full_text,
        "story": story,
        "story_size": found.story_size,
        "copy_of": copy_of,
    }


def marked(found: Marks) -> Object:
    """What the reader did with an article; nothing where that is nothing."""
    kept = {"starred": found.starred, "tags": list(found.tags), "note": found.note}
    return {key: value for key, value in kept.items() if value}


def text(article: Article, marks: Marks | None = None) -> Object:
    """An article with what the reader did with it, its text and the blocks of that."""
    return {
        **listing(article),
        **(marked(marks) if marks else {}),
        "text": article.body,
        "blocks": [{**_ends(block.span), "role": str(block.role)} for block in article.blocks],
    }


def analysis(found: Analysis, answers: Iterable[Answer], summary: Summary) -> Object:
    """All that is understood of one article."""
    article = found.article
    mentions = sorted(
        ((mention, entity) for entity in found.entities for mention in entity.mentions),
        key=lambda pair: (pair[0].span, pair[1].name),
    )
    return {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "date": article.date,
        "kind": str(article.kind),
        "text": article.body,
        "sentences": [_ends(sentence.span) for sentence in found.sentences],
        "entities": [
            {**_ends(mention.span), "kind": str(entity.kind), "form": str(mention.form), "name": entity.name}
            for mention, entity in mentions
        ],
        "quotes": [
            {
                **_ends(quote.span),
                "direct": quote.direct,
                "speaker": quote.speaker,
                "speaker_span": _optional(quote.speaker_span),
                "cue_span": _optional(quote.cue_span),
            }
            for quote in found.quotes
        ],
        "stances": [_answer(answer) for answer in answers],
        "summary": _picks(found, summary),
        "pipeline": found.pipeline,
    }


def summary(found: Analysis, chosen: Summary) -> Object:
    """One summary, with `note` where there was nothing to choose."""
    article = found.article
    value = {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "method": chosen.method,
        "length": chosen.length,
        "text": article.body,
        "sentences": _picks(found, chosen),
    }
    return {**value, "note": chosen.note} if chosen.note else value


def comparison(found: Comparison) -> Object:
    """A question answered over several articles; a silent cell has no stance, and a note if its text was not judged."""
    return {
        "question": found.question.id,
        "title": found.question.title,
        "sources": [{"id": article.id, "source": article.source, "title": article.title} for article in found.articles],
        "rows": [
            {
                "counterpart": row.counterpart,
                "cells": [{"article": cell.article, **_labels(cell.answer)} for cell in row.cells],
                "verdict": {
                    "relation": str(row.verdict.relation),
                    "stance": str(row.verdict.stance),
                    "text": row.verdict.text,
                },
            }
            for row in found.rows
        ],
        "differences": [
            {
                "counterpart": difference.counterpart,
                "on": difference.on,
                "sides": [{"label": label, "articles": list(articles)} for label, articles in difference.sides],
            }
            for difference in found.differences
        ],
    }


def story(found: Telling, pipeline: str) -> Object:
    """Articles laid side by side: each span is one of the `text` of its article.

    `alone` holds all sentences like none elsewhere, weightiest first; `timeline` ends with articles of unknown date.
    """
    value: Object = {
        "articles": [
            {
                "id": each.id,
                "source": each.source,
                "title": each.title,
                "date": each.date,
                "kind": str(each.kind),
                "text": each.body,
            }
            for each in found.articles.values()
        ],
        "length": found.summary.length,
        "summary": [
            {
                **_passage(found, Passage(pick.article, pick.sentence)),
                "rank": pick.rank,
                "score": _rounded(pick.score),
            }
            for pick in found.summary.picks
        ],
        "shared": [
            {
                "sources": point.sources,
                "texts": point.texts,
                "quoted": point.quoted,
                "weight": _rounded(point.weight),
                "passages": [_passage(found, passage) for passage in point.passages],
            }
            for point in found.alignment.shared
        ],
        "alone": [
            {"article": article, "sentences": [_ends(found.span(passage)) for passage in passages]}
            for article, passages in found.alignment.alone
        ],
        "copies": [list(group) for group in found.alignment.copies],
        "timeline": [each.id for each in found.timeline()],
    }
    note = {"note": found.summary.note} if found.summary.note else {}
    return {**value, **note, "pipeline": pipeline}


def _passage(found: Telling, passage: Passage) -> Object:
    return {"article": passage.article, **_ends(found.span(passage))}


def _answer(answer: Answer) -> Object:
    labels = _labels(answer)
    return {
        "question": answer.question,
        "counterpart": answer.counterpart,
        "relation": labels.pop("relation"),
        "stance": labels.pop("stance"),
        "confidence": _rounded(answer.confidence),
        **labels,
        "why": list(answer.why),
    }


def _labels(answer: Answer) -> Object:
    labels: Object = {
        "relation": str(answer.relation),
        "stance": None if answer.relation is Relation.SILENT else str(answer.stance),
        "voices": [_voice(voice) for voice in answer.voices],
        "evidence": _spans(answer.evidence),
    }
    if answer.corrected:
        labels["corrected"] = True
    if answer.foreign:
        labels["note"] = words.unjudged(answer.foreign)
    return labels


def _voice(voice: Voice) -> Object:
    return {
        "who": voice.who,
        "relation": str(voice.relation) if voice.relation else None,
        "stance": str(voice.stance),
        "evidence": _spans(voice.evidence),
    }


def _picks(found: Analysis, chosen: Summary) -> list[Object]:
    return [
        {**_ends(found.sentences[pick.sentence].span), "rank": pick.rank, "score": _rounded(pick.score)}
        for pick in chosen.picks
    ]


def _spans(evidence: Iterable[Evidence]) -> list[list[int]]:
    return [list(item.span) for item in evidence]


def _ends(span: Span) -> Object:
    return {"start": span.start, "end": span.end}


def _optional(span: Span | None) -> list[int] | None:
    return list(span) if span else None


def _rounded(number: float) -> float:
    # Adding zero turns -0.0 into 0.0.
    return round(float(number), 6) + 0.0
