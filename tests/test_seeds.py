"""The shared real pages from end to end: figures against their gold files, questions, files for Gephi, equal bytes.

They are no part of the project; where they are not beside the checkout, every test here is skipped.
"""

import warnings
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from builds import SHARED, build_apart, manifest_bytes

from pipeline.evaluate import read_gold, score_records
from pipeline.query import Graph
from pipeline.run import build_graph
from pipeline.save.export.people import people_graph
from pipeline.serial import read_records

FLOORS = {
    **{"PERSON": 0.96, "POST": 0.93, "ORG": 0.88, "COMPANY": 0.85, "PLACE": 0.85},
    **{"roles": 0.90, "statements": 0.80, "attends": 0.65, "articles": 0.75},
    **{"org_full": 0.85, "split": 0.92, "on behalf": 0.85, "enterprise": 0.80, "end": 0.85},
}
"""F1, or the share of those that are right."""
NS = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(scope="module")
def graph(seeds_build):
    return Graph.load(seeds_build)


@pytest.fixture(scope="module")
def figures(seeds_build):
    return score_records(read_records(seeds_build / "records.jsonl"), read_gold(SHARED / "gold"))


@pytest.fixture(params=["graph.graphml", "people.graphml"])
def written(request, seeds_build, graph):
    """A GraphML file, and the graph that it should hold."""
    whole = graph.property_graph
    return seeds_build / request.param, people_graph(whole) if request.param.startswith("people") else whole


def test_every_gold_file_has_a_record(figures):
    assert figures.files == figures.with_record >= 3


@pytest.mark.parametrize("name", FLOORS)
def test_figures_are_above_their_floors(figures, name):
    row = figures.row(name)
    assert (row.recall if row.is_share else row.f1) >= FLOORS[name], row.mistakes[:10]


@pytest.mark.parametrize(
    ("day", "post", "body"),
    [("2022-12-25", "市长", "潍坊市政府"), ("2025-02-06", "书记", "潍坊市委"), ("2026-02-25", "书记", "潍坊市委")],
)
def test_a_person_is_in_the_post_of_the_day(graph, day, post, body):
    [holding] = [
        one for one in graph.person("刘运").posts(on=day) if one.certain and (one.post, one.org_full) == (post, body)
    ]
    assert "刘运" in holding.quote


def test_the_posts_of_a_person_have_evidence_of_each_year(graph):
    seen = {
        (one.post, source.date[:4]) for one in graph.person("刘运").posts() for source in one.sources if source.date
    }
    assert {("市长", "2022"), ("书记", "2025"), ("书记", "2026")} <= seen
    assert ("书记", "2022") not in seen


def test_a_company_speaks_by_its_chairman(graph):
    company = graph.company("豪迈集团股份有限公司")
    chairmen = {holding.person for holding in company.people() if holding.post == "董事长"}
    [saying] = company.statements()
    assert {saying.speaker} == chairmen
    assert saying.org == company.name
    assert len(saying.text) > 20


def test_networkx_and_igraph_read_all_that_the_store_holds(written):
    file, whole = written
    read = nx.read_graphml(file, force_multigraph=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = igraph.Graph.Read_GraphML(str(file))
    counts = len(whole.nodes), len(whole.edges)
    assert min(counts) > 0
    assert (len(read), read.number_of_edges()) == (other.vcount(), other.ecount()) == counts
    assert all(data["label"].strip() for _, data in read.nodes(data=True))
    assert all(data["label"].strip() for *_, data in read.edges(data=True))
    assert {key for *_, key in read.edges(keys=True)} == {edge.id for edge in whole.edges}


def test_edge_ids_and_attributes_are_written_once(written):
    root = ElementTree.parse(written[0]).getroot()
    ids = [edge.get("id") for edge in root.iter(f"{NS}edge")]
    declared = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{NS}key")]
    assert len(set(ids)) == len(ids)
    assert len(set(declared)) == len(declared)


def test_another_build_and_another_hash_seed_give_the_same_bytes(seeds_build, tmp_path):
    first = manifest_bytes(seeds_build)
    assert len(first) >= 9
    assert manifest_bytes(build_graph(SHARED / "seeds", out=tmp_path / "again").out) == first
    assert build_apart(SHARED / "seeds", tmp_path / "apart", seed="77", workers="1") == first
