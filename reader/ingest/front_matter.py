"""Reads a Markdown file whose fields stand in YAML front matter."""

import re

from reader.documents import load
from reader.errors import FileProblem
from reader.ingest import article
from reader.model import Article, Block, Kind, Role, Span
from reader.text import clean

FIELDS = ("title", "source", "byline", "date", "url", "language", "kind")
_FENCE = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(r"!\[(.*)\]\([^()]*\)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")


def parse(text: str, name: str, *, origin: str = "") -> Article:
    """Return the article in the Markdown `text`; `name` is the file's, for messages. Raises FileProblem."""
    text = clean(text)
    fence = _FENCE.match(text)
    fields: dict[str, str] = {}
    if fence:
        mapping = load(fence.group(1), name, 2).mapping(optional=FIELDS)
        fields = {key: value.text() for key, value in mapping.items()}
        kind = fields.get("kind", "unknown")
        if kind not in list(Kind):
            mapping["kind"].refuse(f"kind `{kind}` is not one of {', '.join(Kind)}")
        date = fields.get("date", "")
        if date and not _DATE.fullmatch(date):
            mapping["date"].refuse(f"date `{date}` is not an ISO date such as 2019-06-30")
    rest = text[fence.end() :] if fence else text
    pieces: list[str] = []
    blocks: list[Block] = []
    offset = 0
    for paragraph in re.split(r"\n\s*\n", rest.strip()):
        content, role = " ".join(paragraph.split()), Role.PROSE
        if image := _IMAGE.fullmatch(content):
            content, role = image.group(1), Role.CAPTION
        if not content:
            continue
        blocks.append(Block(Span(offset, offset + len(content)), role))
        pieces.append(content)
        offset += len(content) + 2
    if not pieces:
        raise FileProblem(name, "holds no text")
    return article.make(
        "\n\n".join(pieces),
        blocks,
        title=fields.get("title", ""),
        source=fields.get("source", ""),
        byline=fields.get("byline", ""),
        date=fields.get("date") or None,
        url=fields.get("url", ""),
        language=fields.get("language", "en"),
        kind=Kind(fields.get("kind", "unknown")),
        origin=origin,
    )
