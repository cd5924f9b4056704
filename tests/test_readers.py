"""What a build writes is read by the programs that people have, with the counts, labels, kinds, times and ties of the
store: networkx, igraph, graphology (Gephi Lite), Gephi's rules, sqlite3's command line, pandas, followthemoney."""

import json
import shutil
import sqlite3
import subprocess
import warnings
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from builds import ROOT
from gephi_rules import faults

from pipeline.query import Graph
from pipeline.record import PropertyGraph
from pipeline.save.export.flat import FlatGraph, flatten
from pipeline.save.export.formats import export_graph
from pipeline.save.export.overview import flat_overview
from pipeline.save.export.people import flat_people
from pipeline.save.export.readable import with_standing
from pipeline.save.export.tie_edges import with_ties

READERS = ROOT / "tests" / "readers"
VIEWS: dict[str, Callable[[PropertyGraph], FlatGraph]] = {
    "graph": flatten,
    "overview": flat_overview,
    "people": flat_people,
}
LOOKS = ("label", "kind", "size", "x", "y")


@dataclass(frozen=True)
class Read:
    """Nodes by id with label, kind, size and place; edges with ends (in order where it has a direction), kind, label
    and weight."""

    nodes: dict[str, tuple[Any, ...]]
    edges: list[tuple[Any, ...]]


@pytest.fixture(scope="module", params=["corpus", "seeds"])
def build(request: pytest.FixtureRequest) -> Path:
    return Path(request.getfixturevalue(f"{request.param}_build"))


@pytest.fixture(scope="module")
def graph(build: Path) -> PropertyGraph:
    return Graph.load(build).property_graph


def read(nodes: dict[str, dict[str, Any]], edges: list[tuple[str, str, dict[str, Any]]], *, directed: bool) -> Read:
    ends = (((source, target) if directed else tuple(sorted((source, target))), data) for source, target, data in edges)
    told = [(*pair, data["kind"], data["label"], float(data["weight"])) for pair, data in ends]
    return Read({id_: tuple(data[name] for name in LOOKS) for id_, data in nodes.items()}, sorted(told))


def flat_read(flat: FlatGraph) -> Read:
    nodes = {one.id: {name: getattr(one, name) for name in LOOKS} for one in flat.nodes}
    edges = [(e.source, e.target, {"kind": e.kind, "label": e.label, "weight": e.weight}) for e in flat.edges]
    return read(nodes, edges, directed=flat.directed)


def by_networkx(path: Path) -> Read:
    if path.suffix == ".gexf":
        made = nx.read_gexf(path, version="1.3")
        looks = {
            id_: {**data, "size": data["viz"]["size"], **data["viz"]["position"]} for id_, data in made.nodes(data=True)
        }
    else:
        made = nx.read_graphml(path, force_multigraph=True)
        looks = dict(made.nodes(data=True))
    return read(looks, list(made.edges(data=True)), directed=made.is_directed())


def by_igraph(path: Path) -> Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = igraph.Graph.Read_GraphML(str(path))
    ids = made.vs["id"]
    edges = [(ids[edge.source], ids[edge.target], edge.attributes()) for edge in made.es]
    return read({vertex["id"]: vertex.attributes() for vertex in made.vs}, edges, directed=made.is_directed())


def by_graphology(path: Path) -> Read:
    if not (shutil.which("node") and (READERS / "node_modules").is_dir()):
        pytest.skip("graphology is not there; with node: npm ci --prefix tests/readers")
    shown = subprocess.run(["node", READERS / "read.js", path], check=True, capture_output=True, text=True).stdout
    told = json.loads(shown)
    edges = [(source, target, data) for _, source, target, data in told["edges"]]
    return read(dict(told["nodes"]), edges, directed=told["type"] == "directed")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("reader", "form"),
    [
        (by_networkx, "graphml"),
        (by_networkx, "gexf"),
        (by_igraph, "graphml"),
        (by_graphology, "graphml"),
        (by_graphology, "gexf"),
    ],
)
def test_a_reader_has_all_that_the_store_has(
    build: Path, graph: PropertyGraph, view: str, reader: Callable[[Path], Read], form: str
) -> None:
    expected = flat_read(VIEWS[view](with_standing(graph)))
    found = reader(build / f"{view}.{form}")
    assert found.nodes == expected.nodes
    assert found.edges == expected.edges


def test_the_whole_graph_is_the_store(graph: PropertyGraph) -> None:
    told = flat_read(flatten(graph))
    assert {id_: look[1] for id_, look in told.nodes.items()} == {node.id: node.kind for node in graph.nodes}
    assert Counter(edge[2] for edge in told.edges) == Counter(edge.kind for edge in graph.edges)


@pytest.mark.parametrize("view", VIEWS)
def test_networkx_has_the_times(build: Path, graph: PropertyGraph, view: str) -> None:
    flat = VIEWS[view](with_standing(graph))
    made = nx.read_gexf(build / f"{view}.gexf", version="1.3")
    nodes = {id_: (data.get("start"), data.get("end")) for id_, data in made.nodes(data=True)}
    assert nodes == {node.id: (node.start, node.end) for node in flat.nodes}
    edges = Counter((data["label"], data.get("start"), data.get("end")) for *_, data in made.edges(data=True))
    assert edges == Counter((edge.label, edge.start, edge.end) for edge in flat.edges)
    assert any(start for start, _ in nodes.values())


