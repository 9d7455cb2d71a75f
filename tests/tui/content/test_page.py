"""Articles as screen lines."""

from hypothesis import given
from hypothesis import strategies as st

from reader.model import Article, Block, Role, Span
from reader.tui.content.page import Layer, Mark, Page

WORDS = st.lists(st.text(st.sampled_from("abé漢\u0301"), min_size=1, max_size=9), min_size=1, max_size=30)


def article_of(paragraphs: list[str], *, title: str = "") -> Article:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph))))
        at += len(paragraph) + 2
    return Article("1", "\n\n".join(paragraphs), tuple(blocks), title=title)


def test_title_and_details_stand_above_the_text() -> None:
    page = Page(article_of(["One two."], title="Head"), 20, details="Facts")
    assert [line.text for line in page.lines] == ["Head", "Facts", "", "One two."]
    assert page.line_of(0) == 3


def test_paragraphs_are_parted_by_an_empty_line() -> None:
    assert [line.text for line in Page(article_of(["One.", "Two."]), 20).lines] == ["One.", "", "Two."]


def test_line_ends_and_tabs_inside_a_paragraph_become_spaces() -> None:
    article = Article("1", "one\ntwo\tthree", (Block(Span(0, 13)),))
    assert [line.text for line in Page(article, 20).lines] == ["one two three"]


def test_an_article_without_text_is_a_page_without_lines() -> None:
    page = Page(Article("1", "", ()), 20)
    assert len(page) == page.line_of(7) == page.offset_of(3) == 0


def test_a_sign_stands_before_its_place_and_moves_what_follows() -> None:
    page = Page(article_of(["One. Two."]), 20, signs={5: "❷\u00a0"})
    line = page.lines[0]
    assert line.text == "One. ❷\u00a0Two."
    assert line.column(5) == 7
    assert [line.offset(column) for column in (4, 5, 6, 7, 8)] == [4, 5, 5, 5, 6]


def test_marks_cover_the_text_and_not_the_sign() -> None:
    page = Page(article_of(["One. Two."]), 20, signs={5: "❷\u00a0"})
    content = page.draw(0, [Layer((Mark(5, 9, "bold"),))])
    assert [content.plain[span.start : span.end] for span in content.spans if span.style == "bold"] == ["Two."]


def test_a_mark_over_a_line_end_is_drawn_on_both_lines() -> None:
    page = Page(article_of(["aaa bbb ccc"]), 7)
    marked: list[str] = []
    for index in range(2):
        content = page.draw(index, [Layer((Mark(4, 11, "bold"),))])
        marked.extend(content.plain[span.start : span.end] for span in content.spans)
    assert marked == ["bbb", "ccc"]


def test_headings_are_bold_and_captions_muted() -> None:
    article = Article("1", "Head\n\nPhoto", (Block(Span(0, 4), Role.HEADING), Block(Span(6, 11), Role.CAPTION)))
    assert [line.style for line in Page(article, 20).lines] == ["bold", "", "$muted"]


def test_of_marks_that_overlap_in_one_layer_the_first_stays() -> None:
    assert Layer((Mark(3, 9, "b"), Mark(0, 5, "a"), Mark(9, 9, "c"))).marks == (Mark(0, 5, "a"),)


def test_a_layer_finds_the_marks_of_a_range() -> None:
    layer = Layer((Mark(0, 5, "a"), Mark(5, 6, "b"), Mark(8, 20, "c")))
    assert [mark.style for mark in layer.within(4, 8)] == ["a", "b"]
    assert [mark.style for mark in layer.within(6, 8)] == []
    assert [mark.style for mark in layer.within(10, 12)] == ["c"]


def test_a_selection_over_lines_is_the_bodys_own_text() -> None:
    article = article_of(["aaa bbb ccc", "ddd"])
    page = Page(article, 7)
    assert page.span_between((0, 4), (3, 2)).of(article.body) == "bbb ccc\n\ndd"
    assert page.span_between((0, 0), (3, -1)).of(article.body) == article.body


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(2, 24), st.data())
def test_every_place_of_the_body_is_found_on_its_line(
    paragraphs: list[list[str]], width: int, data: st.DataObject
) -> None:
    article = article_of([" ".join(words) for words in paragraphs], title="Some title")
    starts = [at for at, character in enumerate(article.body) if character != " " and character != "\n"]
    signs = dict.fromkeys(data.draw(st.lists(st.sampled_from(starts), max_size=4)), "(9)\u00a0")
    page = Page(article, width, details="details", signs=signs)
    for offset in starts:
        line = page.lines[page.line_of(offset)]
        assert line.start <= offset < line.end
        column = line.column(offset)
        assert line.text[column] == article.body[offset]
        assert line.offset(column) == offset
