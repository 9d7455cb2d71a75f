"""What values tell of themselves."""

from datetime import UTC, datetime

import pytest

from reader.model import Article


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=UTC)),
        ("2026-03-01T09:30:00Z", datetime(2026, 3, 1, 9, 30, tzinfo=UTC)),
        ("2026-03-01T01:30:00+02:00", datetime(2026, 2, 28, 23, 30, tzinfo=UTC)),
        (None, None),
        ("", None),
        ("last Tuesday", None),
        ("2026-02-30", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_a_date_is_a_moment_or_not_known(date: str | None, moment: datetime | None) -> None:
    assert Article("a", "Text", (), date=date).moment == moment
