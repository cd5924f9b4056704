"""The shortest way is the one that a plain search finds: of equally short ones that with the smallest ids."""

from collections import deque
from random import Random

import pytest

from pipeline.graph.index import Index
from pipeline.graph.ways import HUB_TIES, Step, find_hubs
from pipeline.query.walk import shortest_path
from pipeline.record import PropertyGraph
from sample_graph import edge, node

KINDS = ("attended", "attended", "holds", "located_in", "mentions", "in", "met")


def drawn(seed: int, *, nodes: int = 40, edges: int = 55) -> PropertyGraph:
    draw = Random(seed)
    made = (
        edge(f"e{n:02}", draw.choice(KINDS), *(f"n{draw.randrange(nodes):02}" for _ in range(2)), kind="official")
        for n in range(edges)
    )
    return PropertyGraph(tuple(node(f"n{n:02}", "person", f"人{n}") for n in range(nodes)), tuple(made))


def plain_path(index: Index, start: str, end: str, *, through: bool, articles: bool) -> list[Step] | None:
    came: dict[str, Step] = {}
    seen, queue = {start}, deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for step in sorted(index.steps([here], through=through, articles=articles), key=lambda s: (s.there, s.edge)):
            if step.there not in seen:
                seen.add(step.there)
                came[step.there] = step
                queue.append(step.there)
    steps: list[Step] = []
    while end != start:
        if end not in came:
            return None
        steps.append(came[end])
        end = came[end].here
    return steps[::-1]


@pytest.mark.parametrize("opened", [(False, False), (True, False), (True, True)])
@pytest.mark.parametrize("seed", range(12))
def test_the_way_is_that_of_a_plain_search(seed: int, opened: tuple[bool, bool]) -> None:
    through, articles = opened
    index = Index(drawn(seed))
    for end in index.nodes:
        told = shortest_path(index, "n00", end, through=through, articles=articles)
        assert told == plain_path(index, "n00", end, through=through, articles=articles)


def test_a_hub_ends_a_way_and_is_in_none() -> None:
    nodes = tuple(node(f"n{n:03}", "person", f"人{n}") for n in range(HUB_TIES + 60))
    star = [edge(f"s{n:03}", "met", "n000", one.id) for n, one in enumerate(nodes[1:])]
    row = [edge(f"r{n:03}", "met", f"n{n:03}", f"n{n + 1:03}") for n in range(1, 9)]
    index = Index(PropertyGraph(nodes, (*star, *row)))
    assert index.hubs == find_hubs((*star, *row)) == {"n000"}
    for ends, steps in ((("n001", "n009"), 8), (("n001", "n000"), 1), (("n000", "n009"), 1)):
        assert len(shortest_path(index, *ends, through=False, articles=False) or ()) == steps
    assert len(shortest_path(index, "n001", "n009", through=True, articles=False) or ()) == 2
