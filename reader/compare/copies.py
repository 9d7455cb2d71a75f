"""Finds articles that are one text: agency reports and reprints, which several outlets carry.

Texts are compared by their shingles, runs of five words (Broder, 1997, "On the resemblance and containment of
documents"): two outlets that write for themselves hardly share any.
"""

from collections import Counter
from collections.abc import Sequence

from reader.analysis.tokens import words
from reader.model import Article

SHINGLE = 5
"""Words in a run."""
CONTAINED = 0.5
"""Least share of the shorter text's shingles that the longer must have: a reprint may be cut, or have a new lead."""
FEWEST = 15
"""A text with fewer shingles is too short to tell."""
CROWDED = 60
"""A shingle in more articles than this is a formula ("sign up for our newsletter") and joins nothing."""


def copies(articles: Sequence[Article]) -> tuple[tuple[str, ...], ...]:
    """Ids of articles that are one text, group by group, in the order given; articles without a copy are left out."""
    shingles = [_shingles(article.body) for article in articles]
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, found in enumerate(shingles):
        for shingle in found:
            holders.setdefault(shingle, []).append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for holding in holders.values():
        if 1 < len(holding) <= CROWDED:
            for position, later in enumerate(holding):
                for earlier in holding[:position]:
                    shared[earlier, later] += 1
    leader = list(range(len(articles)))
    for (earlier, later), count in sorted(shared.items()):
        shorter = min(len(shingles[earlier]), len(shingles[later]))
        if shorter >= FEWEST and count >= CONTAINED * shorter:
            first, second = sorted((leader[earlier], leader[later]))
            leader = [first if index == second else index for index in leader]
    groups: dict[int, list[str]] = {}
    for index, article in enumerate(articles):
        groups.setdefault(leader[index], []).append(article.id)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def _shingles(body: str) -> set[tuple[str, ...]]:
    found = [token.text.lower() for token in words(body)]
    return {tuple(found[index : index + SHINGLE]) for index in range(len(found) - SHINGLE + 1)}
