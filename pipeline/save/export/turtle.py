"""RDF in Turtle: W3C ORG for posts, bodies and who holds what, PROV for evidence, Wikidata's properties beside them.

Every edge is a triple of our own terms and a resource of its own with its attributes and evidence. A piece of evidence
is the file with a fragment by RFC 5147 (`#char=40,44`), its words as `prov:value`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any
from urllib.parse import quote

from pipeline.dates import is_date
from pipeline.errors import MissingModel
from pipeline.language.forms import listed
from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source
from pipeline.save.export.flat import node_label
from pipeline.schema import NOT_HELD, Label, Relation

BASE, TERMS = "urn:guanxi:", "urn:guanxi:term:"
PREFIXES = {
    **{"g": TERMS, "org": "http://www.w3.org/ns/org#", "foaf": "http://xmlns.com/foaf/0.1/"},
    **{"prov": "http://www.w3.org/ns/prov#", "schema": "http://schema.org/"},
    **{"skos": "http://www.w3.org/2004/02/skos/core#", "wdt": "http://www.wikidata.org/prop/direct/"},
    **{"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#"},
}
CLASSES = {
    **{Label.PERSON: "foaf:Person", Label.POST: "org:Post", Label.ORGANIZATION: "org:Organization"},
    **{Label.COMPANY: "org:FormalOrganization", Label.PLACE: "schema:Place", Label.EVENT: "schema:Event"},
    **{Label.STATEMENT: "schema:Quotation", Label.TARGET: "g:Target", Label.ARTICLE: "schema:NewsArticle"},
}
PROPERTIES = {
    **{Relation.HOLDS: ("wdt:P39",), Relation.OF: ("org:postIn",), Relation.LOCATED_IN: ("wdt:P131",)},
    **{Relation.PART_OF: ("org:subOrganizationOf", "wdt:P361"), Relation.MENTIONS: ("schema:mentions",)},
    **dict.fromkeys((Relation.CHAIRED, Relation.SPOKE_AT, Relation.ATTENDED), ("wdt:P1344",)),
}
"""What else an edge of a kind says of its ends; a post that is over is not a `wdt:P39`."""
PART = 5_000
"""So many nodes and edges are held as triples at once, of which rdflib takes ten times the graph's memory."""
_DATES = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}
_TYPES: Mapping[type, str] = {bool: "xsd:boolean", int: "xsd:integer", float: "xsd:double"}


@dataclass(frozen=True, slots=True)
class Triple:
    """`subject` is an IRI, `predicate` a prefixed name; `kind` of `object` is `iri`, `name` (prefixed), or a datatype
    (a prefixed name, empty for plain text)."""

    subject: str
    predicate: str
    object: str
    kind: str


def turtle_parts(graph: PropertyGraph) -> Iterator[str]:
    """The file, written by rdflib in parts, each with the prefixes that it needs; raises MissingModel where that is
    not installed."""
    try:
        import rdflib
    except ImportError as err:
        raise MissingModel(
            "export turtle: rdflib is not installed; in the checkout: .venv/bin/pip install -e '.[rdf]'"
        ) from err
    by_id = attrgetter("id")
    items: list[Node | Edge] = [*sorted(graph.nodes, key=by_id), *sorted(graph.edges, key=by_id)]
    for start in range(0, len(items), PART):
        made = rdflib.Graph(bind_namespaces="none")
        for prefix, namespace in PREFIXES.items():
            made.bind(prefix, namespace)
        for triple in triples(items[start : start + PART]):
            made.add((rdflib.URIRef(triple.subject), rdflib.URIRef(_iri(triple.predicate)), _object(triple, rdflib)))
        yield str(made.serialize(format="turtle"))


def triples(items: Iterable[Node | Edge]) -> Iterator[Triple]:
    """All that is said: nodes, edges, evidence; some of it more than once."""
    for item in items:
        yield from _node(item) if isinstance(item, Node) else _edge(item)


def _object(triple: Triple, rdflib: Any) -> Any:
    if triple.kind == "iri":
        return rdflib.URIRef(triple.object)
    if triple.kind == "name":
        return rdflib.URIRef(_iri(triple.object))
    return rdflib.Literal(triple.object, datatype=rdflib.URIRef(_iri(triple.kind)) if triple.kind else None)


def _iri(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return PREFIXES[prefix] + rest


def _node(node: Node) -> Iterator[Triple]:
    subject = BASE + node.id
    yield Triple(subject, "rdf:type", CLASSES[Label(node.kind)], "name")
    yield Triple(subject, "skos:prefLabel", node_label(node), "")
    if node.kind == Label.PERSON:
        yield Triple(subject, "foaf:name", node.name, "")
    for name, value in node.attrs:
        if name == "aliases":
            yield from (Triple(subject, "skos:altLabel", alias, "") for alias in listed(value))
        else:
            yield _literal(subject, name, value)
    if node.kind not in (Label.PLACE, Label.ARTICLE):
        yield from _evidence(subject, node.sources)


def _edge(edge: Edge) -> Iterator[Triple]:
    source, target, attrs = BASE + edge.source, BASE + edge.target, dict(edge.attrs)
    yield Triple(source, f"g:{edge.kind}", target, "iri")
    is_over = bool(attrs.get("until")) or attrs.get("status") in NOT_HELD
    for predicate in PROPERTIES.get(Relation(edge.kind), ()):
        if not (is_over and edge.kind == Relation.HOLDS):
            yield Triple(source, predicate, target, "iri")
    if edge.kind in (Relation.MENTIONS, Relation.IN):
        return
    fact = BASE + edge.id
    yield Triple(fact, "rdf:type", "org:Membership" if edge.kind == Relation.HOLDS else "rdf:Statement", "name")
    if edge.kind == Relation.HOLDS:
        yield Triple(fact, "org:member", source, "iri")
    yield Triple(fact, "rdf:subject", source, "iri")
    yield Triple(fact, "rdf:predicate", f"g:{edge.kind}", "name")
    yield Triple(fact, "rdf:object", target, "iri")
    yield from (_literal(fact, name, value) for name, value in edge.attrs)
    yield from _evidence(fact, edge.sources)


def _literal(subject: str, name: str, value: Scalar) -> Triple:
    known = {"from": "schema:startDate", "until": "schema:endDate"}.get(name, f"g:{quote(name)}")
    if isinstance(value, str):
        return Triple(subject, known, value, _DATES[len(value)] if is_date(value) else "")
    return Triple(subject, known, str(value).lower(), _TYPES[type(value)])


def _evidence(subject: str, sources: tuple[Source, ...]) -> Iterator[Triple]:
    for source in sources:
        place = f"{BASE}file:{quote(source.document_id)}#char={source.start},{source.end}"
        yield Triple(subject, "prov:wasDerivedFrom", place, "iri")
        yield Triple(place, "rdf:type", "prov:Entity", "name")
        yield Triple(place, "prov:value", source.quote, "")
        if source.date and is_date(source.date):
            yield Triple(place, "schema:datePublished", source.date, _DATES[len(source.date)])
