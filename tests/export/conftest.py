import pytest

from pipeline.record import PropertyGraph
from sample_graph import sample_graph


@pytest.fixture
def graph() -> PropertyGraph:
    return sample_graph()
