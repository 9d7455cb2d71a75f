"""Front matter gives an article its fields, and a wrong one is refused with its line."""

import pytest

from reader.errors import FileProblem
from reader.ingest.front_matter import Fields, is_date, is_page, split
from reader.model import Kind


def test_every_field_is_read() -> None:
    text = """---
title: "Xi, Kim: a story"
source: The Paper
byline: Jane Roe
date: 2019-06-30T12:00:00Z
url: https://example.org/a?b=c
language: en-GB
kind: opinion
---
The text.
"""
    fields, rest = split(text, "a.md")
    assert fields == Fields(
        "Xi, Kim: a story",
        "The Paper",
        "Jane Roe",
        "2019-06-30T12:00:00Z",
        "https://example.org/a?b=c",
        "en",
        Kind.OPINION,
    )
    assert rest == "The text.\n"


@pytest.mark.parametrize("text", ["The text.", "---\n\nThe text.", "The text.\n---\ntitle: x\n---\n", ""])
def test_a_text_without_front_matter_keeps_all_of_itself(text: str) -> None:
    assert split(text, "a.md") == (Fields(), text)


def test_empty_fields_are_as_good_as_none() -> None:
    assert split("---\ntitle:\nkind:\ndate: ''\nlanguage:\nurl:\n---\nx", "a.md") == (Fields(), "x")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("kind: satire", "kind `satire` is not one of news, opinion, analysis, unknown"),
        ("url: javascript:alert(1)", "is not an address"),
        ("url: -oProxyCommand=x", "is not an address"),
        ("language: english", "is not a language tag"),
        ("titel: x", "unknown key `titel`"),
        ("title: [a, b]", "expected a text"),
        ("title: *a", "not allowed"),
    ],
)
def test_a_wrong_field_is_refused_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(FileProblem) as caught:
        split(f"---\nsource: x\n{line}\n---\nThe text.\n", "a.md")
    assert caught.value.line == 3
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2019-06-30", "2019-06-30"),
        ("2019-06-30T12:00:00+02:00", "2019-06-30T12:00:00+02:00"),
        ("30 June 2019", "2019-06-30"),
        ("2019-06-30 12:00:00 +0200", "2019-06-30T10:00:00Z"),
        ("٢٠١٩-٠٦-٣٠", "2019-06-30"),
        ("2019-02-30", None),
        ("06/07/2019", None),
        ("last summer", None),
    ],
)
def test_a_date_in_another_form_is_read_and_one_that_cannot_be_told_is_unknown(written: str, date: str | None) -> None:
    assert split(f"---\ntitle: T\ndate: {written}\n---\nThe text.\n", "a.md") == (
        Fields(title="T", date=date),
        "The text.\n",
    )


def test_fields_of_other_programs_are_passed_over() -> None:
    text = "---\nlayout: post\ntags: [a, b]\ntitle: T\nupdate: {by: me}\nauthor: A\n---\nx"
    assert split(text, "a.md") == (Fields(title="T"), "x")


def test_front_matter_that_is_far_too_long_is_refused() -> None:
    with pytest.raises(FileProblem, match="longer than 64 KB"):
        split("---\n" + "# x\n" * 30_000 + "---\nThe text.", "a.md")


def test_an_export_is_not_taken_for_an_article() -> None:
    with pytest.raises(FileProblem, match="is an export of crossread"):
        split("---\ncrossread: 0.1.0\nmethod: lead\n---\n# x\n", "a.md")


@pytest.mark.parametrize("text", ["0000-01-01", "9999-99-99", "2019-06-30T25:00", "2019-6-3", "-2019-06-30"])
def test_dates_that_do_not_exist(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["https://", "http://a b", "file:///etc/passwd", "ftp://a", "https://a<b", "//a"])
def test_what_is_no_page(text: str) -> None:
    assert not is_page(text)
