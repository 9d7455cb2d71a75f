"""A web page gives its article, and hostile ones give text or nothing."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest import html, tags
from reader.ingest.pieces import join
from reader.model import Role

_SENTENCE = "The mayor opened the new harbour on Monday, and a thousand people came to see the boats sail in the rain. "
_PAGE = f"""<!doctype html><html lang="en"><head>
<title>Mayor opens harbour - The Paper</title>
<meta property="og:title" content="Mayor opens harbour"><meta property="og:site_name" content="The Paper">
<meta name="author" content="Jane Roe"><meta property="article:published_time" content="2019-06-30T10:00:00Z">
<link rel="canonical" href="https://paper.example/harbour"></head>
<body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav>
<article><h1>Mayor opens harbour</h1><p>{_SENTENCE * 2}</p><h2>What comes next</h2><p>{_SENTENCE * 3}</p>
<ul><li>{_SENTENCE}</li><li>Another point that is made at some length in this list of ours.</li></ul>
<p>The harbour at dawn. Photo credit: Jane Roe</p></article>
<footer>All rights reserved</footer><script>alert(1)</script></body></html>"""


def test_the_article_is_found_with_its_fields() -> None:
    fields, found = html.pieces(_PAGE)
    assert (fields.title, fields.source, fields.byline) == ("Mayor opens harbour", "The Paper", "Jane Roe")
    assert (fields.date, fields.url) == ("2019-06-30", "https://paper.example/harbour")
    texts = [piece.text for piece in found]
    assert texts[0] == (_SENTENCE * 2).strip()
    assert "Home" not in " ".join(texts)
    assert "alert" not in " ".join(texts)


def test_headings_and_captions_keep_their_role() -> None:
    roles = {piece.text: piece.role for piece in html.pieces(_PAGE)[1]}
    assert roles["What comes next"] is Role.HEADING
    assert roles["The harbour at dawn. Photo credit: Jane Roe"] is Role.CAPTION
    assert roles[_SENTENCE.strip()] is Role.PROSE


@pytest.mark.parametrize("depth", [300, 3000, 100_000])
def test_a_page_nested_too_deep_for_a_tree_is_read_by_its_tags(depth: int) -> None:
    page = f"<title>Deep</title><body>{'<div>' * depth}<p>{_SENTENCE}</p>{'</div>' * depth}"
    fields, found = html.pieces(page)
    assert fields.title == "Deep"
    assert [piece.text for piece in found] == [_SENTENCE.strip()]


def test_a_page_of_nothing_but_tags_does_not_take_long() -> None:
    started = time.perf_counter()
    assert [piece.text for piece in html.pieces(f"{'<p>' * 200_000}{_SENTENCE}")[1]] == [_SENTENCE.strip()]
    assert time.perf_counter() - started < 5


def test_a_control_character_hidden_in_a_reference_does_not_come_through() -> None:
    page = f"<title>a&#27;]0;x&#x07;b</title><p>{_SENTENCE}&#27;[31m&#155;&#x202E;{_SENTENCE}</p>"
    fields, found = html.pieces(page)
    body, _ = join(found)
    assert not set(fields.title + body) & set("\x1b\x07\x9b\u202e")
    assert body.startswith(_SENTENCE)


def test_a_page_that_gives_a_wrong_address_or_date_gives_none() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta name="date" content="9999-99-99">'
    fields, _ = html.pieces(f"<html><head>{head}</head><body><p>{_SENTENCE * 3}</p></body></html>")
    assert (fields.url, fields.date) == ("", None)


def test_the_same_page_gives_the_same_text() -> None:
    assert html.pieces(_PAGE) == html.pieces(_PAGE)


@pytest.mark.parametrize("page", ["", "<html></html>", "<script>x</script>", "<![" * 1000, "<a " * 1000, "<frameset>"])
def test_a_page_without_text_gives_no_pieces(page: str) -> None:
    assert html.pieces(page)[1] == []


def test_the_tags_alone_leave_out_menus_scripts_and_forms() -> None:
    page = (
        "<head><title>T</title><style>p{}</style></head><nav>menu</nav><h2>Head</h2><p>one <b>two</b>"
        "<br>three<aside>no<p>no</aside><form>no</form><ul><li>four</ul>five"
    )
    heading, found = tags.read(page)
    assert heading == "T"
    assert [piece.text for piece in found] == ["Head", "one two", "three", "four", "five"]
    assert found[0].role is Role.HEADING


_SOUP = ("<p>", "</p>", "<div", ">", "<table><tr><td>", "word ", "&#27;", "&amp", "<!--", "'", '"', "<script>")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<div", ">", "<table><tr><td>", "word ", "&#27;", "&amp", "<!--", "'", '"', "<script>"]
        )
    )
)
def test_any_soup_of_tags_is_read(parts: list[str]) -> None:
    body, blocks = join(html.pieces("".join(parts))[1])
    assert "\x1b" not in body
    assert all(block.span.of(body) for block in blocks)


def test_a_table_of_figures_is_no_prose_but_a_table_that_lays_out_prose_is() -> None:
    figures = "<table><tr><td>Goals</td><td>4</td></tr><tr><td>Cards</td><td>2</td></tr></table>"
    layout = f"<table><tr><td>{_SENTENCE * 2} Or so they said.</td></tr></table>"
    prose = f"<p>{_SENTENCE * 3}</p><p>Then they all went home to read in the paper what they had seen that day.</p>"
    _, found = html.pieces(f"<body><article>{prose}{figures}{layout}<p>{_SENTENCE} Indeed.</p></article></body>")
    roles = {piece.text: piece.role for piece in found}
    assert roles["Goals; 4"] is Role.CAPTION
    assert roles[f"{_SENTENCE * 2} Or so they said.".replace("  ", " ")] is Role.PROSE
