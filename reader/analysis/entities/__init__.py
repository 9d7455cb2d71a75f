"""Finds whom and what an article speaks of: every mention, grouped by person, place or organisation."""

import re
from dataclasses import replace

from reader.analysis.entities import descriptions, linking, names, nominals, pronouns, tagger, units
from reader.analysis.entities.bearers import Surroundings
from reader.analysis.entities.tagger import Tag
from reader.model import Analysis, Entity

_YEAR = re.compile(r"\b(?:199\d|20[0-4]\d)\b")


def find(analysis: Analysis, *, tag: Tag = tagger.tag) -> Analysis:
    """The analysis with its entities, in order of first mention.

    Names come first; descriptions ("the North Korean leader") and pronouns are then given to people the article
    names, or left out where it is not clear whom they mean. A description of somebody whom the article never names is
    an entity of its own, without a name mention.
    """
    body = analysis.article.body
    parts = units.of(analysis)
    found = names.find(parts, tag=tag)
    year = _year(analysis.article.date, body)
    headline = names.in_headline(analysis.article.title)
    referents = linking.group(found, body, Surroundings(parts, body, year), headline)
    referents = nominals.resolve(parts, referents, body, year)
    descriptions.add(parts, referents)
    pronouns.resolve(parts, referents)
    entities = [
        Entity(
            referent.name,
            referent.kind,
            tuple(sorted(referent.mentions, key=lambda mention: mention.span)),
            referent.key,
        )
        for referent in referents
    ]
    return replace(analysis, entities=tuple(sorted(entities, key=lambda entity: entity.mentions[0].span)))


def _year(date: str | None, body: str) -> int | None:
    """The year of the article: its date's, else the latest that the text names; None where there is neither."""
    if date:
        return int(date[:4])
    years = [int(year) for year in _YEAR.findall(body)]
    return max(years, default=None)
