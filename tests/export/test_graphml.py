import re
import warnings
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import BadInput
from pipeline.record import Edge, Node, PropertyGraph, Source
from pipeline.save.export.flat import flatten
from pipeline.save.export.graphml import graphml_lines, write_graphml

NS = "{http://graphml.graphdrawing.org/xmlns}"
GONE = re.compile("[\ud800-\udfff\ufffe\uffff]")
AWKWARD = st.text(st.sampled_from(list("<>&\"'\0\x1b\t\r\n ]￾😀é﷐李\ud800\u2028\x85")) | st.characters(), max_size=12)


@pytest.fixture
def written(graph: PropertyGraph, tmp_path: Path) -> Path:
    write_graphml(tmp_path / "g.graphml", flatten(graph))
    return tmp_path / "g.graphml"


def test_networkx_and_igraph_read_all_of_it(graph: PropertyGraph, written: Path) -> None:
    read = nx.read_graphml(written, force_multigraph=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = igraph.Graph.Read_GraphML(str(written))
    counts = len(graph.nodes), len(graph.edges)
    assert (len(read), read.number_of_edges()) == (other.vcount(), other.ecount()) == counts
    assert all(data["label"] for _, data in read.nodes(data=True))
    assert all(data["label"] for *_, data in read.edges(data=True))
    assert {key for *_, key in read.edges(keys=True)} == {edge.id for edge in graph.edges}
    places = {node.id: (node.x, node.y) for node in flatten(graph).nodes}
    assert {id_: (data["x"], data["y"]) for id_, data in read.nodes(data=True)} == places
    assert read.edges["person:a", "post:party", "e02"]["label"] == other.es[1]["label"] == "任"


def test_the_file_keeps_the_rules_of_gephi(graph: PropertyGraph, written: Path) -> None:
    root = ElementTree.parse(written).getroot()
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{NS}key")]
    types: dict[str, set[str]] = {}
    for key in root.iter(f"{NS}key"):
        types.setdefault(key.attrib["attr.name"], set()).add(key.attrib["attr.type"])
    edges = list(root.iter(f"{NS}edge"))
    assert len(keys) == len(set(keys))
    assert all(len(kinds) == 1 for kinds in types.values())
    assert [edge.get("label") for edge in edges] == [edge.kind for edge in graph.edges]
    assert len({edge.get("id") for edge in edges}) == len(edges)
    assert "<!DOCTYPE" not in written.read_text("utf-8")


def test_an_edge_leads_back_to_the_words(written: Path) -> None:
    data = nx.read_graphml(written, force_multigraph=True).edges["person:a", "post:mayor", "e01"]
    assert (data["file"], data["date"], data["quote"]) == ("a.txt", "2022-03-01", "县委书记甄远山说“好”")
    assert (data["kind"], data["subkind"], data["weight"]) == ("holds", "official", 1.0)


def test_the_order_of_nodes_does_not_matter(graph: PropertyGraph) -> None:
    turned = PropertyGraph(graph.nodes[::-1], graph.edges[::-1])
    assert list(graphml_lines(flatten(graph))) == list(graphml_lines(flatten(turned)))


@given(AWKWARD, AWKWARD, AWKWARD)
def test_any_text_gives_a_well_formed_file(name: str, value: str, attr: str) -> None:
    source = Source("]]>.txt", 0, len(value), value, None)
    nodes = (Node("a", "person", name, ((attr, value),), (source,)), Node("b", "event", "]]>", (("text", value),)))
    edges = (Edge("e", "attended", "a", "b", attrs=((attr, value),), sources=(source,)),)
    text = "\n".join(graphml_lines(flatten(PropertyGraph(nodes, edges))))
    root = ElementTree.fromstring(text.encode("utf-8"))
    read = {data.get("key"): data.text for data in root.iter(f"{NS}node").__next__()}
    assert read["node_label"]
    kept = "".join(sign for sign in value if sign in "\t\n\r" or (sign >= " " and not GONE.match(sign)))
    text_of_b = {data.get("key"): data.text for data in list(root.iter(f"{NS}node"))[1]}.get("node_text")
    assert text_of_b == (kept if kept.strip() else None)


def test_an_unwritable_place_is_bad_input(graph: PropertyGraph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot write"):
        write_graphml(tmp_path / "none" / "g.graphml", flatten(graph))
