"""Where nodes stand in a picture: each connected part by forces, and the parts beside each other.

A part over LIMIT is first shrunk: each node goes to a neighbour with more neighbours, and that again until few are
left; these are moved by forces, then what was shrunk stands around them and is moved in its turn. `forces` tells why
the same graph has the same positions on any machine.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import count as count_from
from itertools import islice
from math import isqrt

import networkx as nx  # type: ignore[import-untyped]
import numpy as np

from pipeline.save.export.forces import SPACING, Whole, moved, moved_many
from pipeline.save.export.pack import packed

LIMIT = 600
"""So many nodes are moved by forces between all of them."""
_MOST_ROUNDS, _LEAST_ROUNDS, _WORK = 150, 30, 12_000_000
"""How often forces move all nodes, and how many pairs of nodes are looked at in all."""
_MANY_ROUNDS, _FEW_ROUNDS, _MOVES = 60, 20, 400_000
"""How often forces move the nodes of a part over LIMIT, and how often nodes are moved in all."""
_GRAVITY, _LOOSE = 25, 8
"""Of small parts, and of large ones, which show what stands together when they are less pressed."""
_GAP = 4 * SPACING
_OFTEN = 12
"""Parts of so many nodes come in few forms."""
_ONE = 1 << 40
_COSINE, _SINE = -810747990331, 742710064331
"""Of the golden angle, times _ONE."""

Ends = Sequence[tuple[int, int]]
Places = list[tuple[int, int]]


def layout(count: int, ends: Iterable[tuple[int, int]]) -> Places:
    """A position for each of `count` nodes, numbered as in `ends`; loops and repeats make no difference."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(pair for pair in ends if pair[0] != pair[1])
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda part: (-len(part), part[0]))
    placed = [_part(nodes, graph) for nodes in parts]
    found: dict[int, tuple[int, int]] = {}
    for nodes, places in zip(parts, packed(placed, gap=_GAP), strict=True):
        found.update(zip(nodes, places, strict=True))
    return list(_distinct(found[node] for node in range(count)))


def _distinct(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places; what would stand on another stands beside it."""
    taken: set[tuple[int, int]] = set()
    for x, y in places:
        x = next(right for right in count_from(x, SPACING // 2) if (right, y) not in taken)
        taken.add((x, y))
        yield x, y


def _part(nodes: Sequence[int], graph: nx.Graph) -> Places:
    number = {node: at for at, node in enumerate(nodes)}
    pairs = sorted({(min(a, b), max(a, b)) for a, b in ((number[a], number[b]) for a, b in graph.edges(nodes))})
    return list(_again(len(nodes), tuple(pairs)) if len(nodes) <= _OFTEN else _alone(len(nodes), pairs))


def _alone(count: int, pairs: Ends) -> Places:
    return [(int(x), int(y)) for x, y in _laid(count, pairs, [1] * count).T]


@lru_cache(maxsize=4096)
def _again(count: int, pairs: Ends) -> Places:
    """Small parts, which are alike by hundreds, are laid out once."""
    return _alone(count, pairs)


def _laid(count: int, pairs: Ends, sizes: Sequence[int]) -> Whole:
    """A connected part; `sizes` tell of how many nodes each is made."""
    ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2).T
    mass = _masses(count, ends, sizes)
    gravity = _LOOSE if sum(sizes) > LIMIT else _GRAVITY
    if count <= LIMIT:
        rounds = min(_MOST_ROUNDS, _LEAST_ROUNDS + 2 * count, max(_LEAST_ROUNDS, _WORK // max(1, count * count)))
        wide = SPACING * max(1, isqrt(max(sizes)))
        start = np.array(list(islice(_sunflower(wide), count)), dtype=np.int64).reshape(count, 2).T
        return moved(start, ends, mass, gravity=gravity, rounds=rounds, reach=wide * 2)
    start, reach = _around(_hubs(count, pairs), pairs, sizes)
    rounds = max(_FEW_ROUNDS, min(_MANY_ROUNDS, _MOVES // count))
    return moved_many(start, ends, mass, gravity=gravity, rounds=rounds, reach=reach)


def _masses(count: int, ends: Whole, sizes: Sequence[int]) -> Whole:
    degrees: Whole = 1 + np.bincount(ends.reshape(-1), minlength=count).astype(np.int64)
    return degrees * np.array([isqrt(size) for size in sizes], dtype=np.int64)


def _sunflower(step: int) -> Iterator[tuple[int, int]]:
    """Positions from the middle outwards, each further by the golden angle, as far apart as `step`."""
    x, y = _ONE, 0
    for number in count_from(0):
        far = isqrt(number * step * step)
        yield x * far // _ONE, y * far // _ONE
        x, y = (x * _COSINE - y * _SINE) // _ONE, (x * _SINE + y * _COSINE) // _ONE


def _hubs(count: int, pairs: Ends) -> list[int]:
    """For each node the hub that it stands around, which is a neighbour or itself; no two hubs are neighbours."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    hubs: dict[int, int] = {}
    for node in sorted(range(count), key=lambda node: (-len(near[node]), node)):
        if node not in hubs:
            hubs[node] = node
            for neighbour in near[node]:
                hubs.setdefault(neighbour, node)
    return [hubs[node] for node in range(count)]


def _around(hubs: list[int], pairs: Ends, sizes: Sequence[int]) -> tuple[Whole, int]:
    """The hubs laid out as a graph of their own, each with its nodes on a sunflower, and how wide the widest is."""
    number = {hub: at for at, hub in enumerate(sorted(set(hubs)))}
    group = [number[hub] for hub in hubs]
    total, members = Counter[int](), Counter(group)
    for at, size in zip(group, sizes, strict=True):
        total[at] += size
    joined = {(min(group[a], group[b]), max(group[a], group[b])) for a, b in pairs if group[a] != group[b]}
    middles = _laid(len(number), sorted(joined), [total[at] for at in range(len(number))])
    petals = {at: _sunflower(SPACING * max(1, isqrt(total[at] // members[at])) // 2) for at in members}
    around = np.array([next(petals[at]) for at in group], dtype=np.int64).T
    return middles[:, group] + around, SPACING * isqrt(max(sizes)) * 2
