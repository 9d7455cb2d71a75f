"""Which articles are one text."""

from reader.compare.copies import copies
from reader.model import Article

TEXT = (
    "The mayor opened the new bridge on Monday after eleven years of building. Hundreds of people walked over it in "
    "the rain, and the first bus crossed at noon."
)


def article(name: str, body: str) -> Article:
    return Article(id=name, body=body, blocks=())


def test_a_reprint_with_a_new_lead_is_a_copy() -> None:
    reprint = article("b", "Our city has a bridge. " + TEXT)
    assert copies([article("a", TEXT), reprint, article("c", TEXT.upper())]) == (("a", "b", "c"),)


def test_texts_on_one_event_in_their_own_words_are_no_copies() -> None:
    other = (
        "Eleven years late, a bridge: on Monday buses and hundreds of walkers crossed it at last in hard, cold rain."
    )
    assert copies([article("a", TEXT), article("b", other)]) == ()


def test_texts_too_short_to_tell_are_no_copies() -> None:
    assert copies([article("a", "The mayor opened a bridge."), article("b", "The mayor opened a bridge.")]) == ()


def test_no_article_has_no_copies() -> None:
    assert copies([]) == ()
