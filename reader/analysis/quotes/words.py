"""Words of a sentence with a coarse part of speech, each quotation folded into one word."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.analysis.quotes.lexicon import lexicon
from reader.analysis.quotes.marks import Quotation
from reader.analysis.tokens import Token, tokens
from reader.model import Analysis, Span


class Tag(StrEnum):
    """Coarse part of speech: as much as it takes to find the subject of a verb."""

    NOUN = "noun"
    """Also adjectives and numbers: whatever stands inside a noun phrase."""
    NAME = "name"
    DETERMINER = "determiner"
    PRONOUN = "pronoun"
    """He, she, they: can be a subject."""
    OBJECT = "object"
    """Him, her, themselves: cannot."""
    POSSESSIVE = "possessive"
    ADVERB = "adverb"
    PREPOSITION = "preposition"
    TO = "to"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    COORDINATOR = "coordinator"
    AUXILIARY = "auxiliary"
    MODAL = "modal"
    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    GERUND = "gerund"
    QUOTATION = "quotation"
    COMMA = "comma"
    """Commas and dashes."""
    COLON = "colon"
    """Colons and semicolons."""
    ASIDE = "aside"
    """Inside parentheses."""
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Word:
    """One word, mark or quotation, where it is in the body."""

    span: Span
    lower: str
    """The word in lower case; for a quotation its last character before the closing mark."""
    tag: Tag
    capital: bool = False
    """Whether it begins with a capital; for a quotation: whether it reads like a title."""
    continues: bool = False
    """For a quotation: whether it goes on from the paragraph before."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the narrator: sentences within one quotation are not told apart."""

    block: int
    words: tuple[Word, ...]
    heading: bool


_CLOSED = {
    Tag.DETERMINER: "the a an this these those some any each every no another all both either neither many several few most "
    "much such own",
    Tag.PRONOUN: "he she they we i you it one everyone everybody someone somebody nobody anyone others",
    Tag.OBJECT: "him them us me himself herself themselves itself myself ourselves yourself",
    Tag.POSSESSIVE: "'s ’s ' ’ his her their our my your its whose",
    Tag.PREPOSITION: "of in on at by for with from about against among amid around behind between beyond despite during into "
    "like near off onto out over per through throughout toward towards under up upon via within without without down above "
    "across along alongside below beneath beside besides concerning outside regarding versus including following as than",
    Tag.TO: "to",
    Tag.SUBORDINATOR: "because while although though if unless whether when where why how since until before after once "
    "whereas that what",
    Tag.RELATIVE: "who which whom",
    Tag.COORDINATOR: "and or but nor yet",
    Tag.AUXILIARY: "be is are am was were been being have has had having do does did 've ’ve 're ’re 'm ’m isn't aren't wasn't "
    "weren't hasn't haven't hadn't doesn't don't didn't isn’t aren’t wasn’t weren’t hasn’t haven’t hadn’t doesn’t don’t didn’t",
    Tag.MODAL: "will would can could may might must shall should 'll ’ll 'd ’d won't wouldn't can't couldn't shouldn't "
    "won’t wouldn’t can’t couldn’t shouldn’t cannot",
    Tag.ADVERB: "not n't n’t also just still even never always often ever only then now again already too so however meanwhile "
    "instead soon later perhaps once almost quite very there here rather",
}
_TAGS = {word: tag for tag, listed in _CLOSED.items() for word in listed.split()}
_COMMAS = frozenset((",", "—", "–", "-", "--"))
_COLONS = frozenset((":", ";"))
_STOPS = frozenset('.!?…•|*"“”„()[]{}')
_CONTRACTIONS = ("'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m")
_LONGEST_ASIDE = 15
_LONGEST_TITLE = 6
BETWEEN_SUBJECT_AND_VERB = frozenset((Tag.ADVERB, Tag.ASIDE))


