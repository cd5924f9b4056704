import pytest

from pipeline.resolve.clusters import Clusters


def _clusters(*joins, apart=()):
    clusters = Clusters(["甲", "乙", "丙", "丁"])
    for left, right in apart:
        clusters.keep_apart(left, right, reason="test")
    return clusters, [clusters.join(*pair, score=0.9, reason="test") for pair in joins]


@pytest.mark.parametrize(
    ("joins", "apart", "groups"),
    [
        ([], [], [[0], [1], [2], [3]]),
        ([(2, 3), (1, 2)], [], [[0], [1, 2, 3]]),
        ([(0, 1), (1, 2)], [([0], [2])], [[0, 1], [2], [3]]),
        ([(0, 3), (1, 3)], [([0, 1], [2])], [[0, 1, 3], [2]]),
        ([(0, 1), (2, 3), (1, 2)], [([0], [3])], [[0, 1], [2, 3]]),
    ],
)
def test_joins_follow_each_other_but_never_over_what_is_apart(joins, apart, groups):
    clusters, _ = _clusters(*joins, apart=apart)
    assert clusters.groups() == groups


def test_each_join_is_judged_once():
    clusters, done = _clusters((1, 0), (0, 1), (0, 2), apart=[([1], [2])])
    assert done == [True, True, False]
    assert [(one.left, one.right, one.verdict) for one in clusters.judgements] == [
        ("乙", "丙", "negative"),
        ("甲", "乙", "positive"),
    ]
