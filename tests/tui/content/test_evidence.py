"""What proves a cell of a comparison."""

from dataclasses import replace

from reader.model import Answer, Evidence, Relation, Span, Stance
from reader.tui.content.evidence import own_rows, passage, quotation, strongest, voice_rows, why_rows
from reader.tui.content.rows import Row
from reader.tui.glyphs import UNICODE
from tests.friends import QUESTION, TEXT, answer
from tests.tui.answered import LIKES, compared
from tests.tui.handmade import article

ARTICLE = article("north", *TEXT)
VERDICT = compared().rows[0].verdict


def rows_of(given: Answer, *, why: bool = True) -> tuple[Row, ...]:
    own = own_rows(QUESTION, ARTICLE, "north Times", given, VERDICT, UNICODE)
    return (*own, *voice_rows(ARTICLE, given, UNICODE), *(why_rows(given, UNICODE) if why else ()))


def texts(rows: tuple[Row, ...]) -> list[str]:
    return [row.text.plain for row in rows]


def test_a_quotation_is_the_text_itself_with_its_cues_marked() -> None:
    content = quotation(ARTICLE, Evidence(Span(0, len(TEXT[0])), (Span(15, 22),)))
    assert content.plain == TEXT[0]
    assert [(span.start, span.end) for span in content.spans] == [(15, 22)]


def test_a_cue_that_reaches_beyond_the_passage_is_cut() -> None:
    content = quotation(ARTICLE, Evidence(Span(4, 10), (Span(0, 99), Span(50, 60))))
    assert [(span.start, span.end) for span in content.spans] == [(0, 6)]


def test_white_space_does_not_shift_cues() -> None:
    broken = replace(ARTICLE, body="Ann\nand\tBo are friends.")
    content = quotation(broken, Evidence(Span(0, 23), (Span(4, 7),)))
    assert content.plain == "Ann and Bo are friends."
    assert content.plain[content.spans[0].start : content.spans[0].end] == "and"


def test_own_voice_and_speakers_are_told_apart() -> None:
    shown = texts(rows_of(answer(ARTICLE, "Bo", LIKES)))
    own, speaker = shown.index("In its own voice  ▲ affirmed, approves"), shown.index("Others  ▼ criticises")
    assert shown[own + 1 : own + 3] == [TEXT[1], TEXT[0]]
    assert shown[speaker + 1] == "Others call it a scandal."


def test_the_rules_that_decided_can_be_hidden() -> None:
    given = answer(ARTICLE, "Bo", LIKES)
    assert "“good” speaks for it" in texts(rows_of(given))
    assert "“good” speaks for it" not in texts(rows_of(given, why=False))


def test_every_passage_is_found_again_by_its_row() -> None:
    given = answer(ARTICLE, "Bo", LIKES)
    found = {row.id: passage(given, row.id) for row in rows_of(given) if row.id}
    assert list(found) == ["own-0", "own-1", "voice-0-0"]
    assert {row: evidence.span.of(ARTICLE.body) for row, evidence in found.items() if evidence} == {
        "own-0": TEXT[1],
        "own-1": TEXT[0],
        "voice-0-0": TEXT[2],
    }
    assert passage(given, "") is None


def test_a_silent_source_is_said_to_be_silent() -> None:
    silent = Answer(QUESTION.id, "Di", Relation.SILENT, Stance.NEUTRAL, 0.0, ())
    assert texts(rows_of(silent))[-2] == "north Times never brings up Di together with Ann."
    assert strongest(silent) is None


def test_what_proves_best_stands_in_its_own_voice_or_else_with_a_speaker() -> None:
    given = answer(ARTICLE, "Bo", LIKES)
    assert strongest(given) == given.evidence[0]
    assert strongest(replace(given, evidence=())) == given.voices[0].evidence[0]


def test_a_label_of_the_readers_is_marked_as_theirs() -> None:
    shown = texts(rows_of(replace(answer(ARTICLE, "Bo", LIKES), corrected=True)))
    assert "In its own voice  ▲ affirmed, approves  ✎ corrected by you" in shown
