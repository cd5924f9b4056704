"""The shortest way between two nodes, around what ties everything to everything."""

from collections import Counter, deque
from collections.abc import Iterator

from pipeline.query.view import View, attributes
from pipeline.record import Edge
from pipeline.schema import Label, Relation

Step = tuple[Edge, bool]


def shortest_path(view: View, start: str, end: str, *, through: bool = False) -> list[Step] | None:
    """Edges from `start` to `end`, each with whether it points that way; None when there is no way.

    Around articles, media roles and hubs (degree above the 99th percentile) unless `through`. Of
    equally short ways the one with the smallest ids.
    """
    ways = _ways(view, through=through)
    closed = set() if through else _hubs(ways) - {start, end}
    came: dict[str, tuple[str, Step]] = {}
    seen, queue = {start} | closed, deque([start])
    while queue and end not in came:
        here = queue.popleft()
        for there, edge, forward in sorted(ways.get(here, ()), key=lambda way: (way[0], way[1].id)):
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


def _ways(view: View, *, through: bool) -> dict[str, list[tuple[str, Edge, bool]]]:
    ways: dict[str, list[tuple[str, Edge, bool]]] = {}
    for edge in _open_edges(view, through=through):
        ways.setdefault(edge.source, []).append((edge.target, edge, True))
        ways.setdefault(edge.target, []).append((edge.source, edge, False))
    return ways


def _open_edges(view: View, *, through: bool) -> Iterator[Edge]:
    for id_ in view.nodes:
        for edge in view.out(id_):
            if through or not _is_by_the_way(view, edge):
                yield edge


def _is_by_the_way(view: View, edge: Edge) -> bool:
    """Whether the edge only tells that something stood in an article, or who wrote it."""
    if Label.ARTICLE in (view.nodes[edge.source].kind, view.nodes[edge.target].kind):
        return True
    return edge.kind == Relation.HOLDS and attributes(edge).get("kind") == "media"


def _hubs(ways: dict[str, list[tuple[str, Edge, bool]]]) -> set[str]:
    degrees = Counter({id_: len(found) for id_, found in ways.items()})
    if not degrees:
        return set()
    ranked = sorted(degrees.values())
    limit = ranked[max(0, -(-len(ranked) * 99 // 100) - 1)]
    return {id_ for id_, degree in degrees.items() if degree > limit}
