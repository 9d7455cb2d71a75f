"""Gathers what the article itself, and the speakers in it, think of the relation."""

import re
from collections.abc import Mapping

from reader.analysis.stance import cues
from reader.analysis.stance.cues import judgement
from reader.analysis.stance.findings import Finding, Says, furniture, nearest_group, pairs
from reader.analysis.stance.parties import SUBJECT, Cast
from reader.analysis.stance.speech import speaker_of
from reader.model import Analysis, Kind, Question, Span

_MARK = re.compile(r"[“”\"]")
_REPORTS = re.compile(
    r"\b(?:said|says|told|tweeted|added|according to|wrote|reported|asked|announced|accused|reporters|interview)\b"
)
_FIRST = re.compile(r"\b(?:I|we|We|our|Our|us|my)\b")
_SAMPLE = 200
"""Sentences that are looked at to tell an opinion from a report."""
_WORD = re.compile(r"[\w’'-]+")
_WEIGHTS = (
    ("commend", Says.APPROVE, 1.5),
    ("deplore", Says.CRITICISE, 1.5),
    ("approve", Says.APPROVE, 0.6),
    ("criticise", Says.CRITICISE, 0.6),
)
_LINKS = {"pair": 1.0, "after": 0.6, "one": 0.5, "far": 0.2}
"""What a judgement counts by how it hangs together with the pair."""


def opinionated(analysis: Analysis) -> float:
    """How far the article argues rather than reports, 0 to 1: as its source declares, or by its own voice.

    A text of unknown kind reports when many of its sentences hand on what somebody said; it argues when its own
    sentences judge and say "I" and "we". A declared news piece may still judge a little.
    """
    if analysis.article.kind is Kind.OPINION:
        return 1.0
    sentences = [sentence for sentence in analysis.sentences if not furniture(analysis, sentence)]
    spoken = judged = first = 0
    for index, sentence in enumerate(sentences):
        text = analysis.text(sentence.span)
        if _MARK.search(text) or any(q.direct and q.span.overlaps(sentence.span) for q in analysis.quotes):
            spoken += 1
        elif _REPORTS.search(text):
            spoken += 1
            judged += any(judgement()[name].search(text) is not None for name, *_ in _WEIGHTS)
        else:
            judged += any(judgement()[name].search(text) is not None for name, *_ in _WEIGHTS)
            first += _FIRST.search(text) is not None
        if index >= _SAMPLE:
            break
    total = min(len(sentences), _SAMPLE) or 1
    measured = 1.0 - (2.4 * spoken - 2.0 * judged - first) / total
    measured = min(1.0, max(0.0, measured)) * min(1.0, total / 8)
    ceiling = {Kind.NEWS: 0.3, Kind.ANALYSIS: 0.7}.get(analysis.article.kind, 1.0)
    return min(measured, ceiling)


def gather(analysis: Analysis, question: Question, cast: Cast) -> tuple[Finding, ...]:
    """Every judgement, with the counterpart it is about and how closely it hangs together with the pair."""
    opinion = opinionated(analysis)
    found: list[Finding] = []
    last_pair: dict[int, int] = {}
    for index, sentence in enumerate(analysis.sentences):
        if furniture(analysis, sentence):
            continue
        paired = pairs(analysis, cast, index)
        for party in paired:
            last_pair[party] = index
        for cue, says, weight, name in _cues(analysis, question, index):
            link, about = _about(analysis, cast, index, cue, paired, last_pair)
            if not about:
                continue
            speaker = speaker_of(analysis, cast, index, cue)
            # Outside opinion, only what is said of the pair itself is the article's judgement of it.
            loose = 1.0 if link == "pair" else 0.4 + 0.6 * opinion
            if speaker is not None and not speaker.direct and speaker.party is not None and name in ("mock", "own"):
                # Nobody mocks his own friendship: in indirect speech such words are the writer's.
                speaker = None
            if name == "mock":
                if speaker is not None or opinion < 0.3:
                    continue
                weight *= opinion
            says, reason = _negated(analysis, index, cue, says)
            found += [
                Finding(says, party, index, cue, weight * _LINKS[link] * loose, speaker, reason) for party in about
            ]
    return (*found, *_title(analysis, question, cast, opinion, last_pair))


