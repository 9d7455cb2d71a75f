"""Lists the areas of quality, each with its measure."""

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.evaluate import (
    agreement,
    entities,
    friendships,
    pages,
    quotes,
    reprints,
    sentences,
    sentiment,
    stories,
    summaries,
)
from tools.evaluate.figures import Figure

AREAS: Mapping[str, Callable[[Path], tuple[Figure, ...]]] = {
    "pages": pages.measure,
    "sentences": sentences.measure,
    "entities": entities.measure,
    "quotes": quotes.measure,
    "sentiment": sentiment.measure,
    "friendships": friendships.measure,
    "summaries": summaries.measure,
    "stories": stories.measure,
    "reprints": reprints.measure,
    "agreement": agreement.measure,
}
"""A measure takes the folder of development data and raises NotMeasured when what it needs is not there."""
