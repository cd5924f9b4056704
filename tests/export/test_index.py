from pipeline.graph.index import Index
from pipeline.record import Edge, PropertyGraph
from pipeline.schema import Label


def test_nodes_and_edges_are_found_by_their_ends(graph: PropertyGraph) -> None:
    index = Index(graph)
    assert [edge.id for edge in index.out("person:a", "holds")] == ["e01", "e02"]
    assert [edge.id for edge in index.into("post:mayor", "holds", "of")] == ["e01", "e03"]
    assert index.body_of("post:chair") == index.nodes["company:pine"]
    assert index.body_of("post:none") is None
    assert {node.id for node in index.of_kind(Label.COMPANY, Label.PLACE)} == {"company:pine", "place:y"}


def test_a_tie_joins_two_persons(graph: PropertyGraph) -> None:
    index = Index(graph)
    assert index.joins_persons(Edge("t", "met", "person:a", "person:b"))
    assert not index.joins_persons(graph.edges[0])
