"""What the side panel says of an article: its summary, and who says what in it on the question."""

import re

from textual.content import Content

from reader.export.words import unjudged
from reader.model import Analysis, Answer, Relation, Stance, Summary
from reader.tui.content.rows import Row
from reader.tui.glyphs import Glyphs

METHOD_NAMES = {
    "crossread": "Crossread",
    "lead": "Lead",
    "lexrank": "LexRank",
    "textrank": "TextRank",
    "lsa": "LSA",
    "luhn": "Luhn",
    "sumbasic": "SumBasic",
    "kl": "KL-Sum",
    "reduction": "Reduction",
    "edmundson": "Edmundson",
}
"""As their authors write them; a method that is not here keeps its own name."""

RELATION_WORDS = {
    Relation.AFFIRMED: "affirmed",
    Relation.DENIED: "denied",
    Relation.COOLED: "cooled",
    Relation.MIXED: "mixed",
    Relation.NOT_ADDRESSED: "not addressed",
    Relation.SILENT: "silent",
}

STANCE_WORDS = {
    Stance.APPROVE: "approves",
    Stance.CRITICISE: "criticises",
    Stance.NEUTRAL: "neutral",
    Stance.MIXED: "for and against",
}

_LENGTH = re.compile(r"(\d+)(%|w)?")
_STEPS = {"": (1, 1, 99), "%": (5, 5, 100), "w": (25, 25, 5000)}
"""By unit: how much one key press changes, and the ends."""


def method_name(method: str) -> str:
    """The name of a method for people."""
    return METHOD_NAMES.get(method, method)


def change_length(length: str, steps: int) -> str:
    """The length made longer, or shorter by negative steps, in its own unit: "3" -> "4", "20%" -> "25%"."""
    match = _LENGTH.fullmatch(length)
    if match is None:
        return length
    unit = match[2] or ""
    step, least, most = _STEPS[unit]
    return f"{min(max(int(match[1]) + steps * step, least), most)}{unit}"


def length_words(summary: Summary, sentences: int) -> str:
    """How much was kept: "3 of 21 sentences"."""
    noun = "sentence" if sentences == 1 else "sentences"
    asked = "" if summary.length.isdigit() else f" ({summary.length.replace('w', ' words')})"
    return f"{len(summary.picks)} of {sentences} {noun}{asked}"


UNSURE_BELOW = 0.6
"""Under this confidence a label is said to be unsure."""


def is_unsure(answer: Answer) -> bool:
    """Whether the program itself does not trust the labels; those of the reader are never unsure."""
    said = answer.relation is not Relation.SILENT and not answer.corrected
    return said and answer.confidence < UNSURE_BELOW


def stance_style(answer: Answer) -> str:
    """The colour of an answer's judgement."""
    if answer.relation in (Relation.SILENT, Relation.NOT_ADDRESSED):
        return "$silent"
    return f"${answer.stance}"


def answer_words(answer: Answer) -> str:
    """An answer in words: "affirmed, approves"."""
    if answer.foreign:
        return f"not judged ({answer.foreign})"
    if answer.relation in (Relation.SILENT, Relation.NOT_ADDRESSED):
        return RELATION_WORDS[answer.relation]
    return f"{RELATION_WORDS[answer.relation]}, {STANCE_WORDS[answer.stance]}"


def summary_rows(analysis: Analysis, summary: Summary, glyphs: Glyphs) -> tuple[Row, ...]:
    """The method and length, then the chosen sentences, best first; their ids are `sentence-N`."""
    head = Row(
        "",
        Content.styled(method_name(summary.method), "bold"),
        right=Content.styled(length_words(summary, len(analysis.sentences)), "$muted"),
    )
    if not summary.picks:
        return (head, Row("", Content.styled(summary.note or "There are no sentences to choose.", "$muted")))
    return (
        head,
        *(
            Row(
                f"sentence-{pick.sentence}",
                Content(one_line(analysis.text(analysis.sentences[pick.sentence].span))),
                sign=Content.styled(f"{glyphs.rank(pick.rank)} ", "$accent"),
            )
            for pick in sorted(summary.picks, key=lambda pick: pick.rank)
        ),
    )


def answer_rows(answers: tuple[Answer, ...], noun: str, glyphs: Glyphs, *, foreign: str = "") -> tuple[Row, ...]:
    """Who says what here on the question; their ids are `answer-N`.

    `foreign` names the language of an article that is not judged.
    """
    head = Row("", Content.styled("Who says what here", "bold"))
    if not answers:
        words = f"This article brings up nobody whose {noun} is asked about."
        if foreign:
            words = f"This article is {unjudged(foreign)}."
        return (head, Row("", Content.styled(words, "$muted")))
    rows = []
    for index, answer in enumerate(answers):
        label = Content.styled(answer_words(answer), "$muted")
        if answer.corrected:
            label += Content.styled(f" {glyphs.corrected} by you", "$accent")
        elif is_unsure(answer):
            label += Content.styled(f" {glyphs.unsure} unsure", "$warning")
        sign = Content.styled(f"{glyphs.stance(answer.stance, answer.relation)} ", stance_style(answer))
        rows.append(Row(f"answer-{index}", Content(answer.counterpart), sign=sign, right=label, gap=0))
        rows.extend(_voice_rows(answer, index, glyphs))
    return (head, *rows)


def _voice_rows(answer: Answer, index: int, glyphs: Glyphs) -> list[Row]:
    rows = []
    for number, voice in enumerate(answer.voices):
        style = f"${voice.stance}"
        sign = Content("  ") + Content.styled(f"{glyphs.stance(voice.stance)} ", style)
        words = Content.styled(f"{voice.who}: {STANCE_WORDS[voice.stance]}", "$muted")
        rows.append(Row(f"voice-{index}-{number}", words, sign=sign, gap=0))
    return rows


def one_line(text: str) -> str:
    """The text with its line ends and tabs as single spaces."""
    return " ".join(text.split())
