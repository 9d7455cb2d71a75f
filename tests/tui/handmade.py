"""A library whose articles are understood by hand, so that screens are tested without the analysis."""

import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.library import Library
from reader.model import (
    Analysis,
    Answer,
    Article,
    Block,
    Entity,
    EntityKind,
    Evidence,
    Form,
    Header,
    Kind,
    Mention,
    Pick,
    Question,
    Relation,
    Sentence,
    Span,
    Stance,
    Story,
    Summary,
    Voice,
)

KIM = Entity("Kim Jong Un", EntityKind.PERSON, ())
SEOUL = Entity("Seoul", EntityKind.PLACE, ())
_NAMES = (("Kim", KIM), ("Seoul", SEOUL))


def article(name: str, *sentences: str, paragraphs: int = 1, kind: Kind = Kind.NEWS, url: str = "") -> Article:
    """An article of the given sentences, the same in every paragraph."""
    text = " ".join(sentences)
    body = "\n\n".join([text] * paragraphs)
    blocks = tuple(
        Block(Span(index * (len(text) + 2), index * (len(text) + 2) + len(text))) for index in range(paragraphs)
    )
    return Article(name, body, blocks, title=f"The {name} story", source=f"{name} Times", kind=kind, url=url)


def analyse(text: Article) -> Analysis:
    """Sentences end at full stops; the two names that there are, are found wherever they stand."""
    sentences = []
    for index, block in enumerate(text.blocks):
        start = block.span.start
        for part in block.span.of(text.body).split(". "):
            end = min(start + len(part) + 1, block.span.end)
            sentences.append(Sentence(Span(start, end), index))
            start = end + 1
    entities = []
    for name, entity in _NAMES:
        mentions = []
        at = text.body.find(name)
        while at >= 0:
            mentions.append(Mention(Span(at, at + len(name)), Form.NAME))
            at = text.body.find(name, at + 1)
        if mentions:
            entities.append(replace(entity, mentions=tuple(mentions)))
    return Analysis(text, tuple(sentences), tuple(entities))


class HandmadeLibrary(Library):
    """Answers at once, or after `delay` seconds; articles whose title begins alike tell one story."""

    delay = 0.0

    def _analyse(self, article: Article) -> Analysis:
        """Sentences and names, by hand."""
        time.sleep(self.delay)
        return analyse(article)

    def summary(self, article: Article, *, method: str = "", length: str = "3", about: str = "") -> Summary:
        """The last sentences for `lead`, the first for every other method, so that methods can be told apart."""
        count = len(analyse(article).sentences)
        wanted = range(count)[-int(length) :] if method == "lead" else range(count)[: int(length)]
        picks = tuple(Pick(sentence, rank, 1 / rank) for rank, sentence in enumerate(wanted, 1))
        return Summary(method, length + about, picks)

    def answers(self, article: Article, question: Question) -> tuple[Answer, ...]:
        """Kim is approved of in the last sentence, by a speaker criticised in the first."""
        sentences = analyse(article).sentences
        voice = Voice("Opponents", None, Stance.CRITICISE, (Evidence(sentences[0].span),))
        evidence = (Evidence(sentences[-1].span),)
        return (Answer(question.id, "Kim Jong Un", Relation.AFFIRMED, Stance.APPROVE, 1.0, evidence, (voice,)),)

    def _cluster(self, articles: Sequence[Article]) -> tuple[Story, ...]:
        """All articles tell one story."""
        return (Story(tuple(article.id for article in articles)),) if articles else ()


def header(name: str, **known: Any) -> Header:
    """What lists show of the article with that name."""
    fixed = {"key": 1, "id": name, "title": f"The {name} story", "source": f"{name} Times", "date": None, "moment": 0}
    return Header(**{**fixed, "kind": Kind.NEWS, "words": 10, "language": "en", **known})


def library(*articles: Article) -> HandmadeLibrary:
    """A library of the given articles, or of three small ones."""
    return HandmadeLibrary(
        articles
        or (
            article("north", "Kim met him.", "They talked long.", "Kim smiled.", "Seoul watched.", paragraphs=12),
            article("south", "Seoul waited.", "Nobody came.", paragraphs=8),
            article("[/red]", "Brackets [b]stay[/b].", "Kim saw [AP] them.", url="https://example.org/page"),
        )
    )
