"""Markdown becomes what a reader would read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.ingest import furniture, markdown
from reader.ingest.markdown import pieces, title
from reader.ingest.pieces import Piece, join
from reader.model import Role
from reader.text import clean

PROSE, HEADING, CAPTION = Role.PROSE, Role.HEADING, Role.CAPTION


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\ntwo\n\nthree", [("one two", PROSE), ("three", PROSE)]),
        ("# Title\n\ntext", [("Title", HEADING), ("text", PROSE)]),
        ("Title\n=====\n\ntext", [("Title", HEADING), ("text", PROSE)]),
        ("## Part ##\ntext", [("Part", HEADING), ("text", PROSE)]),
        ("*a* **b** ~~c~~ `d`", [("a b c d", PROSE)]),
        ("see [the page](https://a.b/c 'x') and <https://d.e>", [("see the page and https://d.e", PROSE)]),
        ("![a man](x.png)", [("a man", CAPTION)]),
        ("[![a man](x.png)](https://a.b)", [("a man", CAPTION)]),
        ("![](x.png)", []),
        ("a ![man](x.png) walks", [("a man walks", PROSE)]),
        ("- one\n- two\n  - three", [("one", PROSE), ("two", PROSE), ("three", PROSE)]),
        ("1. one\n2. two", [("one", PROSE), ("two", PROSE)]),
        ("> said\n> so", [("said so", PROSE)]),
        ("    code\n      more", [("code\n  more", CAPTION)]),
        ("```\ncode\n```", [("code", CAPTION)]),
        ("| a | b |\n|---|---|\n| 1 | 2 |", [("a; b", CAPTION), ("1; 2", CAPTION)]),
        ("a\n\n---\n\nb", [("a", PROSE), ("b", PROSE)]),
        ("<div>\nhello <b>you</b>\n</div>", [("hello you", PROSE)]),
        ("<!-- no -->\n\n<script>alert(1)</script>\n\nyes", [("yes", PROSE)]),
        ("a <b>bold</b> word<br>here", [("a bold wordhere", PROSE)]),
        ("&lt;tag&gt; &amp; more\\*", [("<tag> & more*", PROSE)]),
        ("two  \nlines", [("two lines", PROSE)]),
        ("The harbour. Photo credit: Jane Roe", [("The harbour. Photo credit: Jane Roe", CAPTION)]),
    ],
)
def test_marks_come_off(text: str, expected: list[tuple[str, Role]]) -> None:
    assert pieces(text) == [Piece(*each) for each in expected]


def test_the_heading_that_opens_a_text_is_its_title() -> None:
    for text in ("# The title\n\nText.", "\nThe title\n===\n\nText."):
        assert title(pieces(text), text) == ("The title", [Piece("Text.")])
    for text in ("## Part\n\nText.", "Text.\n\n# Late", "Text."):
        assert title(pieces(text), text) == ("", pieces(text))


def test_a_control_character_hidden_in_a_reference_does_not_come_through() -> None:
    body, _ = join(pieces("a&#27;]52;c;x&#x9b;31m b&#x202e;c"))
    assert body.replace("\ufffd", "") == "a]52;c;x31m bc"


@pytest.mark.parametrize(
    "text",
    ["[" * 300_000, "> " * 20_000, "|a" * 60_000, "*a " * 50_000, "- " * 20_000, "![" * 100_000, " " * 300_000 + "x"],
)
def test_no_text_takes_long(text: str) -> None:
    begin = time.perf_counter()
    pieces(text)
    assert time.perf_counter() - begin < 5


_MARKS = st.text(st.sampled_from('ab *_`[]()!<>#-|\n&;~\\\t1.:=+\u00a0"'), max_size=12)


@given(
    st.lists(
        _MARKS
        | st.sampled_from(
            ["\n\n", "\n", "It rained.", "- a", "1. b", "# c", "    d", "![a b](https://c.d/e)", "![f]()"]
        ),
        max_size=14,
    )
)
def test_a_paragraph_without_marks_is_what_the_parser_makes_of_it(parts: list[str]) -> None:
    text = clean("".join(parts))
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    assert pieces(text) == furniture.marked([piece for piece in markdown._read(tokens) if piece.text])


@given(st.text(st.sampled_from("ab *_`[]()!<>#-|\n&;~\\\t1."), max_size=200))
def test_any_markdown_gives_a_body_that_its_blocks_cover(text: str) -> None:
    body, blocks = join(pieces(text))
    assert body == clean(body) == "\n\n".join(block.span.of(body) for block in blocks)


@given(st.lists(st.text(max_size=30).map(clean), max_size=6))
def test_the_body_of_any_pieces_is_clean(texts: list[str]) -> None:
    body, blocks = join([Piece(text) for text in texts])
    assert body == clean(body)
    assert [block.span.of(body) for block in blocks] == [text.strip() for text in texts if text.strip()]
