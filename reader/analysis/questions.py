"""Reads question files."""

from functools import cache

from reader.model import Cues, Party, Question, RelationKind


@cache
def bundled() -> tuple[Question, ...]:
    """The questions that ship."""
    return (
        Question(
            "trump-leader-friendships",
            "Trump's friendships with other leaders",
            Party("Donald Trump", ("Trump",)),
            (),
            RelationKind("friendship", "friendship", Cues()),
        ),
    )
