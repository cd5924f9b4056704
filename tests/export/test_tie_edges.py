import pytest

from pipeline.record import Edge, PropertyGraph
from pipeline.save.export import tie_edges as module
from pipeline.save.export.tie_edges import with_ties


def test_ties_between_persons_join_the_edges_once(graph: PropertyGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    met, role = Edge("met:a~b", "met", "person:a", "person:b"), Edge("role", "role", "person:a", "organization:gov")
    monkeypatch.setattr(module, "people_graph", lambda found: PropertyGraph(found.nodes, (met, role)))
    tied = with_ties(graph)
    assert [edge for edge in tied.edges if edge not in graph.edges] == [met]
    assert [edge.id for edge in tied.edges] == sorted(edge.id for edge in tied.edges)
    assert with_ties(tied) == tied
    assert tied.nodes == graph.nodes
