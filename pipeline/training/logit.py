"""Weights of features by Newton's method: a logistic curve, and a choice among several (conditional logit)."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Features = Sequence[tuple[str, float]]
Told = Mapping[str | None, Features]
Choice = tuple[Told, str | None]
"""What tells of each of several, and the right one, which is among them."""
Point = tuple[float, Matrix, Matrix]
"""What is to be lowered, its slope, and how the slope bends."""
ROUNDS, CLOSE = 20, 1e-4


def fit_curve(rows: Sequence[Features], goals: Sequence[bool], *, stiffness: float, least: int = 1) -> dict[str, float]:
    """The weights of a logistic regression with a quadratic penalty; a feature of fewer than `least` rows has none."""
    names, values = _matrix(rows, least)
    goal = np.array(goals, float)

    def at(weights: Matrix) -> Point:
        scores = values @ weights
        chances = 1 / (1 + np.exp(-scores))
        loss = float(np.sum(np.logaddexp(0, scores) - goal * scores))
        return loss, values.T @ (chances - goal), (values * (chances * (1 - chances))[:, None]).T @ values

    return _named(names, _lowest(at, len(names), stiffness))


def fit_choice(choices: Sequence[Choice], *, stiffness: float, least: int = 1) -> dict[str, float]:
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

    return _named(names, _lowest(at, len(names), stiffness))


def _lowest(at: Callable[[Matrix], Point], size: int, stiffness: float) -> Matrix:
    """Where a bowl with a quadratic penalty is lowest: Newton's steps, halved until they lead down."""

    def whole(weights: Matrix) -> Point:
        loss, slope, bend = at(weights)
        return loss + stiffness / 2 * float(weights @ weights), slope + stiffness * weights, bend

    weights: Matrix = np.zeros(size)
    loss, slope, bend = whole(weights)
    for _ in range(ROUNDS):
        step = np.linalg.solve(bend + stiffness * np.eye(size), slope)
        while (reached := whole(weights - step))[0] > loss and np.max(np.abs(step)) > CLOSE:
            step /= 2
        weights, (loss, slope, bend) = weights - step, reached
        if np.max(np.abs(step)) <= CLOSE:
            break
    return weights


def _matrix(rows: Sequence[Features], least: int) -> tuple[list[str], Matrix]:
    counts = Counter(name for row in rows for name, value in row if value)
    names = sorted(name for name, count in counts.items() if count >= least)
    column = {name: i for i, name in enumerate(names)}
    values: Matrix = np.zeros((len(rows), len(names)))
    for filled, row in zip(values, rows, strict=True):
        for name, value in row:
            if name in column:
                filled[column[name]] = value
    return names, values


def _named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
