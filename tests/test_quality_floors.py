"""No measured quality falls below its floor. The data to measure on does not ship: CROSSREAD_DATA names its folder."""

import pytest

from tools.evaluate import floors
from tools.evaluate.areas import AREAS
from tools.evaluate.figures import NotMeasured
from tools.evaluate.places import data_folder


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
def test_nothing_falls_below_its_floor(area: str) -> None:
    try:
        measured = AREAS[area](data_folder())
    except NotMeasured as reason:
        pytest.skip(str(reason))
    pinned = {key: floor for key, floor in floors.read().items() if key.startswith(f"{area}: ")}
    assert pinned.keys() == {figure.key for figure in measured}
    fallen = {
        figure.key: (figure.checked, pinned[figure.key]) for figure in measured if figure.checked < pinned[figure.key]
    }
    assert fallen == {}
