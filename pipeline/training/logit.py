"""Weights of features, fitted: a logistic curve, and a choice among several (conditional logit).

Each is a bowl with a quadratic penalty, whose lowest place Newton's method finds; where the penalty on the size of a
weight makes the bowl's sides meet in an edge, steps along its slope do (FISTA, Beck and Teboulle 2009).
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.floating]
Features = Sequence[tuple[str, float]]
Told = Mapping[str | None, Features]
Choice = tuple[Told, str | None]
"""What tells of each of several, and the right one, which is among them."""
Point = tuple[float, Matrix, Matrix]
"""What is to be lowered, its slope, and how the slope bends."""
ROUNDS, CLOSE = 20, 1e-4
SPARSE_ROUNDS = 120
_BARELY = 1e-6
"""The penalty on weights that are free of it, so that there is one lowest place."""


def fit_curve(
    rows: Sequence[Features],
    goals: Sequence[bool],
    *,
    l2: float,
    l1: float = 0.0,
    least: int = 1,
    free: Collection[str] = (),
) -> dict[str, float]:
    """The weights of a logistic regression with a quadratic penalty; a feature of fewer than `least` rows has none.

    With a penalty `l1` on their size too, most weights are nought. The features `free` are penalized by neither.
    """
    names, values = _matrix(rows, least, np.float32 if l1 else np.float64)
    goal = np.array(goals, values.dtype)
    bound = np.array([name not in free for name in names], values.dtype)

    def at(weights: Matrix) -> Point:
        scores = values @ weights
        chances = 1 / (1 + np.exp(-scores))
        loss = float(np.sum(np.logaddexp(0, scores) - goal * scores))
        return loss, values.T @ (chances - goal), (values * (chances * (1 - chances))[:, None]).T @ values

    if l1:
        return _named(names, _minimized_sparse(values, goal, l2 * bound, l1 * bound))
    return _named(names, _minimized(at, l2 * bound + _BARELY * (1 - bound)))


def fit_choice(choices: Sequence[Choice], *, l2: float, least: int = 1) -> dict[str, float]:
    """The weights by which the right one of each choice is the likeliest, with a quadratic penalty."""
    names, values = _matrix([features for told, _ in choices for features in told.values()], least)
    right = np.array([name == best for told, best in choices for name in told], float)
    sizes = [len(told) for told, _ in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    choice = np.repeat(np.arange(len(choices)), sizes)

    def at(weights: Matrix) -> Point:
        scores = values @ weights
        scores -= np.maximum.reduceat(scores, starts)[choice]
        sums = np.add.reduceat(np.exp(scores), starts)
        chances = np.exp(scores) / sums[choice]
        means = np.add.reduceat(values * chances[:, None], starts, axis=0)
        loss = float(np.sum(np.log(sums)) - right @ scores)
        return loss, values.T @ (chances - right), (values * chances[:, None]).T @ values - means.T @ means

    return _named(names, _minimized(at, np.full(len(names), l2)))


def _minimized(at: Callable[[Matrix], Point], l2: Matrix) -> Matrix:
    """Where a bowl with a quadratic penalty is lowest: Newton's steps, halved until they lead down."""

    def whole(weights: Matrix) -> Point:
        loss, slope, bend = at(weights)
        return loss + float(l2 @ weights**2) / 2, slope + l2 * weights, bend + np.diag(l2)

    weights: Matrix = np.zeros(len(l2))
    loss, slope, bend = whole(weights)
    for _ in range(ROUNDS):
        step = np.linalg.solve(bend, slope)
        while (reached := whole(weights - step))[0] > loss and np.max(np.abs(step), initial=0.0) > CLOSE:
            step /= 2
        weights, (loss, slope, bend) = weights - step, reached
        if np.max(np.abs(step), initial=0.0) <= CLOSE:
            break
    return weights


def _minimized_sparse(values: Matrix, goal: Matrix, l2: Matrix, l1: Matrix) -> Matrix:
    """Where a logistic bowl with both penalties is lowest, near enough after some rounds."""
    steep = _largest_eigenvalue(values) / 4 + float(np.max(l2, initial=0.0))
    weights = ahead = np.zeros_like(l2)
    pace = 1.0
    for _ in range(SPARSE_ROUNDS):
        slope = values.T @ (1 / (1 + np.exp(-values @ ahead)) - goal) + l2 * ahead
        moved = ahead - slope / steep
        following = np.sign(moved) * np.maximum(np.abs(moved) - l1 / steep, 0)
        faster = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        ahead, weights, pace = following + (pace - 1) / faster * (following - weights), following, faster
    return weights


def _largest_eigenvalue(values: Matrix) -> float:
    """The largest eigenvalue of the values' products, by its powers."""
    vector = np.ones(values.shape[1], values.dtype)
    size = 1.0
    for _ in range(20):
        vector = values.T @ (values @ vector)
        size = float(np.linalg.norm(vector))
        vector /= size
    return size


def _matrix(rows: Sequence[Features], least: int, kind: type[np.floating] = np.float64) -> tuple[list[str], Matrix]:
    counts = Counter(name for row in rows for name, value in row if value)
    names = sorted(name for name, count in counts.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    values: Matrix = np.zeros((len(rows), len(names)), kind)
    for filled, row in zip(values, rows, strict=True):
        for name, value in row:
            if name in column:
                filled[column[name]] = value
    return names, values


def _named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
