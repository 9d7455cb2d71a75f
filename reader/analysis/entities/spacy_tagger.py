"""Tags the tokens of sentences as names with a spaCy model that the reader has."""

import hashlib
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from reader.analysis.entities.tagger import Tagged
from reader.analysis.tokens import Token
from reader.errors import CrossreadError
from reader.model import EntityKind, Span
from reader.text import clean_line

_KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
    "ORG": EntityKind.ORGANISATION,
}
"""The labels of OntoNotes and of CoNLL-2003. Peoples and faiths (NORP, MISC) are no names here."""
_LANGUAGES = frozenset({"en", "xx"})
"""Languages of models that know English; `xx` is spaCy's word for several."""
_UNNEEDED = frozenset({"tagger", "parser", "senter", "morphologizer", "lemmatizer", "textcat", "textcat_multilabel"})
"""Components that take most of the time and give what no recogniser of names reads."""
_RULERS = frozenset({"entity_ruler", "future_entity_ruler", "span_ruler"})
"""Recognisers by rules, which may read what any component gives."""
_LONGEST = 100
"""Code points of a token that the model sees: no name is longer, and some patterns of spaCy's take too long on more."""

_CODE = re.compile(r"^\[E\d+\] ")
"""The number that spaCy puts before what is wrong."""
_lock = Lock()


@dataclass(frozen=True, slots=True)
class SpacyTagger:
    """Finds names by a spaCy model. Made in no time: every process loads the model when it first needs it."""

    model: str
    """Name of an installed package, or path of a folder, which must have a separator in it: `./model`."""

    @property
    def version(self) -> str:
        """What tells this model from all others, and from itself under another spaCy. Raises CrossreadError."""
        return _loaded(self.model).version

    def __call__(self, sentences: Sequence[Sequence[Token]]) -> list[list[Tagged]]:
        """The names in each sentence, as whole tokens of ours; in order, disjoint. Raises CrossreadError."""
        loaded = _loaded(self.model)
        laid_out = [_laid_out(sentence) for sentence in sentences]
        # a model keeps the strings that it has seen, and analysis may run in several threads
        with _lock:
            docs = list(loaded.nlp.pipe((text for text, _ in laid_out), disable=loaded.unneeded))
        return [list(_names(doc, places)) for doc, (_, places) in zip(docs, laid_out, strict=True)]


@dataclass(frozen=True, slots=True)
class _Loaded:
    nlp: Any
    version: str
    unneeded: tuple[str, ...]
    """Names of components that need not run."""


@cache
def _loaded(model: str) -> _Loaded:
    try:
        import spacy
    except ImportError as error:
        raise CrossreadError("this needs the extra `spacy`: pip install 'crossread[spacy]'") from error
    in_folder = "/" in model or "\\" in model
    if not in_folder and not spacy.util.is_package(model):
        raise CrossreadError(f"there is no spaCy model `{model}`: python -m spacy download {model}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            nlp = spacy.load(model)
    except Exception as error:  # a model brings code of its own, which fails in its own ways
        reason = _CODE.sub("", next(iter(str(error).splitlines()), "")) or type(error).__name__
        raise CrossreadError(f"the spaCy model `{model}` cannot be used: {reason}") from error
    if nlp.lang not in _LANGUAGES:
        raise CrossreadError(f"the spaCy model `{model}` is not for English, and names are found in English texts only")
    factories = {name: nlp.get_pipe_meta(name).factory for name in nlp.pipe_names}
    ruled = not _RULERS.isdisjoint(factories.values())
    if not ruled and not any("doc.ents" in nlp.get_pipe_meta(name).assigns for name in factories):
        raise CrossreadError(f"the spaCy model `{model}` finds no names: it has no entity recogniser")
    unneeded = () if ruled else tuple(name for name, factory in factories.items() if factory in _UNNEEDED)
    # models that people train all bear one name and version, so that the weights have to tell them apart
    weights = hashlib.blake2b(nlp.to_bytes(exclude=["vocab"]), digest_size=4).hexdigest()
    meta = nlp.meta
    name = clean_line(f"{meta['lang']}_{meta['name']}-{meta['version']}")
    return _Loaded(nlp, f"{name}-{weights}-spacy-{spacy.__version__}", unneeded)


def _laid_out(tokens: Sequence[Token]) -> tuple[str, list[Span]]:
    """The tokens with a space where white space parts them, and the place of each in that text."""
    text, places, end = "", [], tokens[0].start if tokens else 0
    for token in tokens:
        text += " " * (token.start > end)
        places.append(Span(len(text), len(text) + len(token.text[:_LONGEST])))
        text += token.text[:_LONGEST]
        end = token.end
    return text, places


def _names(doc: Any, places: Sequence[Span]) -> Iterator[Tagged]:
    """The entities of `doc` as tokens; one that is only partly in an entity is left out of the name."""
    for entity in doc.ents:
        inside = Span(entity.start_char, entity.end_char)
        indices = [index for index, place in enumerate(places) if inside.covers(place)]
        if indices and entity.label_ in _KINDS:
            yield Tagged(indices[0], indices[-1] + 1, _KINDS[entity.label_])
