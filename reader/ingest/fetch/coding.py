"""Unpacks the content of a response without ever holding more than is wanted of it."""

import zlib
from collections.abc import Iterable

from reader.text import clean_line

_GZIP_FORM, _ZLIB_FORM, _RAW_FORM = 31, 15, -15
"""The forms as zlib numbers them."""
_CODINGS = {"gzip": _GZIP_FORM, "x-gzip": _GZIP_FORM, "deflate": _ZLIB_FORM}
"""Content codings that are unpacked. `deflate` is zlib's form by RFC 9110, but some servers send the bare one."""
_GZIP_MARK = b"\x1f\x8b"
_MOST_MEMBERS = 100
"""Parts that gzip content may be made of: more are not read."""
ACCEPTED = "gzip, deflate"


class CodingProblem(Exception):
    """Content that cannot be unpacked, or is too large: the message says which."""


def unpacked(chunks: Iterable[bytes], coding: str, most: int) -> bytes:
    """The content of `chunks`, at most `most` bytes of it. Raises CodingProblem.

    One coding is undone at most, in steps that are bounded: a few bytes that unpack to gigabytes cost no more than
    `most`, whether they are packed once or many times over.
    """
    name = clean_line(coding).lower()
    if name in ("", "identity"):
        return _bounded(chunks, most)
    if name not in _CODINGS:
        told = "packed several times over" if "," in name else f"packed as `{name[:40]}`"
        raise CodingProblem(f"is {told}, which crossread does not unpack")
    return _inflated(chunks, _CODINGS[name], most)


def _bounded(chunks: Iterable[bytes], most: int) -> bytes:
    content = bytearray()
    for chunk in chunks:
        content += chunk
        if len(content) > most:
            raise _too_large(most)
    return bytes(content)


def _inflated(chunks: Iterable[bytes], form: int, most: int) -> bytes:
    content = bytearray()
    inflater = zlib.decompressobj(form)
    members = 0
    try:
        for chunk in chunks:
            data = chunk
            while data:
                if inflater.eof or not members:
                    # What follows the content and does not begin anew is padding.
                    if members and not (form == _GZIP_FORM and data.startswith(_GZIP_MARK) and members < _MOST_MEMBERS):
                        break
                    inflater = zlib.decompressobj(_RAW_FORM if form == _ZLIB_FORM and not _is_zlib(data) else form)
                    members += 1
                content += inflater.decompress(data, most + 1 - len(content))
                if len(content) > most:
                    raise _too_large(most)
                data = inflater.unconsumed_tail or inflater.unused_data
    except zlib.error:
        raise CodingProblem("sends damaged content: it cannot be unpacked") from None
    if members and not inflater.eof:
        raise CodingProblem("sends damaged content: it breaks off")
    return bytes(content)


def _is_zlib(data: bytes) -> bool:
    return data[0] & 0x0F == 8 and (len(data) < 2 or (data[0] << 8 | data[1]) % 31 == 0)


def _too_large(most: int) -> CodingProblem:
    return CodingProblem(f"is larger than {most / 1024**2:g} MiB; crossread does not read more")
