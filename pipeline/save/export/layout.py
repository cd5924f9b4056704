"""Where nodes stand in a picture: forces between them, in steps that every processor reckons alike.

The forces are those of ForceAtlas2: a node pushes the more the more neighbours it has, so that hubs stand apart. All
sums are of whole numbers; what is not whole is one operation of IEEE 754 at a time (times, by, square root, to the
nearest whole number), which is correctly rounded everywhere. No sum of floats, no sine and no fused product is in it,
so that the same graph has the same positions on any machine. In the layouts of networkx sums differ with the width of
the processor's vectors, and a layout makes much of little.
A graph over LIMIT is first shrunk: each node goes to a neighbour with more neighbours, and stands around it in the end.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from itertools import count as count_from
from math import isqrt

import numpy as np
from numpy.typing import NDArray

LIMIT = 600
"""So many nodes are moved by forces."""
SPACING = 100
"""The distance that neighbours aim at."""
_MOST_ROUNDS, _LEAST_ROUNDS, _WORK = 150, 30, 12_000_000
"""How often forces move all nodes, and how many pairs of nodes are looked at in all."""
_GRAVITY = 25
"""Hundredths of a node's distance from the middle."""
_WIDE = 3
"""What forces place stands so many times wider apart than what stands on a sunflower."""
_FINE = 16
"""Parts of a unit in which forces are reckoned."""
_ONE = 1 << 40
_COSINE, _SINE = -810747990331, 742710064331
"""Of the golden angle, times _ONE."""

Whole = NDArray[np.int64]
Pairs = Whole
"""A row a pair of neighbours, the lower number first, sorted."""


def layout(count: int, ends: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """A position for each of `count` nodes, numbered as in `ends`; loops and repeats make no difference."""
    return _layout(count, np.fromiter(chain.from_iterable(ends), np.int64).reshape(-1, 2))


def _layout(count: int, ends: Whole) -> list[tuple[int, int]]:
    low, high = ends.min(axis=1, initial=count), ends.max(axis=1, initial=0)
    both = np.unique((low * count + high)[low != high])
    pairs = np.stack((both // max(1, count), both % max(1, count)), axis=1)
    if count <= LIMIT:
        return _by_forces(count, pairs)
    hubs = _hubs(count, pairs)
    return _around(hubs, pairs) if len(np.unique(hubs)) < count else list(islice(_sunflower(SPACING), count))


def _by_forces(count: int, pairs: Pairs) -> list[tuple[int, int]]:
    at = np.array(list(islice(_sunflower(SPACING), count)), dtype=np.int64).reshape(count, 2).T
    left, right = pairs.T
    mass = 1 + np.bincount(np.concatenate((left, right)), minlength=count).astype(np.int64)
    weight = (mass[:, None] * mass[None, :] * (SPACING * SPACING * _FINE // 4)).astype(np.float64)
    rounds = min(_MOST_ROUNDS, _LEAST_ROUNDS + 2 * count, max(_LEAST_ROUNDS, _WORK // max(1, count * count)))
    for left_over in range(rounds, 0, -1):
        force = _pushed(at, weight) + _pulled(at, left, right) - at * mass * _FINE * _GRAVITY // 100
        at = at + _step(force, SPACING * 2 * left_over // rounds + 1)
    return [(int(x), int(y)) for x, y in at.T]


def _pushed(at: Whole, weight: NDArray[np.float64]) -> Whole:
    """What all others do to each: `weight` (spacing² · the two masses) / distance, away from them."""
    away = [row[:, None] - row[None, :] for row in at]
    share = weight / np.maximum(away[0] * away[0] + away[1] * away[1], 1)
    return np.array([np.rint(row * share).astype(np.int64).sum(axis=1) for row in away], dtype=np.int64)


def _pulled(at: Whole, left: Whole, right: Whole) -> Whole:
    """What neighbours do to each: distance, towards them."""
    pull = (at[:, right] - at[:, left]) * _FINE
    force = np.zeros_like(at)
    for row, parts in zip(force, pull, strict=True):
        np.add.at(row, left, parts)
        np.subtract.at(row, right, parts)
    return force


def _step(force: Whole, reach: int) -> Whole:
    """The force as a move that is no longer than `reach`."""
    parts = force.astype(np.float64)
    squares = parts * parts
    length = np.maximum(np.sqrt(squares[0] + squares[1]), 1.0)
    most = np.minimum(length, float(reach * _FINE))
    step: Whole = np.rint(parts * (most / length) / _FINE).astype(np.int64)
    return step


def _sunflower(step: int) -> Iterator[tuple[int, int]]:
    """Positions from the middle outwards, each further by the golden angle, as far apart as `step`."""
    x, y = _ONE, 0
    for number in count_from(0):
        far = isqrt(number * step * step)
        yield x * far // _ONE, y * far // _ONE
        x, y = (x * _COSINE - y * _SINE) // _ONE, (x * _SINE + y * _COSINE) // _ONE


def _hubs(count: int, pairs: Pairs) -> Whole:
    """For each node the hub that it stands around, which is a neighbour or itself; no two hubs are neighbours."""
    both = np.concatenate((pairs, pairs[:, ::-1]))
    near = both[np.argsort(both[:, 0], kind="stable"), 1]
    degrees = np.bincount(both[:, 0], minlength=count)
    first = np.concatenate(([0], np.cumsum(degrees)))
    hubs = np.full(count, -1, dtype=np.int64)
    for node in np.argsort(-degrees, kind="stable"):
        if hubs[node] < 0:
            around = near[first[node] : first[node + 1]]
            hubs[around[hubs[around] < 0]] = node
            hubs[node] = node
    return hubs


def _around(hubs: Whole, pairs: Pairs) -> list[tuple[int, int]]:
    """The hubs laid out as a graph of their own, wide enough apart, each with its nodes on a sunflower."""
    kept, number, sizes = np.unique(hubs, return_inverse=True, return_counts=True)
    apart = 1 + isqrt(int(sizes.max())) // (_WIDE if len(kept) <= LIMIT else 1)
    places = _layout(len(kept), number[pairs])
    petals = [_sunflower(SPACING // 2) for _ in kept]
    found = []
    for at in number:
        (x, y), (dx, dy) = places[at], next(petals[at])
        found.append((x * apart + dx, y * apart + dy))
    return found
