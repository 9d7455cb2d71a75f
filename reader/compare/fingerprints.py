"""Finds which of very many articles may be one text, by a few numbers for each that an index can look up.

An article's numbers are the least hashes of its runs of five words under fixed permutations (MinHash; Broder, 1997, "On
the resemblance and containment of documents"): two articles have the same number with the probability that a run of
either is in both. Four more numbers are taken of the beginning alone, because what a feed or an outlet cuts is the end:
a short extract shares few runs with the whole, but all of the beginning.
"""

import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reader.compare.copies import SHINGLE, copies
from reader.model import Article, Role

VERSION = "1"
"""Numbers of different versions cannot be compared."""
WHOLE = 16
"""Numbers taken of all runs: a text that shares a quarter of them is found 99 times in 100."""
START = 4
"""Numbers taken of the first runs."""
_START_RUNS = 40
_WORD = re.compile(r"[^\W_]+")
_STEP = 0x9E3779B97F4A7C15
_MULTIPLIERS = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
"""Constants of SplitMix64 (Steele, Lea and Flood, 2014, "Fast splittable pseudorandom number generators")."""
_BITS = 2**64


def fingerprint(article: Article) -> tuple[int, ...]:
    """The article's numbers, each of 64 bits without sign, in a fixed order: the same on every machine.

    Two articles that have one number in common at the same place may be one text, which `same_text` decides. A text
    of fewer than five words has a single number, of all of its words. Captions and other furniture are left out.
    """
    prose = "\n".join(block.span.of(article.body) for block in article.blocks if block.role is not Role.CAPTION)
    words = _WORD.findall((prose or article.body).lower())
    if len(words) < SHINGLE:
        return (int(_mixed(np.array([zlib.crc32(" ".join(words).encode())], dtype=np.uint64), 0)[0]),)
    runs = _runs(words)
    whole = [int(_mixed(runs, seed).min()) for seed in range(WHOLE)]
    start = [int(_mixed(runs[:_START_RUNS], seed).min()) for seed in range(WHOLE, WHOLE + START)]
    return (*whole, *start)


def same_text(one: Article, other: Article) -> bool:
    """Whether the two are one text by the measure of `reader.compare.copies`."""
    return one.id == other.id or bool(copies((one, other)))


def _runs(words: Sequence[str]) -> NDArray[np.uint64]:
    """A hash for each run of words, equal for equal runs."""
    hashes = np.fromiter((zlib.crc32(word.encode()) for word in words), dtype=np.uint64, count=len(words))
    count = len(words) - SHINGLE + 1
    found = np.zeros(count, dtype=np.uint64)
    for offset in range(SHINGLE):
        found = _mixed(found ^ hashes[offset : offset + count], offset)
    return found


def _mixed(numbers: NDArray[np.uint64], seed: int) -> NDArray[np.uint64]:
    """The numbers in another order for each seed, as good as random: SplitMix64's finish."""
    mixed = numbers + np.uint64((seed + 1) * _STEP % _BITS)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(_MULTIPLIERS[0])
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_MULTIPLIERS[1])
    return mixed ^ (mixed >> np.uint64(31))
