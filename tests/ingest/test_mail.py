"""Newsletters are read as articles, and no mail does harm."""

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.errors import FileProblem
from reader.ingest import files, mail
from reader.model import Role

PAGE = (
    "<html lang='en'><body><table><tr><td><p>The minister resigned on Monday after a vote in parliament that "
    "nobody had expected him to lose, his office said.</p><p>He will stay in office until a successor is found, "
    "which may take until the end of the year.</p></td></tr></table></body></html>"
)


def newsletter(*, page: str = PAGE, text: str = "The plain form.") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "The Mörning Letter <letter@example.org>"
    message["Subject"] = "Why the minister – at last – resigned"
    message["Date"] = "Mon, 16 Nov 2026 08:30:00 +0100"
    message["Archived-At"] = "<https://example.org/letters/1>"
    message.set_content(text)
    if page:
        message.add_alternative(page, subtype="html")
    return message


def test_a_newsletter_is_an_article_of_its_sender(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(newsletter().as_bytes())
    article = files.read(tmp_path / "a.eml")
    assert article.title == "Why the minister – at last – resigned"
    assert article.source == "The Mörning Letter"
    assert article.date == "2026-11-16T07:30:00Z"
    assert article.url == "https://example.org/letters/1"
    assert article.body.startswith("The minister resigned on Monday")
    assert len(article.blocks) == 2


def test_a_mail_without_a_page_is_its_text_up_to_the_signature() -> None:
    _, found = mail.message(newsletter(page="", text="One\ntwo.\n\nThree.\n-- \nSent by a machine.\n").as_bytes(), "a")
    assert [(piece.text, piece.role) for piece in found][-1] == ("Three.", Role.PROSE)
    assert "machine" not in " ".join(piece.text for piece in found)


def test_a_page_without_text_gives_way_to_the_plain_form() -> None:
    _, found = mail.message(newsletter(page="<html><body><img src='x'></body></html>").as_bytes(), "a")
    assert [piece.text for piece in found] == ["The plain form."]


def test_what_is_attached_is_not_read() -> None:
    message = newsletter(page="")
    message.add_attachment("Attached text that says more.", filename="b.txt")
    _, found = mail.message(message.as_bytes(), "a")
    assert [piece.text for piece in found] == ["The plain form."]


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"=?utf-8?B?w6k=?= =?iso-8859-1?Q?=E9?=", "éé"),
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        (b"=?no-such?Q?a?=", "=?no-such?Q?a?="),
        (b"=?utf-8?B?A?= x", "=?utf-8?B?A?= x"),
        (b"=?utf-8?Q?a=1B[31mb?=", "a[31mb"),
        (b"folded\r\n over lines", "folded over lines"),
    ],
)
def test_a_subject_is_decoded_whatever_is_in_it(subject: bytes, title: str) -> None:
    fields, _ = mail.message(b"From: a@example.org\r\nSubject: " + subject + b"\r\n\r\nText.\r\n", "a")
    assert fields.title == title
    assert fields.source == "a@example.org"


@pytest.mark.parametrize("charset", [b"utf-7", b"no-such", b"undefined", b"zlib", b"unicode_escape"])
def test_a_text_in_an_encoding_that_is_none_is_read_all_the_same(charset: bytes) -> None:
    header = b"From: a\nContent-Type: text/plain; charset=" + charset + b"\n\n"
    _, found = mail.message(header + b"Text \xe2\x80\x93 here.", "a")
    assert [piece.text for piece in found] == ["Text – here."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is no mail"),
        (b"Hello there,\n\nthis is a letter.\n", "is no mail"),
        (b"From: a@example.org\nSubject: b\n\n \n", "without text"),
        (b"From: a\n" + b"x: y\n" * 100_000, "header does not end"),
        (b"From: a\n\n" + b"\n" * 700_000, "too many parts or lines"),
        (b"From: a\nContent-Type: text/plain" + b"; a=b" * 10_000 + b"\n\nText.", "header beyond reason"),
    ],
)
def test_what_is_no_mail_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileProblem, match=words):
        mail.message(data, "a")


def test_a_mail_nested_as_deep_as_may_be_is_read_in_time() -> None:
    depth = 39
    parts = [f'Content-Type: multipart/mixed; boundary="b{index}"\n\n--b{index}\n' for index in range(depth)]
    data = ("From: a\n" + "".join(parts) + "\n" + "x\n" * 20_000).encode()
    began = time.monotonic()
    mail.message(data, "a")
    assert time.monotonic() - began < 5
    with pytest.raises(FileProblem, match="too many parts"):
        mail.message(("From: a\n" + "".join(parts) * 2).encode(), "a")


@given(st.binary(max_size=300), st.sampled_from([b"", b"From: a\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"]))
@example(b"Content-Type: text/html; charset*0*=''a\n\n<p>b", b"From: a\n")
@example(b"Content-Transfer-Encoding: x-uuencode\n\nbegin 6 \xff\n!\xff", b"From: a\n")
@example(b"\xff: =?\xff?q?\xff?=\nDate: \xff\n\nx", b"From: a\n")
def test_any_bytes_are_a_mail_or_a_named_problem(data: bytes, head: bytes) -> None:
    try:
        files.of_bytes(head + data, "a", suffix=".eml")
    except FileProblem:
        return
    assert head or b":" in data


def test_a_mailbox_is_its_messages(tmp_path: Path) -> None:
    text = "From here on, all is well.\n\nFrom Monday it is not.\n\n>From quoted.\n"
    mails = [newsletter(page="", text=text), newsletter(page="", text="Two."), EmailMessage()]
    data = b""
    for each in mails:
        raw = each.as_bytes().replace(b"\n>From ", b"\n>>From ")
        data += b"From sender@example.org Mon Nov 16 08:30:00 2026\n" + raw + b"\n"
    (tmp_path / "letters.mbox").write_bytes(data)
    articles, problems = files.read_all([tmp_path])
    assert [article.body.split("\n\n")[-1] for article in articles] == [">From quoted.", "Two."]
    assert [problem.name.rpartition("/")[2] for problem in problems] == ["letters.mbox, message 3"]
    with pytest.raises(FileProblem, match="holds 2 articles"):
        files.read(tmp_path / "letters.mbox")


def test_a_file_that_is_no_mailbox_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"Nothing of this kind.")
    with pytest.raises(FileProblem, match="holds no message"):
        files.read_several(tmp_path / "a.mbox")
