"""Sentences chosen from one article, or from a story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """One sentence that a summary chose."""

    sentence: int
    """Index into `Analysis.sentences`."""
    rank: int
    """1 is the best; not comparable across methods."""
    score: float


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences chosen from one article, in document order."""

    method: str
    length: str
    """As asked: "3", "20%", "100w"."""
    picks: tuple[Pick, ...]
    note: str = ""
    """Why there are no picks: the text is too short, or has no sentences."""


@dataclass(frozen=True, slots=True)
class StoryPick:
    """One sentence that the summary of a story chose."""

    article: str
    """Article id."""
    sentence: int
    """Index into `Analysis.sentences` of that article."""
    rank: int
    """1 is the best."""
    score: float


@dataclass(frozen=True, slots=True)
class StorySummary:
    """Sentences chosen from all the articles of a story, in the order in which they read best."""

    length: str
    """As asked: "3", "20%", "100w"."""
    picks: tuple[StoryPick, ...]
    """Article by article, the oldest first; within an article in document order."""
    note: str = ""
    """Why there are no picks: the texts are too short, or have no sentences."""
