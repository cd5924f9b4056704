"""Forces between the nodes of a picture, in steps that every processor reckons alike.

The forces are those of ForceAtlas2: a node pushes the more the more neighbours it has, so that hubs stand apart. All
sums are of whole numbers; what is not whole is one operation of IEEE 754 at a time (times, by, square root, to the
nearest whole number), which is correctly rounded everywhere. No sum of fractions, no sine and no fused product is in
it, so that the same graph has the same positions on any machine. In the layouts of networkx sums differ with the width
of the processor's vectors, and a layout makes much of little.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

SPACING = 100
"""The distance that neighbours aim at."""
_FINE = 16
"""Parts of a unit in which forces are reckoned."""
_PUSH = SPACING * SPACING * _FINE // 4
_CELLS = 20
"""Cells along each side of a large picture, which push each other as wholes."""
_NEAR, _REACH = 6, 4 * SPACING
"""With how many that follow it in its row of small squares a node is compared, and how far apart they push."""

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


def moved(at: Whole, pairs: Whole, mass: Whole, *, gravity: int, rounds: int, reach: int) -> Whole:
    """Positions (x, y by row) after so many rounds in which all nodes push each other; time grows with the square of
    their number. `gravity` is hundredths of the distance from the middle. A round moves a node by at most `reach`, the
    last by almost nothing."""
    weight = (mass[:, None] * mass[None, :] * _PUSH).astype(np.float64)
    for left_over in range(rounds, 0, -1):
        at = at + _step(_pushed(at, weight) + _drawn(at, pairs, mass * gravity), reach * left_over // rounds + 1)
    return at


def moved_many(at: Whole, pairs: Whole, mass: Whole, *, gravity: int, rounds: int, reach: int) -> Whole:
    """The same for many nodes, about in proportion to their number: they push those beside them, and cells of them
    push cells."""
    for left_over in range(rounds, 0, -1):
        push = _pushed_by_cells(at, mass) + _pushed_by_neighbours(at, mass)
        at = at + _step(push + _drawn(at, pairs, mass * gravity), reach * left_over // rounds + 1)
    return at


def _pushed(at: Whole, weight: Real) -> Whole:
    """What all others do to each: `weight` (spacing² · the two masses) / distance, away from them."""
    away = [row[:, None] - row[None, :] for row in at]
    share = weight / np.maximum(away[0] * away[0] + away[1] * away[1], 1)
    return np.array([_nearest(row * share).sum(axis=1) for row in away], dtype=np.int64)


def _pushed_by_cells(at: Whole, mass: Whole) -> Whole:
    """What the nodes of all other cells do to a cell, and those of its own cell to each node, as if in one place."""
    side = int((at.max(axis=1) - at.min(axis=1)).max()) // _CELLS + 1
    column, row = (at - at.min(axis=1)[:, None]) // side
    _, cell = np.unique(row * _CELLS + column, return_inverse=True)
    weight = _summed(cell, mass)
    middle = np.array([_summed(cell, mass * line) // weight for line in at], dtype=np.int64)
    between = (np.ones_like(weight)[:, None] * weight[None, :] * _PUSH).astype(np.float64)
    away = at - middle[:, cell]
    far = np.maximum(away[0] * away[0] + away[1] * away[1], side * side // 4 + 1)
    own = (weight[cell] * _PUSH).astype(np.float64) / far
    field = _pushed(middle, between)[:, cell]
    return (field + _nearest(away * own)) * mass


def _summed(cell: Whole, values: Whole) -> Whole:
    """Sums by cell, which are whole and exact below 2 to the 53rd."""
    return _nearest(np.bincount(cell, weights=values.astype(np.float64)))


def _pushed_by_neighbours(at: Whole, mass: Whole) -> Whole:
    """What a node and those that follow it do to each other, in the order of squares along rows."""
    column, row = (at - at.min(axis=1)[:, None]) // (2 * SPACING)
    order = np.lexsort((column, row))
    sorted_at, sorted_mass, push = at[:, order], mass[order], np.zeros_like(at)
    for apart in range(1, min(_NEAR, len(order) - 1) + 1):
        away = sorted_at[:, :-apart] - sorted_at[:, apart:]
        far = away[0] * away[0] + away[1] * away[1]
        weight = (sorted_mass[:-apart] * sorted_mass[apart:] * _PUSH).astype(np.float64)
        share = np.where(far < _REACH * _REACH, weight / np.maximum(far, 1), 0.0)
        force = _nearest(away * share)
        push[:, :-apart] += force
        push[:, apart:] -= force
    found = np.empty_like(at)
    found[:, order] = push
    return found


def _drawn(at: Whole, pairs: Whole, gravity: Whole) -> Whole:
    """What neighbours and the middle (by hundredths) do to each: distance, towards them."""
    left, right = pairs
    force = -(at * gravity * _FINE // 100)
    for row, parts in zip(force, (at[:, right] - at[:, left]) * _FINE, strict=True):
        np.add.at(row, left, parts)
        np.subtract.at(row, right, parts)
    return force


def _step(force: Whole, reach: int) -> Whole:
    """The force as a move that is no longer than `reach`."""
    parts = force.astype(np.float64)
    squares = parts * parts
    length = np.maximum(np.sqrt(squares[0] + squares[1]), 1.0)
    most = np.minimum(length, float(reach * _FINE))
    return _nearest(parts * (most / length) / _FINE)


def _nearest(values: NDArray[Any]) -> Whole:
    whole: Whole = np.rint(values).astype(np.int64)
    return whole
