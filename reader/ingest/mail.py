"""Newsletters and other mail: one message to the pieces of an article, a mailbox to its messages."""

import email
import email.header
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from email.utils import parseaddr

from reader.errors import FileProblem
from reader.ingest import blocks, dates, decoding, html
from reader.ingest.front_matter import Fields, is_page
from reader.ingest.pieces import Piece
from reader.text import clean, clean_line

_FROM_LINE = re.compile(rb"(?:\A|(?<=\n))From [^\n]{0,300}\d\d:\d\d[^\n]{0,100}\r?\n")
"""Opens a message in a mailbox; a sentence that begins so tells no time."""
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_NESTED = 40
_MOST_VISITS = 2_000_000
"""The parser goes through every line for each part that it is in, at about a million a second."""
_NESTED = re.compile(rb"(?:multipart|message)/", re.IGNORECASE)
_CONTENT_TYPE = re.compile(rb"^content-[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_CONTENT_TYPE = 5_000
_MOST_HEADER_BYTES = 100_000
_MOST_PARTS = 100
_LONGEST_HEADER = 2_000
_SIGNATURE = re.compile(r"\n-- ?\n")
_LAYOUT = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|td|th|center)\b[^<>]*>", re.IGNORECASE)
"""Newsletters are laid out in tables: read as such, their paragraphs would be cells."""
_NO_CHARSETS = ("utf-7", "utf_7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined")
_HEADER_END = re.compile(rb"\n\r?\n")
_UNREADABLE = (LookupError, ValueError, TypeError, AttributeError, RecursionError, email.errors.MessageError)
"""What Python's mail parser raises for messages that no mail program would write."""


def message(data: bytes, name: str) -> tuple[Fields, list[Piece]]:
    """The fields and pieces of the message in `data`; `name` stands in the message of FileProblem, which is raised
    for what is no mail or holds no text.

    Of a message in two forms the page is read, as newsletters mean it, and the plain text where the page has none.
    The source is the sender's name, or address where there is none.
    """
    _check(data, name)
    try:
        parsed = email.message_from_bytes(data, policy=email.policy.compat32)
        headers = {key.lower(): value for key, value in reversed(list(parsed.raw_items()))}
        texts = _texts(parsed, name)
    except _UNREADABLE as error:
        raise FileProblem(name, "is a mail that cannot be read") from error
    if "from" not in headers and "subject" not in headers:
        raise FileProblem(name, "is no mail: it says neither who sent it nor what about")
    fields, found = _read(texts, name)
    if not found:
        raise FileProblem(name, "is a mail without text")
    return _with_headers(fields, headers), found


def messages(data: bytes) -> Iterator[bytes]:
    """The messages of the mailbox (mbox) in `data`, in order, as they were before they were put into it."""
    starts = list(_FROM_LINE.finditer(data))
    for index, start in enumerate(starts):
        end = starts[index + 1].start() if index + 1 < len(starts) else len(data)
        yield _QUOTED_FROM.sub(rb"\1", data[start.end() : end])


def _check(data: bytes, name: str) -> None:
    """Raise FileProblem for what Python's parser would take long over."""
    if len(data) > _MOST_HEADER_BYTES and not _HEADER_END.search(data[:_MOST_HEADER_BYTES]):
        raise FileProblem(name, "is no mail: its header does not end")
    nested = sum(1 for _ in _NESTED.finditer(data))
    if nested > _MOST_NESTED or data.count(b"\n") * (nested + 3) > _MOST_VISITS:
        raise FileProblem(name, "is a mail of too many parts or lines")
    if any(match.end() - match.start() > _LONGEST_CONTENT_TYPE for match in _CONTENT_TYPE.finditer(data)):
        raise FileProblem(name, "is a mail with a header beyond reason")


def _with_headers(fields: Fields, headers: dict[str, str]) -> Fields:
    sender, address = parseaddr(_header(headers.get("from", "")))
    page = clean_line(headers.get("archived-at", "")).strip("<>")
    return replace(
        fields,
        title=_header(headers.get("subject", "")) or fields.title,
        source=clean_line(sender) or clean_line(address),
        byline="",
        date=dates.read(clean_line(headers.get("date", ""))[:200]),
        url=page if is_page(page) else "",
    )


def _header(raw: str) -> str:
    """The header decoded and on one line; as it stands where it is encoded in no way that is known."""
    raw = str(raw)[:_LONGEST_HEADER]
    plain = raw.encode("utf-8", "surrogateescape")
    try:
        text = plain.decode("utf-8")
    except UnicodeDecodeError:
        text = plain.decode("cp1252", "replace")
    try:
        text = str(email.header.make_header(email.header.decode_header(text)))
    except _UNREADABLE:
        return clean_line(text)
    return clean_line(text)


def _texts(parsed: Message, name: str) -> dict[str, bytes | str]:
    """The first page and the first plain text of the message, decoded if their encoding is named."""
    found: dict[str, bytes | str] = {}
    for index, part in enumerate(parsed.walk()):
        if index >= _MOST_PARTS:
            raise FileProblem(name, "is a mail with too many parts")
        kind = part.get_content_type()
        if part.is_multipart() or kind not in ("text/html", "text/plain") or kind in found:
            continue
        if part.get_content_disposition() == "attachment":
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            found[kind] = _decoded(payload, part.get_content_charset() or "")
    return found


def _decoded(payload: bytes, charset: str) -> bytes | str:
    if charset and charset not in _NO_CHARSETS:
        try:
            return payload.decode(charset)
        except (LookupError, ValueError):
            return payload
    return payload


def _read(texts: dict[str, bytes | str], name: str) -> tuple[Fields, list[Piece]]:
    page = texts.get("text/html", "")
    if page:
        text = page if isinstance(page, str) else decoding.decode_html(page, name)
        fields, found = html.pieces(_LAYOUT.sub(r"<\1div>", text))
        if found:
            return fields, found
    plain = texts.get("text/plain", "")
    text = clean(plain if isinstance(plain, str) else decoding.decode(plain, name))
    body = _SIGNATURE.split(text, maxsplit=1)[0]
    cut = blocks.of_text(body)
    return Fields(), [Piece(" ".join(block.span.of(body).split()), block.role) for block in cut]
