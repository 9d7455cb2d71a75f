"""What proves a cell of a comparison: who says it, word for word, and the rules that decided."""

from collections.abc import Iterable, Sequence

from textual.content import Content

from reader.export.words import counted, unjudged
from reader.model import Answer, Article, Evidence, Question, Relation, Verdict, Voice
from reader.tui.content.matrix import verdict_words
from reader.tui.content.rows import Row
from reader.tui.content.summary import RELATION_WORDS, STANCE_WORDS, answer_words, is_unsure, one_line, stance_style
from reader.tui.glyphs import Glyphs

ALONE = "The label is yours alone. No sentence proves it, so the verdict does not count it."


def quotation(article: Article, evidence: Evidence) -> Content:
    """The passage as it stands in the article, its cue words marked."""
    start, end = evidence.span
    content = Content("".join(" " if mark.isspace() else mark for mark in article.body[start:end]))
    for cue in evidence.cues:
        if evidence.span.overlaps(cue):
            content = content.stylize("$accent underline", max(cue.start - start, 0), min(cue.end, end) - start)
    return content


def own_rows(
    question: Question, article: Article, outlet: str, answer: Answer, verdict: Verdict, glyphs: Glyphs
) -> tuple[Row, ...]:
    """What one article says of one counterpart in its own voice, below a heading and the verdict.

    Passages here and in `voice_rows` have the ids `own-N` and `voice-V-N`, which `passage` finds again. `outlet` is the
    article's heading.
    """
    head = Row("", Content.styled(f"{answer.counterpart} in {outlet}", "bold"), right=_counts(answer), gap=0)
    verdict_line = verdict_words(verdict) + Content.styled(f"  {verdict.text}", "$muted")
    rows = [head, Row("", verdict_line)]
    if answer.relation is Relation.SILENT:
        silence = f"{outlet} never brings up {answer.counterpart} together with {question.subject.name}."
        if answer.foreign:
            silence = f"{outlet} is {unjudged(answer.foreign)}."
        hint = "If you read it otherwise, x puts your label here."
        return (*rows, *(Row("", Content.styled(text, "$muted")) for text in (silence, hint)))
    label = Content.styled("In its own voice  ", "$muted") + _sign(answer, glyphs)
    if answer.corrected:
        label += Content.styled(f"  {glyphs.corrected} corrected by you", "$accent")
    elif is_unsure(answer):
        label += Content.styled(f"  {glyphs.unsure} unsure", "$warning")
    rows.append(Row("", label, gap=0))
    if is_alone(answer):
        rows.append(Row("", Content.styled(ALONE, "$muted"), sign=Content("  ")))
    return (*rows, *_passages(article, "own", answer.evidence))


def is_alone(answer: Answer) -> bool:
    """Whether the answer is made of nothing but the reader's label."""
    return answer.corrected and not answer.evidence and not answer.voices


def voice_rows(article: Article, answer: Answer, glyphs: Glyphs) -> tuple[Row, ...]:
    """What others than the article itself say in it."""
    rows: list[Row] = []
    for number, voice in enumerate(answer.voices):
        rows.append(Row("", _speaker(voice, glyphs), gap=0))
        rows.extend(_passages(article, f"voice-{number}", voice.evidence))
    return tuple(rows)


def others_heading(outlet: str, answer: Answer) -> tuple[Row, ...]:
    """What stands above `voice_rows` where they have a column of their own; nothing for a silent article."""
    if answer.relation is Relation.SILENT or is_alone(answer):
        return ()
    title = "Whom it lets speak" if answer.voices else f"{outlet} lets nobody else speak of it."
    return (Row("", Content.styled(title, "bold" if answer.voices else "$muted"), gap=2),)


def why_rows(answer: Answer, glyphs: Glyphs) -> Iterable[Row]:
    """The rules that decided, and how sure they are; nothing where no rule did."""
    if answer.relation is Relation.SILENT or is_alone(answer):
        return
    sure = Content.styled(f"{answer.confidence:.0%} sure", "$muted")
    yield Row("", Content.styled("Why", "$muted bold"), right=sure, gap=0)
    if is_unsure(answer):
        yield Row("", Content.styled("The rules are not sure here: x puts your own label in its place.", "$muted"))
    for rule in answer.why or ("No rule is told for this label.",):
        yield Row(
            "", Content.styled(one_line(rule), "$muted"), sign=Content.styled(f"  {glyphs.separator} ", "$muted"), gap=0
        )


def passage(answer: Answer, row: str) -> Evidence | None:
    """The passage that a row is about; None where it is about none."""
    kind, *numbers = row.split("-")
    if kind == "own":
        return answer.evidence[int(numbers[0])]
    if kind == "voice":
        return answer.voices[int(numbers[0])].evidence[int(numbers[1])]
    return None


def strongest(answer: Answer) -> Evidence | None:
    """What proves the labels best; None for a silent answer."""
    return next(iter((*answer.evidence, *(found for voice in answer.voices for found in voice.evidence))), None)


def _passages(article: Article, prefix: str, evidence: Sequence[Evidence]) -> Iterable[Row]:
    for number, found in enumerate(evidence):
        last = number == len(evidence) - 1
        yield Row(f"{prefix}-{number}", quotation(article, found), sign=Content("  "), gap=1 if last else 0)


def _counts(answer: Answer) -> Content:
    if answer.relation is Relation.SILENT or not (answer.evidence or answer.voices):
        return Content("")
    sentences = {found.span for voice in answer.voices for found in voice.evidence}
    sentences.update(found.span for found in answer.evidence)
    voices = len({voice.who for voice in answer.voices})
    others = f"{counted(voices, 'other voice')}, " if voices else ""
    return Content.styled(f"{others}{counted(len(sentences), 'sentence')}", "$muted")


def _sign(answer: Answer, glyphs: Glyphs) -> Content:
    return Content.styled(
        f"{glyphs.stance(answer.stance, answer.relation)} {answer_words(answer)}", stance_style(answer)
    )


def _speaker(voice: Voice, glyphs: Glyphs) -> Content:
    relation = f"{RELATION_WORDS[voice.relation]}, " if voice.relation else ""
    said = Content.styled(f"{glyphs.stance(voice.stance)} {relation}{STANCE_WORDS[voice.stance]}", f"${voice.stance}")
    return Content.styled(f"{one_line(voice.who)}  ", "$muted") + said
