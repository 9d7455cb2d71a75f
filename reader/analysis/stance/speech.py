"""Says whose words a passage is: the article's own, or a speaker's."""

import re
from dataclasses import dataclass

from reader.analysis.stance.cues import judgement
from reader.analysis.stance.parties import Cast, Reference
from reader.model import Analysis, Span

_MARKS = re.compile(r"“[^“”]*(?:”|\Z)|(?<![\w])\"[^\"]*(?:\"|\Z)")
_AFTER = re.compile(
    r"[,”\"]\s*(?:(?P<verb>said|says|wrote|tweeted|added|argued|told)\s+(?P<late>[^,.;]+)"
    r"|(?P<early>[^,.;“”\"]{2,80}?)\s+(?:said|says|wrote|tweeted|added|argued|told)\b)|\baccording to (?P<source>[^,.;]+)"
)
_OWN = re.compile(r"\b(?:i|we)\b(?=[^.]{0,12}$)", re.IGNORECASE)
_TURN = re.compile(r";|, but |\. | — (?=but)|, although ")
_NAME = re.compile(r"[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+)*")
_NARRATOR = ("i", "we", "one", "you")
_PRONOUNS = ("he", "she", "they", "it")
_PASSIVE = re.compile(r"\b(?:was|were|been|be|being|is|are)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something, when it is not the article itself."""

    name: str
    """As it is shown; empty when the text does not tell."""
    party: int | None = None
    """Index among the parties when the speaker is one of them."""
    direct: bool = False


def speaker_of(analysis: Analysis, cast: Cast, sentence: int, span: Span) -> Speaker | None:
    """Who says the words at `span` of a sentence; None for the article's own voice.

    The quotes found before decide. Where they are silent, words within quotation marks and what follows a verb of
    saying in the same clause ("Opponents have criticized Trump for …") are somebody's too.
    """
    if quoted := _from_quotes(analysis, cast, span):
        return quoted
    if quoted := _marked(analysis, cast, sentence, span):
        return quoted
    return _reported(analysis, cast, sentence, span)


def _from_quotes(analysis: Analysis, cast: Cast, span: Span) -> Speaker | None:
    holding = [quote for quote in analysis.quotes if quote.span.covers(span)]
    if not holding:
        return None
    quote = min(holding, key=lambda quote: quote.span.end - quote.span.start)
    party = _party_at(analysis, cast, quote.speaker, quote.speaker_span)
    if quote.speaker.lower() in _NARRATOR and not quote.direct:
        return None
    if quote.speaker.lower() in _PRONOUNS and party is None:
        return Speaker("", None, quote.direct)
    return Speaker(cast.parties[party].name if party is not None else quote.speaker, party, quote.direct)


def _party_at(analysis: Analysis, cast: Cast, name: str, span: Span | None) -> int | None:
    for index, party in enumerate(cast.parties):
        if name and name in (party.name, *party.aliases):
            return index
    if span is not None and (sentence := analysis.sentence_at(span.start)) is not None:
        for reference in cast.references[sentence]:
            if reference.span.overlaps(span):
                return reference.party
    return None


def _marked(analysis: Analysis, cast: Cast, sentence: int, span: Span) -> Speaker | None:
    start, end = analysis.sentences[sentence].span
    block = analysis.article.blocks[analysis.sentences[sentence].block].span
    body = analysis.article.body
    mark = next((m for m in _MARKS.finditer(body, *block) if m.start() <= span.start and span.end <= m.end()), None)
    if mark is None:
        return None
    before = [r for r in cast.references[sentence] if r.span.end <= max(start, mark.start())]
    after = _AFTER.search(body, min(mark.end(), block.end) - 1, block.end) if mark.end() <= end + 1 else None
    if after is None and mark.end() > end:
        after = _AFTER.search(body, mark.end() - 1, block.end)
    if after:
        return _named(analysis, cast, sentence, Span(*after.span()))
    says = any(judgement()["say"].search(body, start, mark.start()) for _ in (0,)) if mark.start() > start else False
    if before and says:
        return Speaker(cast.parties[before[0].party].name, before[0].party, direct=True)
    return Speaker("", None, direct=True)


def _named(analysis: Analysis, cast: Cast, sentence: int, span: Span) -> Speaker:
    for index in range(sentence, min(sentence + 3, len(cast.references))):
        for reference in cast.references[index]:
            if span.overlaps(reference.span):
                return Speaker(cast.parties[reference.party].name, reference.party, direct=True)
    text = analysis.text(span)
    name = _NAME.search(re.sub(r"\b(?:said|wrote|tweeted|added|argued|told)\b", "", text))
    return Speaker(name.group() if name else "", None, direct=True)


def _reported(analysis: Analysis, cast: Cast, sentence: int, span: Span) -> Speaker | None:
    start, end = analysis.sentences[sentence].span
    body = analysis.article.body
    turns = [match.end() for match in _TURN.finditer(body, start, span.start)]
    clause = turns[-1] if turns else start
    for match in judgement()["say"].finditer(body, clause, span.start):
        if _PASSIVE.search(body, max(clause, match.start() - 8), match.start()) or _OWN.search(
            body[clause : match.start()]
        ):
            continue
        if match.group().lower().startswith("according"):
            source = re.compile(r"[^,.;]*").match(body, match.end(), end)
            return Speaker(_plain(source.group() if source else ""))
        if speaker := _doer(analysis, cast, sentence, Span(clause, match.start())):
            return speaker
    source = re.compile(r"\baccording to ([^,.;]+)").search(body, span.end, end)
    return Speaker(_plain(source.group(1))) if source else None


def _doer(analysis: Analysis, cast: Cast, sentence: int, before: Span) -> Speaker | None:
    """Who does the saying: the last party, critic or name before the verb."""
    ahead: list[Reference] = [r for r in cast.references[sentence] if before.covers(r.span)]
    text = analysis.text(before)
    critics = list(judgement()["critics"].finditer(text))
    position = before.start + critics[-1].start() if critics else -1
    if ahead and ahead[-1].span.start > position:
        return Speaker(cast.parties[ahead[-1].party].name, ahead[-1].party)
    if critics:
        return Speaker(critics[-1].group().lower())
    names = _NAME.findall(text)
    return Speaker(_plain(names[-1])) if names else None


def _plain(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]).strip(" “”\"'’—-")
