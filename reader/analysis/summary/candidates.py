"""Says which sentences of an article a summary may choose."""

from dataclasses import dataclass

from reader.analysis.tokens import words
from reader.errors import UnsuitableArticle
from reader.model import Analysis, Entity, Form

_NAMED_IN_MESSAGE = 12
_UNSPACED = frozenset(("zh", "ja"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may be chosen. Identity is `sentence`: two that read the same are two."""

    sentence: int
    """Index into `Analysis.sentences`."""
    block: int
    """Index into `Article.blocks`."""
    words: tuple[str, ...]
    """The words and numbers of the sentence as they stand; at least one."""
    length: int
    """Words between white space, as a length in words counts them; tokens where a language writes none."""


def of(analysis: Analysis) -> tuple[Candidate, ...]:
    """The sentences of the article that are not headings and hold a word, in document order."""
    found = []
    for index, sentence in enumerate(analysis.sentences):
        if sentence.heading:
            continue
        text = analysis.text(sentence.span)
        spoken = tuple(token.text for token in words(text))
        if spoken:
            length = len(spoken if analysis.language in _UNSPACED else text.split())
            found.append(Candidate(index, sentence.block, spoken, length))
    return tuple(found)


def mentioning(analysis: Analysis, about: str) -> frozenset[int]:
    """Indices of the sentences that mention the entity called `about`, by name, description or pronoun.

    `about` is the entity's name or whole words of it, or of a name that the text calls it by, in any case of letters.
    Where it is the full name of one entity only that one counts; otherwise every entity that it fits. Raises
    UnsuitableArticle, naming the entities, when there is none.
    """
    wanted = _folded(about)
    exact = [entity for entity in analysis.entities if _folded(entity.name) == wanted]
    meant = exact or [entity for entity in analysis.entities if _is_called(analysis, entity, wanted)]
    if not meant:
        raise UnsuitableArticle(f"the article does not mention `{about}`{_known(analysis)}")
    indices = {analysis.sentence_at(mention.span.start) for entity in meant for mention in entity.mentions}
    return frozenset(index for index in indices if index is not None)


def _folded(text: str) -> tuple[str, ...]:
    return tuple(token.text.casefold() for token in words(text))


def _is_called(analysis: Analysis, entity: Entity, wanted: tuple[str, ...]) -> bool:
    names = {entity.name} | {analysis.text(mention.span) for mention in entity.mentions if mention.form is Form.NAME}
    return any(_contains(_folded(name), wanted) for name in names)


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    width = len(part)
    return width > 0 and any(whole[start : start + width] == part for start in range(len(whole) - width + 1))


def _known(analysis: Analysis) -> str:
    often = sorted(analysis.entities, key=lambda entity: -len(entity.mentions))
    names = list(dict.fromkeys(entity.name for entity in often if entity.name))
    if not names:
        return "; no entity was found in it"
    more = len(names) - _NAMED_IN_MESSAGE
    listed = ", ".join(names[:_NAMED_IN_MESSAGE]) + (f" and {more} more" if more > 0 else "")
    return f"; it mentions {listed}"
