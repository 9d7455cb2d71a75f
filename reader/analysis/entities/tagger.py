"""Tags the tokens of sentences as names, with a conditional random field trained by `tools/train_entities.py`."""

from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

import pycrfsuite

from reader.analysis.entities import features
from reader.data import read_bytes
from reader.model import EntityKind

WEIGHTS = "entities.crfsuite"

_KINDS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORGANISATION}
_lock = Lock()


class Tagged(NamedTuple):
    """A name: the tokens from `start` up to `end`."""

    start: int
    end: int
    kind: EntityKind


@cache
def _weights() -> bytes:
    return read_bytes(WEIGHTS)


@cache
def _tagger() -> "pycrfsuite.Tagger":
    tagger = pycrfsuite.Tagger()
    # it reads from these bytes as long as it lives and does not keep them alive itself
    tagger.open_inmemory(_weights())
    return tagger


def tag(sentences: Sequence[Sequence[str]]) -> list[list[Tagged]]:
    """The names in each sentence of one text, given as words; in order, disjoint.

    The text is seen as a whole: whether a word also stands without a capital tells whether its capital means a name.
    """
    lowered, capitals = features.lower_case(sentences), features.inside(sentences)
    found = []
    for words in sentences:
        described = features.of(words, lowered, capitals)
        # the tagger holds one sentence at a time, and analysis may run in several threads
        with _lock:
            labels = _tagger().tag(described)
        found.append(list(_names(labels)))
    return found


def _names(labels: Sequence[str]) -> list[Tagged]:
    found: list[Tagged] = []
    start, kind = 0, ""
    for index, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            if kind in _KINDS:
                found.append(Tagged(start, index, _KINDS[kind]))
            kind = ""
        if label != "O" and not kind:
            start, kind = index, label[2:]
    return found
