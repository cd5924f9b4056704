"""The graph with the ties between persons, which follow from its other edges, as edges of their own."""

from dataclasses import replace

from pipeline.graph.index import Index
from pipeline.record import PropertyGraph
from pipeline.save.export.people import people_graph


def with_ties(graph: PropertyGraph) -> PropertyGraph:
    """All nodes and edges, and what `people_graph` ties persons by; edges by id."""
    index, known = Index(graph), {edge.id for edge in graph.edges}
    ties = (edge for edge in people_graph(graph).edges if index.joins_persons(edge) and edge.id not in known)
    return replace(graph, edges=tuple(sorted((*graph.edges, *ties), key=lambda edge: edge.id)))
