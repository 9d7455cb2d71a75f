"""Floors are raised and never lowered by themselves."""

from pathlib import Path

import pytest

from tools.evaluate import __main__ as evaluate
from tools.evaluate import floors
from tools.evaluate.areas import AREAS
from tools.evaluate.figures import Figure, figure, needed


def made(checked: float, name: str = "rules, F1") -> Figure:
    return figure("area", name, (None, checked), "nothing 0.0 (here)")


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "floors.yaml"
    floors.write({"area: rules, F1": 12.5, "area: speakers' names": 100.0}, path)
    assert floors.read(path) == {"area: rules, F1": 12.5, "area: speakers' names": 100.0}
    assert floors.read(tmp_path / "none.yaml") == {}


def test_a_floor_is_raised_and_the_others_stay() -> None:
    kept = {"area: rules, F1": 50.0, "other: it": 1.0}
    assert floors.pinned(kept, [made(50.04), made(60.0, "new")]) == {**kept, "area: new": 60.0}
    assert floors.pinned(kept, [made(50.1)])["area: rules, F1"] == 50.1


def test_no_floor_is_raised_when_one_would_be_lowered() -> None:
    with pytest.raises(floors.Lowered, match=r"area: rules, F1 is 49\.9, its floor 50\.0"):
        floors.pinned({"area: rules, F1": 50.0}, [made(49.94), made(99, "new")])


@pytest.mark.parametrize("pin", [True, False])
def test_the_table_marks_what_fell(
    pin: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "floors.yaml"
    floors.write({"area: rules, F1": 60.0}, path)
    monkeypatch.setattr(floors.read, "__defaults__", (path,))
    monkeypatch.setattr(floors.write, "__defaults__", (path,))
    monkeypatch.setattr(evaluate, "AREAS", {"area": lambda _: (made(50.0),)})
    assert evaluate.main(["--pin"] if pin else []) == 1
    shown = capsys.readouterr()
    assert shown.out.splitlines()[1].split() == [
        "area",
        "rules,",
        "F1",
        "-",
        "50.0",
        "FELL",
        "60.0",
        *"nothing 0.0 (here)".split(),
    ]
    assert ("Nothing is pinned" in shown.err) is pin
    assert floors.read(path) == {"area: rules, F1": 60.0}


def test_an_area_without_its_data_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(evaluate, "AREAS", {"area": lambda _: (made(needed(tmp_path / "none").stat().st_size),)})
    assert evaluate.main([]) == 1
    assert capsys.readouterr().err.startswith("area is not measured: ")


def test_an_unknown_area_is_refused() -> None:
    with pytest.raises(SystemExit) as caught:
        evaluate.main(["nonsense"])
    assert caught.value.code == 2


def test_every_floor_belongs_to_an_area() -> None:
    assert {key.partition(":")[0] for key in floors.read()} <= set(AREAS)
