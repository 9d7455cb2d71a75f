"""Files get names that are safe everywhere, and nothing of the reader's own is overwritten."""

import os
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.export.folder import MAXIMUM_NAME_BYTES, Document, names, write
from reader.store import atomic

_OURS = "---\ncrossread: 0.1.0\n---\n"
_TITLES = [
    "../../etc/passwd",
    "..",
    ".",
    "",
    "   ",
    ".bashrc",
    "-rf",
    "CON",
    "con.txt",
    "NUL.",
    "Lpt1",
    "COM¹",
    "ends with dots...",
    "ends with space ",
    "a/b\\c:d*e?f",
    "quote\"s and 'ticks' and `ticks`",
    "$(rm -rf ~); & | < > !",
    "x" * 300,
    "é" * 300,
    "新" * 100,
    "👩‍🚀" * 60,
    "tab\there\nnewline",
    "e\u0301",
    "%41%2e",
    "\u202eexe.txt",
    "#1: why?",
]


@pytest.mark.parametrize("title", _TITLES)
def test_a_hostile_title_makes_a_safe_name(title: str) -> None:
    (name,) = names([(title, ".md")])
    _assert_safe(name)


@given(st.text(max_size=200))
def test_any_title_makes_a_safe_name(title: str) -> None:
    (name,) = names([(title, ".md")])
    _assert_safe(name)


@given(st.lists(st.text("aAbBéÉßſſ.- ", max_size=8), max_size=12))
def test_no_two_names_are_the_same_where_case_is_not_told_apart(titles: list[str]) -> None:
    found = [name.casefold() for name in names((title, ".md") for title in titles)]
    assert len(set(found)) == len(titles)


def _assert_safe(name: str) -> None:
    assert len(name.encode()) <= MAXIMUM_NAME_BYTES
    assert name == unicodedata.normalize("NFC", name)
    assert name.endswith(".md")
    assert not name.startswith((".", "-", " "))
    assert not set(name) & set("/\\:*?\"<>|$`&;!%#'\0\n\t ")
    assert not name.removesuffix(".md").endswith((".", " "))
    assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1", "COM¹"}
    assert Path("folder", name).parent == Path("folder")


def test_a_long_title_keeps_its_number_when_it_is_there_twice() -> None:
    long = "word " * 100
    first, second = names([(long, ".md"), (long, ".md")])
    assert second.endswith("-2.md")
    assert len(second.encode()) <= MAXIMUM_NAME_BYTES
    assert first != second


def test_files_are_written_and_written_again_with_the_same_bytes(tmp_path: Path) -> None:
    documents = [Document("One", ".md", _OURS + "one\n"), Document("Two", ".json", '{"crossread": "0.1.0"}\n')]
    folder = tmp_path / "new" / "folder"
    paths = write(documents, folder)
    assert [path.name for path in paths] == ["One.md", "Two.json"]
    before = [path.read_bytes() for path in paths]
    assert write(documents, folder) == paths
    assert [path.read_bytes() for path in paths] == before
    assert sorted(os.listdir(folder)) == ["One.md", "Two.json"]


def test_a_file_that_is_not_ours_stops_everything_unless_forced(tmp_path: Path) -> None:
    (tmp_path / "Two.md").write_text("my notes")
    documents = [Document("One", ".md", _OURS), Document("Two", ".md", _OURS)]
    with pytest.raises(FileProblem, match=r"Two\.md: was not written by crossread: nothing was written; --force"):
        write(documents, tmp_path)
    assert os.listdir(tmp_path) == ["Two.md"]
    write(documents, tmp_path, force=True)
    assert (tmp_path / "Two.md").read_text() == _OURS


def test_a_folder_in_the_way_and_a_file_for_a_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "One.md").mkdir()
    with pytest.raises(FileProblem, match=r"One\.md: is a folder"):
        write([Document("One", ".md", _OURS)], tmp_path, force=True)
    (tmp_path / "file").write_text("")
    with pytest.raises(FileProblem, match="is a file: name a folder"):
        write([Document("One", ".md", _OURS)], tmp_path / "file")


def test_a_disk_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _text: str) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(atomic, "write", refuse)
    with pytest.raises(FileProblem, match="cannot be written: No space left on device"):
        write([Document("One", ".md", _OURS)], tmp_path)