@pytest.mark.parametrize("form", ["graphml", "gexf"])
@pytest.mark.parametrize("view", VIEWS)
def test_gephi_takes_it_whole(build: Path, view: str, form: str) -> None:
    assert faults(build / f"{view}.{form}") == []


def test_the_people_are_tied_as_in_the_store(build: Path, graph: PropertyGraph) -> None:
    """Who is shown to hold a post in a body holds one there."""
    made = nx.read_graphml(build / "people.graphml", force_multigraph=True)
    bodies = {edge.source: edge.target for edge in graph.edges if edge.kind == "of"}
    held = {
        (edge.source, bodies[edge.target]) for edge in graph.edges if edge.kind == "holds" and edge.target in bodies
    }
    kinds = dict(made.nodes(data="kind"))
    ties = [(ends, data) for *ends, data in made.edges(data=True) if {kinds[end] for end in ends} != {"person"}]
    shown = {frozenset(ends) for ends, data in ties if "role" in (data["kind"], *data.get("kinds", "").split("；"))}
    assert shown
    assert shown <= {frozenset(pair) for pair in held}


@pytest.mark.skipif(not shutil.which("sqlite3"), reason="sqlite3's command line is not there: apt-get install sqlite3")
def test_sqlite3_counts_and_joins(build: Path, graph: PropertyGraph) -> None:
    def ask(question: str) -> list[list[str]]:
        command = ["sqlite3", "-batch", "-noheader", "-separator", "\t", build / "graph.sqlite", question]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return [line.split("\t") for line in shown.splitlines()]

    counts = {kind: int(count) for kind, count in ask("SELECT kind, count(*) FROM nodes GROUP BY kind")}
    assert counts == Counter(node.kind for node in graph.nodes)
    names = {node.id: node.name for node in graph.nodes}
    question = (
        "SELECT p.name, t.name FROM edges e JOIN nodes p ON p.id = e.source JOIN nodes t ON t.id = e.target "
        "WHERE e.kind = 'holds'"
    )
    held = sorted((names[edge.source], names[edge.target]) for edge in graph.edges if edge.kind == "holds")
    assert sorted(map(tuple, ask(question))) == held


def test_pandas_reads_the_tables(build: Path, graph: PropertyGraph, tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas")
    roles = pandas.read_csv(build / "roles.csv", encoding="utf-8-sig", parse_dates=["first", "last"])
    assert len(roles) == sum(edge.kind == "holds" for edge in graph.edges)
    assert str(roles["first"].dtype).startswith("datetime64")
    store = sqlite3.connect(build / "graph.sqlite")
    assert len(pandas.read_sql("SELECT * FROM edges", store)) == len(graph.edges)
    store.close()
    export_graph(graph, "csvw", tmp_path / "csvw")
    nodes = pandas.read_csv(tmp_path / "csvw/nodes.csv")
    assert dict(nodes["kind"].value_counts()) == Counter(node.kind for node in graph.nodes)
    held = pandas.read_csv(tmp_path / "csvw/holds.csv").merge(nodes, left_on="source", right_on="id")
    assert sorted(held["name"]) == sorted(roles["person"])
    export_graph(graph, "gov-relation", tmp_path / "gov")
    positions = pandas.read_csv(tmp_path / "gov/positions.csv").merge(
        pandas.read_csv(tmp_path / "gov/persons.csv"), left_on="person_id", right_on="id"
    )
    assert sorted(positions["name"]) == sorted(roles["person"])


def test_networkx_reads_node_link(graph: PropertyGraph, tmp_path: Path) -> None:
    export_graph(graph, "node-link", tmp_path / "g.json")
    made = nx.node_link_graph(json.loads((tmp_path / "g.json").read_text("utf-8")), edges="edges")
    assert Counter(kind for _, kind in made.nodes(data="kind")) == Counter(node.kind for node in graph.nodes)
    assert {key for *_, key in made.edges(keys=True)} == {edge.id for edge in with_ties(graph).edges}


def test_followthemoney_finds_every_entity_valid(graph: PropertyGraph, tmp_path: Path) -> None:
    ftm = pytest.importorskip("followthemoney", reason="its PyICU is built by a compiler: pip install followthemoney")
    export_graph(graph, "ftm", tmp_path / "g.jsonl")
    told = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text("utf-8").splitlines()]
    known = {one["id"]: ftm.model.get_proxy(one) for one in told}
    assert len(known) == len(told)
    for one in told:
        entity = known[one["id"]]
        entity.schema.validate(one)
        assert {name: sorted(entity.get(name)) for name in one["properties"]} == one["properties"]
        links = [(prop, value) for prop, value in entity.itervalues() if prop.type.name == "entity"]
        assert all(known[value].schema.is_a(prop.range) for prop, value in links)
    assert Counter(one["schema"] for one in told)["Person"] == sum(node.kind == "person" for node in graph.nodes)
