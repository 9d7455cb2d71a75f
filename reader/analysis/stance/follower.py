"""Gives descriptions and pronouns to the parties last spoken of, sentence by sentence."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from reader.analysis.entities import gazetteer
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.references import SUBJECT, Reference
from reader.model import Analysis, EntityKind, Form, Party, Span

_HE = re.compile(r"\b(?:he|him|his|himself|she|her|herself)\b", re.IGNORECASE)
_GENDERS = {"she": "f", "her": "f", "hers": "f", "herself": "f", "he": "m", "him": "m", "his": "m", "himself": "m"}
_WORDS = re.compile(r"\w{2}")
_DOERS = frozenset({"he", "she"})
_FRONT = re.compile(r"\W*(?:With|About|Of|For|To|Like|Unlike|Beside|Against|From|As for) (?:[\w.’'-]+ ){0,3}")
_OBJECT = frozenset({"him", "her"})
_THERE = re.compile(r"\b(?:in front of|behind|beside|beneath|under|ahead of|before|after|above|below|with) $")
"""What "him" may follow and still be the doer himself: "he looked behind him"."""
_PUT_IN = re.compile(
    r" (?:once |later |also )?(?:says?|said|writes?|wrote|tweeted|posted|added|told [\w ]{1,30}|thinks|thought),"
)
_TOLD_OF = re.compile(
    r"\b(?:sa(?:id|ys|ying)|wr(?:ote|ites)|jok(?:ed|es)|remark(?:ed|s)|add(?:ed|s)) (?:\w+ )?(?:of|about) "
    r"([^“”\":,]{3,40})[:,]? ?$"
)
"""What leads up to words about somebody: "he said of the Chinese leader: “He is my friend.”"."""
_BREAK = re.compile(r"[;:“”\"?!—–]|, (?:and|but|while|as|when|where|whose|because|though|although)\b")
_PEOPLE = ("sh", "ch", "ese", "ss")
"""Ends of the adjectives that mean all the people: "the French"."""
_BY_ITSELF = re.compile(
    r"[,.;:!?'’”\")]|$| (?:and|or|but|he|she|they|who|whom|whose|which|with|at|in|on|to|as|for|from|of|has|had|have"
    r"|since|over|again|too|also|about|into|than|after|before|by|during|when|while|is|was|were|said|says|did|does|would|will|could|can|may|might|again|himself|herself|[a-z]+(?:ed|ly))\b"
)
"""What may follow "the Russian" when it is a person and no adjective."""
_OTHER = re.compile(r"counterpart|fellow", re.IGNORECASE)
_TWO = re.compile(
    r"\b(?:(?:the|these|those) two(?=[,.;:!?”\"’]| (?:of them|men|women|presidents|politicians|had|have|has|did|do|are"
    r"|were|will|would|could|who|which|get|got|never|also|then|still|met|once|[a-z]+ed|[a-z]+ly)\b|$)"
    r"|(?:a|the|odd|unlikely) (?:couple|duo|pair)\b(?! of)|two men|double act)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"between\b", re.IGNORECASE)
"""In "Assad came between them" the two are others than he."""
_NEAR = 2
"""How many sentences back a pronoun reaches."""
_TOPIC = 2
"""How often somebody must be spoken of before "the two" are he and the subject, who is not near."""
_MEMORY = 6
"""How many sentences back a description reaches."""


class Follower:
    """Reads on from sentence to sentence."""

    def __init__(self, analysis: Analysis, parties: Sequence[Party], named: frozenset[int]) -> None:
        self.references: list[tuple[Reference, ...]] = []
        self.focus: list[int | None] = []
        self.theme: list[frozenset[int]] = []
        self._analysis = analysis
        self._body = analysis.article.body
        people = {party: _person(parties[party].name) for party in named}
        self._gender = {party: person.gender for party, person in people.items() if person}
        self._country = {person.country: party for party, person in sorted(people.items(), reverse=True) if person}
        self._only_woman = _only_woman(analysis, self._gender)
        self._several_parties = len(parties) > 1
        self._subject_named = SUBJECT in named
        self._count: Counter[int] = Counter()
        """How often each party has been spoken of so far."""
        self._spoken: dict[int, list[tuple[Span, Span]]] = {}
        """By the sentence that tells the speaker: what is said word for word, and the speaker."""
        for quote in analysis.quotes:
            if quote.direct and quote.speaker_span is not None:
                told = analysis.sentence_at(quote.speaker_span.start)
                if told is not None:
                    self._spoken.setdefault(told, []).append((quote.span, quote.speaker_span))
        self._direct = sorted(quote.span for quote in analysis.quotes if quote.direct)
        self._recent: dict[int, int] = {}
        """The sentence in which each party was last spoken of; the latest party stands last."""
        self._together: set[int] = set()
        """Parties that some sentence so far has brought up with the subject."""

    def follow(self, index: int, known: list[Reference]) -> None:
        """Add the references of the sentence at `index`, of which `known` are found by name, role or entity."""
        span = self._analysis.sentences[index].span
        self._recent = {party: seen for party, seen in self._recent.items() if index - seen <= _MEMORY}
        known = sorted((*known, *self._peoples(span, known)), key=lambda reference: reference.span)
        known = self._rebound(index, known)
        added = [*self._generic(span, known), *self._several(span, known), *self._both(span, known)]
        everything = sorted((*known, *added), key=lambda reference: (reference.span, reference.party))
        everything += self._pronoun(index, span, everything)
        if any(reference.party == SUBJECT for reference in everything):
            self._together.update(reference.party for reference in everything)
        for reference in everything:
            self._count[reference.party] += 1
            if reference.form is not Form.PRONOUN:
                self._recent.pop(reference.party, None)
                self._recent[reference.party] = index
        spoken = frozenset(reference.party for reference in everything) - {SUBJECT}
        self.references.append(tuple(sorted(everything, key=lambda reference: (reference.span, reference.party))))
        self.theme.append(spoken or (self.theme[-1] if self.theme else frozenset()))
        self.focus.append(next((party for party in reversed(self._recent) if party != SUBJECT), None))

    def _rebound(self, index: int, known: list[Reference]) -> list[Reference]:
        """The references, with every "him" that cannot be the doer given to the other one of the pair.

        Who does something to "him" in one clause does it to somebody else, and who speaks is not the "he" of whom he
        speaks.
        """
        kept: list[Reference] = []
        for reference in known:
            kept.append(reference)
            if reference.form is not Form.PRONOUN:
                continue
            if (meant := self._told_of(reference, known)) is not None:
                kept[-1] = Reference(meant, reference.span, Form.PRONOUN, reference.sure)
                continue
            if self._left_behind(reference, known):
                kept[-1] = Reference(SUBJECT, reference.span, Form.PRONOUN, 0.6)
                continue
            if self._fronted(index, reference, known):
                kept.pop()
                doer = self._latest_but(reference)
                if doer is not None:
                    kept.append(Reference(doer, reference.span, Form.PRONOUN, 0.6))
                continue
            doer = self._done_by(kept) or self._put_in(kept) or self._before_name(index, reference, known)
            if not (doer or self._says_it(index, reference, known)):
                continue
            kept.pop()
            other = self._other(reference, [*kept, *known])
            if other is not None:
                kept.append(Reference(other, reference.span, Form.PRONOUN, 0.6))
        return kept

    def _told_of(self, reference: Reference, known: list[Reference]) -> int | None:
        """The counterpart whom "he" means in words that are introduced as being of him."""
        said = next((span for span in self._direct if span.covers(reference.span)), None)
        lead = _TOLD_OF.search(self._body, max(0, said.start - 80), said.start) if said else None
        if lead is None:
            return None
        told = self._analysis.sentence_at(lead.start(1))
        near = self.references[told] if told is not None and told < len(self.references) else known
        where = Span(*lead.span(1))
        return next((r.party for r in near if r.form is not Form.PRONOUN and where.overlaps(r.span)), None)

    def _left_behind(self, reference: Reference, known: list[Reference]) -> bool:
        """Whether "him", beside a counterpart, is held for another one of whom the text spoke before the subject."""
        others = {r.party for r in known if r.form is not Form.PRONOUN} - {SUBJECT}
        order = list(self._recent)
        if reference.party == SUBJECT or not others or reference.party in others or SUBJECT not in order:
            return False
        gender = _GENDERS.get(reference.span.of(self._body).lower(), "")
        if self._gender.get(SUBJECT, gender) != gender or reference.party not in order:
            return False
        return order.index(SUBJECT) > order.index(reference.party)

    def _fronted(self, index: int, reference: Reference, known: list[Reference]) -> bool:
        """Whether somebody else than "he" opens the sentence: "With Xi he has …", "About Macron, who …, he wrote"."""
        start = self._analysis.sentences[index].span.start
        first = next((r for r in known if r.party == reference.party), reference)
        if first is reference or first.form is Form.PRONOUN or reference.span.of(self._body).lower() not in _DOERS:
            return False
        if not _FRONT.fullmatch(self._body, start, first.span.start):
            return False
        between = self._body[first.span.end : reference.span.start]
        return between == " " or (between.startswith(",") and between.endswith(", "))

    def _latest_but(self, reference: Reference) -> int | None:
        gender = _GENDERS.get(reference.span.of(self._body).lower(), "")
        others = (party for party in reversed(self._recent) if party != reference.party)
        return next((party for party in others if self._gender.get(party, gender) in (gender, "")), None)

    def _before_name(self, index: int, reference: Reference, known: list[Reference]) -> bool:
        """Whether "he" opens a clause that goes on to name him, and so is somebody else: "He spoke of the Russian"."""
        if reference.span.of(self._body).lower() not in _DOERS:
            return False
        start = self._analysis.sentences[index].span.start
        named = next((r for r in known if r.party == reference.party and r.form is not Form.PRONOUN), None)
        if named is None or named.span.start < reference.span.end:
            return False
        opens = not _WORDS.search(self._body, start, reference.span.start)
        return opens and not _BREAK.search(self._body, reference.span.end, named.span.start)

    def _done_by(self, references: list[Reference]) -> bool:
        *before, him = references
        if not before or before[-1].party != him.party or him.span.of(self._body).lower() not in _OBJECT:
            return False
        doer = before[-1].span
        if doer.of(self._body).lower() in {"his", "her"} or him.span.start - doer.end > 120:
            return False
        return not (
            _BREAK.search(self._body, doer.end, him.span.start)
            or _THERE.search(self._body[max(0, him.span.start - 20) : him.span.start])
        )

    def _put_in(self, references: list[Reference]) -> bool:
        """Whether "he" only tells who says it of somebody else: "Putin, he said, was a friend"."""
        *before, he = references
        if not before or before[-1].party != he.party or self._body[before[-1].span.end : he.span.start] != ", ":
            return False
        return _PUT_IN.match(self._body, he.span.end) is not None

    def _says_it(self, index: int, reference: Reference, known: list[Reference]) -> bool:
        return any(
            said.covers(reference.span) and any(speaker.overlaps(r.span) and r.party == reference.party for r in known)
            for said, speaker in self._spoken.get(index, ())
        )

    def _other(self, reference: Reference, present: Sequence[Reference]) -> int | None:
        """The other one of the pair: for a counterpart the subject, for the subject the counterpart last spoken of."""
        gender = _GENDERS.get(reference.span.of(self._body).lower(), "")
        if reference.party != SUBJECT:
            return SUBJECT if self._gender.get(SUBJECT, gender) == gender else None
        here = [r.party for r in present if r.form is not Form.PRONOUN]
        for party in (*reversed(here), *reversed(self._recent)):
            if party != SUBJECT and self._gender.get(party, gender) in (gender, ""):
                return party
        return None

    def _peoples(self, span: Span, known: list[Reference]) -> Iterator[Reference]:
        """ "The Russian" is the Russian of the article."""
        for match in _the_people().finditer(self._body, *span):
            where = Span(*match.span())
            party = self._country.get(gazetteer.demonym(match.group(1)))
            if (
                party is None
                or match.group(1).endswith(_PEOPLE)
                or any(where.overlaps(reference.span) for reference in known)
            ):
                continue
            if _BY_ITSELF.match(self._body[where.end : where.end + 40]):
                yield Reference(party, where, Form.NOMINAL, 0.8)

    def _generic(self, span: Span, known: list[Reference]) -> Iterator[Reference]:
        """ "The dictator" is the counterpart last spoken of; "his counterpart" somebody not yet in the sentence."""
        for found in judgement()["generic"].find(self._body, *span):
            if any(found.overlaps(r.span) or 0 <= r.span.start - found.end <= 2 for r in known):
                continue
            ahead = [r.party for r in known if r.span.start < found.start]
            past = list(self._recent)
            if _OTHER.search(found.of(self._body)):
                choice = [party for party in (*past, *(r.party for r in known)) if party not in ahead]
            else:
                choice = [party for party in (*past, *ahead) if party != SUBJECT]
            if choice:
                yield Reference(choice[-1], found, Form.NOMINAL, 0.7)

    def _several(self, span: Span, known: list[Reference]) -> Iterator[Reference]:
        """ "His authoritarian allies" are all whom the text has brought up with the subject, unless a list follows."""
        present = {reference.party for reference in known}
        for found in judgement()["several"].find(self._body, *span):
            listed = next(judgement()["similar"].find(self._body, found.end, span.end), None)
            if listed is None or listed.start > found.end + 2:
                for party in sorted(self._together - present - {SUBJECT}):
                    yield Reference(party, found, Form.NOMINAL, 0.6)

    def _both(self, span: Span, known: list[Reference]) -> Iterator[Reference]:
        """ "The two leaders" are the two last spoken of, one of them the subject where he is among the last."""
        present = [reference.party for reference in known]
        found = [
            *judgement()["both"].find(self._body, *span),
            *(Span(*m.span()) for m in _TWO.finditer(self._body, *span)),
        ]
        for where in found:
            if any(where.overlaps(reference.span) for reference in known):
                continue
            pair = self._last_two(present)
            if len(set(present)) == 1 and SUBJECT in self._recent and not _BETWEEN.match(self._body, where.start):
                pair = [present[0], SUBJECT]
            if len(pair) == 2:
                for party in pair:
                    if party not in present:
                        yield Reference(party, where, Form.NOMINAL, 0.7)
                        present.append(party)

    def _last_two(self, present: Sequence[int]) -> list[int]:
        """The two last spoken of; of counterparts who stand in different sentences the last one, with the subject."""
        pair = list(dict.fromkeys(reversed([*self._recent, *present])))[:2]
        if pair == [SUBJECT] and not present and self.theme and len(self.theme[-1]) == 1:
            return [SUBJECT, *self.theme[-1]]
        alone = len(pair) == 1 or len({self._recent.get(party) for party in pair}) == 2
        last = pair[0] if pair else SUBJECT
        if not self._subject_named or SUBJECT in pair or present or not alone or self._count[last] < _TOPIC:
            return pair
        return [last, SUBJECT]

    def _pronoun(self, index: int, span: Span, present: list[Reference]) -> list[Reference]:
        """Beside one of a pair, "he" may be the other one, if he was spoken of just before.

        "She" is the only woman whom the article names, however long ago.
        """
        parties = {reference.party for reference in present}
        for match in _HE.finditer(self._body, *span):
            where = Span(*match.span())
            if any(where.overlaps(reference.span) for reference in present):
                continue
            gender = _GENDERS.get(match.group().lower(), "")
            if gender == "f" and self._only_woman is not None and self._only_woman in self.focus:
                return [Reference(self._only_woman, where, Form.PRONOUN, 0.6)]
            if self._is_subject(where, gender, present):
                return [Reference(SUBJECT, where, Form.PRONOUN, 0.6)]
            if len(parties) != 1 or not self._several_parties:
                return []
            (only,) = parties
            others = [
                party
                for party, seen in self._recent.items()
                if (party == SUBJECT) != (only == SUBJECT)
                and index - seen <= _NEAR
                and (not gender or self._gender.get(party, gender) in (gender, ""))
            ]
            return [Reference(others[-1], where, Form.PRONOUN, 0.45)] if others else []
        return []

    def _is_subject(self, where: Span, gender: str, present: list[Reference]) -> bool:
        """Whether "he" before anybody of his gender in a sentence is the subject, the last of it who was spoken of."""

        def fits(party: int) -> bool:
            return self._gender.get(party, gender) == gender

        here = {reference.party for reference in present}
        before = {reference.party for reference in present if reference.span.start < where.start}
        if SUBJECT in here or len(here) < _TOPIC or not fits(SUBJECT) or any(fits(party) for party in before):
            return False
        return next((party for party in reversed(self._recent) if fits(party)), None) == SUBJECT


def _person(name: str) -> gazetteer.Person | None:
    entry = gazetteer.lookup(name)
    return gazetteer.people().get(entry.key) if entry else None


def _only_woman(analysis: Analysis, genders: dict[int, str]) -> int | None:
    """The one woman among the parties, if no other woman is spoken of as much."""
    women = [party for party, gender in genders.items() if gender == "f"]
    spoken = []
    for entity in analysis.entities:
        if entity.kind is EntityKind.PERSON and entity.named:
            person = gazetteer.people().get(entity.key)
            gender = person.gender if person else gazetteer.given_names().get(gazetteer.first_word(entity.name), "")
            if gender == "f":
                spoken.append(len(entity.mentions))
    return women[0] if len(women) == 1 and spoken.count(max(spoken, default=0)) <= 1 else None


@lru_cache(maxsize=1)
def _the_people() -> re.Pattern[str]:
    words = sorted(
        {word for country in gazetteer.countries().values() for word in country.adjectives}, key=lambda w: (-len(w), w)
    )
    return re.compile(r"\b[Tt]he (" + "|".join(map(re.escape, words)) + r")\b")
