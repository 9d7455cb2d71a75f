"""Finds where a text refers to the parties of a question."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.analysis.stance.cues import judgement
from reader.model import Analysis, EntityKind, Form, Party, Sentence, Span

SUBJECT = 0
"""Index of the subject among the parties; counterparts follow in the order of the question."""

_LONGER_AFTER = re.compile(r"(?:[ ]|-)(?=[^\W\d_])([\w’'-]+)")
_LONGER_BEFORE = re.compile(r"([\w.’'-]+)[ ]$")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|administration|campaign|team|era",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:mrs?|ms|dr|gen|sen|rep|gov|sir|president|chancellor|premier|chairman|minister|leader|king|queen|prince|emir"
    r"|sultan|candidate|nominee|dictator|comrade|strongman|president-elect|[\w/]*president|[\w/]*dictator)\.?",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"a|after|although|amid|and|as|at|because|before|blame|both|but|by|can|could|despite|did|do|does|even|for|from|had"
    r"|has|have|how|however|if|in|is|like|meanwhile|mr|nor|now|of|on|once|only|or|perhaps|should|since|so|still|than"
    r"|that|the|then|though|thus|to|today|under|until|unlike|us|u\.s\.|was|were|what|when|where|whether|which|while|who|why"
    r"|will|with|would|yet|yes|no|not|ask|asked|former|fellow",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b", re.IGNORECASE)
_OTHER = re.compile(r"counterpart|fellow", re.IGNORECASE)
_NEAR = 2
"""How many sentences back a pronoun or a description reaches."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One place where a party is meant."""

    party: int
    span: Span
    form: Form
    sure: float
    """0 to 1: how certain it is that this party is meant."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Where the parties of a question stand in a text."""

    parties: tuple[Party, ...]
    references: tuple[tuple[Reference, ...], ...]
    """Of every sentence of the analysis, in order of position."""
    focus: tuple[int | None, ...]
    """The counterpart spoken of at the end of every sentence."""
    theme: tuple[frozenset[int], ...]
    """All counterparts in the last sentence, up to every sentence, that has any."""
    named: frozenset[int]
    """Parties that prose names; a description alone does not bring a party up."""

    def of(self, sentence: int, party: int) -> tuple[Reference, ...]:
        """The references to `party` in a sentence."""
        return tuple(reference for reference in self.references[sentence] if reference.party == party)


def find(analysis: Analysis, parties: Sequence[Party]) -> Cast:
    """Find the parties in every sentence: by name, role, description, and plain pronouns.

    What `Analysis.entities` says is followed where it names a party; names and roles are looked for in the text as
    well, so a question about somebody whom no gazetteer knows works the same.
    """
    sure = _sure_references(analysis, parties)
    named = frozenset(
        reference.party
        for index, found in enumerate(sure)
        if not analysis.sentences[index].heading
        for reference in found
        if reference.form is Form.NAME
    )
    sure = [[reference for reference in found if reference.party in named] for found in sure]
    return _follow(analysis, parties, sure, named)


def _sure_references(analysis: Analysis, parties: Sequence[Party]) -> list[list[Reference]]:
    """Names and roles in every sentence, the longest first where several claim the same words."""
    found: list[list[Reference]] = [[] for _ in analysis.sentences]
    strangers = _strangers(analysis, parties)
    for index, sentence in enumerate(analysis.sentences):
        candidates = [
            reference
            for party, parts in enumerate(parties)
            for reference in _in_sentence(analysis, sentence, party, parts)
            if not any(stranger.covers(reference.span) and stranger != reference.span for stranger in strangers)
        ]
        candidates.sort(key=lambda reference: (reference.span.start - reference.span.end, reference.span.start))
        for reference in candidates:
            if not any(reference.span.overlaps(other.span) for other in found[index]):
                found[index].append(reference)
    for party, parts in enumerate(parties):
        for reference in _from_entities(analysis, party, parts):
            index_or_none = analysis.sentence_at(reference.span.start)
            if index_or_none is None:
                continue
            if not any(reference.span.overlaps(other.span) for other in found[index_or_none]):
                found[index_or_none].append(reference)
    for references in found:
        references.sort(key=lambda reference: reference.span)
    return found


