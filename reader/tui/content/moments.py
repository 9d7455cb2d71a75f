"""Says moments and spans of time in words."""

from datetime import datetime

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def ago(moment: int, now: int) -> str:
    """How long before `now` a moment was, both in UTC seconds: "5 min ago"."""
    seconds = now - moment
    return "just now" if seconds < _MINUTE else f"{_span(seconds)} ago"


def ahead(moment: int, now: int) -> str:
    """How long after `now` a moment is: "in 25 min"."""
    seconds = moment - now
    return "any moment" if seconds < _MINUTE else f"in {_span(seconds)}"


def day(moment: int, now: int) -> str:
    """The day of a moment where the reader is; on the day of `now` its time, in another year with the year."""
    there, here = (datetime.fromtimestamp(seconds).astimezone() for seconds in (moment, now))
    if there.date() == here.date():
        return f"{there.hour}:{there.minute:02}"
    date = f"{there.day} {_MONTHS[there.month - 1]}"
    return date if there.year == here.year else f"{date} {there.year}"


def dated(date: str, now: int) -> str:
    """An ISO 8601 date as lists show it: the time of today, else the day, where the reader is."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return date[:10]
    if len(date) > len("2026-11-22"):
        return day(int(moment.timestamp()), now)
    here = datetime.fromtimestamp(now).astimezone()
    written = f"{moment.day} {_MONTHS[moment.month - 1]}"
    return written if moment.year == here.year else f"{written} {moment.year}"


def _span(seconds: int) -> str:
    if seconds < 90 * _MINUTE:
        return f"{round(seconds / _MINUTE)} min"
    if seconds < 2 * _DAY:
        return f"{round(seconds / _HOUR)} hours"
    return f"{round(seconds / _DAY)} days"
