"""Gives he, she and their forms to the people whom they mean."""

from collections.abc import Sequence

from reader.analysis.entities.linking import Referent
from reader.analysis.entities.units import Unit


def resolve(parts: Sequence[Unit], referents: Sequence[Referent]) -> None:
    """Add pronoun mentions to the referents."""