def _in_sentence(analysis: Analysis, sentence: Sentence, party: int, parts: Party) -> Iterator[Reference]:
    body, (start, end) = analysis.article.body, sentence.span
    for match in _names(parts).finditer(body, start, end):
        if _whole_name(body, match, start, end, parts):
            yield Reference(party, Span(*match.span()), Form.NAME, 1.0)
    if parts.roles:
        for match in _roles(parts).finditer(body, start, end):
            if not _introduces_other(body, match, parts):
                yield Reference(party, Span(*match.span()), Form.NOMINAL, 0.9)


@lru_cache(maxsize=512)
def _names(party: Party) -> re.Pattern[str]:
    """The party's names, hyphens and spaces alike; case counts, or "may" would be Theresa May."""
    names = sorted({party.name, *party.aliases}, key=lambda name: (-len(name), name))
    parts = [r"[ -]".join(re.escape(word) for word in re.split(r"[ -]", name)) for name in names]
    parts += [part.replace(r"[ -]", " ") for part in parts[:0]]
    return re.compile(r"(?<![\w-])(?:" + "|".join(_any_case_tail(part) for part in parts) + r")(?![\w])")


def _any_case_tail(part: str) -> str:
    """Let the later words of a name differ in case: "Kim Jong-Un", "Kim Jong-un"."""
    head, *tail = part.split("[ -]")
    return "[ -]".join([head, *(f"(?:{word}|{word.lower()}|{word.capitalize()})" for word in tail)])


@lru_cache(maxsize=512)
def _roles(party: Party) -> re.Pattern[str]:
    parts = []
    for role in sorted(party.roles, key=lambda role: (-len(role), role)):
        words = [_role_word(word) for word in role.split()]
        parts.append(r"[\s-]+".join(words))
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE)


def _role_word(word: str) -> str:
    if word.isupper() and len(word) <= 3:
        return r"\.?".join(word) + r"\.?"
    return re.sub("['’]", "['’]", re.escape(word))


def _whole_name(body: str, match: re.Match[str], start: int, end: int, party: Party) -> bool:
    """Whether the match is the party's name and not part of somebody else's ("Kim Hjelmgaard", "Eric Trump")."""
    if after := _LONGER_AFTER.match(body, match.end(), end):
        word = after.group(1)
        if (
            word[:1].isupper()
            and not _CALENDAR.fullmatch(word)
            and not _TITLE.fullmatch(word)
            and " " not in match.group()
        ):
            known = " ".join((party.name, *party.aliases)).casefold()
            if body[match.end()] == " " and word.casefold() not in known:
                return False
    before = _LONGER_BEFORE.search(body, max(start, match.start() - 40), match.start())
    if before is None or " " in match.group():
        return True
    word = before.group(1)
    if not word[:1].isupper() or word.endswith((".", "’s", "'s")):
        return True
    if _FUNCTION.fullmatch(word) or _TITLE.fullmatch(word):
        return True
    if word.casefold() in party.name.casefold():
        return True
    return before.start(1) == start and word.endswith(("ing", "ed", "ly"))


def _introduces_other(body: str, match: re.Match[str], party: Party) -> bool:
    """Whether a role stands before another person's name ("Russian President Dmitry Medvedev")."""
    after = re.compile(r" ([^\W\d_][\w’'-]*)").match(body, match.end())
    if after is None or not after.group(1)[:1].isupper():
        return False
    word = after.group(1)
    names = " ".join((party.name, *party.aliases)).casefold()
    return word.removesuffix("’s").removesuffix("'s").casefold() not in names and not _CALENDAR.fullmatch(word)


def _strangers(analysis: Analysis, parties: Sequence[Party]) -> list[Span]:
    """Name mentions of entities that are no party though they share a name with one."""
    return [
        mention.span
        for entity in analysis.entities
        if entity.kind is EntityKind.PERSON
        and " " in entity.name
        and not any(_same(entity.name, party) for party in parties)
        for mention in entity.mentions
        if mention.form is Form.NAME and " " in analysis.text(mention.span)
    ]


