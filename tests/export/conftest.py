import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from sample_graph import sample_graph

from pipeline.record import PropertyGraph


@pytest.fixture
def graph() -> PropertyGraph:
    return sample_graph()
