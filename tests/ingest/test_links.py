"""Only clear web and mail links pass, in a form that shows where they lead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ingest.links import safe_link, shown_host

_BAD = (
    "",
    " ",
    "x",
    "-x",
    "--help",
    "-oProxyCommand=x",
    "%action",
    "http://%action/",
    "/etc/passwd",
    "//example.org/",
    "example.org",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "ftp://example.org/",
    "ssh://-oProxyCommand=x",
    "smb://example.org/share",
    "tel:123",
    "x-apple:whatever",
    "view-source:https://example.org",
    "blob:https://example.org/1",
    "https:example.org",
    "https:///example.org",
    "https:/\\example.org",
    "https://",
    "https://?q",
    "https://#x",
    "https://[",
    "https://[::1",
    "https://a b/",
    "https://a.example\\@b.example/",
    "https://bank.example@evil.example/",
    "https://bank.example:443@evil.example/",
    "https://@evil.example/",
    "https://a.example:port/",
    "https://a.example:99999/",
    "https://a\x00.example/",
    "https://a.example/\x1b]52;c;x\x07",
    "https://a.example/\u202egpj.exe",
    "https://a.example/\nb",
    "https://-a.example/",
    "https://999.999.999.999/",
    "https://" + "a" * 5000,
    "mailto:",
    "mailto:a",
    "mailto:-a@b.example",
    "mailto:a@b.example?attach=/etc/passwd",
    "mailto:a@b.example,c@d.example",
    "mailto:a@b.example%0d%0aBcc:c@d.example",
    "mailto:a@-b.example",
    "mailto:a b@c.example",
)


@pytest.mark.parametrize("link", _BAD)
def test_what_is_no_clear_link_is_not_opened(link: str) -> None:
    assert safe_link(link) is None
    assert shown_host(link) == ""


@pytest.mark.parametrize(
    ("link", "opened", "host"),
    [
        ("https://example.org/a?b=c&d", "https://example.org/a?b=c&d", "example.org"),
        (" HTTP://Example.ORG ", "http://example.org/", "example.org"),
        ("https://example.org/a#part-2", "https://example.org/a#part-2", "example.org"),
        ("https://example.org/a#:~:text=x", "https://example.org/a#:~:text=x", "example.org"),
        ("https://example.org:8443/", "https://example.org:8443/", "example.org"),
        ("https://example.org/ü 'x'", "https://example.org/%C3%BC%20'x'", "example.org"),
        ('https://example.org/"<b>`|^', "https://example.org/%22%3Cb%3E%60%7C%5E", "example.org"),
        ("https://example.org/@a:b", "https://example.org/@a:b", "example.org"),
        ("https://аррӏе.com/", "https://xn--80ak6aa92e.com/", "xn--80ak6aa92e.com"),
        ("https://ｅｘａｍｐｌｅ。org/", "https://example.org/", "example.org"),
        ("http://2130706433/", "http://127.0.0.1/", "127.0.0.1"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/", "2001:db8::1"),
        ("mailto:jane@paper.example", "mailto:jane@paper.example", "paper.example"),
    ],
)
def test_a_link_is_opened_in_the_form_that_shows_where_it_leads(link: str, opened: str, host: str) -> None:
    assert safe_link(link) == opened
    assert shown_host(link) == host


@given(st.text(max_size=80), st.sampled_from(["", "http://", "https://a.example/", "https://a.example#", "mailto:"]))
def test_what_passes_is_plain_ascii_and_passes_again_unchanged(text: str, start: str) -> None:
    link = safe_link(start + text)
    if link is not None:
        assert link.startswith(("http://", "https://", "mailto:"))
        assert link.isascii()
        assert link.isprintable()
        assert " " not in link
        assert safe_link(link) == link
