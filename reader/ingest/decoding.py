"""Bytes to text, whatever encoding they are in."""

import codecs
import contextlib
import re

from reader.errors import FileProblem

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_MOST_CONTROLS = 0.1
_OTHERS = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "an archive or a document of an office program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "compressed",
    b"\x7fELF": "a program",
    b"{\\rtf": "rich text",
}
"""What begins with these bytes."""
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE
)
_LABELS = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""Encodings that pages name when they mean a larger one, as browsers read them."""
_MULTIBYTE = re.compile("[^\x00-\x7f\ufffd]")


class NotTextProblem(FileProblem):
    """Bytes that are no text."""


def decode(data: bytes, name: str) -> str:
    """Return the text in `data`; `name` stands in the message. Raises NotTextProblem for what is no text.

    A byte order mark decides, then UTF-8 if it is valid. Then UTF-16 without a mark is told by its zero bytes, UTF-8
    with some broken bytes by having more whole characters than broken ones, mostly ASCII text is Windows-1252 (what
    Western news is in when it is not UTF-8), and the rest is left to charset_normalizer. The text is not cleaned.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    for signature, what in _OTHERS.items():
        if data.startswith(signature):
            raise NotTextProblem(name, f"is not a text: it is {what}")
    if encoding := _unmarked_utf16(data):
        return data.decode(encoding, "replace")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        raise NotTextProblem(name, "is not a text: it holds binary data")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data)


def decode_html(data: bytes, name: str) -> str:
    """Return the text in a web page, which may itself say its encoding. Raises NotTextProblem for what is none.

    What is valid UTF-8 is read so even where the page says otherwise: text in another encoding hardly ever is.
    """
    declared = _DECLARED.search(data[:4096])
    if declared and not data.startswith(tuple(mark for mark, _ in _MARKS)):
        label = declared.group(1).decode().lower()
        for encoding in ("utf-8", _LABELS.get(label, label)):
            with contextlib.suppress(LookupError, UnicodeDecodeError):
                return data.decode(encoding)
    return decode(data, name)


def _unmarked_utf16(data: bytes) -> str:
    sample = data[:4096]
    half = len(sample) // 2
    if half < 2 or b"\0" not in sample:
        return ""
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    return ""


def _decode_legacy(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(text)) > text.count("\ufffd"):
        return text
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if high > 0.25 * len(data):
        from charset_normalizer import from_bytes

        guess = from_bytes(data[:200_000]).best()
        if guess is not None:
            return data.decode(guess.encoding, "replace")
    return data.decode("cp1252", "replace")
