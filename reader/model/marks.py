"""What a reader did with an article, apart from reading it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks that stand in exports; an article that has none is written as if there were none to have."""

    starred: bool = False
    tags: tuple[str, ...] = ()
    """In alphabetical order."""
    note: str = ""
    """Empty where the reader wrote none."""
