"""The shortest way between two nodes, around what ties everything to everything."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.query.view import View, attributes
from pipeline.record import Edge
from pipeline.schema import Label, Relation

HUB_TIES = 50
"""With fewer ties no node is a hub: in a small graph the 99th percentile is any well-attended meeting."""

Step = tuple[Edge, bool]


@dataclass(frozen=True, slots=True)
class Ways:
    """From each node (neighbour, edge, whether it points there), in order of ids; `hubs` can only end a path."""

    steps: dict[str, list[tuple[str, Edge, bool]]]
    hubs: frozenset[str]


def open_ways(view: View, *, through: bool = False, articles: bool = False) -> Ways:
    """All ways but those by articles, media roles, geography and hubs (above the 99th percentile and `HUB_TIES`).

    `through` opens media roles, geography and hubs, `articles` what only stands in one article.
    """
    steps: dict[str, list[tuple[str, Edge, bool]]] = {}
    for edge in _open_edges(view, through=through, articles=articles):
        steps.setdefault(edge.source, []).append((edge.target, edge, True))
        steps.setdefault(edge.target, []).append((edge.source, edge, False))
    for found in steps.values():
        found.sort(key=lambda step: (step[0], step[1].id))
    return Ways(steps, frozenset() if through else _hubs(steps))


def shortest_path(ways: Ways, start: str, end: str) -> list[Step] | None:
    """Edges from `start` to `end`, each with whether it points that way; None when there is no way.

    Of equally short ways the one with the smallest ids.
    """
    came: dict[str, tuple[str, Step]] = {}
    seen, queue = {start} | (ways.hubs - {end}), deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, edge, forward in ways.steps.get(here, ()):
            if there not in seen:
                seen.add(there)
                came[there] = (here, (edge, forward))
                queue.append(there)
    return _back(came, start, end) if end in came or start == end else None


def _back(came: dict[str, tuple[str, Step]], start: str, end: str) -> list[Step]:
    steps = []
    while end != start:
        end, step = came[end]
        steps.append(step)
    return steps[::-1]


def _open_edges(view: View, *, through: bool, articles: bool) -> Iterator[Edge]:
    for id_ in view.nodes:
        for edge in view.out(id_):
            told = Label.ARTICLE in (view.nodes[edge.source].kind, view.nodes[edge.target].kind)
            media = edge.kind == Relation.HOLDS and attributes(edge).get("kind") == "media"
            if (articles or not told) and (through or not (media or edge.kind == Relation.LOCATED_IN)):
                yield edge


def _hubs(steps: dict[str, list[tuple[str, Edge, bool]]]) -> frozenset[str]:
    ranked = sorted(len(found) for found in steps.values())
    limit = max(HUB_TIES, ranked[len(ranked) * 99 // 100]) if ranked else HUB_TIES
    return frozenset(id_ for id_, found in steps.items() if len(found) > limit)
