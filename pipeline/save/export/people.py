"""The small graph for a first look: persons tied to each other, and to the bodies in which they hold posts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.graph.life_ties import LifeTie
from pipeline.graph.person_ties import Dyad, PersonTie, person_ties
from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source
from pipeline.save.export.evidence import Articles
from pipeline.save.export.flat import FlatGraph, flatten, node_label
from pipeline.schema import EDGE_RULES, OUT_OF_LIVES, PARTS, Label, Relation

ROLE = "role"
_SHOWN = (Label.PERSON, Label.ORGANIZATION, Label.COMPANY)
_MOST_SOURCES = 50


def people_graph(graph: PropertyGraph, *, ties: Iterable[PersonTie] | None = None) -> PropertyGraph:
    """Persons with the bodies in which they hold posts (media left out), and their ties to each other.

    A `role` is one edge a person and body; its weight is the number of articles that tell of it. The ties of persons
    are `schema.BETWEEN_PERSONS`, their weight is their strength. The persons and bodies that took part in an event
    stand in it, tied or not. `ties` are those of the graph, where they are known. Ties out of lives are taken from its
    edges, where `with_ties` put them.
    """
    nodes = {node.id: node for node in graph.nodes}
    by_id = {edge.id: edge for edge in graph.edges}
    known = person_ties(graph) if ties is None else ties
    edges = [*_roles(graph, nodes), *(_between(tie, nodes, by_id) for tie in known)]
    edges += [edge for edge in graph.edges if edge.kind in OUT_OF_LIVES]
    kept = {end for edge in edges for end in (edge.source, edge.target)}
    kept |= {edge.source for edge in graph.edges if edge.kind in PARTS and nodes[edge.source].kind in _SHOWN}
    shown = tuple(node for node in graph.nodes if node.id in kept)
    return PropertyGraph(shown, tuple(sorted(edges, key=lambda edge: edge.id)))


def flat_people(graph: PropertyGraph, *, ties: Iterable[PersonTie] | None = None) -> FlatGraph:
    """The people graph as the writers take it: undirected, its edges labelled 市长, 同会, 接任."""
    return flatten(people_graph(graph, ties=ties), directed=False, edge_label=_label)


def _label(edge: Edge) -> str:
    return str(dict(edge.attrs).get("posts", "")) if edge.kind == ROLE else EDGE_RULES[Relation(edge.kind)].caption


@dataclass(slots=True)
class _Role:
    """What is gathered about a person in a body."""

    posts: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    sources: set[Source] = field(default_factory=set)
    days: set[str] = field(default_factory=set)

    def edge(self, person: str, body: str) -> Edge:
        attrs: dict[str, Scalar] = {"posts": "、".join(sorted(self.posts)), "articles": len(self.articles)}
        return _edge(ROLE, person, body, float(len(self.articles)), attrs, self.days, self.sources)


def _roles(graph: PropertyGraph, nodes: Mapping[str, Node]) -> Iterator[Edge]:
    bodies = {edge.source: edge.target for edge in graph.edges if edge.kind == Relation.OF}
    articles = Articles(graph)
    found: dict[tuple[str, str], _Role] = {}
    for edge in graph.edges:
        attrs = dict(edge.attrs)
        if edge.kind == Relation.HOLDS and edge.target in bodies and attrs.get("kind") != "media":
            role = found.setdefault((edge.source, bodies[edge.target]), _Role())
            role.posts.add(str(attrs.get("post") or nodes[edge.target].name))
            role.articles |= {articles.one(source) or source.document_id for source in edge.sources}
            role.sources.update(edge.sources)
            role.days.update(str(attrs[name]) for name in ("first", "last", "from", "until") if attrs.get(name))
    for (person, body), role in found.items():
        yield role.edge(person, body)


def _between(tie: PersonTie, nodes: Mapping[str, Node], by_id: Mapping[str, Edge]) -> Edge:
    """A tie of two persons; `says` tells who followed whom, as an undirected edge does not."""
    attrs: dict[str, Scalar] = {
        "says": _says(tie, nodes),
        "over": "；".join(node_label(nodes[id_]) for id_ in tie.over),
        "count": len(tie.over),
    }
    sources = {source for edge in tie.basis for source in by_id[edge].sources}
    return _edge(tie.kind, tie.source, tie.target, tie.strength, attrs, filter(None, (tie.first, tie.last)), sources)


def of_lives(tie: LifeTie, nodes: Mapping[str, Node]) -> Edge:
    """A tie out of lives as an edge, as `people_graph` has the others."""
    attrs: dict[str, Scalar] = {"says": _says(tie, nodes), "over": "；".join(tie.over), "count": len(tie.over)}
    sources = {source for fact in tie.facts for source in fact.sources}
    return _edge(tie.kind, tie.source, tie.target, tie.strength, attrs, filter(None, (tie.first, tie.last)), sources)


def _says(tie: Dyad, nodes: Mapping[str, Node]) -> str:
    return f"{nodes[tie.source].name}{EDGE_RULES[Relation(tie.kind)].caption}{nodes[tie.target].name}"


def _edge(
    kind: str, left: str, right: str, weight: float, attrs: dict[str, Scalar], days: Iterable[str], found: set[Source]
) -> Edge:
    sources = sorted(found, key=lambda s: (s.date or "9999", s.document_id, s.start, s.end, s.quote))
    if known := sorted(days):
        attrs |= {"first": known[0], "last": known[-1]}
    ident = f"{kind}:{left}~{right}"
    return Edge(ident, kind, left, right, weight, tuple(sorted(attrs.items())), tuple(sources[:_MOST_SOURCES]))
