"""Gives words a coarse part of speech: as much as it takes to find verbs and their subjects."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.analysis.quotes.lexicon import Frame, lexicon
from reader.model import Span


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
    upper: bool = False
    """Whether all its letters are capitals."""
    continues: bool = False
    """For a quotation: whether it goes on from the paragraph before."""


_COMMAS = frozenset((",", "—", "–", "-", "--"))
_COLONS = frozenset((":", ";"))
_STOPS = frozenset('.!?…•|*"“”„()[]{}')
BETWEEN_SUBJECT_AND_VERB = frozenset((Tag.ADVERB, Tag.ASIDE))
BREAKS = frozenset((Tag.QUOTATION, Tag.COLON, Tag.SUBORDINATOR, Tag.STOP))
"""What no noun phrase reaches across."""


def is_headline(words: Sequence[Word]) -> bool:
    """Whether the words are written in title case, so that capitals do not tell names."""
    long = [word for word in words if len(word.lower) > 3 and word.lower.isalpha()]
    return len(long) >= 3 and sum(word.capital for word in long) >= 0.8 * len(long)


def tagged(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of one sentence with their tags; asides and quotations come tagged already.

    Each word gets its likeliest tag, then neighbours decide between noun and verb ("his claims", "he claims"), after
    Brill's contextual rules (1992). Linear in the number of words.
    """
    headline = is_headline(words)
    found: list[Word] = []
    previous: Word | None = None
    started = awaiting = False
    for index, word in enumerate(words):
        tag = word.tag
        if tag is Tag.NOUN:
            tag = _likely(word, first=not started, headline=headline)
        following = words[index + 1] if index + 1 < len(words) else None
        tag = _in_context(word, tag, _Neighbours(found[-3:], previous, following, found[:1], headline, awaiting))
        found.append(Word(word.span, word.lower, tag, word.capital, word.upper, word.continues))
        started = started or tag is not Tag.QUOTATION or word.lower == ","
        awaiting = tag not in _VERBAL and (awaiting or (tag is Tag.NOUN and word.lower.endswith("s")))
        if tag not in BETWEEN_SUBJECT_AND_VERB:
            previous = found[-1]
    return tuple(found)


def _likely(word: Word, *, first: bool, headline: bool) -> Tag:
    """The tag of a word on its own."""
    lower, listed = word.lower, lexicon().words.get(word.lower)
    telling = not word.capital or headline
    if listed in _OPEN or (listed == Tag.MODAL and word.capital and not first):
        # A capital makes "May" and "Bush" names, except where all words have one or the sentence begins.
        if listed == "nominal" or not (telling or (first and listed in {Tag.ADVERB, Tag.PAST})):
            return Tag.NAME if word.capital else Tag.NOUN
        return Tag(listed)
    if listed is not None:
        return Tag(listed)
    if not lower[0].isalnum():
        if lower in _COMMAS:
            return Tag.COMMA
        if lower in _COLONS:
            return Tag.COLON
        return Tag.STOP if lower[0] in _STOPS else Tag.NOUN
    if telling or first:
        for ending, tag in _ENDINGS:
            if lower.endswith(ending) and len(lower) > len(ending) + 2:
                return tag
    return Tag.NAME if word.capital else Tag.NOUN


