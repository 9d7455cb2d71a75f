"""The solver that trains weights."""

import numpy as np

from tools.logistic import Features, Floats, fit, minimise


def test_the_minimum_of_a_bowl_is_found() -> None:
    middle = np.array([3.0, -2.0, 0.5])
    scale = np.array([1.0, 10.0, 100.0])

    def bowl(point: Floats) -> tuple[float, Floats]:
        return float((scale * (point - middle) ** 2).sum()), 2 * scale * (point - middle)

    assert np.allclose(minimise(bowl, np.zeros(3)), middle, atol=1e-3)


def test_products_with_a_sparse_matrix_are_those_with_the_full_one() -> None:
    features = Features.of([{"a": 1.0, "c": 2.0}, {"b": 3.0, "unknown": 9.0}], ["a", "b", "c"])
    full = np.array([[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]])
    weights = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
    errors = np.array([[1.0, -1.0], [2.0, 0.5]])
    assert np.array_equal(features.times(weights, 2), full @ weights)
    assert np.array_equal(features.transposed(errors), full.T @ errors)
    assert np.array_equal(
        features.scaled(np.array([2.0, 1.0, 0.0])).times(weights, 2), (full * [2.0, 1.0, 0.0]) @ weights
    )


def test_a_cue_that_tells_gets_the_weight_and_one_that_does_not_gets_none() -> None:
    samples = [{"good": 1.0, "day": 1.0}, {"bad": 1.0, "day": 1.0}] * 10
    goals = np.array([[0.0, 1.0], [1.0, 0.0]] * 10)
    dense = np.array([[1.0], [-1.0]] * 10)
    _, sparse, heavy = fit(Features.of(samples, ["bad", "day", "good"]), dense, goals, strength=1.0)
    assert sparse[2, 1] > 0.1
    assert sparse[0, 0] > 0.1
    assert abs(sparse[1, 1]) < 1e-2
    assert heavy[0, 1] > 0.1
