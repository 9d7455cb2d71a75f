"""Finds the development data, scores counts."""

import os
from pathlib import Path


def data_folder() -> Path:
    """The folder of development data: CROSSREAD_DATA, or `shared/data` beside the checkout. It need not exist."""
    beside = Path(__file__).resolve().parents[3] / "shared" / "data"
    return Path(os.environ.get("CROSSREAD_DATA") or beside)


def f1(right: int, predicted: int, true: int) -> float:
    """F1 in per cent."""
    return 200 * right / (predicted + true) if predicted + true else 0.0
