"""Dates as they are written in queries, and the stretch of time that each one means."""

import re
from datetime import MAXYEAR, UTC, datetime, timedelta

FORMS = "2026, 2026-11, 2026-11-01, 2026-11-01T12:30, today, yesterday, 7d, 2w, 3h"
"""What can be written, for messages."""
_DATE = re.compile(r"([1-9]\d{3})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)
_TIME = re.compile(r"[1-9]\d{3}-\d\d-\d\dt\d\d:\d\d(:\d\d)?(?:z|[+-]\d\d:\d\d)?", re.ASCII)
_AGO = re.compile(r"(\d{1,5})([hdw])", re.ASCII)
_HOURS = {"h": 1, "d": 24, "w": 7 * 24}
_ANY_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def canonical(text: str) -> str | None:
    """The one way of writing the date `text`; None when it is none."""
    lowered = text.lower()
    if ago := _AGO.fullmatch(lowered):
        return f"{int(ago.group(1))}{ago.group(2)}"
    try:
        period(lowered, _ANY_DAY)
    except ValueError:
        return None
    return lowered.upper() if _TIME.fullmatch(lowered) else lowered


def period(when: str, now: datetime) -> tuple[datetime, datetime]:
    """Start and end, the end not included, of the date `when`; days begin at midnight where `now` is.

    What is so long ago ("7d", "3h") starts at that very moment and ends with its day, or its hour. Raises ValueError
    for what is no date.
    """
    lowered = when.lower()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if lowered in ("today", "yesterday"):
        start = midnight - timedelta(days=lowered == "yesterday")
        return start, start + timedelta(days=1)
    if ago := _AGO.fullmatch(lowered):
        start = now - timedelta(hours=int(ago.group(1)) * _HOURS[ago.group(2)])
        if ago.group(2) == "h":
            return start, start + timedelta(hours=1)
        return start, start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    if time := _TIME.fullmatch(lowered):
        found = datetime.fromisoformat(lowered.upper())
        start = found if found.tzinfo else found.replace(tzinfo=now.tzinfo)
        return start, start + timedelta(seconds=1 if time.group(1) else 60)
    if date := _DATE.fullmatch(lowered):
        year, month, day = (int(part) if part else 0 for part in date.groups())
        start = midnight.replace(year=year, month=month or 1, day=day or 1)
        return start, _end(start, month=month, day=day)
    raise ValueError(when)


def _end(start: datetime, *, month: int, day: int) -> datetime:
    if start.year == MAXYEAR and (not month or start.month == 12):
        return datetime.max.replace(tzinfo=UTC)
    if day:
        return start + timedelta(days=1)
    if month:
        return (start + timedelta(days=31)).replace(day=1)
    return start.replace(year=start.year + 1)
