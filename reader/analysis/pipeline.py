"""Runs the stages of understanding in their order."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from reader.analysis import entities, language, quotes, sentences
from reader.analysis.entities.spacy_tagger import SpacyTagger
from reader.analysis.entities.tagger import Tag
from reader.model import Analysis, Article

VERSION = "4"
"""Changes whenever the same article could be understood differently; cached results carry it."""

Stage = Callable[[Analysis], Analysis]


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Stages in their order, and the name under which what they understand is kept."""

    version: str
    """Two pipelines that could understand an article differently never have the same."""
    stages: tuple[Stage, ...]
    """For texts in every language."""
    english_stages: tuple[Stage, ...]
    """Their rules and weights know English only; of another language they would make mistakes."""

    def analyse(self, article: Article) -> Analysis:
        """Understand `article`: a pure function, safe in any thread or process."""
        analysis = Analysis(article, pipeline=self.version)
        for stage in self.stages:
            analysis = stage(analysis)
        for stage in self.english_stages if analysis.language == language.ENGLISH else ():
            analysis = stage(analysis)
        return analysis


DEFAULT = Pipeline(VERSION, (language.find, sentences.find), (entities.find, quotes.find))


def with_tagger(tag: Tag, version: str) -> Pipeline:
    """The default pipeline, but `tag` finds the names; `version` tells it from every other tagger."""
    return replace(
        DEFAULT,
        version=f"{VERSION}+{version}",
        english_stages=(partial(entities.find, tag=tag), quotes.find),
    )


def with_model(spacy_model: str) -> Pipeline:
    """The default pipeline, but names are found by that spaCy model, where one is named. Raises CrossreadError."""
    if not spacy_model:
        return DEFAULT
    tagger = SpacyTagger(spacy_model)
    return with_tagger(tagger, tagger.version)


def analyse(article: Article) -> Analysis:
    """Understand `article` with the default pipeline."""
    return DEFAULT.analyse(article)
