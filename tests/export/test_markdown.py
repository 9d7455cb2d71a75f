"""The Markdown that is written reads as the text reads, and does nothing."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader import __version__
from reader.documents import load
from reader.export import markdown
from reader.model import Relation, Summary
from reader.text import clean_line
from tests.export import samples

_HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "![x](https://evil.example/beacon.png)",
    "<https://evil.example>",
    "see https://evil.example and www.evil.example",
    "| a | b |",
    "`code` ``more``",
    "# heading",
    "1. item",
    "2) item",
    "- item",
    "+ item",
    "===",
    "---",
    "***bold*** _it_ ~~no~~",
    "[x]: https://evil.example",
    "&lt;script&gt; &#27;",
    "back\\slash \\[x]",
    "$x^2$ {{x}} @user #1",
    "[^1] and [^1]: note",
    "> quote",
    ":::",
    "write to jane@evil.example",
    "AT&T's 5 * 3 < 4 > 2",
]
_RENDERER = MarkdownIt("commonmark", {"html": True, "linkify": True}).enable(["table", "strikethrough", "linkify"])


def _tokens(text: str) -> list[Token]:
    return [each for token in _RENDERER.parse(text) for each in (token, *(token.children or []))]


def _shown(text: str) -> str:
    return "".join(token.content for token in _tokens(text) if token.type == "text")


@pytest.mark.parametrize("text", _HOSTILE)
@pytest.mark.parametrize("frame", ["{}\n", "> {}\n", "- **1** {}\n", "# {}\n", "| a | {} |\n| --- | --- |\n"])
def test_hostile_text_reads_as_it_stands_wherever_it_is_put(text: str, frame: str) -> None:
    written = frame.format(markdown.escape(text))
    allowed = set(_kinds(frame.format("x")))
    assert set(_kinds(written)) <= allowed
    assert clean_line(text) in _shown(written)


def _kinds(text: str) -> list[str]:
    return [token.type for token in _tokens(text)]


@given(st.text(max_size=60))
def test_any_text_reads_as_it_stands(text: str) -> None:
    flat = clean_line(text)
    assert _shown(f"> {markdown.escape(text)}\n") == flat
    assert set(_kinds(f"{markdown.escape(text)}\n")) <= {"paragraph_open", "inline", "text", "paragraph_close"}


@given(st.text("ab`\\ <>[]()*", max_size=30))
def test_any_text_reads_as_it_stands_in_a_code_span(text: str) -> None:
    flat = clean_line(text)
    if flat:
        assert [token.content for token in _tokens(markdown.code(text)) if token.type == "code_inline"] == [flat]


@given(st.text(max_size=60).map(clean_line))
def test_front_matter_gives_back_every_title(title: str) -> None:
    text = markdown.front_matter({"title": title, "sentences": [0, 2]})
    lines = text.removeprefix("---\n").removesuffix("---\n")
    fields = load(lines, "a.md").mapping(optional=None)
    assert fields["crossread"].text() == __version__
    assert title == (fields["title"].text() if title else "")
    assert fields["sentences"].texts() == ("0", "2")


@pytest.mark.parametrize("title", ["no", "12:30", "#1", "---", "null", "0x1F", "~", "a: b", "- a", "'", '"', "*a"])
def test_titles_that_yaml_takes_for_something_else_come_back(title: str) -> None:
    test_front_matter_gives_back_every_title.hypothesis.inner_test(title)  # type: ignore[attr-defined]


def test_an_article_has_its_provenance_and_all_that_is_understood() -> None:
    found = samples.analysis()
    text = markdown.article(found, samples.summary(), [samples.answer(found.article)], "ann-friends")
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "crossread": __version__,
        "pipeline": "7",
        "article": found.article.id,
        "title": "Ann and Bo",
        "source": "The Paper",
        "url": "https://paper.example/a_b?c=*d*",
        "language": "en",
        "kind": "news",
        "method": "lead",
        "length": "2",
        "sentences": [0, 1],
        "question": "ann-friends",
    }
    for line in (
        "# Ann and Bo",
        "The Paper · news",
        "Page: `https://paper.example/a_b?c=*d*`",
        "- **2** Ann likes Bo.",
        "- **1** “He is great,” she said.",
        "### Bo Ek: affirmed, approve",
        "> Ann likes Bo.",
        "Ann Lee (approve):",
        "- Why: cue: likes",
        "- Ann Lee (person), 1 mention",
        "- Ann Lee (direct): “He is great,”",
    ):
        assert line in body.splitlines()


def test_a_summary_that_could_not_be_made_says_why() -> None:
    assert "too short" in markdown.summary(samples.analysis(), Summary("lead", "3", (), "too short"))


def test_a_comparison_is_a_table_that_renders() -> None:
    text = markdown.comparison(samples.comparison(), "7")
    kinds = _kinds(text.split("---\n", 2)[2])
    assert kinds.count("th_open") == 4
    assert kinds.count("td_open") == 4
    assert "| Bo Ek | affirmed, approve | silent | only 1 of 2 says that they are friends |" in text
    assert "The sources do not differ" in text


def test_sources_of_one_name_are_numbered_and_their_difference_is_told() -> None:
    text = markdown.comparison(samples.comparison(samples.article(), samples.article(title="Again")), "7")
    assert "- Bo Ek, stance: approve: The Paper (1); criticise: The Paper (2)" in text


def test_hostile_names_do_not_break_the_table() -> None:
    one = samples.article(source="A | B <b>", title="[x](y)")
    text = markdown.comparison(samples.comparison(one, samples.article(source="`C`\n|")), "7")
    body = text.split("---\n", 2)[2]
    assert _kinds(body).count("th_open") == 4
    assert not {"html_inline", "html_block", "link_open", "image", "code_inline"} & set(_kinds(body))


def test_a_comparison_without_rows_says_so() -> None:
    found = samples.comparison()
    empty = type(found)(found.question, found.articles, ())
    assert "None of these texts says anything about it." in markdown.comparison(empty, "7")


def test_the_same_values_give_the_same_bytes() -> None:
    found = samples.analysis()
    answers = [samples.answer(found.article, relation=Relation.MIXED)]
    assert len({markdown.article(found, samples.summary(), answers, "q") for _ in range(3)}) == 1
