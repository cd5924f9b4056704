"""Forces: what is tied comes near, what is not goes apart, by all pairs and by cells alike."""

import math
from itertools import combinations

import numpy as np
import pytest

from pipeline.save.export.forces import SPACING, moved, moved_many

PAIRS = np.array([(0, 1), (2, 3), (1, 2)]).T
MASS = np.array([2, 3, 3, 2])


@pytest.mark.parametrize("move", [moved, moved_many])
def test_a_chain_is_stretched(move):
    start = np.array([[0, 1, 3, 2], [0, 5, 0, 7]], dtype=np.int64)
    at = move(start, PAIRS, MASS, gravity=8, rounds=60, reach=SPACING)
    places = [tuple(place) for place in at.T.tolist()]
    assert all(math.dist(one, other) > SPACING / 2 for one, other in combinations(places, 2))
    assert math.dist(places[0], places[3]) > max(math.dist(places[0], places[1]), math.dist(places[2], places[3]))


def test_no_round_moves_a_node_further_than_its_reach():
    start = np.array([[0, 9000], [0, 0]], dtype=np.int64)
    at = moved(start, np.array([[0], [1]]), np.array([2, 2]), gravity=25, rounds=1, reach=50)
    assert np.abs(at - start).max() <= 52
