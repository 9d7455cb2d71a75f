"""The fields of the query language by name, and what their values mean."""

import difflib
from collections.abc import Iterable, Mapping

from reader.model import Kind, Relation, Stance
from reader.query.tree import Field, SortKey, State

TEXTS: Mapping[str, Field] = {field.value: field for field in Field}
WITH_PATTERNS = (Field.TITLE, Field.TEXT, Field.SOURCE, Field.AUTHOR, Field.URL)
ANSWERS = ("question", "counterpart", "relation", "stance")
OTHERS = ("lang", "kind", "id", "words", "story", "before", "after", "on", "age", "is", "sort")
NAMES = (*TEXTS, *ANSWERS, *OTHERS)
SYNONYMS: Mapping[str, str] = {
    "intitle": "title", "headline": "title", "intext": "text", "body": "text", "content": "text",
    "outlet": "source", "from": "source", "feedtitle": "feed", "byline": "author", "by": "author", "writer": "author",
    "link": "url", "inurl": "url", "site": "url", "tags": "tag", "label": "tag", "notes": "note", "person": "entity",
    "place": "entity", "language": "lang", "type": "kind", "since": "after", "newer": "after", "until": "before",
    "older": "before", "date": "on", "length": "words", "has": "is", "order": "sort",
}  # fmt: skip
"""Names that other programs have for these fields; they are understood and written as ours."""
STATES: Mapping[str, State] = {
    **{state.value: state for state in State},
    "star": State.STARRED, "note": State.NOTED, "tag": State.TAGGED, "duplicate": State.COPY, "reprint": State.COPY,
}  # fmt: skip
KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
RELATIONS: Mapping[str, Relation] = {
    relation.value: relation for relation in Relation if relation is not Relation.SILENT
}
STANCES: Mapping[str, Stance] = {
    **{stance.value: stance for stance in Stance}, "criticize": Stance.CRITICISE, "criticised": Stance.CRITICISE,
    "criticized": Stance.CRITICISE, "against": Stance.CRITICISE, "for": Stance.APPROVE, "approved": Stance.APPROVE,
}  # fmt: skip
SORTS: Mapping[str, SortKey] = {key.value: key for key in SortKey}
BEST_FIRST = (SortKey.STORY, SortKey.DISAGREEMENT, SortKey.RELEVANCE)
"""Orders that put the largest first unless reversed; the others begin with the earliest, the shortest, or A."""


def field(name: str) -> str:
    """The field that is called `name`; empty when there is none."""
    lowered = name.lower()
    return lowered if lowered in NAMES else SYNONYMS.get(lowered, "")


def nearest(text: str, known: Iterable[str]) -> str:
    """The one of `known` that `text` most likely was meant to be; empty when none is near."""
    close = difflib.get_close_matches(text.lower(), list(known), n=1, cutoff=0.6)
    return close[0] if close else ""
