"""What every test of the screens begins with."""

from collections.abc import Iterator
from functools import cache

import pytest

from reader.tui import themes


@pytest.fixture(scope="session", autouse=True)
def themes_read_once() -> Iterator[None]:
    """Read each theme file once, not for every application: that takes a tenth of the time of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(themes, "read", cache(themes.read))
        yield
