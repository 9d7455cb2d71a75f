"""The matrix of a comparison as lines."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.compare import matrix
from reader.model import Agreement, Verdict
from reader.tui.content.matrix import MatrixPage, Place, Plan, next_difference, plan, verdict_words
from reader.tui.content.summary import is_unsure
from reader.tui.glyphs import ASCII, UNICODE
from tests.friends import QUESTION, answer
from tests.tui.answered import LIKES, SAYS, AnsweredLibrary, compared

HERE = Place(0, 0)


def lines(page: MatrixPage, cursor: Place = HERE) -> list[str]:
    heading = [page.draw_heading(line, cursor) for line in range(page.heading)]
    rows = [page.draw(line, cursor, lit=True) for line in range(page.count)]
    return [content.plain.rstrip() for content in (*heading, *rows)]


@given(st.integers(5, 400), st.lists(st.text(max_size=30), max_size=5), st.integers(1, 60))
def test_columns_fill_no_more_than_the_width(width: int, names: list[str], sources: int) -> None:
    shared = plan(width, names, sources)
    bars = shared.shown * (1 + shared.gap)
    verdict = shared.verdict + 1 + shared.gap if shared.verdict else 0
    assert shared.name + shared.shown * shared.cell + bars + verdict <= max(width, 10)
    assert 1 <= shared.shown <= sources


def test_a_narrow_screen_shows_one_source_and_no_verdict() -> None:
    assert plan(60, ["Kim Jong Un"], 3) == Plan(11, 47, 1)


def test_a_row_tells_counterpart_labels_and_verdict() -> None:
    shown = lines(MatrixPage(compared(), 116, glyphs=UNICODE))
    assert "north Times" in shown[0]
    assert "Verdict" in shown[0]
    row = next(line for line in shown if "Bo" in line)
    for part in ("▲ affirmed, approves", "▼ affirmed, criticises", "◆ affirmed, neutral", "agree, differ in judgement"):
        assert part in row


def test_a_source_that_never_brings_it_up_is_silent() -> None:
    shown = lines(MatrixPage(compared(), 116, glyphs=UNICODE))
    assert "· silent" in next(line for line in shown if "Di" in line)


def test_brackets_in_the_name_of_a_source_stay() -> None:
    assert "[/red] Times" in lines(MatrixPage(compared(), 116, glyphs=UNICODE))[0]


def test_without_unicode_the_same_signs_have_twins() -> None:
    text = "\n".join(lines(MatrixPage(compared(), 116, glyphs=ASCII)))
    assert text.isascii()
    assert "^ affirmed, approves" in text
    assert "v affirmed, criticises" in text


def test_the_cursor_has_a_bar_beside_its_colour() -> None:
    page = MatrixPage(compared(), 116, glyphs=UNICODE)
    chosen = page.draw(0, Place(0, 1), lit=True)
    assert chosen.plain.count("▌") == 1
    assert any(span.style == "on $chosen" for span in chosen.spans)


@pytest.mark.parametrize("width", [20, 40, 69, 70, 89, 90, 120, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    page = MatrixPage(compared(), width, glyphs=UNICODE)
    contents = [page.draw(line, HERE, lit=True) for line in range(page.count)]
    contents += [page.draw_heading(line, HERE) for line in range(page.heading)]
    assert max(cell_len(content.plain.rstrip()) for content in contents) <= width


def test_sources_that_do_not_fit_are_counted() -> None:
    many = AnsweredLibrary({f"source{number}": {"Bo": SAYS} for number in range(46)})
    page = MatrixPage(compared(many), 116, glyphs=UNICODE, first=40)
    assert list(page.columns) == list(range(40, 40 + page.plan.shown))
    last = MatrixPage(compared(many), 116, glyphs=UNICODE, first=99)
    assert last.columns.stop == 46


def test_every_cell_is_found_under_its_place() -> None:
    page = MatrixPage(compared(), 116, glyphs=UNICODE)
    line = page.draw(0, HERE, lit=True).plain
    assert [page.column_at(line.index(word)) for word in ("approves", "criticises", "neutral")] == [0, 1, 2]
    assert page.column_at(0) is None
    assert page.column_at(115) is None
    assert [page.row_at(top) for top in page.tops] == [0, 1, 2]


def test_a_short_screen_has_one_line_of_heading() -> None:
    assert MatrixPage(compared(), 40, glyphs=UNICODE, short=True).heading == 1


def test_a_label_of_the_readers_is_marked_as_theirs() -> None:
    library = AnsweredLibrary({"north": {"Bo": LIKES}, "south": {"Bo": LIKES}})
    (given_answer,) = library.answers(library.articles[0], library.questions[0])
    library.correct(given_answer, library.articles[0], stance=None, relation=SAYS[0])
    assert "✎ corrected by you" in "\n".join(lines(MatrixPage(compared(library), 116, glyphs=UNICODE)))


@pytest.mark.parametrize(
    ("relation", "stance", "words"),
    [
        (Agreement.AGREE, Agreement.AGREE, "agree"),
        (Agreement.AGREE, Agreement.DIFFER, "agree, differ in judgement"),
        (Agreement.AGREE, Agreement.ONE_SOURCE, "agree, one judges"),
        (Agreement.DIFFER, Agreement.DIFFER, "differ on fact and judgement"),
        (Agreement.DIFFER, Agreement.AGREE, "differ"),
        (Agreement.ONE_SOURCE, Agreement.ONE_SOURCE, "one source"),
        (Agreement.NOT_ENOUGH, Agreement.DIFFER, "differ in judgement"),
        (Agreement.NOT_ENOUGH, Agreement.NOT_ENOUGH, "no verdict"),
    ],
)
def test_a_verdict_in_few_words(relation: Agreement, stance: Agreement, words: str) -> None:
    assert verdict_words(Verdict(relation, stance, "")).plain == words


def test_one_text_of_several_outlets_is_told_from_one_source() -> None:
    assert verdict_words(Verdict(Agreement.ONE_SOURCE, Agreement.ONE_SOURCE, "", 3)).plain == "3 outlets, 1 text"


def test_a_label_that_the_rules_are_not_sure_of_says_so() -> None:
    sure = answer(compared().articles[0], "Bo", LIKES)
    unsure = replace(sure, confidence=0.5)
    assert not is_unsure(sure)
    assert is_unsure(unsure)
    assert not is_unsure(replace(unsure, corrected=True))
    comparison = matrix.compare(QUESTION, [(compared().articles[0], [unsure])])
    assert "? unsure" in "\n".join(lines(MatrixPage(comparison, 116, glyphs=UNICODE)))


def test_the_rows_that_differ_are_walked_in_a_ring() -> None:
    found = compared()
    rows = [row.counterpart for row in found.rows]
    differing = sorted({rows.index(difference.counterpart) for difference in found.differences})
    walked, at = [], -1
    for _ in (*differing, 0):
        place = next_difference(found, at, 1)
        assert place is not None
        at = place.row
        walked.append(at)
    assert walked == [*differing, differing[0]]
    back = next_difference(found, differing[0], -1)
    assert back is not None
    assert back.row == differing[-1]


def test_where_nothing_differs_there_is_no_next_difference() -> None:
    assert next_difference(replace(compared(), differences=()), 0, 1) is None
