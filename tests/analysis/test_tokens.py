import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.tokens import stem, stop_words, tokens, words


def texts(text: str) -> list[str]:
    return [token.text for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trump's friend", ["Trump", "'s", "friend"]),
        ("Xi’s ambition", ["Xi", "’s", "ambition"]),
        ("We don't know, O'Brien.", ["We", "don't", "know", ",", "O'Brien", "."]),
        ("the U.S. Army", ["the", "U.S.", "Army"]),
        ("Mr. Moon Jae-in", ["Mr.", "Moon", "Jae-in"]),
        ("a 10-year-old won $1,200.5", ["a", "10-year-old", "won", "$", "1,200.5"]),
        ("AT&T rose 3.5% at 12:30", ["AT&T", "rose", "3.5", "%", "at", "12:30"]),
        ("John F. Kennedy", ["John", "F.", "Kennedy"]),
        ("It was I.", ["It", "was", "I", "."]),
        ("He said no.", ["He", "said", "no", "."]),
        ("Wait... what?", ["Wait", "...", "what", "?"]),
        ("See https://a.example/b?c=1.", ["See", "https://a.example/b?c=1", "."]),
        ("Write to jane.doe@a.example now", ["Write", "to", "jane.doe@a.example", "now"]),
        ("in the 1990s", ["in", "the", "1990s"]),
        ("Trump 's friend does n't", ["Trump", "'s", "friend", "does", "n't"]),
    ],
)
def test_text_is_cut_where_readers_see_words(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_words_leave_out_marks() -> None:
    assert [token.text for token in words("“Yes,” he said – 3 times!")] == ["Yes", "he", "said", "3", "times"]


@given(st.text(max_size=120))
def test_tokens_are_ordered_disjoint_and_cover_all_but_white_space(text: str) -> None:
    position = 0
    for token in tokens(text):
        assert text[position : token.start].strip() == ""
        assert token.text == text[token.start : token.end]
        assert token.text.split() == [token.text]
        position = token.end
    assert text[position:].strip() == ""


def test_a_token_can_be_counted_from_elsewhere() -> None:
    token = tokens("Xi left")[1].shifted(10)
    assert (token.span, token.text) == ((13, 17), "left")


def test_stems_join_the_forms_of_a_word() -> None:
    assert stem("Friendships") == stem("friendship") == "friendship"
    assert stem("Häuser", "de") == stem("Hauses", "de")


def test_a_language_without_a_stemmer_gives_the_word_in_lower_case() -> None:
    assert stem("Umoja", "sw") == "umoja"


def test_stop_words_are_known_by_language() -> None:
    assert "the" in stop_words()
    assert "und" in stop_words("de")
    assert stop_words("xx") == frozenset()


def test_chinese_and_japanese_are_cut_without_white_space() -> None:
    assert [token.text for token in tokens("总统Trump说，3天。")] == ["总", "统", "Trump", "说", "，", "3", "天", "。"]
    assert [token.text for token in tokens("トランプが大統領に")] == ["トランプ", "が", "大", "統", "領", "に"]
