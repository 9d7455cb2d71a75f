"""Gathers what the article itself, and the speakers in it, think of the relation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis.stance.claims import Finding, Says, Speaker
from reader.analysis.stance.cues import Matcher, judgement
from reader.analysis.stance.findings import nearest_group
from reader.analysis.stance.reading import Reading, furniture
from reader.analysis.stance.references import SUBJECT
from reader.model import Span

_WORD = re.compile(r"[\w’'-]+")
_SAYS = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )(?<!\bto )(?<!\bmust )(?<!\bshould )\b(?:say|says|said|argue|argues|argued|claim|claims"
    r"|claimed|insist|insists|insisted|warn|warns|warned|believe|believes|believed|complain|complains|complained|contend|contends)"
    r" (?:that )?(?:it|he|she|they|this|there|the|his|her|their|Mr|Trump)\b[^;:—–]*$"
)
"""Words that hand on what others say."""
_SEES = re.compile(
    r"(?<!\bI )(?<!\b[Ww]e )\b(?:sees?|saw|seen|views?|viewed|regards?|regarded|considers?|considered|hails?|hailed"
    r"|casts?|portrays?|portrayed|describes?|described|touts?|touted)\b[^;:—–]{0,80}?\bas\b[^,;:—–]*$"
)
"""Words that hand on how others see it."""
_GIVEN = re.compile(
    r"[\w ]{0,30},? (?:you|some|they|critics|people|many|others|one) (?:will|may|might|would|could) "
    r"(?:say|object|argue|reply|think|call)\b"
)
"""Words after a judgement that give it as what others may say: "It is vanity, you will say"."""
_POSSESSED = re.compile(r"['’]s? (?:\w+ ){0,2}$")
_ANOTHERS = 0.4
"""What praise counts for something that one of the two has or did: "Putin's success"."""
_OF_WORDS = re.compile(r",? ?(?:to )?(?:say|think|suggest|pretend|claim|assume|imagine|suppose|make too much)\b")
"""What follows a judgement of words and not of the relation: "foolish to say"."""
_PAIR, _AFTER, _ONE, _FAR = 1.0, 0.6, 0.5, 0.2
"""What a judgement counts by where it stands: with the pair, just after it, with one of the two, elsewhere."""
_WHOLE = 0.4
"""What a judgement counts in an opinion that is about nobody else."""
_CLOSE = 2
"""Sentences after a pair in which a judgement is still of it."""
_NEGATION = 4
_LOOSE = 0.8
"""What a plain verdict counts outside the very sentence of the pair."""
_COLOUR = 0.4
"""What a loaded word counts in a report, where it is colour and no judgement."""
_TURNED = 0.7
"""What "not foolish" counts of "wise"."""
_MOCKING = 0.3
"""How far an article must argue before words in it are taken for mockery."""
_TITLED = 0.5
"""How far an article must argue before its title is taken for a judgement."""


@dataclass(frozen=True, slots=True)
class _Judging:
    """A list of words that judge."""

    words: Matcher
    says: Says
    weight: float
    plain: bool = False
    """Whether it states a verdict; otherwise its words are only loaded."""
    own: bool = False
    """Whether it belongs to the relation that is asked about."""
    mocks: bool = False


def gather(reading: Reading, opinion: float) -> tuple[Finding, ...]:
    """Every judgement, with the counterpart it is about and how closely it hangs together with the pair.

    `opinion` is how far the article argues, 0 to 1: what mocks and what is loaded counts by it.
    """
    lists = _lists(reading)
    found: list[Finding] = []
    last: dict[int, int] = {}
    main = reading.main
    for index, paired in enumerate(reading.pairs):
        if furniture(reading.analysis, index):
            continue
        last.update(dict.fromkeys(paired, index))
        for cue, judging in _cues(reading, lists, index):
            nearness, about = _about(reading, index, cue, last, main if opinion >= _TITLED else None)
            found += _judge(reading, index, cue, judging, nearness, about, opinion)
    return (*found, *_title(reading, lists, opinion, last))


def _lists(reading: Reading) -> tuple[_Judging, ...]:
    shared, own = judgement(), reading.relation
    return (
        _Judging(own["approve"], Says.APPROVE, 1.0, plain=True, own=True),
        _Judging(own["criticise"], Says.CRITICISE, 1.0, plain=True, own=True),
        _Judging(shared["commend"], Says.APPROVE, 1.5, plain=True),
        _Judging(shared["deplore"], Says.CRITICISE, 1.5, plain=True),
        _Judging(shared["approve"], Says.APPROVE, 0.4),
        _Judging(shared["criticise"], Says.CRITICISE, 0.6),
        _Judging(own["mock"], Says.CRITICISE, 0.3, own=True, mocks=True),
    )


def _cues(reading: Reading, lists: tuple[_Judging, ...], index: int) -> list[tuple[Span, _Judging]]:
    """The judging words of a sentence in order; those of an earlier list are not counted again under a later one."""
    found: list[tuple[Span, _Judging]] = []
    for judging in lists:
        for cue in judging.words.find(reading.body, *reading.span(index)):
            if not any(cue.overlaps(other) for other, _ in found):
                found.append((cue, judging))
    return sorted(found, key=lambda pair: pair[0])


def _about(
    reading: Reading, index: int, cue: Span, last: dict[int, int], main: int | None
) -> tuple[float, tuple[int, ...]]:
    """How a judgement hangs together with the pair, and which counterparts it is then about.

    `last` is the last sentence so far that brought each counterpart up with the subject. An opinion is about `main`
    wherever it speaks of no other, and where it ends.
    """
    if paired := reading.pairs[index]:
        strength = _AFTER if all(pair.implied for pair in paired.values()) else _PAIR
        return strength, nearest_group(reading, index, cue, tuple(paired))
    sentences = reading.analysis.sentences
    theme = tuple(sorted(party for party in reading.cast.theme[index] if party in last))
    present = {reference.party for reference in reading.cast.references[index]}
    if present - {SUBJECT}:
        return _ONE, theme
    beside = {party for party, seen in last.items() if sentences[seen].block == sentences[index].block}
    near = beside | {party for party in theme if index - last[party] <= _CLOSE}
    if near:
        return _AFTER, tuple(sorted(near))
    ends = sentences[index].block == sentences[-1].block
    if main in last and (ends or set(theme) == {main}):
        return _WHOLE, (main,)
    return (_ONE if present else _FAR), theme


def _judge(
    reading: Reading, index: int, cue: Span, judging: _Judging, nearness: float, about: tuple[int, ...], opinion: float
) -> Iterator[Finding]:
    speaker = reading.speaker(index, cue) or _handed_on(reading, index, cue)
    if _OF_WORDS.match(reading.body, cue.end):
        return
    if judging.own and speaker is not None and not speaker.direct and speaker.party is not None:
        # Nobody mocks his own friendship: in indirect speech such words are the writer's.
        speaker = None
    if judging.mocks:
        if speaker is not None or opinion < _MOCKING:
            return
        nearness *= opinion
    elif judging.plain:
        nearness *= 1.0 if nearness == _PAIR else _LOOSE
    else:
        nearness *= _COLOUR + (1 - _COLOUR) * opinion
    if judging.says is Says.APPROVE and _POSSESSED.search(reading.body, max(0, cue.start - 30), cue.start):
        nearness *= _ANOTHERS
    says, reason = _negated(reading, index, cue, judging.says)
    if says is not judging.says:
        nearness *= _TURNED
    for party in about:
        yield Finding(says, party, index, cue, judging.weight * nearness, speaker, reason)


def _handed_on(reading: Reading, index: int, cue: Span) -> Speaker | None:
    """The nameless speaker of what a sentence hands on ("Friends say it would be wrong …"); None for the writer."""
    before = reading.body[reading.span(index).start : cue.start]
    given = _GIVEN.match(reading.body, cue.end, reading.span(index).end)
    return Speaker("") if given or _SAYS.search(before) or _SEES.search(before) else None


def _negated(reading: Reading, index: int, cue: Span, says: Says) -> tuple[Says, str]:
    text = cue.of(reading.body)
    start = max(reading.span(index).start, cue.start - 40)
    before = " ".join(_WORD.findall(reading.body[start : cue.start])[-_NEGATION:])
    if negation := judgement()["negate"].first(before):
        return Says.CRITICISE if says is Says.APPROVE else Says.APPROVE, f"“{negation}” turns “{text}” round"
    return says, f"“{text}” speaks {'for' if says is Says.APPROVE else 'against'} it"


def _title(reading: Reading, lists: tuple[_Judging, ...], opinion: float, last: dict[int, int]) -> Iterator[Finding]:
    """What the title of an opinion piece thinks of the counterparts whom it names.

    A title is no part of the body, so it is never evidence: the finding points at the last passage on the pair.
    """
    title = reading.analysis.article.title
    if opinion < _TITLED:
        return
    for judging in lists:
        if cue := judging.words.first(title):
            for party, sentence in last.items():
                names = reading.cast.parties[party]
                if any(name in title for name in (names.name, *names.aliases)):
                    start = reading.span(sentence).start
                    reason = f"the title says “{cue}”"
                    yield Finding(judging.says, party, sentence, Span(start, start), judging.weight, None, reason)
