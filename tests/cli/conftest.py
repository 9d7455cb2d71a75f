"""What the tests of the command line share."""

import pytest

from tests.cli.runner import Runner


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Runner:
    """Runs crossread in this process."""
    return Runner(capsys, monkeypatch)