_OPEN = frozenset(("base", "present", "past", "adverb", "nominal"))
_ENDINGS = (("ly", Tag.ADVERB), ("ing", Tag.GERUND), ("ed", Tag.PAST))
_NOMINAL = frozenset((Tag.NOUN, Tag.NAME, Tag.PRONOUN, Tag.RELATIVE, Tag.ASIDE, Tag.COORDINATOR))
_BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.POSSESSIVE, Tag.PREPOSITION))
_BEFORE_TITLE = _BEFORE_NOUN | {Tag.NOUN, Tag.NAME}
_UNLIKE_OBJECT = frozenset((Tag.PREPOSITION, Tag.AUXILIARY, Tag.MODAL, Tag.COORDINATOR))
_FINITE = frozenset((Tag.AUXILIARY, Tag.MODAL, Tag.PAST, Tag.PRESENT))
_VERBAL = _FINITE | {Tag.BASE}
_CONTRACTED = frozenset("who that there what".split())
_PLURALS = frozenset("people men women children police media public majority two three four five".split())
_MANY = frozenset("several many most some both few all".split())
_OBJECTS = frozenset("him them us me himself herself themselves itself".split())
_PLURAL_SUBJECTS = frozenset("they we i you who others many several both some most".split())
_SUBJECTS = frozenset("he she they i we".split())
_OBJECT_WORDS = frozenset(
    "the a an this these those that his her their our its my your he she they it him them us whether if to how why "
    "what himself herself themselves itself both all several many most more less some any no every each another "
    "such".split()
)


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """What stands around a word; what stands before it is tagged."""

    last: Sequence[Word]
    """Up to three words right before."""
    previous: Word | None
    """The last word before that is no adverb or aside."""
    following: Word | None
    first: Sequence[Word]
    """The sentence's first word, if the word is not that itself."""
    headline: bool
    awaiting: bool
    """Whether a plural noun stands before and no verb since."""

    @property
    def before(self) -> Tag | None:
        """Tag of the word right before."""
        return self.last[-1].tag if self.last else None

    def ahead(self) -> Tag | None:
        """Likeliest tag of the word after."""
        word = self.following
        if word is None or word.tag is not Tag.NOUN:
            return word.tag if word is not None else None
        return _likely(word, first=False, headline=self.headline)

    def object_follows(self) -> bool:
        """Whether the word after begins an object or a clause for certain."""
        word = self.following
        return word is not None and (
            word.tag is Tag.QUOTATION or word.lower in _OBJECT_WORDS or word.capital or self.headline
        )

    def counted(self, lower: str) -> bool:
        """Whether the word only qualifies the next: "about 1,500", "first said"."""
        word = self.following
        if word is None:
            return False
        if lower == "first":
            return lexicon().forms.get(word.lower) == "past" and self.before not in {Tag.DETERMINER, Tag.POSSESSIVE}
        return lower in {"about", "around", "over", "under"} and word.lower[:1].isdigit()

    def acting(self, lower: str) -> bool:
        """Whether a word that may be a cue verb is one for certain: "she attacks", "regard him"."""
        form = lexicon().forms.get(lower)
        following = self.following.lower if self.following is not None else ""
        if form is None or form == "gerund" or self.previous is None:
            return False
        if form == "base" and self.before is Tag.DETERMINER and self.last[-1].lower in _MANY:
            return following in _OBJECT_WORDS
        if self.before in _BEFORE_NOUN:
            return False
        if following in _OBJECTS:
            return True
        if self.previous.tag in {Tag.PRONOUN, Tag.RELATIVE}:
            plural = self.previous.lower in _PLURAL_SUBJECTS
            return form == "past" or (form == "base") == plural or self.previous.tag is Tag.RELATIVE
        return form == "present" and self.before is Tag.COMMA and following in _OBJECT_WORDS

    def singular_subject(self) -> bool:
        """Whether the word right before is a noun that a verb without -s cannot follow."""
        if self.before not in {Tag.NOUN, Tag.NAME} or any(word.tag is Tag.COORDINATOR for word in self.last):
            return False
        lower = self.last[-1].lower
        return not lower.endswith("s") and lower not in _PLURALS

    def after_saying(self) -> bool:
        """Whether the word right before is a verb of saying."""
        return self.before is Tag.PAST and Frame.SAY in lexicon().frames.get(self.last[-1].lower, frozenset())

    def plural_subject(self) -> bool:
        """Whether the word before can be the subject of a plural verb."""
        word = self.previous
        if word is None:
            return False
        if word.lower in _PLURAL_SUBJECTS:
            return True
        opening = bool(self.first) and self.first[0] is word
        return word.lower.endswith("s") and (word.tag is Tag.NOUN or (word.tag is Tag.NAME and opening))


