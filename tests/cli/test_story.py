"""Stories on the command line: which articles are laid side by side, and in which form."""

import json
from pathlib import Path

import pytest

from reader.export import telling
from reader.library import Library
from tests.cli.runner import Runner

_BRIDGE = (
    "The mayor opened the new bridge over the harbour on Monday after eleven years of building. Hundreds of people "
    "walked over it in the rain, and the first bus crossed at noon. The bridge cost ninety million dollars."
)
_AGAIN = (
    "After eleven years of building, the new bridge over the harbour was opened by the mayor on Monday. Fishermen "
    "complain that cranes have driven the herring from the southern basin. The island school welcomes the bridge."
)
_MOON = "Scientists found water beneath the ice of a distant moon. The probe will fly by again next spring."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with a story that two sources tell, and one that a third tells."""
    for name, title, body in (
        ("Post", "Mayor opens harbour bridge", _BRIDGE),
        ("Herald", "Mayor opens harbour bridge", _AGAIN),
        ("Times", "Water on a moon", _MOON),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {title}\nsource: {name}\n---\n{body}\n")
    return tmp_path


def test_each_story_that_several_articles_tell_is_told(run: Runner, texts: Path) -> None:
    done = run("story", str(texts))
    lines = done.out.splitlines()
    assert (done.status, done.err) == (0, "")
    assert lines[0] == "2 articles side by side, 1 point told by several."
    start = lines.index("Point 1, both sources.")
    assert [line.partition(":")[0].strip() for line in lines[start + 1 : start + 3]] == ["Herald", "Post"]
    assert "moon" not in done.out


def test_json_is_one_object_a_line_whose_spans_fit(run: Runner, texts: Path) -> None:
    (value,) = map(json.loads, run("story", str(texts), "--format", "json", "--length", "1").out.splitlines())
    body = {each["id"]: each["text"] for each in value["articles"]}
    (pick,) = value["summary"]
    assert body[pick["article"]][pick["start"] : pick["end"]].endswith(".")
    said = [body[each["article"]][each["start"] : each["end"]] for each in value["shared"][0]["passages"]]
    assert said == [_AGAIN.partition(". ")[0] + ".", _BRIDGE.partition(". ")[0] + "."]


def test_all_articles_can_be_laid_side_by_side(run: Runner, texts: Path) -> None:
    (value,) = map(json.loads, run("story", str(texts), "--together", "--format", "json").out.splitlines())
    assert [each["source"] for each in value["articles"]] == ["Herald", "Post", "Times"]


def test_articles_that_tell_no_story_together_say_what_to_do(run: Runner, texts: Path) -> None:
    done = run("story", str(texts / "Post.md"), str(texts / "Times.md"))
    assert (done.status, done.out) == (0, "")
    assert done.err == "crossread: no two of 2 articles tell one story; --together lays them side by side\n"


def test_an_article_stands_for_its_story_in_the_library(run: Runner) -> None:
    found = Library.open()
    article = found.articles[1]
    (value,) = map(json.loads, run("story", article.id, "--format", "json").out.splitlines())
    assert [each["id"] for each in value["articles"]] == list(found.story_of(article).articles)


def test_an_article_that_is_in_no_library_is_a_story_of_its_own(run: Runner, texts: Path) -> None:
    done = run("story", str(texts / "Times.md"))
    assert done.out.startswith("1 article, nothing told by several.\nTimes: Water on a moon\n")
    assert "there is only this article" in done.out


def test_markdown_says_how_it_was_made(run: Runner, texts: Path) -> None:
    done = run("story", str(texts), "--format", "markdown")
    assert done.out.startswith("---\ncrossread: ")
    assert "\n# 2 articles side by side, 1 point told by several\n" in done.out
    assert run("story", str(texts), "--format", "markdown", "--plain").out == run("story", str(texts)).out


def test_too_many_articles_are_not_laid_side_by_side(run: Runner, texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MOST_ARTICLES", 1)
    done = run("story", str(texts), "--together")
    assert (done.status, done.out) == (2, "")
    done = run("story", str(texts))
    assert done.out.startswith("1 article, ")
    assert done.err == "crossread: 2 articles tell one story: the first 1 are laid side by side\n"


def test_a_length_that_cannot_be_read_is_wrong_usage(run: Runner, texts: Path) -> None:
    done = run("story", str(texts), "--length", "none")
    assert (done.status, done.out) == (2, "")


def test_an_input_that_cannot_be_used_is_named(run: Runner, texts: Path) -> None:
    done = run("story", str(texts), str(texts / "missing.md"))
    assert done.status == 3
    assert done.out.startswith("2 articles side by side")
    assert done.err.startswith("crossread: ")
