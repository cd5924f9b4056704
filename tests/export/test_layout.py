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
SHOWN = "from pipeline.save.export.layout import layout; print(layout(60, [(i * i % 60, i) for i in range(60)]))"
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


@pytest.mark.parametrize("features", ["", OLD_PROCESSOR], ids=["as it is", "as an old one"])
def test_the_processor_makes_no_difference(features: str) -> None:
    """numpy takes the ways of an older processor; those that this one lacks it warns of, on standard error."""
    env = {**os.environ, "NPY_DISABLE_CPU_FEATURES": features, "PYTHONWARNINGS": "ignore"}
    shown = subprocess.run([sys.executable, "-c", SHOWN], cwd=ROOT, env=env, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == str(layout(60, [(number * number % 60, number) for number in range(60)]))


def test_positions_are_those_that_were_stored() -> None:
    """Should this fail on a machine of another kind, the promise of equal bytes does not hold there."""
    assert layout(5, [(0, 1), (1, 2), (1, 3)]) == STORED


STORED = [(125, -109), (44, 11), (59, 152), (-88, -35), (-296, -47)]
