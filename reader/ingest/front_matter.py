"""Reads the fields of an article from YAML front matter."""

import difflib
import re
from dataclasses import dataclass
from datetime import date, datetime

from reader.documents import MAXIMUM_BYTES, Value, load
from reader.errors import FileProblem
from reader.model import Kind

FIELDS = ("title", "source", "byline", "date", "url", "language", "kind")
_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?", re.ASCII)
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]{2,8})*", re.ASCII | re.IGNORECASE)
_SLIP = 0.8
"""Likeness, from 0 to 1, from which an unknown field is taken for a slip of the pen."""
_PAGE = re.compile(r"https?://[^\s<>\"`\\]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """What front matter says of an article; empty where it says nothing."""

    title: str = ""
    source: str = ""
    byline: str = ""
    date: str | None = None
    url: str = ""
    language: str = "en"
    kind: Kind = Kind.UNKNOWN


class ExportProblem(FileProblem):
    """A file that crossread wrote itself and that is no article."""


def split(text: str, name: str) -> tuple[Fields, str]:
    """Return the fields of the clean Markdown `text`, and what follows them; `name` is the file's, for messages.

    Fields of other programs, such as `tags`, are passed over. A date is read in other forms than ISO too, and unknown
    where it cannot be told, as in feeds, mail and web pages: other programs write that field as well. Raises
    FileProblem, with the line, for front matter that is no YAML, or with another field that is misspelt or cannot be
    understood; and for a file that crossread's own export wrote.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Fields(), text
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        # A lone rule at the head of a text is Markdown's, not ours.
        return Fields(), text
    if closing.start() > MAXIMUM_BYTES:
        raise FileProblem(name, f"the front matter is longer than {MAXIMUM_BYTES // 1024} KB", 1)
    values = load(text[opening.end() : closing.start()], name, 2).mapping(optional=None)
    if "crossread" in values:
        raise ExportProblem(name, "is an export of crossread and not an article: open what it was made from")
    for key, value in values.items():
        _refuse_slip(key, value)
    fields = {key: values[key].text() for key in FIELDS if key in values}
    kind = fields.get("kind") or Kind.UNKNOWN
    if kind not in list(Kind):
        values["kind"].refuse(f"kind `{kind}` is not one of {', '.join(Kind)}")
    if fields.get("url") and not is_page(fields["url"]):
        values["url"].refuse(f"url `{fields['url']}` is not an address that begins with http:// or https://")
    language = _LANGUAGE.fullmatch(fields.get("language") or "en")
    if not language:
        values["language"].refuse(f"language `{fields['language']}` is not a language tag such as en")
    when = fields.get("date", "")
    found = Fields(
        title=fields.get("title", ""),
        source=fields.get("source", ""),
        byline=fields.get("byline", ""),
        date=when if is_date(when) else _date(when),
        url=fields.get("url", ""),
        language=language.group(1).lower(),
        kind=Kind(kind),
    )
    return found, text[closing.end() :]


def _date(text: str) -> str | None:
    # Imported late: most dates are of the one form that needs none of this.
    from reader.ingest import dates

    return dates.read(text)


def _refuse_slip(key: str, value: Value) -> None:
    """Raise FileProblem for a field whose name is nearly one of ours: passed over, it would be missed in silence."""
    if key in FIELDS:
        return
    close = difflib.get_close_matches(key.lower(), FIELDS, n=1, cutoff=_SLIP)
    if close and key[:1].lower() == close[0][:1]:
        value.refuse(f"unknown key `{key}`: did you mean `{close[0]}`?")


def is_date(text: str) -> bool:
    """Whether `text` is an ISO date, or date and time, that exists."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text[:10])
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def is_page(text: str) -> bool:
    """Whether `text` is a web address that can be shown and opened."""
    return bool(_PAGE.fullmatch(text))
