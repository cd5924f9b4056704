"""The graph with the ties between persons, which follow from its other edges, as edges of their own."""

from dataclasses import replace

from pipeline.graph.index import Index
from pipeline.graph.life_ties import life_ties
from pipeline.record import PropertyGraph
from pipeline.save.export.people import of_lives, people_graph


def with_ties(graph: PropertyGraph, *, lives: bool = False) -> PropertyGraph:
    """All nodes and edges, and what `people_graph` ties persons by; edges by id. With `lives` also the ties out of
    lives: one school, one native place."""
    index, known = Index(graph), {edge.id for edge in graph.edges}
    found = [*people_graph(graph).edges, *(of_lives(tie, index.nodes) for tie in life_ties(graph.lives) if lives)]
    ties = (edge for edge in found if index.joins_persons(edge) and edge.id not in known)
    return replace(graph, edges=tuple(sorted((*graph.edges, *ties), key=lambda edge: edge.id)))
