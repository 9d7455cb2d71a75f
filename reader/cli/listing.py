"""Writes lists of articles, however long: some hundred headers are in memory, and no text unless it is asked for."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reader.cli import output, tables
from reader.export import json
from reader.export import plain as words
from reader.library import Library
from reader.model import Header
from reader.query import parse
from reader.query.tree import And, Answered, Field, Measure, Measured, Node, Not, Or, Query, SortKey, StoryOf, Within
from reader.text import clean_line

_AT_ONCE = 500
_BY_STORY = (SortKey.STORY, SortKey.DISAGREEMENT)


def query(terms: Sequence[str], sort: str = "") -> Query:
    """What is asked for by these words, in the order that `sort` names. Raises QueryProblem."""
    asked = parse(" ".join(terms))
    return replace(asked, sorts=parse(f"sort:{sort}").sorts) if sort else asked


def find(library: Library, asked: Query, limit: int | None = None) -> "array[int]":
    """Numbers of the articles that are asked for. Raises UsageProblem."""
    if any(sort.key in _BY_STORY for sort in asked.sorts) or _any(asked.tree, _asks_for_stories):
        library.group()
    if _any(asked.tree, _asks_for_understanding):
        _understand(library)
    return library.find(asked, limit=limit)


def write(
    library: Library, keys: Sequence[int], *, hits: Query | None = None, as_json: bool = False, plain: bool = False
) -> None:
    """Write a row for each article; with `hits`, where in its text that stands which this query looks for."""
    if as_json:
        tables.json_array(_objects(library, keys, hits))
        return
    if plain:
        for header in _headers(library, keys):
            output.write(words.header(header, None if hits is None else len(library.hits(header.key, hits))))
        return
    headings = ["id", "date", "kind", "source", "title", *(["matches"] if hits is not None else [])]
    tables.headed(headings, _rows(library, keys, hits))


def _any(node: Node | None, fits: Callable[[Node], bool]) -> bool:
    match node:
        case None:
            return False
        case And(parts) | Or(parts):
            return any(_any(part, fits) for part in parts)
        case Not(part):
            return _any(part, fits)
        case _:
            return fits(node)


def _asks_for_stories(node: Node) -> bool:
    return isinstance(node, StoryOf) or (isinstance(node, Measured) and node.measure is Measure.STORY)


def _asks_for_understanding(node: Node) -> bool:
    return isinstance(node, Answered) or (isinstance(node, Within) and node.field is Field.ENTITY)


def _understand(library: Library) -> None:
    """Understand the few articles of a library that is not kept; of another, say how many are not understood."""
    if library.kept:
        if missing := library.store.analyses.not_answered():
            count = "1 article is" if missing == 1 else f"{missing:,} articles are"
            output.complain(
                f"{count} not understood yet, and so not found by names or answers:"
                " `crossread analyze > analyses.jsonl` understands them"
            )
        return
    from reader.library import answering

    for key in library.find():
        for article in library.articles_of([key]):
            for question in library.questions:
                answering.keep(library, key, article, question)


def _headers(library: Library, keys: Sequence[int]) -> Iterator[Header]:
    for start in range(0, len(keys), _AT_ONCE):
        yield from library.headers(keys[start : start + _AT_ONCE])


def _rows(library: Library, keys: Sequence[int], hits: Query | None) -> Iterator[tuple[str, ...]]:
    # People look for the day, scripts for the moment.
    date = slice(0, 10) if output.is_terminal() else slice(None)
    for header in _headers(library, keys):
        kind = "" if header.kind == "unknown" else str(header.kind)
        row = (header.id, (header.date or "")[date], kind, clean_line(header.outlet), clean_line(header.headline))
        yield row if hits is None else (*row, str(len(library.hits(header.key, hits))))


def _objects(library: Library, keys: Sequence[int], hits: Query | None) -> Iterator[json.Object]:
    ids: dict[int, str] = {}
    for start in range(0, len(keys), _AT_ONCE):
        headers = library.headers(keys[start : start + _AT_ONCE])
        ids.update((header.key, header.id) for header in headers)
        named = {key for header in headers for key in (header.story, header.copy_of) if key is not None}
        ids.update((header.key, header.id) for header in library.headers(sorted(named - ids.keys())))
        for header in headers:
            value = json.header(header, story=_id(ids, header.story), copy_of=_id(ids, header.copy_of))
            yield (
                value if hits is None else {**value, "matches": [list(span) for span in library.hits(header.key, hits)]}
            )


def _id(ids: dict[int, str], key: int | None) -> str | None:
    return None if key is None else ids.get(key)
