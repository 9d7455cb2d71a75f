"""References become web addresses, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.locations import absolute, subscribed


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("https://a.example", "https://a.example"),
        ("HTTPS://User:Pass@A.Example/B?", "https://User:Pass@a.example/B?"),
        ("/b", "https://paper.example/b"),
        ("../b?c#d", "https://paper.example/b?c#d"),
        ("//a.example/b", "https://a.example/b"),
        (" https://a.example/\n   b ", "https://a.example/b"),
        ("https://a.example/\tb", "https://a.example/b"),
        ('https://a.example/b c"<>', "https://a.example/b%20c%22%3C%3E"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("data:text/html,x", ""),
        ("https://", ""),
        ("http:b", ""),
        ("https://a.example:port/", ""),
        ("http://[::1", ""),
        ("https://a.example/" + "b" * 5000, ""),
        ("-x", "https://paper.example/world/-x"),
    ],
)
def test_a_reference_is_resolved_or_refused(reference: str, address: str) -> None:
    assert absolute(reference, "https://paper.example/world/") == address


def test_inner_bases_come_first() -> None:
    assert absolute("c", "b/", "https://a.example/") == "https://a.example/b/c"
    assert absolute("c", "", "b/") == ""


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("feed:https://a.example/", "https://a.example/"),
        ("feed://a.example/", "http://a.example/"),
        ("https://a.example/", "https://a.example/"),
        ("a.example", ""),
    ],
)
def test_a_subscription_may_be_marked_as_a_feed(address: str, url: str) -> None:
    assert subscribed(address) == url


@given(st.text(max_size=40), st.text(max_size=20))
def test_what_comes_out_is_a_plain_web_address_that_stays_as_it_is(reference: str, base: str) -> None:
    found = absolute(reference, base, "https://paper.example/")
    assert found == "" or found.startswith(("http://", "https://"))
    assert not set(found) & set(' \t\n\x1b\u202e<>"')
    assert absolute(found) == found
