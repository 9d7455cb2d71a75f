"""The one gate for foreign text: what passes `clean` cannot drive a terminal or hide its order."""

import re
import unicodedata

# Kept on purpose: U+200C and U+200D (joiners that Persian and emoji need) and U+FE0F (emoji presentation).
_UNSAFE = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directional marks, embeddings, overrides and isolates
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated format controls, interlinear annotation
    "\u2028\u2029"  # separators that break a line where no newline is
    "\ufeff"  # byte order mark
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags, invisible text
    "]"
)
_NEWLINES = re.compile("\r\n?|\u0085|\u2028|\u2029")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return `text` in NFC without the code points that steer terminals or reorder text.

    Newlines of every kind become `\\n`; tabs stay. The result never holds ESC, NUL, C1 controls, bidirectional
    overrides or lone surrogates. Idempotent: `clean(clean(text)) == clean(text)`.
    """
    # What is unsafe is never printable, and to ask for that takes a fraction of the time.
    plain = text if text.isprintable() else _UNSAFE.sub("", _NEWLINES.sub("\n", text))
    return unicodedata.normalize("NFC", plain)


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: runs of white space become one space, none at the ends."""
    return _SPACE.sub(" ", clean(text)).strip()
