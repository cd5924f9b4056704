"""The lives of persons as nodes, for formats that know nodes and edges alone, or a table for each kind of node."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.record import Edge, LifeFact, Node, PropertyGraph, Scalar

LIFE, HAS_LIFE = "life", "has_life"
"""The kinds of such a node, and of the edge from the person to it."""


def with_lives(graph: PropertyGraph) -> PropertyGraph:
    """All nodes and edges, and a node `life` for each value of a life with its evidence (birth 1970-03)."""
    if not graph.lives:
        return graph
    nodes = sorted((*graph.nodes, *map(_node, graph.lives)), key=lambda node: node.id)
    edges = sorted((*graph.edges, *map(_edge, graph.lives)), key=lambda edge: edge.id)
    return replace(graph, nodes=tuple(nodes), edges=tuple(edges))


def lives_alone(graph: PropertyGraph) -> PropertyGraph:
    """The nodes `life` alone; their attribute `person` is the id of whom they are of."""
    return PropertyGraph(tuple(map(_node, graph.lives)), ())


def _node(life: LifeFact) -> Node:
    return Node(life.id, LIFE, life.value, tuple(sorted(_attributes(life))), life.sources)


def _attributes(life: LifeFact) -> Iterator[tuple[str, Scalar]]:
    yield from (("field", life.field), ("person", life.person), ("score", life.score))
    if life.date:
        yield "date", life.date


def _edge(life: LifeFact) -> Edge:
    attrs = (("field", life.field), ("score", life.score))
    return Edge(f"{HAS_LIFE}:{life.id}", HAS_LIFE, life.person, life.id, 1.0, attrs, life.sources)
