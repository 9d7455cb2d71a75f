"""Regular expressions find what they should, and none can hang."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model import Span
from reader.query.patterns import Matcher, PatternProblem, PatternTooSlow, compiled


def test_a_pattern_ignores_case_and_says_where_it_is() -> None:
    matcher = Matcher(r"xi\b|k.m")
    assert list(matcher.spans("XI met Kim, taxi")) == [Span(0, 2), Span(7, 10), Span(14, 16)]
    assert matcher.matches("taxi")
    assert not matcher.matches("taxis")


@pytest.mark.parametrize("pattern", [r"(a+)+$", r"(?:x+x+)+y", r"(.|\s)*?b(.|\s)*c$", r"((a{1,10}){1,10}){1,10}b"])
def test_a_pattern_that_blows_up_is_given_up(pattern: str) -> None:
    matcher = Matcher(pattern)
    text = "a" * 4000 + "x" * 4000 + "!"
    began = time.monotonic()
    assert not matcher.matches(text)
    assert list(matcher.spans(text)) == list(matcher.spans(text))
    assert time.monotonic() - began < 3


def test_a_pattern_that_is_given_up_ten_times_ends_the_search() -> None:
    matcher = Matcher(r"(a+)+$")
    assert [matcher.matches("a" * 4000 + "!") for _ in range(9)] == [False] * 9
    with pytest.raises(PatternTooSlow, match="10 articles"):
        matcher.matches("a" * 4000 + "!")
    assert matcher.given_up == 10


@pytest.mark.parametrize(
    "pattern",
    ["(", "[a", "a" * 201, "a{100000}", "((a{100}){100}){100}", "(?:foo){e<=3}", "(?R)", "(a)(?1)", "(?P<x>a)(?&x)"],
)
def test_what_is_no_pattern_or_too_large_a_one_is_refused(pattern: str) -> None:
    with pytest.raises(PatternProblem):
        compiled(pattern)


def test_brackets_that_are_escaped_are_looked_for() -> None:
    assert Matcher(r"\{x\}").matches("a {x}")


@given(st.text("ab()[]{}*+?|\\^$.,:<>=!-&PRLpuN0123x ", max_size=30), st.text("ab x", max_size=50))
def test_any_pattern_is_refused_or_answers(pattern: str, text: str) -> None:
    try:
        matcher = Matcher(pattern)
    except PatternProblem:
        return
    assert matcher.matches(text) in (True, False)
    assert all(0 <= span.start < span.end <= len(text) for span in matcher.spans(text))