def units(analysis: Analysis, quotations: Sequence[Quotation]) -> Iterator[Unit]:
    """The narrator's sentences, in order. Linear in the length of the body."""
    body = analysis.article.body
    starts = [quotation.span.start for quotation in quotations]
    pending: list[Span] = []
    for index, sentence in enumerate(analysis.sentences):
        pending.append(sentence.span)
        following = analysis.sentences[index + 1] if index + 1 < len(analysis.sentences) else None
        if following is not None and following.block == sentence.block:
            nearest = bisect_right(starts, following.span.start) - 1
            if nearest >= 0 and starts[nearest] < following.span.start < quotations[nearest].span.end:
                continue
        span = Span(pending[0].start, pending[-1].end)
        inside = quotations[max(0, bisect_right(starts, span.start) - 1) : bisect_right(starts, span.end)]
        words = _words(body, span, [quotation for quotation in inside if quotation.span.overlaps(span)])
        if words:
            yield Unit(sentence.block, words, sentence.heading or _is_headline(words))
        pending = []


def _words(body: str, span: Span, quotations: Sequence[Quotation]) -> tuple[Word, ...]:
    pieces: list[Token | Quotation] = []
    position = span.start
    for quotation in quotations:
        pieces.extend(_tokens(body, position, max(position, quotation.span.start)))
        pieces.append(quotation)
        position = max(position, quotation.span.end)
    pieces.extend(_tokens(body, position, max(position, span.end)))
    words: list[Word] = []
    for piece in pieces:
        if isinstance(piece, Quotation):
            words.append(_quotation(body, piece))
        else:
            words.append(Word(Span(piece.start, piece.end), piece.text.lower(), Tag.NOUN, piece.text[0].isupper()))
    return _tagged(_without_asides(words))


def _quotation(body: str, quotation: Quotation) -> Word:
    text = quotation.span.of(body).strip("\"'“”„‘’«»`")
    return Word(
        quotation.span, text[-1:], Tag.QUOTATION, continues=quotation.continues, capital=_is_title(text) and not quotation.continues
    )


def _is_title(text: str) -> bool:
    """Whether quoted text is a title or a nickname: few words, the long ones all with a capital."""
    words = text.split()
    if not 0 < len(words) <= _LONGEST_TITLE or text[-1:] in "!?":
        return False
    return words[0][:1].isupper() and all(word[:1].isupper() for word in words if len(word) > 3)


def _tokens(body: str, start: int, end: int) -> Iterator[Token]:
    for token in tokens(body[start:end]):
        lower = token.text.lower()
        contraction = next(
            (ending for ending in _CONTRACTIONS if lower.endswith(ending) and len(lower) > len(ending)), ""
        )
        first, last = token.start + start, token.end + start
        cut = last - len(contraction)
        if contraction:
            yield Token(first, cut, body[first:cut])
            yield Token(cut, last, body[cut:last])
        else:
            yield Token(first, last, token.text)


def _without_asides(words: Sequence[Word]) -> list[Word]:
    """The words, those in short parentheses tagged as an aside."""
    marked = list(words)
    opening: int | None = None
    for index, word in enumerate(words):
        if word.lower in {"(", "["}:
            opening = index
        elif word.lower in {")", "]"} and opening is not None:
            if index - opening <= _LONGEST_ASIDE:
                for inside in range(opening, index + 1):
                    if words[inside].tag is not Tag.QUOTATION:
                        marked[inside] = Word(words[inside].span, words[inside].lower, Tag.ASIDE)
            opening = None
    return marked


def _is_headline(words: Sequence[Word]) -> bool:
    """Whether the words are written in title case, so that capitals do not tell names."""
    long = [word for word in words if len(word.lower) > 3 and word.lower.isalpha()]
    return len(long) >= 3 and sum(word.capital for word in long) >= 0.8 * len(long)


def _tagged(words: Sequence[Word]) -> tuple[Word, ...]:
    headline = _is_headline(words)
    tagged: list[Word] = []
    for index, word in enumerate(words):
        tag = word.tag
        if tag is Tag.NOUN:
            tag = _likely(word, first=not any(before.tag is not Tag.QUOTATION for before in tagged), headline=headline)
        previous = next((before for before in reversed(tagged) if before.tag not in BETWEEN_SUBJECT_AND_VERB), None)
        following = words[index + 1] if index + 1 < len(words) else None
        settled = len(tagged) > 1 and tagged[-2].tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME}
        before = tagged[-1] if tagged else None
        if tag is Tag.QUOTATION and word.capital and before is not None and before.tag in _BEFORE_TITLE:
            tag = Tag.NAME
        tag = _in_context(word, tag, previous, before, following, headline=headline, settled=settled)
        tagged.append(Word(word.span, word.lower, tag, word.capital, word.continues))
    return tuple(tagged)


