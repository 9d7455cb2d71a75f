"""Tags the tokens of sentences as names, with a conditional random field trained by `tools/train_entities.py`."""

import gzip
from collections.abc import Callable, Sequence
from functools import cache
from threading import Lock
from typing import NamedTuple

from reader.analysis.entities import features
from reader.analysis.tokens import Token
from reader.data import read_bytes
from reader.model import EntityKind

WEIGHTS = "entities.crfsuite.gz"

_KINDS = {"PER": EntityKind.PERSON, "LOC": EntityKind.PLACE, "ORG": EntityKind.ORGANISATION}
_lock = Lock()


class Tagged(NamedTuple):
    """A name: the tokens from `start` up to `end`."""

    start: int
    end: int
    kind: EntityKind


Tag = Callable[[Sequence[Sequence[Token]]], Sequence[Sequence[Tagged]]]
"""What finds the names in each sentence of one text, in order, disjoint. May be called from several threads."""


class _Model:
    """The tagger of crfsuite with the bytes it reads from, which it does not keep alive itself."""

    def __init__(self, packed: bytes) -> None:
        # imported with the weights: what lists articles needs neither
        import pycrfsuite

        self.weights = gzip.decompress(packed)
        self.tagger = pycrfsuite.Tagger()
        self.tagger.open_inmemory(self.weights)


@cache
def _model() -> _Model:
    return _Model(read_bytes(WEIGHTS))


def tag(sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
    """The names in each sentence of one text; in order, disjoint.

    The text is seen as a whole: whether a word also stands without a capital tells whether its capital means a name.
    """
    texts = [[token.text for token in sentence] for sentence in sentences]
    lowered, capitals = features.lower_case(texts), features.inside(texts)
    found = []
    for words in texts:
        described = features.of(words, lowered, capitals)
        # the tagger holds one sentence at a time, and analysis may run in several threads
        with _lock:
            labels = _model().tagger.tag(described)
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
