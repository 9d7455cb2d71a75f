"""Places of a text that the reader walks one after the other: the mentions of an entity, the hits of a search."""

from dataclasses import dataclass

from reader.model import Span


@dataclass(frozen=True, slots=True)
class Trail:
    """Spans in order with the one stood on; `index` is -1 while none is."""

    label: str
    """What the places have in common: the entity's name, the words searched for."""
    spans: tuple[Span, ...]
    index: int = -1

    @property
    def current(self) -> Span | None:
        """The place stood on."""
        return self.spans[self.index] if 0 <= self.index < len(self.spans) else None

    def step(self, steps: int, *, near: int = 0) -> "Trail":
        """The trail one or more places on, round the end; the first step goes to the next one from `near` on."""
        if not self.spans:
            return self
        if self.index >= 0:
            return Trail(self.label, self.spans, (self.index + steps) % len(self.spans))
        after = next((index for index, span in enumerate(self.spans) if span.start >= near), 0)
        return Trail(self.label, self.spans, after if steps > 0 else (after - 1) % len(self.spans))

    def words(self) -> str:
        """Where one is: "Xi Jinping, 3 of 14"."""
        if not self.spans:
            return f"{self.label}, not in this article"
        if self.index < 0:
            return f"{self.label}, {len(self.spans)} in this article"
        return f"{self.label}, {self.index + 1} of {len(self.spans)}"