def _likely(word: Word, *, first: bool, headline: bool) -> Tag:
    """The tag of a word on its own."""
    lower = word.lower
    if not lower[0].isalnum() and lower not in _TAGS:
        if lower in _COMMAS:
            return Tag.COMMA
        if lower in _COLONS:
            return Tag.COLON
        return Tag.STOP if lower[0] in _STOPS else Tag.NOUN
    if lower in _TAGS:
        return _TAGS[lower]
    if word.capital and not first and not headline:
        return Tag.NAME
    listed = lexicon().words.get(lower)
    if listed == "nominal":
        return Tag.NAME if word.capital else Tag.NOUN
    if listed is not None and (not word.capital or headline or listed == "adverb"):
        return Tag(listed)
    if lower.endswith("ly") and len(lower) > 4:
        return Tag.ADVERB
    if lower.endswith("ing") and len(lower) > 5 and (not word.capital or first):
        return Tag.GERUND
    if lower.endswith("ed") and len(lower) > 4 and (not word.capital or first):
        return Tag.PAST
    return Tag.NAME if word.capital else Tag.NOUN


_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE, Tag.ASIDE))
_BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION))
_BEFORE_TITLE = _BEFORE_NOUN | {Tag.NOUN, Tag.NAME}
_UNLIKE_OBJECT = frozenset((Tag.PREPOSITION, Tag.AUXILIARY, Tag.MODAL, Tag.COORDINATOR))
_SUBJECTS = frozenset("he she they i we".split())
_OBJECT_WORDS = frozenset(
    "the a an this these those that his her their our its my your he she they it him them us whether if to how why what".split()
)


def _in_context(
    word: Word,
    tag: Tag,
    previous: Word | None,
    before: Word | None,
    following: Word | None,
    *,
    headline: bool,
    settled: bool,
) -> Tag:
    """The tag of a word between its neighbours."""
    lower = word.lower
    form = lexicon().forms.get(lower)
    if lower == "that":
        if previous is not None and previous.tag in {Tag.NOUN, Tag.NAME} and following is not None:
            ahead = _likely(following, first=False, headline=headline) if following.tag is Tag.NOUN else following.tag
            if ahead in {Tag.AUXILIARY, Tag.MODAL, Tag.PAST, Tag.PRESENT, Tag.ADVERB}:
                return Tag.RELATIVE
        return Tag.SUBORDINATOR
    if lower in {"'s", "’s"}:
        subject = before is not None and (before.tag is Tag.PRONOUN or before.lower in {"who", "that", "there", "what"})
        return Tag.AUXILIARY if subject else Tag.POSSESSIVE
    if tag in {Tag.BASE, Tag.PRESENT, Tag.PAST, Tag.NOUN} and before is not None and before.tag in _BEFORE_NOUN:
        # "the said", "his claims": what follows a determiner is part of its noun phrase.
        return Tag.NOUN
    if tag is Tag.NOUN or (tag is Tag.NAME and headline):
        if form is None or previous is None:
            return tag
        if before is not None and before.tag in {Tag.TO, Tag.MODAL} and form == "base":
            return Tag.BASE
        objects = following is not None and (
            following.tag is Tag.QUOTATION
            or following.lower in _OBJECT_WORDS
            or (following.capital and not headline)
            or headline
        )
        described = previous.tag is Tag.NOUN and following is not None and following.tag is not Tag.QUOTATION
        if (
            described
            and following is not None
            and (following.lower in _SUBJECTS or lower.endswith("s") and not settled)
        ):
            # "recent remarks he made", "news reports that": a noun and its relative clause.
            return tag
        if previous.tag in _NOMINAL | {Tag.COORDINATOR} and objects and form in {"present", "past"}:
            return Tag(form)
        plural = previous.lower in {"they", "we", "i", "you", "who"} or (
            previous.tag is Tag.NOUN and previous.lower.endswith("s")
        )
        object_like = following is not None and (following.lower[:1].isalnum() and _TAGS.get(following.lower) not in _UNLIKE_OBJECT)
        if form == "base" and plural and (objects or object_like):
            return Tag.BASE
        if form == "gerund" and before is not None and before.tag in {Tag.COMMA, Tag.AUXILIARY}:
            return Tag.GERUND
    return tag
