import json

import networkx as nx

from pipeline.record import PropertyGraph
from pipeline.save.export.node_link import node_link_lines


def test_networkx_makes_the_graph_of_it(graph: PropertyGraph) -> None:
    read = nx.node_link_graph(json.loads("".join(node_link_lines(graph))), edges="edges")
    assert isinstance(read, nx.MultiDiGraph)
    assert (len(read), read.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    assert read.nodes["post:mayor"]["label"] == "云岫市政府市长"
    held = read.edges["person:a", "post:party", "e02"]
    assert (held["kind"], held["subkind"], held["last"]) == ("holds", "official", "2026-01-10")
    assert held["sources"][1]["quote"] == "云岫市委书记甄远山"


def test_an_empty_graph_is_whole() -> None:
    assert len(nx.node_link_graph(json.loads("".join(node_link_lines(PropertyGraph((), ())))), edges="edges")) == 0
