"""Says how far it is the subject who does to the counterpart what a cue words."""

import re
from collections.abc import Sequence

from reader.analysis.stance.claims import Speaker
from reader.analysis.stance.reading import Reading
from reader.analysis.stance.references import SUBJECT, Reference
from reader.model import Span

_STOP = re.compile(r"[;:—–]|[.!?][”\"’']? ")
_BY = re.compile(r"\bby\b")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got|widely|heavily|roundly)(?: \w+ly)? $")
"""What makes him who stands before "criticized" the one who suffers it."""
_DEED = re.compile(r"\b(?:the|an?|any|this|that|such) $", re.IGNORECASE)
"""What stands before a deed that is only spoken of: "blamed them for the delay"."""
_HE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")
"""Who is the subject where a sentence leaves him to be understood."""
_FOR = re.compile(r"\w for ")
"""What makes somebody the one in whose favour a thing is done to another: "end furloughs for workers"."""
_IT = re.compile(r"(?: (?:of|for|to|with))? (?:it|them|(?:the|this|that) (?:plan|bill|law|idea|measure|policy))\b")
"""What stands for a counterpart that was named before: "As for the wall, he never endorsed it"."""
_RELATIVE = re.compile(r"\b(?:which|that|whom|who|for which)\b|^,? $")
_ANOTHER = re.compile(
    r"\b(?:[A-Z][\w’'-]+ [A-Z][\w’'-]+|[Tt]hey|[Hh]e|[Ss]he|(?<!, )who|critics|opponents|lawmakers|voters)\b"
)
_DOER, _OBJECT = 50, 40
"""Characters between a cue and who does it, and whom or what it is done to, when the three hang together."""
_LOOSE = 0.05
"""What a cue counts that does not hang together with the two."""
_SAID = 0.8
"""What a cue counts in words of the subject, who then need not be named beside it."""


def directed(reading: Reading, sentence: int, cue: Span, group: Sequence[int], speaker: Speaker | None) -> float:
    """How far a cue is done by the subject to one of `group`, 0 to 1.

    Of a relation that goes one way it is not enough that the two are named beside a cue: "Clinton will support Shaheen
    against Brown" says nothing of what Shaheen thinks of Brown. The three hang together as "A backs B", "B, backed by
    A", "B, which A backs", or in A's own words on B.
    """
    body = reading.body
    everyone = reading.cast.references[sentence]
    doers = [reference.span for reference in everyone if reference.party == SUBJECT]
    if not doers:
        unknown = (Span(*match.span()) for match in _HE.finditer(body, *reading.span(sentence)))
        doers = [he for he in unknown if not any(he.overlaps(reference.span) for reference in everyone)]
    objects = [reference for reference in everyone if reference.party in group]
    if _DEED.search(body, max(0, cue.start - 20), cue.start):
        return _LOOSE
    aim = next((r for r in objects if _follows(body, cue.end, r.span.start, _OBJECT)), None)
    if aim is not None and _FOR.search(body, cue.end, aim.span.start):
        aim = None
    if aim is None and _IT.match(body, cue.end):
        aim = next((r for r in objects if r.span.end <= cue.start), None)
    suffered = cue.of(body).endswith("ed") and _PASSIVE.search(body, max(0, cue.start - 30), cue.start) is not None
    if aim is not None and not suffered and any(_does(body, doer, cue, objects) for doer in doers):
        return 1.0
    if by := _BY.search(body, cue.end, cue.end + _OBJECT):
        agent = any(0 <= doer.start - by.end() <= _OBJECT // 2 for doer in doers)
        if agent and any(r.span.end <= cue.start for r in objects):
            return 1.0
    for reference in objects:
        for doer in doers:
            if reference.span.end <= doer.start and _does(body, doer, cue, []):
                between = body[reference.span.end : doer.start]
                if len(between) <= _OBJECT and _RELATIVE.search(between):
                    return 1.0
    if speaker is not None and speaker.party == SUBJECT and aim is not None and not suffered:
        return _SAID
    return _LOOSE


def _does(body: str, doer: Span, cue: Span, objects: Sequence[Reference]) -> bool:
    """Whether somebody stands before a cue with nobody between who could do it in his place."""
    if not _follows(body, doer.end, cue.start, _DOER) or _ANOTHER.search(body, doer.end, cue.start):
        return False
    between = Span(doer.end, cue.start)
    return not any(between.overlaps(reference.span) for reference in objects)


def _follows(body: str, end: int, start: int, most: int) -> bool:
    return 0 <= start - end <= most and _STOP.search(body, end, start) is None