def _in_context(word: Word, tag: Tag, around: _Neighbours) -> Tag:
    """The tag of a word between its neighbours."""
    lower = word.lower
    if tag is Tag.QUOTATION:
        return Tag.NAME if word.capital and around.before in _BEFORE_TITLE else tag
    if lower == "that":
        relative = around.previous is not None and around.previous.tag in {Tag.NOUN, Tag.NAME}
        return Tag.RELATIVE if relative and around.ahead() in _FINITE else Tag.SUBORDINATOR
    if lower in {"'s", "’s"}:
        subject = around.before is Tag.PRONOUN or (bool(around.last) and around.last[-1].lower in _CONTRACTED)
        return Tag.AUXILIARY if subject else Tag.POSSESSIVE
    if tag is Tag.STOP and lower == "." and around.following is not None:
        # "R-Ky., said": the sentence goes on after an abbreviation.
        return tag if around.following.tag is Tag.QUOTATION else Tag.ASIDE
    if lower == "once" and around.following is not None and around.following.lower == "again":
        return Tag.ADVERB
    if lower == "since" and around.before is Tag.AUXILIARY:
        return Tag.ADVERB
    if tag in {Tag.ADVERB, Tag.MODAL, Tag.GERUND, Tag.PAST} and word.capital and not around.last:
        # "Kelly said", "May said", not "Recently he said".
        following = around.following.lower if around.following is not None else ""
        return Tag.NAME if lexicon().forms.get(following) in {"past", "present"} else tag
    if around.counted(lower):
        return Tag.ADVERB
    if tag in {Tag.NOUN, Tag.BASE} and around.acting(lower):
        return Tag(lexicon().forms[lower])
    if tag in {Tag.BASE, Tag.PRESENT, Tag.PAST, Tag.NOUN} and around.before in _BEFORE_NOUN:
        # "the said", "his claims": what follows a determiner is part of its noun phrase.
        return Tag.NOUN
    if tag is Tag.GERUND and around.before in {Tag.DETERMINER, Tag.POSSESSIVE}:
        return Tag.NOUN
    if tag is Tag.PAST and around.before in {Tag.BASE, Tag.PRESENT, Tag.GERUND}:
        # "include pledged delegates"
        return Tag.NOUN
    if tag is Tag.BASE and lexicon().forms.get(lower) == "past" and around.before in {Tag.NOUN, Tag.NAME}:
        # "an editorial read"
        return Tag.PAST
    if tag is Tag.BASE and (around.singular_subject() or around.after_saying()):
        # "a Berlin think tank", "said think tank analyst Bröning"
        return Tag.NOUN
    if tag is Tag.NOUN or (tag is Tag.NAME and around.headline):
        return _noun_or_cue(word, tag, around)
    return tag


def _noun_or_cue(word: Word, tag: Tag, around: _Neighbours) -> Tag:
    """The tag of a word that is a noun as a rule and may be a cue verb here: "claims", "hope", "report"."""
    form = lexicon().forms.get(word.lower)
    previous, following = around.previous, around.following
    if form is None or previous is None:
        return tag
    if form == "base" and around.before in {Tag.TO, Tag.MODAL}:
        return Tag.BASE
    if form == "gerund" and around.before in {Tag.COMMA, Tag.AUXILIARY}:
        return Tag.GERUND
    if previous.tag is Tag.NOUN and following is not None and following.tag is not Tag.QUOTATION:
        settled = len(around.last) > 1 and around.last[-2].tag in {Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME}
        governed = len(around.last) > 2 and around.last[-3].tag is Tag.PREPOSITION and around.last[-3].lower != "of"
        if following.lower in _SUBJECTS or (word.lower.endswith("s") and (governed or not settled)):
            # "recent remarks he made", "news reports that": a noun and its relative clause.
            return tag
    if form in {"present", "past"} and previous.tag in _NOMINAL and around.object_follows():
        return Tag(form)
    if form == "present" and previous.tag is Tag.NAME and following is not None:
        # "Trump calls for"
        particles = lexicon().particles.get(word.lower, {})
        if any(particle.partition(" ")[0] == following.lower for particle in particles):
            return Tag(form)
    if form == "base" and around.awaiting and previous.tag is Tag.NOUN and around.object_follows():
        # "hawks in the administration fear a bad deal"
        return Tag.BASE
    if form == "base" and around.plural_subject() and following is not None:
        noun_like = following.lower[:1].isalnum() and lexicon().words.get(following.lower) not in _UNLIKE_OBJECT
        return Tag.BASE if noun_like or around.object_follows() else tag
    return tag
