"""Every method chooses ranked sentences in document order within the length, and says so when it cannot."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.analysis.summary import DEFAULT_METHOD, METHODS, summarise
from reader.errors import UsageProblem
from tests.analysis.summary_texts import STORM, analysis_of

STORY = analysis_of(STORM, title="Third storm hits Norway")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", ["1", "3", "40%", "30w"])
def test_picks_stand_in_document_order_with_ranks_from_one(method: str, length: str) -> None:
    picks = summarise(STORY, method, length).picks
    assert [pick.sentence for pick in picks] == sorted({pick.sentence for pick in picks})
    assert sorted(pick.rank for pick in picks) == list(range(1, len(picks) + 1))
    assert all(math.isfinite(pick.score) for pick in picks)


@pytest.mark.parametrize("method", METHODS)
def test_a_number_of_sentences_is_kept(method: str) -> None:
    assert [len(summarise(STORY, method, str(count)).picks) for count in (1, 3, 5)] == [1, 3, 5]


@pytest.mark.parametrize("method", METHODS)
def test_a_number_of_words_is_never_passed_unless_by_the_only_sentence(method: str) -> None:
    for limit in (1, 20, 40, 60):
        picks = summarise(STORY, method, f"{limit}w").picks
        words = sum(len(STORY.text(STORY.sentences[pick.sentence].span).split()) for pick in picks)
        assert len(picks) == 1 or words <= limit


@pytest.mark.parametrize("method", METHODS)
def test_headings_and_wordless_sentences_are_never_chosen(method: str) -> None:
    story = analysis_of((("Power cut in Norway",), ("* * *",), *STORM), headings=[0])
    chosen = {pick.sentence for pick in summarise(story, method, "8").picks}
    assert len(chosen) == 8
    assert not chosen & {0, 1}


@pytest.mark.parametrize("method", METHODS)
def test_the_same_article_gives_the_same_summary(method: str) -> None:
    assert summarise(STORY, method, "4") == summarise(STORY, method, "4")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("length", ["9", "10", "100%", "500w"])
def test_a_text_no_longer_than_asked_for_has_a_note_and_no_picks(method: str, length: str) -> None:
    summary = summarise(STORY, method, length)
    assert summary.picks == ()
    assert "too short" in summary.note


@pytest.mark.parametrize("method", METHODS)
def test_fewer_than_three_sentences_are_not_summarised(method: str) -> None:
    assert summarise(analysis_of([["One is here.", "Two is here."]]), method, "1").note != ""
    assert summarise(analysis_of([["Title"]], headings=[0]), method, "1").note != ""
    assert summarise(analysis_of([[""]]), method, "1").note != ""


def test_an_unknown_method_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageProblem, match="lexrank"):
        summarise(STORY, "gpt")


def test_the_default_method_is_one_of_them() -> None:
    assert DEFAULT_METHOD in METHODS


NAMES = {"Anna Berg": ["Anna", "Berg"], "Carl Berg": ["Carl"], "Oslo": ["Oslo"]}
PEOPLE = analysis_of(
    [
        ["The council met in Oslo on Monday to vote on the budget."],
        ["Anna Berg spoke first and asked for more money for schools.", "The hall was full and the debate was long."],
        ["Carl objected to the plan.", "The mayor thanked Anna for the work.", "The vote was put off."],
    ],
    names=NAMES,
)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("about", ["Anna Berg", "anna berg", "ANNA"])
def test_only_sentences_about_the_entity_are_chosen(method: str, about: str) -> None:
    assert [pick.sentence for pick in summarise(PEOPLE, method, "2", about).picks] == [1, 4]


def test_a_part_of_a_name_stands_for_everyone_who_has_it() -> None:
    assert [pick.sentence for pick in summarise(PEOPLE, "lead", "4", "Berg").picks] == [1, 3, 4]


@pytest.mark.parametrize("about", ["Napoleon", "Ann", "erg", "?"])
def test_an_entity_that_is_not_there_is_refused_with_those_there_are(about: str) -> None:
    with pytest.raises(UsageProblem, match="Anna Berg"):
        summarise(PEOPLE, "lead", "2", about)


def test_without_any_entity_the_refusal_says_so() -> None:
    with pytest.raises(UsageProblem, match="no entity was found"):
        summarise(STORY, "lead", "2", "Napoleon")


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.lists(st.sampled_from(["", "He.", "the of", "…", "42", "Kim met Xi.", "But no.", "ß ﬁ 漢字"]), min_size=1)
    ),
    st.sampled_from(METHODS),
    st.sampled_from(["1", "3", "50%", "5w"]),
)
def test_no_text_breaks_a_method(paragraphs: list[list[str]], method: str, length: str) -> None:
    summary = summarise(analysis_of(paragraphs or [[""]]), method, length)
    assert bool(summary.picks) != bool(summary.note)


ROOT = Path(__file__).parents[2]
OFFLINE = """
import socket, sys
def blocked(*_, **__): raise SystemExit("something was looked for outside")
socket.socket.connect = blocked
socket.getaddrinfo = blocked
import nltk.data
nltk.data.find = nltk.data.load = nltk.download = blocked
from reader.analysis.summary import METHODS, summarise
from tests.analysis.summary_texts import STORM, analysis_of
print(*(len(summarise(analysis_of(STORM), method, "3").picks) for method in METHODS))
"""


def test_no_method_looks_for_nltk_data_or_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NLTK_DATA", "")
    command = [sys.executable, "-W", "error", "-c", OFFLINE]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.stdout.split() == ["3"] * len(METHODS), done.stderr


def test_importing_summaries_imports_neither_sumy_nor_numpy() -> None:
    code = "import sys, reader.analysis.summary; print(*{'sumy', 'numpy', 'nltk'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == ""
