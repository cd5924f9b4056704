from pathlib import Path

import networkx as nx
import pytest

from pipeline.export.graphml import write_graphml
from pipeline.export.people import flat_people, people_graph
from pipeline.record import Edge, Node, PropertyGraph, Source


def test_pairs_are_tied_by_roles_events_and_statements_without_media(graph: PropertyGraph) -> None:
    ties = {(edge.source, edge.target): (edge.weight, dict(edge.attrs)) for edge in people_graph(graph).edges}
    assert set(ties) == {
        ("person:a", "organization:gov"),
        ("person:a", "organization:party"),
        ("person:b", "organization:gov"),
        ("person:b", "company:pine"),
        ("person:c", "company:pine"),
        ("person:d", "organization:stat"),
    }
    assert ties["person:c", "company:pine"] == (
        1.0,
        {"kinds": "role；event；statement", "first": "2025-02-06", "last": "2025-02-06"},
    )
    assert ties["person:a", "organization:party"][0] == 2.0


def test_the_weight_counts_articles_not_sentences() -> None:
    article = [Node(f"article:{i}", "article", "x", (("file", "a"), ("start", i * 100))) for i in (0, 1)]
    nodes = (Node("p", "person", "甲"), Node("o", "organization", "乙"), Node("t", "post", "丙"), *article)
    seen = tuple(Source("a", start, start + 1, "甲", None) for start in (0, 10, 99, 100))
    edges = (Edge("1", "holds", "p", "t", sources=seen), Edge("2", "of", "t", "o"))
    assert [edge.weight for edge in people_graph(PropertyGraph(nodes, edges)).edges] == [2.0]


def test_an_event_ties_only_those_whom_one_article_names() -> None:
    nodes = (Node("p", "person", "甲"), Node("o", "company", "乙"), Node("e", "event", "会"))
    told = [Source(file, 0, 1, "甲", None) for file in ("a", "b")]
    apart = (Edge("1", "chaired", "p", "e", sources=(told[0],)), Edge("2", "attended", "o", "e", sources=(told[1],)))
    assert people_graph(PropertyGraph(nodes, apart)).edges == ()


def test_the_file_is_undirected_with_labels(graph: PropertyGraph, tmp_path: Path) -> None:
    write_graphml(tmp_path / "p.graphml", flat_people(graph))
    read = nx.read_graphml(tmp_path / "p.graphml")
    assert not read.is_directed()
    assert read.edges["person:c", "company:pine"]["label"] == "任职、同会、代言"
    assert read.edges["person:c", "company:pine"]["quote"] == "岑百川出席"


@pytest.mark.parametrize("empty", [PropertyGraph((), ()), PropertyGraph((Node("p", "person", "甲"),), ())])
def test_nobody_tied_gives_an_empty_graph(empty: PropertyGraph) -> None:
    assert people_graph(empty) == PropertyGraph((), ())
