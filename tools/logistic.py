"""Fits multinomial logistic regression to sparse and dense features together, with numpy alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Features(NamedTuple):
    """A sparse matrix, row by row: the columns that are not 0, and their values."""

    rows: NDArray[np.int64]
    """Row of each entry, ascending; every row has an entry."""
    columns: NDArray[np.int64]
    values: Floats
    width: int

    @classmethod
    def of(cls, samples: Sequence[Mapping[str, float]], names: Sequence[str]) -> "Features":
        """The matrix whose columns are `names`; other keys of the samples are left out."""
        column = {name: index for index, name in enumerate(names)}
        entries = [
            (row, column[name], value)
            for row, sample in enumerate(samples)
            for name, value in sample.items()
            if name in column
        ]
        rows, columns, values = zip(*entries, strict=True)
        return cls(np.array(rows), np.array(columns), np.array(values, dtype=np.float64), len(names))

    def scaled(self, factors: Floats) -> "Features":
        """The matrix with each column multiplied by its factor."""
        return self._replace(values=self.values * factors[self.columns])

    def times(self, weights: Floats, height: int) -> Floats:
        """The product with a matrix that has a row for each column."""
        return np.stack(
            [np.bincount(self.rows, self.values * column[self.columns], height) for column in weights.T], axis=1
        )

    def transposed(self, errors: Floats) -> Floats:
        """The product of the transposed matrix with a matrix that has a row for each row."""
        return np.stack(
            [np.bincount(self.columns, self.values * column[self.rows], self.width) for column in errors.T], axis=1
        )


def fit(sparse: Features, dense: Floats, goals: Floats, *, strength: float) -> tuple[Floats, Floats, Floats]:
    """Bias, sparse weights and dense weights, a column for each label, that minimise the regularised loss.

    `goals` has a 1 in the column of each row's label. The loss is `strength` times the sum of the cross-entropies plus
    half the sum of the squared weights; the bias is free.
    """
    height, labels = goals.shape
    cut = (1 + sparse.width) * labels

    def parts(flat: Floats) -> tuple[Floats, Floats, Floats]:
        return flat[:labels], flat[labels:cut].reshape(-1, labels), flat[cut:].reshape(-1, labels)

    def loss(flat: Floats) -> tuple[float, Floats]:
        bias, light, heavy = parts(flat)
        logits = sparse.times(light, height) + dense @ heavy + bias
        logits -= logits.max(axis=1, keepdims=True)
        likely = np.exp(logits)
        total = likely.sum(axis=1, keepdims=True)
        likely /= total
        surprise = float((np.log(total[:, 0]) - (logits * goals).sum(axis=1)).sum())
        errors = strength * (likely - goals)
        slope = np.concatenate(
            [errors.sum(axis=0), (sparse.transposed(errors) + light).ravel(), (dense.T @ errors + heavy).ravel()]
        )
        return strength * surprise + 0.5 * float((flat[labels:] ** 2).sum()), slope

    return parts(minimise(loss, np.zeros(cut + dense.shape[1] * labels)))


def minimise(
    loss: Callable[[Floats], tuple[float, Floats]], start: Floats, *, steps: int = 300, tolerance: float = 1e-3
) -> Floats:
    """The minimum of a smooth convex function that returns its value and its slope.

    Limited-memory BFGS (Nocedal, 1980) with backtracking; stops when no slope is above `tolerance`.
    """
    memory: list[tuple[Floats, Floats, float]] = []
    point = start
    value, slope = loss(point)
    for _ in range(steps):
        if np.abs(slope).max() < tolerance:
            break
        direction = -slope
        backwards = []
        for moved, turned, inverse in reversed(memory):
            share = inverse * float(moved @ direction)
            direction = direction - share * turned
            backwards.append(share)
        if memory:
            moved, turned, inverse = memory[-1]
            direction = direction / (inverse * float(turned @ turned))
        else:
            direction = direction / np.abs(slope).sum()
        for (moved, turned, inverse), share in zip(memory, reversed(backwards), strict=True):
            direction = direction + (share - inverse * float(turned @ direction)) * moved
        length = 1.0
        descent = float(direction @ slope)
        while True:
            next_point = point + length * direction
            next_value, next_slope = loss(next_point)
            if next_value <= value + 1e-4 * length * descent or length < 1e-8:
                break
            length /= 2
        moved, turned = next_point - point, next_slope - slope
        if float(moved @ turned) > 1e-12:
            memory = [*memory[-9:], (moved, turned, 1 / float(moved @ turned))]
        point, value, slope = next_point, next_value, next_slope
    return point
