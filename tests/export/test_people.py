from pathlib import Path

import igraph
import networkx as nx
import pytest

from pipeline.record import Edge, Node, PropertyGraph, Source
from pipeline.save.export.gexf import write_gexf
from pipeline.save.export.graphml import write_graphml
from pipeline.save.export.people import flat_people, people_graph

SAMPLE_TIES = {
    ("role", "person:a", "organization:gov"),
    ("role", "person:a", "organization:party"),
    ("role", "person:b", "organization:gov"),
    ("role", "person:c", "company:pine"),
    ("role", "person:d", "organization:stat"),
    ("met", "person:b", "person:c"),
    ("succeeded", "person:b", "person:a"),
}


def test_persons_are_tied_to_each_other_and_to_the_bodies_of_their_posts(graph: PropertyGraph) -> None:
    ties = {(edge.kind, edge.source, edge.target): edge for edge in people_graph(graph).edges}
    assert set(ties) == SAMPLE_TIES
    role = ties["role", "person:a", "organization:party"]
    assert (role.weight, dict(role.attrs)) == (
        2.0,
        {"posts": "书记", "articles": 2, "first": "2025-02-06", "last": "2026-01-10"},
    )
    assert dict(ties["succeeded", "person:b", "person:a"].attrs)["says"] == "闻雁接任甄远山"
    assert {source.quote for source in ties["met", "person:b", "person:c"].sources} == {"闻雁主持", "岑百川出席"}


def test_a_body_at_a_meeting_is_shown_and_tied_to_nobody_there() -> None:
    nodes = (
        *(Node("p", "person", "甲"), Node("o", "company", "乙"), Node("b", "organization", "丙")),
        *(Node("t", "place", "丁"), Node("e", "event", "会")),
    )
    edges = (
        *(Edge("1", "chaired", "p", "e"), Edge("2", "spoke_at", "o", "e")),
        *(Edge("3", "attended", "b", "e"), Edge("4", "attended", "t", "e")),
    )
    people = people_graph(PropertyGraph(nodes, edges))
    assert (people.edges, [node.id for node in people.nodes]) == ((), ["p", "o", "b"])


def test_the_weight_of_a_role_counts_articles_not_sentences() -> None:
    article = [Node(f"article:{i}", "article", "x", (("file", "a"), ("start", i * 100))) for i in (0, 1)]
    nodes = (Node("p", "person", "甲"), Node("o", "organization", "乙"), Node("t", "post", "丙"), *article)
    seen = tuple(Source("a", start, start + 1, "甲", None) for start in (0, 10, 99, 100))
    edges = (Edge("1", "holds", "p", "t", sources=seen), Edge("2", "of", "t", "o"))
    assert [edge.weight for edge in people_graph(PropertyGraph(nodes, edges)).edges] == [2.0]


@pytest.mark.parametrize(
    ("write", "read"), [(write_graphml, nx.read_graphml), (write_gexf, nx.read_gexf)], ids=["graphml", "gexf"]
)
def test_networkx_reads_all_ties_with_kinds_and_labels(graph: PropertyGraph, tmp_path: Path, write, read) -> None:
    write(tmp_path / "people", flat_people(graph))
    back = read(tmp_path / "people")
    assert (back.is_directed(), back.number_of_edges()) == (False, len(SAMPLE_TIES))
    found = {(data["kind"], frozenset(ends)) for *ends, data in back.edges(data=True)}
    assert found == {(kind, frozenset(ends)) for kind, *ends in SAMPLE_TIES}
    assert sorted(data["label"] for *_, data in back.edges(data=True) if data["kind"] != "role") == ["同会", "接任"]


def test_igraph_reads_all_ties(graph: PropertyGraph, tmp_path: Path) -> None:
    write_graphml(tmp_path / "people.graphml", flat_people(graph))
    back = igraph.Graph.Read_GraphML(str(tmp_path / "people.graphml"))
    assert (back.vcount(), back.ecount()) == (8, len(SAMPLE_TIES))


@pytest.mark.parametrize("empty", [PropertyGraph((), ()), PropertyGraph((Node("p", "person", "甲"),), ())])
def test_nobody_tied_gives_an_empty_graph(empty: PropertyGraph) -> None:
    assert people_graph(empty) == PropertyGraph((), ())
