import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis import sentences
from reader.ingest import article, blocks
from reader.model import Analysis, Article, Block, Role, Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences.spans(text)]


def analysed(body: str, *roles: Role) -> Analysis:
    parts = blocks.of_text(body)
    marked = [Block(block.span, role) for block, role in zip(parts, roles, strict=True)]
    return sentences.find(Analysis(article.make(body, marked)))


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Xi met Gen. Smith of the U.S. Army on Jan. 5 at 9 a.m. in St. Louis, Mo., and left.",
        "SEOUL, South Korea (AP) - The two leaders met at No. 10 Downing St. today.",
        "He paid $1,200.50 to J. R. R. Tolkien for example.com and v. 2.0 of it.",
        "The band Wham! played in the hall.",
        "A letter by Sens. Bob Corker and Ben Cardin arrived.",
        "He waited… and then he left.",
        "“What is this?” he asked.",
        "“Was it good?” Mr. Trump asked reporters.",
        "A headline without a stop",
        "He teaches (he was an engineer.) at the school.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He left the U.S.", "The trip was long."),
        ("He met Mr. Xi.", "Then he left."),
        ("It was 5 p.m.", "He was late."),
        ("“It was good.", "It was great,” Trump said."),
        ("He said “we won.”", "Nobody else did."),
        ("He said he would not.", "“Never,” she said."),
        ("Who won?", "Nobody knows."),
        ("It was him and I.", "They knew."),
        ("(He left.)", "She stayed."),
        ("He never came….", "She left."),
        ("He said no.", "That was all."),
        ("It works at Apple Inc.", "The firm is large."),
    ],
)
def test_a_sentence_ends_where_the_next_begins(first: str, second: str) -> None:
    assert split(f"{first} {second}") == [first, second]


def test_an_opening_mark_belongs_to_its_sentence() -> None:
    text = "It is known. (Note: When we say this, we mean that. In fact, we do.) “So,” he said."
    assert split(text) == [
        "It is known.",
        "(Note: When we say this, we mean that.",
        "In fact, we do.)",
        "“So,” he said.",
    ]


def test_a_line_break_is_white_space() -> None:
    assert split("He met\nMr.\nXi. They\ntalked.") == ["He met\nMr.\nXi.", "They\ntalked."]


def test_the_items_of_a_list_in_one_block_are_sentences() -> None:
    assert split("1. The first item 2. The second item") == ["1. The first item", "2. The second item"]
    assert split("a) The first b) The second") == ["a) The first", "b) The second"]


def test_a_number_in_running_text_starts_no_item() -> None:
    assert split("He was no. 1) in 2. The end") == ["He was no. 1) in 2.", "The end"]


def test_captions_hold_no_sentence_and_headings_are_marked() -> None:
    found = analysed("A heading\nPhoto: AP.\nHe came. She left.", Role.HEADING, Role.CAPTION, Role.PROSE)
    assert [(found.text(sentence.span), sentence.block, sentence.heading) for sentence in found.sentences] == [
        ("A heading", 0, True),
        ("He came.", 2, False),
        ("She left.", 2, False),
    ]


def test_a_sentence_does_not_cross_a_block() -> None:
    found = analysed("He came and\nshe left.", Role.PROSE, Role.PROSE)
    assert [found.text(sentence.span) for sentence in found.sentences] == ["He came and", "she left."]


def test_an_empty_article_has_no_sentences() -> None:
    assert sentences.find(Analysis(Article("0", "", ()))).sentences == ()


PIECES = st.sampled_from(
    [*"abAB.!?…\"“”‘’'()[]•-–—12 \n\t", ". ", "Mr. ", "U.S. ", "e.g. ", ". . .", "1. ", "a) ", "said ", "\u00a0", "。"]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_spans_are_disjoint_ordered_stripped_and_cover_every_character(text: str) -> None:
    found = sentences.spans(text)
    position = 0
    for span in found:
        assert position <= span.start < span.end
        assert text[position : span.start].strip() == ""
        assert span.of(text) == span.of(text).strip()
        position = span.end
    assert text[position:].strip() == ""


@given(st.text(max_size=80))
def test_any_text_is_split(text: str) -> None:
    assert "".join(re.sub(r"\s", "", sentence) for sentence in split(text)) == re.sub(r"\s", "", text)


@pytest.mark.parametrize("unit", ["He met Mr. Xi. ", ". ", "(", "a.b.", "1. a ", '."', "A", "? “", ". . "])
def test_a_long_text_of_any_marks_is_split_without_backtracking(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    spans = sentences.spans(text)
    assert spans[-1] == Span(spans[-1].start, len(text.rstrip()))


@pytest.mark.parametrize(
    ("language", "sentences_of_it"),
    [
        ("fr", ["« Pourquoi ? » a demandé M. Macron.", "« Parce que oui. »", "Il est parti à 10 h."]),
        ("de", ["„Ja.“", "Er ging am 3. Oktober mit Dr. Weber.", "„Warum?“, fragte sie.", "»Nein.«", "Das war alles."]),
        ("es", ["¿Qué pasó?", "¡Nada!", "El Sr. Pérez viajó a EE. UU. con su hija.", "Dijo que no.", "Luego se fue."]),
        ("el", ["Γιατί;", "Κανείς δεν ξέρει.", "Ο κ. Παπαδόπουλος έφυγε."]),
        ("ru", ["В 2019 г. Иванов уехал.", "Он сказал: «Нет».", "А. С. Пушкин жил в г. Москве."]),
        ("ar", ["قال الرئيس ذلك.", "لماذا؟", "لا أحد يعرف."]),
        ("ur", ["صدر نے کہا۔", "وہ گئے۔"]),
        ("hi", ["राष्ट्रपति ने कहा।", "वह गए।"]),
        ("hy", ["Նախագահը ասաց։", "Նա գնաց։"]),
        ("ka", ["პრეზიდენტმა თქვა.", "მთავრობა არ დათმობს."]),
    ],
)
def test_sentences_of_other_languages_end_by_their_own_marks(language: str, sentences_of_it: list[str]) -> None:
    text = " ".join(sentences_of_it)
    assert [span.of(text) for span in sentences.spans(text, language)] == sentences_of_it


@pytest.mark.parametrize(
    "parts",
    [["大統領は「行け！」と言った。", "本当か？", "はい。"], ["总统说，他不会让步。", "“为什么？”", "没有人回答！"]],
)
def test_scripts_without_white_space_are_cut_at_their_full_stops(parts: list[str]) -> None:
    text = "".join(parts)
    assert [span.of(text) for span in sentences.spans(text, "ja")] == parts


def test_an_english_abbreviation_is_none_in_another_language() -> None:
    text = "Vio el mar. Abril fue frío."
    assert [span.of(text) for span in sentences.spans(text, "es")] == ["Vio el mar.", "Abril fue frío."]
