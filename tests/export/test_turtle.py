import pytest

from pipeline.errors import MissingModel
from pipeline.record import PropertyGraph
from pipeline.save.export import turtle
from pipeline.save.export.turtle import BASE, TERMS, Triple, triples, turtle_parts


def test_an_edge_is_a_triple_and_a_resource_with_its_evidence(graph: PropertyGraph) -> None:
    said = set(triples((*graph.nodes, *graph.edges)))
    held, place = f"{BASE}e02", f"{BASE}file:b.txt#char=400,409"
    assert Triple(f"{BASE}person:a", "g:holds", f"{BASE}post:party", "iri") in said
    assert Triple(f"{BASE}person:a", "wdt:P39", f"{BASE}post:party", "iri") in said
    assert Triple(held, "rdf:type", "org:Membership", "name") in said
    assert Triple(held, "prov:wasDerivedFrom", place, "iri") in said
    assert Triple(place, "prov:value", "云岫市委书记甄远山", "") in said
    assert Triple(f"{BASE}e05", "schema:endDate", "2024-01", "xsd:gYearMonth") in said


def test_a_post_that_is_over_is_held_no_more(graph: PropertyGraph) -> None:
    ends = {
        (triple.subject, triple.object)
        for triple in triples((*graph.nodes, *graph.edges))
        if triple.predicate == "wdt:P39"
    }
    assert (f"{BASE}person:d", f"{BASE}post:bureau") not in ends


@pytest.mark.parametrize("part", [3, 5_000])
def test_rdflib_reads_back_all_that_was_said(graph: PropertyGraph, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr(turtle, "PART", part)
    rdflib = pytest.importorskip("rdflib", reason="pip install -e '.[rdf]'")
    text = "".join(turtle_parts(graph))
    turned = PropertyGraph(graph.nodes[::-1], graph.edges[::-1])
    read = rdflib.Graph().parse(data=text, format="turtle")
    assert len(read) == len({(one.subject, one.predicate, one.object) for one in triples((*graph.nodes, *graph.edges))})
    assert "".join(turtle_parts(turned)) == text
    held = rdflib.URIRef(f"{BASE}person:a"), rdflib.URIRef(f"{TERMS}holds")
    assert len(list(read.objects(*held))) == 2


def test_without_rdflib_it_says_what_to_install(graph: PropertyGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "rdflib", None)
    with pytest.raises(MissingModel, match="rdf"):
        next(turtle_parts(graph))
