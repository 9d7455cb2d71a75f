"""Writes an analysis without its article as compressed JSON, and reads it again.

Spans are written as they are, two numbers each; the article they point into is given when the analysis is read.
"""

import json
import zlib
from typing import Any

from reader.model import Analysis, Article, Entity, EntityKind, Form, Mention, Quote, Sentence, Span


def pack(analysis: Analysis) -> bytes:
    """The analysis, without its article, as bytes: the same for the same analysis."""
    document = {
        "pipeline": analysis.pipeline,
        "language": analysis.language,
        "sentences": [[*each.span, each.block, int(each.heading)] for each in analysis.sentences],
        "entities": [
            [each.name, each.kind.value, each.key, [[*mention.span, mention.form.value] for mention in each.mentions]]
            for each in analysis.entities
        ],
        "quotes": [
            [*each.span, int(each.direct), each.speaker, each.speaker_span, each.cue_span, each.entity]
            for each in analysis.quotes
        ],
    }
    return zlib.compress(json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def unpack(data: bytes, article: Article) -> Analysis:
    """The analysis that `pack` wrote, of `article`. Raises ValueError for bytes that are not such an analysis."""
    try:
        document = json.loads(zlib.decompress(data))
        if not isinstance(document["language"], str) or not isinstance(document["pipeline"], str):
            raise ValueError("names are texts")
        return Analysis(
            article,
            sentences=tuple(Sentence(Span(s, e), block, bool(head)) for s, e, block, head in document["sentences"]),
            entities=tuple(_entity(each) for each in document["entities"]),
            quotes=tuple(_quote(each) for each in document["quotes"]),
            language=document["language"],
            pipeline=document["pipeline"],
        )
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise ValueError("not an analysis") from error


def _entity(parts: list[Any]) -> Entity:
    name, kind, key, mentions = parts
    return Entity(name, EntityKind(kind), tuple(Mention(Span(s, e), Form(form)) for s, e, form in mentions), key)


def _quote(parts: list[Any]) -> Quote:
    start, end, direct, speaker, speaker_span, cue_span, entity = parts
    return Quote(Span(start, end), bool(direct), speaker, _span(speaker_span), _span(cue_span), entity)


def _span(parts: list[int] | None) -> Span | None:
    return None if parts is None else Span(*parts)
