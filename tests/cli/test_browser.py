"""Which pages may talk to the reader that a browser shows."""

import pytest

from reader.cli.browser import is_own_page


@pytest.mark.parametrize(
    ("origin", "asked", "listening"),
    [
        ("http://localhost:8000", "localhost:8000", "localhost"),
        ("http://127.0.0.1:8000", "127.0.0.1:8000", "localhost"),
        ("http://[::1]:8000", "[::1]:8000", "localhost"),
        ("https://news.example", "news.example", "0.0.0.0"),
        ("", "localhost:8000", "localhost"),
    ],
)
def test_the_page_that_came_from_here_may_talk(origin: str, asked: str, listening: str) -> None:
    assert is_own_page(origin, asked, listening)


@pytest.mark.parametrize(
    ("origin", "asked", "listening"),
    [
        ("https://evil.example", "localhost:8000", "localhost"),
        ("http://localhost:9000", "localhost:8000", "localhost"),
        ("null", "localhost:8000", "localhost"),
        ("http://evil.example:8000", "evil.example:8000", "localhost"),
        ("https://evil.example", "news.example", "0.0.0.0"),
        ("", "evil.example", "127.0.0.1"),
    ],
)
def test_the_pages_of_others_may_not(origin: str, asked: str, listening: str) -> None:
    assert not is_own_page(origin, asked, listening)
