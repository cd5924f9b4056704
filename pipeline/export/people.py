"""The small graph for a first look: persons with the organizations and companies that they share articles with."""

from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.export.flat import FlatGraph, flatten
from pipeline.record import Edge, PropertyGraph, Source
from pipeline.schema import Label, Relation

TIE = "tie"
CAPTIONS = {"role": "任职", "event": "同会", "statement": "代言"}

_BODIES = (Label.ORGANIZATION, Label.COMPANY)
_PARTS = (Relation.CHAIRED, Relation.SPOKE_AT, Relation.ATTENDED, Relation.GUIDED)

Fact = tuple[str, str, str, set[str], tuple[Source, ...]]


def people_graph(graph: PropertyGraph) -> PropertyGraph:
    """Persons, organizations and companies that are tied, one `tie` a pair.

    Its weight is the number of distinct articles in which the two share a role (media left out), an
    event or a statement; `kinds`, `first`, `last` and all evidence, the earliest first, are kept.
    """
    ties: dict[tuple[str, str], _Tie] = {}
    for kind, person, body, articles, sources in _facts(graph):
        if articles:
            ties.setdefault((person, body), _Tie()).add(kind, articles, sources)
    tied = {end for pair in ties for end in pair}
    nodes = tuple(node for node in graph.nodes if node.id in tied)
    return PropertyGraph(nodes, tuple(tie.edge(*pair) for pair, tie in sorted(ties.items())))


def flat_people(graph: PropertyGraph) -> FlatGraph:
    """The people graph as the writers take it: undirected, its edges labelled 任职、同会."""
    return flatten(people_graph(graph), directed=False, edge_label=_label)


def _label(edge: Edge) -> str:
    return "、".join(CAPTIONS[kind] for kind in str(dict(edge.attrs)["kinds"]).split("；"))


@dataclass(slots=True)
class _Tie:
    """What is gathered about one pair."""

    kinds: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    sources: set[Source] = field(default_factory=set)

    def add(self, kind: str, articles: set[str], sources: tuple[Source, ...]) -> None:
        self.kinds.add(kind)
        self.articles |= articles
        self.sources.update(sources)

    def edge(self, person: str, body: str) -> Edge:
        sources = sorted(self.sources, key=lambda s: (s.date or "9999", s.document_id, s.start, s.end, s.quote))
        attrs = {"kinds": "；".join(kind for kind in CAPTIONS if kind in self.kinds)}
        if dates := sorted(source.date for source in sources if source.date):
            attrs |= {"first": dates[0], "last": dates[-1]}
        weight = float(len(self.articles))
        return Edge(f"{TIE}:{person}~{body}", TIE, person, body, weight, tuple(sorted(attrs.items())), tuple(sources))


class _Articles:
    """Finds the article that a piece of evidence stands in."""

    def __init__(self, graph: PropertyGraph) -> None:
        self._starts: dict[str, list[tuple[int, str]]] = {}
        for node in graph.nodes:
            attrs = dict(node.attrs)
            if node.kind == Label.ARTICLE and isinstance(start := attrs.get("start"), int):
                self._starts.setdefault(str(attrs.get("file")), []).append((start, node.id))
        for starts in self._starts.values():
            starts.sort()

    def of(self, sources: tuple[Source, ...]) -> set[str]:
        """The articles; a headline before the first one is the first one's, a file without any counts as one."""
        return {self._one(source) for source in sources}

    def _one(self, source: Source) -> str:
        starts = self._starts.get(source.document_id)
        if not starts:
            return source.document_id
        return starts[max(0, bisect(starts, (source.start, "\U0010ffff")) - 1)][1]


def _facts(graph: PropertyGraph) -> Iterator[Fact]:
    articles = _Articles(graph)
    kinds = {node.id: node.kind for node in graph.nodes}
    by_kind: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        by_kind.setdefault(edge.kind, []).append(edge)
    yield from _roles(by_kind, articles)
    yield from _statements(by_kind, articles)
    yield from _events(by_kind, kinds, articles)


def _roles(by_kind: Mapping[str, list[Edge]], articles: _Articles) -> Iterator[Fact]:
    bodies = {edge.source: edge.target for edge in by_kind.get(Relation.OF, ())}
    for edge in by_kind.get(Relation.HOLDS, ()):
        if edge.target in bodies and dict(edge.attrs).get("kind") != "media":
            yield "role", edge.source, bodies[edge.target], articles.of(edge.sources), edge.sources


def _statements(by_kind: Mapping[str, list[Edge]], articles: _Articles) -> Iterator[Fact]:
    speakers: dict[str, list[Edge]] = {}
    for edge in by_kind.get(Relation.SAID, ()):
        speakers.setdefault(edge.target, []).append(edge)
    for edge in by_kind.get(Relation.ON_BEHALF_OF, ()):
        for said in speakers.get(edge.source, ()):
            yield "statement", said.source, edge.target, articles.of(said.sources), said.sources


def _events(by_kind: Mapping[str, list[Edge]], kinds: Mapping[str, str], articles: _Articles) -> Iterator[Fact]:
    parts: dict[str, dict[str, set[Source]]] = {}
    for kind in _PARTS:
        for edge in by_kind.get(kind, ()):
            parts.setdefault(edge.target, {}).setdefault(edge.source, set()).update(edge.sources)
    for taken in parts.values():
        bodies = [(who, sources) for who, sources in taken.items() if kinds.get(who) in _BODIES]
        people = [(who, sources) for who, sources in taken.items() if bodies and kinds.get(who) == Label.PERSON]
        for person, seen in people:
            for body, known in bodies:
                shared = articles.of(tuple(seen)) & articles.of(tuple(known))
                sources = tuple(source for source in seen if articles.of((source,)) <= shared)
                yield "event", person, body, shared, sources
