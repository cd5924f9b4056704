from pathlib import Path
from xml.etree import ElementTree

import networkx as nx

from pipeline.record import Node, PropertyGraph
from pipeline.save.export.flat import flatten
from pipeline.save.export.gexf import write_gexf

NS = "{http://gexf.net/1.3}"


def test_networkx_reads_all_of_it(graph: PropertyGraph, tmp_path: Path) -> None:
    write_gexf(tmp_path / "g.gexf", flatten(graph))
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    assert (len(read), read.number_of_edges()) == (len(graph.nodes), len(graph.edges))
    assert read.nodes["person:a"]["label"] == "甄远山"
    viz = read.nodes["person:a"]["viz"]
    assert viz["color"] == {"r": 228, "g": 87, "b": 46, "a": 1.0}
    place = flatten(graph).nodes[[node.id for node in graph.nodes].index("person:a")]
    assert viz["position"] == {"x": place.x, "y": place.y, "z": 0.0}


def test_the_time_of_a_node_does_not_hide_its_offsets(graph: PropertyGraph, tmp_path: Path) -> None:
    write_gexf(tmp_path / "g.gexf", flatten(graph))
    said = nx.read_gexf(tmp_path / "g.gexf", version="1.3").nodes["statement:1"]
    assert (said["start"], said["end"]) == ("2025-02-06", "2025-02-06")
    assert (said["start_char"], said["end_char"]) == (200, 208)


def test_edges_have_kind_label_and_time(graph: PropertyGraph, tmp_path: Path) -> None:
    write_gexf(tmp_path / "g.gexf", flatten(graph))
    root = ElementTree.parse(tmp_path / "g.gexf").getroot()
    edges = {edge.get("id"): dict(edge.attrib) for edge in root.iter(f"{NS}edge")}
    assert edges["e02"] == {
        **{"id": "e02", "source": "person:a", "target": "post:party", "kind": "holds", "label": "任", "weight": "1.0"},
        **{"start": "2025-02-06", "end": "2026-01-10"},
    }
    assert edges["e05"].get("end") == "2024-01-31"
    assert "start" not in edges["e05"]


def test_awkward_text_stays_well_formed(tmp_path: Path) -> None:
    nodes = (Node("1", "place", "a\"<&>'\0😀", (("v", "x\n\ty]]>\ud800"),)),)
    write_gexf(tmp_path / "g.gexf", flatten(PropertyGraph(nodes, ())))
    read = nx.read_gexf(tmp_path / "g.gexf", version="1.3")
    assert read.nodes["1"]["label"] == "a\"<&>'😀"
    assert read.nodes["1"]["v"] == "x\n\ty]]>"
