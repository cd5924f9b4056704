"""What a path may go through."""

import pytest

from pipeline.graph.ways import HUB_TIES, find_hubs, is_open
from pipeline.record import Edge
from sample_graph import edge


@pytest.mark.parametrize(
    ("kind", "role", "plain", "through", "with_articles"),
    [
        ("holds", "official", True, True, True),
        ("holds", "media", False, True, True),
        ("attended", "media", True, True, True),
        ("located_in", "", False, True, True),
        ("mentions", "", False, False, True),
        ("in", "", False, False, True),
    ],
)
def test_what_is_open(kind: str, role: str, plain: bool, through: bool, with_articles: bool) -> None:
    one = edge("e", kind, "a", "b", kind=role)
    opened = ((False, False), (True, False), (True, True))
    assert [is_open(one, through=a, articles=b) for a, b in opened] == [plain, through, with_articles]


def star(ties: int, *, kind: str = "met") -> list[Edge]:
    return [edge(f"s{n:03}", kind, "a", f"b{n:03}") for n in range(ties)]


@pytest.mark.parametrize(
    ("edges", "hubs"),
    [
        ([], set()),
        (star(HUB_TIES), set()),
        (star(120), {"a"}),
        (star(120, kind="mentions"), set()),
        (star(120, kind="located_in"), set()),
    ],
)
def test_a_hub_has_more_ties_than_nearly_all(edges: list[Edge], hubs: set[str]) -> None:
    assert find_hubs(edges) == hubs
