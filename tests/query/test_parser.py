"""Queries are read as they are meant, and what cannot be understood is pointed at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader import query
from reader.model import Relation, Stance
from reader.query import QueryProblem
from reader.query.tree import (
    Among,
    And,
    Answered,
    Anywhere,
    Choice,
    Dated,
    Field,
    Identified,
    Is,
    Measure,
    Measured,
    Node,
    Not,
    Or,
    Pattern,
    Phrase,
    Side,
    Sort,
    SortKey,
    State,
    StoryOf,
    Within,
    Word,
)


def tree(text: str) -> Node | None:
    return query.parse(text).tree


def word(text: str) -> Anywhere:
    return Anywhere(Word(text))


A, B, C = word("a"), word("b"), word("c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("  \t ", None),
        ("a", A),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a && b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a|b", Or((A, B))),
        ("a || b", Or((A, B))),
        ("a b OR c", Or((And((A, B)), C))),
        ("a (b OR c)", And((A, Or((B, C))))),
        ("((a b) c)", And((A, B, C))),
        ("-a", Not(A)),
        ("!a", Not(A)),
        ("NOT a", Not(A)),
        ("NOT -a", A),
        ("-(a b)", Not(And((A, B)))),
        ("a AND NOT b", And((A, Not(B)))),
        ("a - b", And((A, B))),
        ("not and or", And((word("not"), word("and"), word("or")))),
        ("covid-19 C++ AT&T", And((word("covid-19"), word("C++"), word("AT&T")))),
        ("12:30 https://a.org/b?c", And((word("12:30"), word("https://a.org/b?c")))),
        ("summ*", Anywhere(Word("summ", prefix=True))),
        ('"North  Korea"', Anywhere(Phrase("North Korea"))),
        ("“North Korea”", Anywhere(Phrase("North Korea"))),
        (r'"say \"no\" \\"', Anywhere(Phrase('say "no" \\'))),
        ('-"a b"', Not(Anywhere(Phrase("a b")))),
    ],
)
def test_words_and_operators_make_a_tree(text: str, expected: Node | None) -> None:
    assert tree(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:xi", Within(Field.TITLE, Word("xi"))),
        ("TITLE:Xi", Within(Field.TITLE, Word("Xi"))),
        ("intitle:xi", Within(Field.TITLE, Word("xi"))),
        ('source:"BBC News"', Within(Field.SOURCE, Phrase("BBC News"))),
        ("title:/xi|kim j.*/", Within(Field.TITLE, Pattern("xi|kim j.*"))),
        (r"url:/\/2026\//", Within(Field.URL, Pattern("/2026/"))),
        ("url:/2026/11/", Within(Field.URL, Pattern("2026/11"))),
        ("/xi/", Or((Within(Field.TITLE, Pattern("xi")), Within(Field.TEXT, Pattern("xi"))))),
        ("title:(a OR b)", Or((Within(Field.TITLE, Word("a")), Within(Field.TITLE, Word("b"))))),
        ("tag:-x", Within(Field.TAG, Phrase("-x"))),
        ("-tag:x", Not(Within(Field.TAG, Word("x")))),
        ("words:>500", Measured(Measure.WORDS, least=501)),
        ("words:>=500", Measured(Measure.WORDS, least=500)),
        ("words:<500", Measured(Measure.WORDS, most=499)),
        ("words:500", Measured(Measure.WORDS, 500, 500)),
        ("words:900..500", Measured(Measure.WORDS, 500, 900)),
        ("story:>=3", Measured(Measure.STORY, least=3)),
        ("story:0123456789AB", StoryOf("0123456789ab")),
        ("id:1a2b,ff", Identified(("1a2b", "ff"))),
        ("is:unread", Is(State.UNREAD)),
        ("is:opinion", Among(Choice.KIND, ("opinion",))),
        ("kind:news,opinion", Among(Choice.KIND, ("news", "opinion"))),
        ("lang:en-GB,de", Among(Choice.LANGUAGE, ("en", "de"))),
        ("before:2026-11-01", Dated(Side.BEFORE, "2026-11-01")),
        ("after:Yesterday", Dated(Side.AFTER, "yesterday")),
        ("on:2026", Dated(Side.ON, "2026")),
        ("age:<7d", Dated(Side.AFTER, "7d")),
        ("age:7", Dated(Side.AFTER, "7d")),
        ("age:>02w", Dated(Side.BEFORE, "2w")),
        ("stance:criticize", Answered(stances=(Stance.CRITICISE,))),
        ("relation:not-addressed", Answered(relations=(Relation.NOT_ADDRESSED,))),
    ],
)
def test_every_field_is_understood_in_all_its_forms(text: str, expected: Node) -> None:
    assert tree(text) == expected


def test_what_is_asked_of_answers_side_by_side_is_asked_of_one_answer() -> None:
    one = Answered(Word("friends"), Phrase("Xi Jinping"), (Relation.DENIED,), (Stance.APPROVE, Stance.MIXED))
    text = 'question:friends a counterpart:"Xi Jinping" relation:denied stance:approve,mixed'
    assert tree(text) == And((one, A))
    xi, against = Answered(counterpart=Word("Xi")), Answered(stances=(Stance.CRITICISE,))
    assert tree("(counterpart:Xi) (stance:criticise)") == And((xi, against))
    assert tree("counterpart:Xi -stance:criticise") == And((xi, Not(against)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sort:date", (Sort(SortKey.DATE),)),
        ("sort:-date", (Sort(SortKey.DATE, descending=True),)),
        ("sort:>words,title", (Sort(SortKey.WORDS, descending=True), Sort(SortKey.TITLE))),
        ("sort:story a sort:-relevance", (Sort(SortKey.STORY, descending=True), Sort(SortKey.RELEVANCE))),
        ("sort:date,title,-date", (Sort(SortKey.DATE), Sort(SortKey.TITLE))),
    ],
)
def test_orders_are_read_apart_from_the_tree(text: str, expected: tuple[Sort, ...]) -> None:
    assert query.parse(text).sorts == expected


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("titel:xi", 0, "did you mean `title:`?"),
        ("a is:unraed", 5, "did you mean `is:unread`?"),
        ("is:blue", 3, "it is one of unread, read"),
        ("unread:yes", 0, "did you mean `is:unread`?"),
        ("Re:hello", 0, 'put "Re:hello" in quotation marks'),
        ("stance:aprove", 7, "did you mean `stance:approve`?"),
        ('a "b', 2, "not closed"),
        ("title:/x", 6, "not closed"),
        ("title:/(/", 6, "not a regular expression"),
        ("tag:/x/", 4, "takes no /pattern/"),
        ("title:", 6, "nothing comes after"),
        ("words:many", 6, "needs a number"),
        ("on:2026-11-31", 3, "is no date"),
        ("age:young", 4, "age:<7d"),
        ("id:xyz", 3, "is no id"),
        ("lang:english!", 5, "is no language"),
        ("(a", 0, "not closed"),
        ("a) b", 1, "closes nothing"),
        ("()", 0, "nothing between"),
        ("a OR", 2, "OR needs a term after it"),
        ("OR a", 0, "OR needs a term before it"),
        ("a AND OR b", 2, "AND needs a term after it"),
        ("(NOT)", 1, "NOT needs a term"),
        ("stance:mixed stance:approve", 13, "one answer cannot be both"),
        ("-sort:date", 1, "sort:-date"),
        ("sort:dat", 5, "did you mean `sort:date`?"),
        ("title:(text:a)", 7, "in the bracket of another"),
        ("kind:news,", 5, "after each comma"),
        ("a" * 5000, 4000, "at most 4000"),
        ("a " * 600, 1000, "at most 500 terms"),
        ("(" * 40, 30, "30 deep"),
    ],
)
def test_what_cannot_be_understood_is_pointed_at_with_what_to_write_instead(
    text: str, position: int, words: str
) -> None:
    with pytest.raises(QueryProblem) as caught:
        query.parse(text)
    assert caught.value.position == position
    assert words in caught.value.reason
    assert "\n" not in caught.value.reason


def test_the_caret_stands_below_the_place_by_cells() -> None:
    with pytest.raises(QueryProblem) as caught:
        query.parse("習近平 is:unraed")
    assert str(caught.value).splitlines()[1:] == ["  習近平 is:unraed", "  " + " " * 10 + "^"]


def test_a_long_query_is_shown_around_the_place() -> None:
    with pytest.raises(QueryProblem) as caught:
        query.parse("word " * 100 + "titel:x" + " word" * 100)
    _, shown, caret = str(caught.value).splitlines()
    assert shown[caret.index("^") :].startswith("titel:x")
    assert len(shown) < 70


@pytest.mark.parametrize(
    ("text", "same_as"),
    [
        ("summ", "summ*"),
        ("title:su", "title:su*"),
        ("summ ", "summ"),
        ("x", "x"),
        ('a "b cd', "a b cd*"),
        ("(a (b", "a b"),
        ("a) b", "a b"),
        ("a OR", "a"),
        ("NOT", ""),
        ("a AND ", "a"),
        ("title:", "title"),
        ("Trump: a", "Trump a"),
        ("is:unr a", "is unr a"),
        ('is:"un r" a', 'is "un r" a'),
        ("stance:mixed stance:approve", "(stance:mixed) (stance:approve)"),
        ("(" * 40 + "a", "a"),
        ("-fo", "-fo"),
    ],
)
def test_what_is_being_typed_is_read_as_far_as_it_goes(text: str, same_as: str) -> None:
    assert query.parse(text, lenient=True) == query.parse(same_as)


PIECES = st.sampled_from(
    'a Xi summ* "b c" “d” ( ) | OR AND NOT - ! title: text: is: is:unread stance: stance:mixed relation:denied words: '
    "words:>5 story: > < , : / \\ /x/ title:/a\\/b/ id:1 on: on:2026 age: sort: sort:-date,title ̸ = * ** && é 習 😀 "
    "x:y counterpart:Xi question:q tag:-x url:/ before:2026-11-01T12:30+01:00 lang:en,de feed:( source:*".split(" ")
)
QUERIES = st.lists(st.tuples(PIECES | st.text(max_size=4), st.sampled_from(["", " "])), max_size=14).map(
    lambda pieces: "".join(piece + space for piece, space in pieces)
)


@settings(max_examples=400)
@given(QUERIES)
def test_what_is_written_reads_back_as_the_same_query(text: str) -> None:
    lenient = query.parse(text, lenient=True)
    assert query.parse(query.format(lenient)) == lenient
    try:
        strict = query.parse(text)
    except QueryProblem:
        return
    assert query.parse(query.format(strict)) == strict
    assert query.format(query.parse(query.format(strict))) == query.format(strict)


@pytest.mark.slow
@settings(max_examples=10_000)
@given(QUERIES | st.text(max_size=60))
def test_any_text_can_be_typed_and_what_is_written_of_it_means_the_same(text: str) -> None:
    found = query.parse(text, lenient=True)
    assert query.parse(query.format(found)) == found
