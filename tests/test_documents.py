"""Small YAML files of strangers are read as written, or refused with their line."""

import contextlib
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reader import data, documents
from reader.documents import MAXIMUM_BYTES, load, read_text
from reader.errors import FileProblem


@pytest.mark.parametrize("text", ["no", "12:30", "017", "1e3", "2024-13-45", "~", "yes"])
def test_a_scalar_is_the_text_that_stands_there(text: str) -> None:
    assert load(f"key: {text}", "a.yaml").mapping(optional=None)["key"].text() == text


def test_an_empty_document_is_an_empty_mapping() -> None:
    assert load("", "a.yaml").mapping() == {}


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("a: 1\nb: [", 2, "not valid YAML"),
        ("a: &x 1\nb: *x", 2, "aliases"),
        ("a: 1\n\na: 2", 3, "stands here twice"),
        ("a: 1\n? [b]\n: 2", 2, "a key must be a text"),
        ("- " * 13, 1, "nested too deep"),
        ("a: \x01b\nc: [", 2, "not valid YAML"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(FileProblem) as caught:
        load(text, "a.yaml")
    assert caught.value.line == line
    assert reason in caught.value.reason


def test_lines_are_counted_from_the_first_line_of_the_file() -> None:
    with pytest.raises(FileProblem, match="line 12"):
        load("a: 1\nb: [", "a.md", 11)


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]",
        "a: &a {x: 1}\nb: {<<: *a}",
        "[" * 5000,
        "a: " + "x" * MAXIMUM_BYTES,
        "!!python/object/apply:os.system [true]: [",
    ],
)
def test_bombs_are_refused_at_once(text: str) -> None:
    begin = time.perf_counter()
    with pytest.raises(FileProblem):
        load(text, "a.yaml")
    assert time.perf_counter() - begin < 2


def test_a_tag_does_nothing() -> None:
    assert load("a: !!python/name:os.system x", "a.yaml").mapping(optional=None)["a"].text() == "x"


def test_unknown_and_missing_keys_are_named() -> None:
    document = load("titel: x", "a.yaml")
    with pytest.raises(FileProblem, match="unknown key `titel`; known here: title"):
        document.mapping(optional=("title",))
    with pytest.raises(FileProblem, match="`title` is missing"):
        document.mapping(required=("title",))


def test_a_text_counts_as_a_list_of_one() -> None:
    assert load("a: x", "a.yaml").mapping(optional=None)["a"].texts() == ("x",)


def test_an_unquoted_colour_is_an_empty_text_and_the_message_says_why() -> None:
    with pytest.raises(FileProblem, match="begins with #"):
        load("a: [#fff\n]\nb: ['']", "a.yaml").mapping(optional=None)["b"].texts()


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(FileProblem):
        assert load(text, "a.yaml").line >= 1


def test_a_file_is_read_whatever_mark_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_text(path) == "a: 1\n"


@pytest.mark.parametrize(("data", "reason"), [(b"\xff", "UTF-8"), (b"x" * (MAXIMUM_BYTES + 1), "64 KB")])
def test_a_file_that_is_no_small_text_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    with pytest.raises(FileProblem, match=reason):
        read_text(tmp_path / "a.yaml")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path, reason in ((tmp_path, "not a file"), (tmp_path / "b", "no such file"), (Path("/dev/zero"), "not a file")):
        with pytest.raises(FileProblem, match=reason):
            read_text(path)


def test_a_second_document_is_refused() -> None:
    with pytest.raises(FileProblem, match="line 2: not valid YAML: a second document"):
        load("a: 1\n---\nb: 2", "a.yaml")


def test_an_alias_is_no_key() -> None:
    with pytest.raises(FileProblem, match="line 2: aliases"):
        load("a: &x 1\n*x : 2", "a.yaml")


@pytest.mark.parametrize("folder", ["questions", "lexicons", "relations"])
def test_both_parsers_read_the_same(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [data.read_text(f"{folder}/{name}.yaml") for name in data.names(folder, ".yaml")]
    found = [load(text, "a.yaml") for text in texts]
    monkeypatch.setattr(documents, "_FASTEST", yaml.BaseLoader)
    assert texts
    assert found == [load(text, "a.yaml") for text in texts]
