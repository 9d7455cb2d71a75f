"""Files and folders are opened, and each one that cannot be is named while the rest open."""

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest import files, question_files
from reader.model import Kind, Role
from reader.paths import config_folder
from reader.text import clean


def test_a_text_file_is_its_whole_text(tmp_path: Path) -> None:
    text = "  First line.\r\n\r\n\r\nSecond \u201cparagraph\u201d.\t\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    article = files.read(tmp_path / "a.txt")
    assert article.body == clean(text)
    assert (article.title, article.source, article.origin) == ("", "", "a.txt")


@given(st.text(max_size=200))
def test_any_text_on_standard_input_is_the_body(text: str) -> None:
    assume(clean(text).strip())
    assert files.of_bytes(text.encode("utf-8-sig"), "standard input").body == clean(text)


def test_markdown_has_fields_and_blocks(tmp_path: Path) -> None:
    (tmp_path / "a.MD").write_text("---\ntitle: T\nkind: news\n---\n\n![man](x)\n\nOne *two*.\n\n## Part\n\nThree.\n")
    article = files.read(tmp_path / "a.MD")
    assert (article.title, article.kind, article.body) == ("T", Kind.NEWS, "man\n\nOne two.\n\nPart\n\nThree.")
    assert [block.role for block in article.blocks] == [Role.CAPTION, Role.PROSE, Role.HEADING, Role.PROSE]


def test_the_same_text_from_the_same_source_is_the_same_article_whatever_its_file_is_called() -> None:
    data = b"---\ntitle: T\nsource: S\n---\nOne two three.\n"
    one = files.of_bytes(data, "a", suffix=".md", origin="a.md")
    other = files.of_bytes(data.replace(b"\n", b"\r\n"), "b", suffix=".md", origin="b.md")
    assert one.id == other.id
    assert one.id != files.of_bytes(data.replace(b"S", b"R"), "a", suffix=".md").id


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"\x00"])
def test_a_file_without_text_is_refused(suffix: str, data: bytes) -> None:
    with pytest.raises(FileProblem):
        files.of_bytes(data, "a", suffix=suffix)


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(files.MAXIMUM_BYTES + 1)
    with pytest.raises(FileProblem, match="larger than 15 MiB"):
        files.read(tmp_path / "a.txt")


def test_devices_pipes_and_folders_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    for path in (Path("/dev/zero"), tmp_path / "pipe.txt", tmp_path):
        with pytest.raises(FileProblem, match=r"not a file|is a directory"):
            files.read(path)


@pytest.mark.parametrize("name", ["no\x1b]0;x\x07.txt", "a\nb.txt", "x" * 300 + ".txt", "a\x00b.txt"])
def test_a_name_that_cannot_be_opened_is_named_without_its_control_bytes(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileProblem) as caught:
        files.read(tmp_path / name)
    assert not set(str(caught.value)) & set("\x1b\x07\n\x00")


def test_a_folder_is_read_with_all_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.HTML", "a/.hidden.txt", ".git/c.txt", "a/notes.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>Some text of its own in {name}, long enough to be a paragraph of an article.</p>")
    articles, problems = files.read_all([tmp_path])
    assert [article.origin for article in articles] == ["b.txt", "y.HTML", "z.md"]
    assert problems == ()


def test_a_folder_that_links_to_itself_ends(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(files.read_all([tmp_path])[0]) == 1


def test_one_bad_file_is_named_and_the_rest_open(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "b.md").write_text("---\nkind: satire\n---\nSome text.")
    (tmp_path / "c.txt").symlink_to("nowhere")
    articles, problems = files.read_all([tmp_path, tmp_path / "missing.txt"])
    assert [article.origin for article in articles] == ["a.txt"]
    assert [(Path(problem.name).name, problem.reason.split(" ")[0]) for problem in problems] == [
        ("b.md, line 2", "kind"),
        ("c.txt", "there"),
        ("missing.txt", "there"),
    ]


def test_a_text_that_is_there_twice_is_one_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    assert len(files.read_all([tmp_path, tmp_path / "a.txt"])[0]) == 1


def test_a_file_of_another_sort_is_named_with_what_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 text")
    with pytest.raises(FileProblem) as caught:
        files.read(tmp_path / "a.pdf")
    assert caught.value.reason == (
        "is not a text: it is a PDF; crossread reads .md, .txt, .html, .eml, .mbox, .epub files"
    )


def test_a_folder_opens_every_ending_that_has_a_reader(tmp_path: Path) -> None:
    for number, suffix in enumerate((".md", ".markdown", ".txt", ".html", ".htm", ".MD")):
        (tmp_path / f"{number}{suffix}").write_text(f"<p>Some text, number {number}, which is long enough to read.</p>")
    articles, problems = files.read_all([tmp_path])
    assert (len(articles), problems) == (6, ())


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    assert files.read_all([tmp_path])[1][0].reason == "holds no .md, .txt, .html, .eml, .mbox, .epub file"


def test_exports_in_a_folder_are_passed_over_and_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some text.")
    (tmp_path / "comparison.md").write_text("---\ncrossread: 0.1.0\n---\n# x\n")
    assert files.read_all([tmp_path])[1] == ()
    assert "is an export of crossread" in files.read_all([tmp_path / "comparison.md"])[1][0].reason


@given(st.binary(max_size=300), st.sampled_from([".txt", ".md"]))
def test_any_bytes_give_an_article_or_a_reason(data: bytes, suffix: str) -> None:
    with contextlib.suppress(FileProblem):
        article = files.of_bytes(data, "name", suffix=suffix)
        assert clean(article.body) == article.body
        assert article.blocks


def test_the_readers_own_questions_are_found_and_wrong_ones_named() -> None:
    folder = config_folder() / "questions"
    folder.mkdir(parents=True)
    right = "id: q\ntitle: T\nsubject: {name: A}\ncounterparts: [{name: B}]\nrelation: friendship\n"
    (folder / "right.yaml").write_text(right)
    (folder / "wrong.yaml").write_text(right.replace("friendship", "hate"))
    found, problems = question_files.own()
    assert [question.id for question in found] == ["q"]
    assert [(problem.name, problem.line) for problem in problems] == [("wrong.yaml", 5)]
