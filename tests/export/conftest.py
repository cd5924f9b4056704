import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))

from pipeline.record import PropertyGraph
from sample_graph import sample_graph


@pytest.fixture
def graph() -> PropertyGraph:
    return sample_graph()
