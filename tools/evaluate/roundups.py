"""Reads the roundups: stories that several outlets tell, each with a neutral summary."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.ingest.article import make
from reader.model import Article, Block, Span
from tools.evaluate.figures import needed

_TOLD = re.compile(r"\s*TITLE=>(?P<title>.*?)\s*ARTICLE=>\s*(?P<text>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Roundup:
    """One story."""

    articles: tuple[Article, ...]
    """Title and opening as each outlet has them; outlets without a text left out."""
    summary: str
    """The neutral summary, without its title."""
    half: str
    """`tune` or `check`, by a hash of the story."""


def roundups(data: Path) -> tuple[Roundup, ...]:
    """Every roundup of the development data in the folder `data`. Raises NotMeasured when they are not there."""
    folder = needed(data / "summaries")
    told = (folder / "roundup_val.source").read_text(encoding="utf-8").splitlines()
    summed = (folder / "roundup_val.target").read_text(encoding="utf-8").splitlines()
    return tuple(_roundup(number, *pair) for number, pair in enumerate(zip(told, summed, strict=True)))


def article(paragraphs: Sequence[str], title: str, source: str) -> Article:
    """An article of these paragraphs."""
    blocks, offset = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(offset, offset + len(paragraph))))
        offset += len(paragraph) + 2
    return make("\n\n".join(paragraphs), blocks, title=title, source=source)


def _roundup(number: int, told: str, summed: str) -> Roundup:
    parts = [match for part in told.split("[SEP]") if (match := _TOLD.match(part)) and match["text"].strip()]
    articles = tuple(
        article([part["text"].strip()], part["title"].strip(), f"story {number}, outlet {outlet}")
        for outlet, part in enumerate(parts)
    )
    summary = _TOLD.match(summed)
    half = "check" if hashlib.sha256(told.encode()).digest()[0] % 2 else "tune"
    return Roundup(articles, summary["text"].strip() if summary else "", half)
