import pytest

from pipeline.linear import weighed


@pytest.mark.parametrize(("features", "total"), [((("a", 2.0), ("b", 1.0)), 2.0), ((("c", 5.0),), 0.0), ((), 0.0)])
def test_features_are_summed_by_their_weights(features, total):
    assert weighed(features, weights={"a": 1.5, "b": -1.0}) == total
