"""Reads dates as feeds, messages and people write them, in whichever of many forms, as ISO 8601 in UTC."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

_LONGEST = 100
"""Code points. No date is longer."""
_YEARS = range(1900, 2101)
"""Years outside are what programs write when they know no date: 0001, 9999."""
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{4})(\d\d)(\d\d)(?=T|$)|(\d{4})-(\d{1,2})$|(\d{4})\s*[年년]\s*(\d{1,2})\s*"
    r"[月월]\s*(\d{1,2})\s*[日일]"
)
_EUROPEAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|ª)?\.?[-\s]+(?:(?:de|of)\s+)?([^\W\d_]{3,12})\.?,?[-\s]+(?:del?\s+)?(\d{4}|\d\d)\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_CTIME = re.compile(r"\b([^\W\d_]{3,12})\s+(\d{1,2})\s+\d{1,2}:\d\d.*?\b(\d{4})\b")
_TIME = re.compile(r"(?<!\d)(\d{1,2})[:.h](\d\d)(?:[:.](\d\d)(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b\.?)?", re.IGNORECASE)
_COMPACT_TIME = re.compile(r"T(\d\d)(\d\d)(\d\d)?(?!\d)")
_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2}):?(\d\d)?(?!\d)")
_ZONE = re.compile(r"[A-Z]{1,5}")

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janvier enero ene januari gennaio gen janeiro styczeń stycznia январь января янв ocak",
            "feb february februar février févr fevrier fev febrero februari febbraio fevereiro luty lutego февраля"
            " фев şubat",
            "mar march märz mär mrz mars marzo março maart mrt marzec marca марта мар mart",
            "apr april avril avr abril abr aprile kwiecień kwietnia апреля апр nisan",
            "may mai mayo maio mei maggio mag maj maja мая май mayıs",
            "jun june juni juin junio junho giugno giu czerwiec czerwca июня июн haziran",
            "jul july juli juillet juil julio julho luglio lug lipiec lipca июля июл temmuz",
            "aug august août aout agosto ago augustus augusti sierpień sierpnia августа авг ağustos",
            "sep sept september septembre septiembre setembro set settembre wrzesień września сентября сен eylül",
            "oct october okt oktober octobre octubre outubro out ottobre ott październik października октября окт ekim",
            "nov november novembre noviembre novembro listopad listopada ноября ноя kasım",
            "dec december dez dezember décembre déc decembre diciembre dic dezembro dicembre grudzień grudnia декабря"
            " дек aralık",
        ),
        start=1,
    )
    for name in names.split()
}
_HOURS = {
    "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
    "AKST": -9, "AKDT": -8, "HST": -10, "BST": 1, "WEST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2,
    "EEST": 3, "MSK": 3, "SAST": 2, "PKT": 5, "WIB": 7, "ICT": 7, "HKT": 8, "SGT": 8, "AWST": 8, "JST": 9, "KST": 9,
    "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "BRT": -3,
}  # fmt: skip
"""Zones that mean one offset wherever feeds use them; others are read as UTC."""


def read(text: str) -> str | None:
    """The moment as `2022-10-05T14:48:00Z`, or the day where no time is given; None where it cannot be told.

    A slashed date is told only where its numbers or an AM or PM show which is the month.
    """
    plain = _plain(text[: _LONGEST + 1])
    if not plain or len(plain) > _LONGEST:
        return None
    try:
        if _EPOCH.fullmatch(plain):
            seconds = float(plain)
            return _told(datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC))
        found = _day(plain)
        if found is None:
            return None
        day, rest = found
        clock = _clock(rest)
        if clock is None:
            return day.isoformat() if day.year in _YEARS else None
        hours, minutes, seconds_of_minute, zone = clock
        moment = datetime(day.year, day.month, day.day, tzinfo=zone)
        # Added, so that 24:00 and the leap second are the next moment.
        return _told(moment + timedelta(hours=hours, minutes=minutes, seconds=seconds_of_minute))
    except (ValueError, OverflowError, OSError):
        return None


def _plain(text: str) -> str:
    """The text with the digits of every script as ASCII ones, and its space as single spaces."""
    digits = (str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in text.replace("−", "-"))
    return " ".join("".join(digits).split())


def _told(moment: datetime) -> str | None:
    found = moment.astimezone(UTC)
    if found == _ZERO or found.year not in _YEARS:
        return None
    return found.strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(plain: str) -> tuple[date, str] | None:
    """The day, and the text around it in which to look for a time."""
    if match := _ISO.match(plain):
        year, month, day = ([*(part for part in match.groups() if part), "1"])[:3]
        return date(int(year), int(month), int(day)), plain[match.end() :]
    if match := _EUROPEAN.search(plain):
        return date(int(match[3]), int(match[2]), int(match[1])), _around(plain, match)
    if match := _SLASHED.search(plain):
        first, second, year = (int(part) for part in match.groups())
        american = re.search(r"\d\s*[ap]\.?m\b", plain, re.IGNORECASE)
        if first != second and first <= 12 and second <= 12 and not american:
            return None
        month, day = (second, first) if first > 12 else (first, second)
        return date(year, month, day), _around(plain, match)
    if (match := _MONTH_FIRST.search(plain)) and (month := _MONTHS.get(match[1].lower())):
        return date(int(match[3]), month, int(match[2])), _around(plain, match)
    if (match := _CTIME.search(plain)) and (month := _MONTHS.get(match[1].lower())):
        return date(int(match[3]), month, int(match[2])), plain[match.end(2) :]
    for match in _DAY_FIRST.finditer(plain):
        if month := _MONTHS.get(match[2].lower()):
            return date(_century(match[3]), month, int(match[1])), _around(plain, match)
    return None


def _around(plain: str, match: re.Match[str]) -> str:
    return plain[match.end() :] + " " + plain[: match.start()]


def _century(year: str) -> int:
    """The year, of two digits counted from 1970 (RFC 822 wrote them so)."""
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= 70 else 2000)


def _clock(rest: str) -> tuple[int, int, int, timezone] | None:
    match = _TIME.search(rest) or _COMPACT_TIME.search(rest)
    if not match:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    half = (match.groups()[3] or "").lower() if match.re is _TIME else ""
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours > 24 or minutes > 59 or seconds > 60 or (hours == 24 and minutes + seconds):
        raise ValueError(hours)
    return hours, minutes, seconds, _zone(rest[match.end() :])


def _zone(rest: str) -> timezone:
    if match := _OFFSET.match(rest.strip(" (")):
        sign, first, second = match.groups()
        offset = timedelta(hours=int(first), minutes=int(second or 0))
        return timezone(-offset if sign == "-" else offset)
    named = _ZONE.match(rest.strip(" ("))
    return timezone(timedelta(hours=_HOURS.get(named.group(), 0))) if named else UTC
