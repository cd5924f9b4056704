import math
import os
import subprocess
import sys
from itertools import combinations, pairwise

import pytest
from builds import ROOT

from pipeline.save.export import layout as module
from pipeline.save.export.layout import layout

RING = [(number, (number + 1) % 12) for number in range(12)]
TWO_STARS = [(0, leaf) for leaf in range(2, 12)] + [(1, leaf) for leaf in range(12, 22)] + [(0, 1)]
LARGE = [(number * number % 1300, number) for number in range(1300)]
SHOWN = (
    "from pipeline.save.export.layout import layout; print(layout(60, [(i * i % 60, i) for i in range(60)])); "
    "print(layout(1300, [(i * i % 1300, i) for i in range(1300)] + [(i, i + 1) for i in range(1299)]))"
)
OLD_PROCESSOR = "SSE42 AVX AVX2 F16C FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"


@pytest.mark.parametrize(("count", "ends"), [(0, []), (1, []), (1, [(0, 0)]), (2, []), (12, RING), (22, TWO_STARS)])
def test_every_node_has_a_place_of_its_own(count: int, ends: list[tuple[int, int]]) -> None:
    places = layout(count, ends)
    assert len(places) == count
    assert all(math.dist(one, other) > 20 for one, other in combinations(places, 2))


def test_neighbours_are_near() -> None:
    places = layout(22, TWO_STARS)
    near = [math.dist(places[0], places[leaf]) for leaf in range(2, 12)]
    far = [math.dist(places[1], places[leaf]) for leaf in range(2, 12)]
    assert max(near) < min(far)


def test_repeats_and_directions_make_no_difference() -> None:
    assert layout(12, RING) == layout(12, [(right, left) for left, right in [*RING[::-1], *RING]])


def test_a_large_graph_is_shrunk_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 6)
    apart = [*TWO_STARS[:-1], (0, 22), (1, 22)]
    places = layout(23, apart)
    assert len(set(places)) == 23
    assert max(math.dist(places[0], places[leaf]) for leaf in range(2, 12)) < math.dist(places[0], places[1])
    assert len(set(layout(22, TWO_STARS))) == 22
    assert len(set(layout(30, []))) == 30
    chain = list(pairwise(range(40)))
    assert len(set(layout(40, chain))) == 40


def test_what_stands_together_in_a_large_graph_is_seen() -> None:
    """Forty rooms of twenty in a ring: two of a room are nearer to each other than two of other rooms."""
    inside = [
        (room * 20 + one, room * 20 + (one + far) % 20) for room in range(40) for one in range(20) for far in (1, 3, 7)
    ]
    doors = [(room * 20, (room + 1) % 40 * 20 + 5) for room in range(40)]
    places = layout(800, [*inside, *doors])
    middles = [tuple(sum(line) / 20 for line in zip(*places[at : at + 20], strict=True)) for at in range(0, 800, 20)]
    right = sum(min(range(40), key=lambda room: math.dist(places[n], middles[room])) == n // 20 for n in range(800))
    assert right > 760


def test_parts_stand_beside_each_other() -> None:
    places = layout(30, [(at, at + 1) for at in range(0, 30, 2)])
    assert len(set(places)) == 30
    near = [math.dist(places[at], places[at + 1]) for at in range(0, 30, 2)]
    far = [math.dist(places[one], places[other]) for one, other in combinations(range(0, 30, 2), 2)]
    assert max(near) < min(far)


@pytest.mark.parametrize("features", ["", OLD_PROCESSOR], ids=["as it is", "as an old one"])
def test_the_processor_makes_no_difference(features: str) -> None:
    """numpy takes the ways of an older processor; those that this one lacks it warns of, on standard error."""
    env = {**os.environ, "NPY_DISABLE_CPU_FEATURES": features, "PYTHONWARNINGS": "ignore"}
    shown = subprocess.run([sys.executable, "-c", SHOWN], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    small, large = shown.stdout.splitlines()
    assert small == str(layout(60, [(number * number % 60, number) for number in range(60)]))
    assert large == str(layout(1300, [*LARGE, *pairwise(range(1300))]))


def test_positions_are_those_that_were_stored() -> None:
    """Should this fail on a machine of another kind, the promise of equal bytes does not hold there."""
    assert layout(5, [(0, 1), (1, 2), (1, 3)]) == STORED


STORED = [(145, -216), (127, -72), (0, -8), (246, 0), (0, -616)]