def _title(
    analysis: Analysis, question: Question, cast: Cast, opinion: float, last_pair: Mapping[int, int]
) -> list[Finding]:
    """What the title of an opinion piece thinks of the counterparts whom it names.

    A title is no part of the body, so it is never evidence: the finding points at the last passage on the pair.
    """
    title = analysis.article.title
    if opinion < 0.5 or not title:
        return []
    own = cues.of(question.relation.cues)
    sources = [(own["mock"], Says.CRITICISE, 0.5), (own["criticise"], Says.CRITICISE, 1.0)]
    sources += [(judgement()[name], says, weight) for name, says, weight in _WEIGHTS]
    found: list[Finding] = []
    for pattern, says, weight in sources:
        if match := pattern.search(title):
            for party, sentence in last_pair.items():
                if any(name in title for name in (cast.parties[party].name, *cast.parties[party].aliases)):
                    nowhere = Span(analysis.sentences[sentence].span.start, analysis.sentences[sentence].span.start)
                    reason = f"the title says “{match.group()}”"
                    found.append(Finding(says, party, sentence, nowhere, weight, None, reason))
    return found


def _cues(analysis: Analysis, question: Question, index: int) -> list[tuple[Span, Says, float, str]]:
    span, body = analysis.sentences[index].span, analysis.article.body
    own = cues.of(question.relation.cues)
    sources = [(judgement()[name], says, weight, name) for name, says, weight in _WEIGHTS]
    sources[:0] = [(own["approve"], Says.APPROVE, 1.0, "own"), (own["criticise"], Says.CRITICISE, 1.0, "own")]
    sources.append((own["mock"], Says.CRITICISE, 0.5, "mock"))
    found: list[tuple[Span, Says, float, str]] = []
    for pattern, says, weight, name in sources:
        for match in pattern.finditer(body, *span):
            cue = Span(*match.span())
            if not any(cue.overlaps(other) for other, *_ in found):
                found.append((cue, says, weight, name))
    return sorted(found)


def _about(
    analysis: Analysis,
    cast: Cast,
    index: int,
    cue: Span,
    paired: dict[int, tuple[float, tuple[object, ...]]],
    last_pair: dict[int, int],
) -> tuple[str, tuple[int, ...]]:
    """How a judgement hangs together with the pair, and which counterparts it is then about."""
    if paired:
        return "pair", nearest_group(analysis, cast, index, cue, tuple(paired))
    present = tuple(dict.fromkeys(r.party for r in cast.references[index]))
    others = tuple(party for party in present if party != SUBJECT)
    block = analysis.sentences[index].block
    close = tuple(
        party for party, seen in last_pair.items() if index - seen <= 2 or analysis.sentences[seen].block == block
    )
    theme = tuple(sorted(party for party in cast.theme[index] if party in last_pair))
    if others:
        return ("one" if theme else ""), theme
    if near := tuple(party for party in theme if party in close):
        return "after", near
    return ("one" if SUBJECT in present else "far"), theme


def _negated(analysis: Analysis, index: int, cue: Span, says: Says) -> tuple[Says, str]:
    body = analysis.article.body
    start = max(analysis.sentences[index].span.start, cue.start - 40)
    before = _WORD.findall(body[start : cue.start])[-4:]
    text = body[cue.start : cue.end]
    negation = judgement()["negate"].search(" ".join(before))
    if negation is None:
        verdict = "speaks for it" if says is Says.APPROVE else "speaks against it"
        return says, f"“{text}” {verdict}"
    turned = Says.CRITICISE if says is Says.APPROVE else Says.APPROVE
    return turned, f"“{negation.group()}” turns “{text}” round"
