"""The graph to look at: who holds what where and took part in what, without articles, words and figures."""

from dataclasses import replace

from pipeline.record import PropertyGraph
from pipeline.save.export.flat import FlatGraph, flatten
from pipeline.schema import Label

LEFT_OUT = frozenset({Label.ARTICLE, Label.STATEMENT, Label.TARGET})


def overview(graph: PropertyGraph) -> PropertyGraph:
    """Every person, post, body, place and event, and the edges between these."""
    nodes = tuple(node for node in graph.nodes if node.kind not in LEFT_OUT)
    kept = {node.id for node in nodes}
    edges = tuple(edge for edge in graph.edges if edge.source in kept and edge.target in kept)
    return replace(graph, nodes=nodes, edges=edges)


def flat_overview(graph: PropertyGraph) -> FlatGraph:
    """The overview as the writers take it."""
    return flatten(overview(graph))
