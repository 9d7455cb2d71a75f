"""Cue words and where they are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.analysis.stance.cues import Matcher


@pytest.mark.parametrize(
    ("cue", "text", "found"),
    [
        ("friend*", "Their friendships last", ["friendships"]),
        ("friend", "Their friendships last", []),
        ("friend", "FRIEND or foe", ["FRIEND"]),
        ("no longer", "They no  longer speak", ["no  longer"]),
        ("fell out", "They fell-out", ["fell-out"]),
        ("lavish* .. praise", "He lavished a lot of praise on her", ["lavished a lot of praise"]),
        ("lavish* .. praise", "He lavished one two three four five praise", []),
        ("n't", "They aren’t friends", ["n’t"]),
        ("can't stand", "She can’t stand him", ["can’t stand"]),
        ("pal", "a bro-pal", []),
    ],
)
def test_a_cue_is_found_as_whole_words(cue: str, text: str, found: list[str]) -> None:
    assert [span.of(text) for span in Matcher([cue]).find(text)] == found


def test_the_longest_of_two_cues_counts_once() -> None:
    text = "They fell out of love"
    assert [span.of(text) for span in Matcher(["fell", "fell out"]).find(text)] == ["fell out"]


def test_the_first_cue_is_empty_where_there_is_none() -> None:
    assert Matcher(["friend*"]).first("They are foes") == ""
    assert Matcher([]).first("anything") == ""


def test_only_the_part_asked_for_is_searched() -> None:
    text = "friend, friend, friend"
    assert [span.start for span in Matcher(["friend"]).find(text, 1, 15)] == [8]


@given(st.lists(st.sampled_from(["friend*", "no longer", "a .. b", "n't", "b"]), max_size=4), st.text(max_size=200))
def test_cues_are_disjoint_in_order_and_inside_the_text(cues: list[str], text: str) -> None:
    end = 0
    for span in Matcher(cues).find(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
