"""Describes each token of a sentence to the tagger: its form, neighbours, clusters, what the gazetteer knows."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from reader.analysis.entities import gazetteer
from reader.data import read_text

_RUNS = re.compile(r"(.)\1+")
_DIGITS = re.compile(r"\d")
_PLAIN = str.maketrans("“”„«»‘’‚‐‑–—", '"""""\'\'\'----')
_PATHS = (4, 6, 10, 20)
"""Lengths, in bits, of the cluster paths used, after Turian et al. (2010)."""


@cache
def _clusters() -> dict[str, int]:
    found: dict[str, int] = {}
    for line in read_text("clusters.tsv").splitlines():
        path, _, words = line.partition("\t")
        if path.isdigit():
            found.update(dict.fromkeys(words.split(" "), int(path)))
    return found


@lru_cache(maxsize=20_000)
def _shape(word: str) -> str:
    shape = "".join(
        "X" if letter.isupper() else "x" if letter.isalpha() else "d" if letter.isdigit() else letter for letter in word
    )
    return _RUNS.sub(r"\1\1", shape)[:12]


@lru_cache(maxsize=20_000)
def _inner(word: str) -> tuple[str, ...]:
    """The features of a word by itself, which its neighbours get too."""
    lowered = _DIGITS.sub("0", word.lower())
    found = ["w=" + lowered, "s=" + _shape(word)]
    cluster = _clusters().get(word) or _clusters().get(word.lower())
    if cluster is not None:
        found += [f"c{bits}={cluster & ((1 << bits) - 1)}" for bits in _PATHS]
    return tuple(found)


@lru_cache(maxsize=20_000)
def _outer(word: str) -> tuple[str, ...]:
    """Further features of a word, for its own place only."""
    lowered = word.lower()
    found = [f"p{size}={lowered[:size]}" for size in (1, 2, 3, 4) if len(lowered) > size]
    found += [f"e{size}={lowered[-size:]}" for size in (1, 2, 3, 4) if len(lowered) > size]
    folded = gazetteer.folded(word)
    if word[0].isupper():
        gender = gazetteer.given_names().get(folded)
        if gender is not None:
            found.append("given")
        if gazetteer.surnamed(word):
            found.append("surname")
        if gazetteer.demonym(word):
            found.append("demonym")
    if word.isupper() and len(word) > 1:
        found.append("shouted")
    return tuple(found)


@lru_cache(maxsize=40_000)
def _beside(step: int, word: str) -> tuple[str, ...]:
    """The features that a word gives to the one `step` places before it: all to the next, form and class to others."""
    return tuple(f"{step}{feature}" for feature in _inner(word) if abs(step) == 1 or feature.startswith(("s=", "c10=")))


def known(words: Sequence[str]) -> list[str]:
    """For each word how it lies in the longest name of the gazetteer over it: `B-place`, `I-place`, or empty."""
    marks = [""] * len(words)
    position = 0
    while position < len(words):
        longest = gazetteer.reach(words[position]) if words[position][0].isalnum() else 0
        size = min(longest, len(words) - position)
        while size and (entry := gazetteer.lookup(" ".join(words[position : position + size]))) is None:
            size -= 1
        if size and entry is not None:
            marks[position] = f"B-{entry.kind.value}"
            marks[position + 1 : position + size] = [f"I-{entry.kind.value}"] * (size - 1)
        position += size or 1
    return marks


def lower_case(sentences: Iterable[Sequence[str]]) -> frozenset[str]:
    """The words of a text that also stand in it without a capital, so a capital says little of them."""
    return frozenset(word for words in sentences for word in words if word.islower())


def inside(sentences: Iterable[Sequence[str]]) -> Counter[str]:
    """How often a text has each word with a capital where no sentence begins."""
    return Counter(word for words in sentences for word in words[1:] if word[:1].isupper())


def of(words: Sequence[str], lowered: frozenset[str], capitals: Counter[str]) -> list[list[str]]:
    """The features of every word of one sentence; `lowered` and `capitals` tell of the whole text."""
    words = [word.translate(_PLAIN) for word in words]
    marks = known(words)
    shouted = sum(word[0].isupper() for word in words) > 0.7 * sum(word[0].isalpha() for word in words)
    bare = [_inner(word) for word in words]
    found = []
    for index, word in enumerate(words):
        here = ["bias", *bare[index], *_outer(word)]
        if marks[index]:
            here.append("g=" + marks[index])
        if word[0].isupper():
            here.append(f"low={word.lower() in lowered}")
            here.append(f"mid={min(capitals[word], 2)}")
        if shouted:
            here.append("headline")
        for step in (-2, -1, 1, 2):
            other = index + step
            if 0 <= other < len(words):
                here += _beside(step, words[other])
                if marks[other]:
                    here.append(f"{step}g={marks[other]}")
            elif step in {-1, 1}:
                here.append(f"{step}edge")
        if index:
            here.append(f"-1s|s={_shape(words[index - 1])}|{_shape(word)}")
        if index + 1 < len(words):
            here.append(f"s|+1s={_shape(word)}|{_shape(words[index + 1])}")
        found.append(here)
    return found