def _from_entities(analysis: Analysis, party: int, parts: Party) -> Iterator[Reference]:
    for entity in analysis.entities:
        if _same(entity.name, parts):
            for mention in entity.mentions:
                sure = {Form.NAME: 1.0, Form.NOMINAL: 0.8, Form.PRONOUN: 0.7}[mention.form]
                yield Reference(party, mention.span, mention.form, sure)


def _same(name: str, party: Party) -> bool:
    plain = re.sub(r"[\s-]+", " ", name).casefold()
    return any(plain == re.sub(r"[\s-]+", " ", known).casefold() for known in (party.name, *party.aliases))


def _follow(analysis: Analysis, parties: Sequence[Party], sure: list[list[Reference]], named: frozenset[int]) -> Cast:
    """Read on from sentence to sentence, giving descriptions and pronouns to the parties last spoken of."""
    words, body = judgement(), analysis.article.body
    found: list[tuple[Reference, ...]] = []
    focus: list[int | None] = []
    theme: list[frozenset[int]] = []
    recent: list[tuple[int, int]] = []
    together: set[int] = set()
    for index, sentence in enumerate(analysis.sentences):
        references = list(sure[index])
        taken = [reference.span for reference in references]
        recent = [(party, seen) for party, seen in recent if index - seen <= _NEAR * 3]
        inside = [reference.party for reference in references]
        # The counterpart in mind is the last one named in this sentence before the description, or in the last ones.
        order = [party for party, _ in recent]

        def last_counterpart(
            before: int, references: list[Reference] = references, order: list[int] = order
        ) -> int | None:
            ahead = [r.party for r in references if r.party != SUBJECT and r.span.start < before]
            past = [party for party in order if party != SUBJECT]
            return ahead[-1] if ahead else past[-1] if past else None

        added: list[Reference] = []
        for match in words["generic"].finditer(body, *sentence.span):
            span = Span(*match.span())
            meant = last_counterpart(span.start)
            if _OTHER.search(match.group()):
                # "His counterpart" and "a fellow leader" are somebody else than whom the sentence has just named.
                ahead = {r.party for r in references if r.span.end <= span.start}
                meant = next((party for party in reversed([*order, *inside]) if party not in ahead), None)
            after = [r for r in references if r.party != SUBJECT and 0 <= r.span.start - span.end <= 2]
            if meant is not None and not after and not any(span.overlaps(other) for other in taken):
                added.append(Reference(meant, span, Form.NOMINAL, 0.7))
        for match in words["several"].finditer(body, *sentence.span):
            span = Span(*match.span())
            if not words["similar"].match(body, span.end + 1):
                present_so_far = {r.party for r in (*references, *added)}
                added += [
                    Reference(party, span, Form.NOMINAL, 0.6) for party in sorted(together - present_so_far - {SUBJECT})
                ]
        for match in words["both"].finditer(body, *sentence.span):
            span = Span(*match.span())
            pair = list(dict.fromkeys(reversed([*order, *inside])))[:2]
            if len(pair) == 2:
                added += [Reference(party, span, Form.NOMINAL, 0.7) for party in pair if party not in inside]
        present = {reference.party for reference in (*references, *added)}
        if len(parties) > 1 and len(present) == 1 and (pronoun := _HE.search(body, *sentence.span)):
            (only,) = present
            others = [party for party, seen in recent if party != only and index - seen <= _NEAR]
            others = [party for party in others if (party == SUBJECT) != (only == SUBJECT)]
            if others and not any(Span(*pronoun.span()).overlaps(other) for other in taken):
                added.append(Reference(others[-1], Span(*pronoun.span()), Form.PRONOUN, 0.45))
        everything = tuple(sorted((*references, *added), key=lambda reference: (reference.span, reference.party)))
        found.append(everything)
        if any(reference.party == SUBJECT for reference in everything):
            together |= {reference.party for reference in everything}
        for reference in everything:
            if reference.form is not Form.PRONOUN:
                recent = [(party, seen) for party, seen in recent if party != reference.party]
                recent.append((reference.party, index))
        spoken = frozenset(r.party for r in everything if r.party != SUBJECT)
        theme.append(spoken or (theme[-1] if theme else frozenset()))
        focus.append(next((party for party, _ in reversed(recent) if party != SUBJECT), None))
    return Cast(tuple(parties), tuple(found), tuple(focus), tuple(theme), named)
