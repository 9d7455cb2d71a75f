"""Articles that are one text are found by their fingerprints, and other articles hardly ever are."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.compare.fingerprints import START, WHOLE, fingerprint, same_text
from reader.ingest import article, blocks
from reader.model import Article


def of(body: str) -> Article:
    return article.make(body, blocks.of_text(body))


def text(seed: int, words: int) -> list[str]:
    chosen = random.Random(seed)
    return [f"word{chosen.randrange(500)}" for _ in range(words)]


def shared(one: Article, other: Article) -> int:
    return sum(a == b for a, b in zip(fingerprint(one), fingerprint(other), strict=False))


def changed(words: list[str], every: int) -> list[str]:
    return [f"new{index}" if index % every == 0 else word for index, word in enumerate(words)]


@pytest.mark.parametrize("seed", range(10))
def test_an_edited_text_shares_a_number_with_the_first(seed: int) -> None:
    words = text(seed, 500)
    edited = [
        changed(words, 20),
        words[:60],
        [*text(seed + 100, 60), *words[50:300]],
        words[150:350],
    ]
    for each in edited:
        assert shared(of(" ".join(words)), of(" ".join(each)))
        assert same_text(of(" ".join(words)), of(" ".join(each)))


def test_case_marks_and_line_breaks_do_not_matter() -> None:
    words = text(1, 100)
    other = ",\n".join(words).upper()
    assert fingerprint(of(" ".join(words))) == fingerprint(of(other))


def test_texts_of_their_own_share_nothing() -> None:
    articles = [of(" ".join(text(seed, 300))) for seed in range(40)]
    pairs = [(one, other) for index, one in enumerate(articles) for other in articles[:index]]
    assert sum(shared(one, other) > 0 for one, other in pairs) == 0


def test_two_outlets_that_quote_the_same_words_are_not_one_text() -> None:
    quote = text(99, 30)
    one = of(" ".join([*text(1, 200), *quote, *text(2, 100)]))
    other = of(" ".join([*text(3, 100), *quote, *text(4, 200)]))
    assert shared(one, other) < 6
    assert not same_text(one, other)


def test_a_caption_does_not_count() -> None:
    words = " ".join(text(1, 100)) + "."
    credit = "A man walks by. (AP Photo/A. Name)"
    with_credit = of(f"{credit}\n\n{words}")
    assert fingerprint(with_credit) == fingerprint(of(words))


def test_the_numbers_are_the_same_on_every_machine() -> None:
    found = fingerprint(of("The minister resigned on Monday after a vote."))
    assert len(found) == WHOLE + START
    assert found[:2] == (340962378257544733, 1301277082701579088)


@given(st.text(max_size=300))
def test_any_text_has_numbers_of_64_bits(body: str) -> None:
    found = fingerprint(of(body))
    assert len(found) in (1, WHOLE + START)
    assert all(0 <= number < 2**64 for number in found)
    assert found == fingerprint(of(body))
