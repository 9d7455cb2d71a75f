"""Small analyses made by hand for the tests of summaries."""

import re
from collections.abc import Mapping, Sequence

from reader.ingest.article import make
from reader.model import Analysis, Block, Entity, EntityKind, Form, Mention, Quote, Role, Sentence, Span

_PRONOUNS = {"he", "she", "it", "they"}
STORM = (
    (
        "A storm hit the coast of Norway on Monday and cut power to 20,000 homes.",
        "Ferries between Bergen and Stavanger were cancelled until Wednesday.",
    ),
    ("But the storm spared Oslo.", "He said the city had been lucky."),
    (
        "Power companies in Norway sent crews from Oslo to the coast to bring power back to homes.",
        "The storm is the third to hit Norway this month, and storms cost the power companies millions.",
        "Schools opened as usual.",
    ),
    ("A storm hit the coast of Norway on Monday and cut power to 20,000 homes.", "Snow is expected on Friday."),
)


def analysis_of(
    paragraphs: Sequence[Sequence[str]],
    *,
    title: str = "",
    headings: Sequence[int] = (),
    names: Mapping[str, Sequence[str]] | None = None,
    quotes: Sequence[str] = (),
    language: str = "en",
) -> Analysis:
    """An analysis of these sentences. `headings` are numbers of paragraphs, `names` the names of people with the
    words that mention them everywhere, `quotes` passages said by somebody."""
    body = "\n\n".join(" ".join(paragraph) for paragraph in paragraphs)
    blocks, sentences, offset = [], [], 0
    for number, paragraph in enumerate(paragraphs):
        start = offset
        for sentence in paragraph:
            sentences.append(Sentence(Span(offset, offset + len(sentence)), number, number in headings))
            offset += len(sentence) + 1
        blocks.append(Block(Span(start, offset - 1), Role.HEADING if number in headings else Role.PROSE))
        offset += 1
    entities = tuple(Entity(name, EntityKind.PERSON, _mentions(body, words)) for name, words in (names or {}).items())
    said = tuple(Quote(Span(body.index(text), body.index(text) + len(text)), direct=True) for text in quotes)
    article = make(body, blocks, title=title, language=language)
    return Analysis(article, tuple(sentences), entities, said, language)


def _mentions(body: str, words: Sequence[str]) -> tuple[Mention, ...]:
    found = re.finditer("|".join(rf"\b{re.escape(word)}\b" for word in words), body)
    return tuple(
        Mention(Span(*match.span()), Form.PRONOUN if match.group().lower() in _PRONOUNS else Form.NAME)
        for match in found
    )
