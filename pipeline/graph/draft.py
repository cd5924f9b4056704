"""A graph in the making: nodes and edges gather evidence, and come out sorted and checked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.errors import BadGraph, one_of
from pipeline.record import Edge, Evidence, Node, Scalar, Source
from pipeline.resolve.entity import Entity, entity_id
from pipeline.resolve.scene import Scene
from pipeline.schema import EDGE_RULES, Label, Relation

MOST_SOURCES = 50


@dataclass(slots=True)
class _Tie:
    """An edge in the making."""

    id: str
    kind: Relation
    source: str
    target: str
    attrs: dict[str, Scalar] = field(default_factory=dict)
    sources: set[Source] = field(default_factory=set)
    weight: float | None = None


@dataclass(slots=True)
class Draft:
    """Nodes by id, with the sources seen so far, and edges by id."""

    entities: dict[str, Entity] = field(default_factory=dict)
    sources: defaultdict[str, set[Source]] = field(default_factory=lambda: defaultdict(set))
    mentions: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))
    ties: dict[str, _Tie] = field(default_factory=dict)
    known: dict[str, dict[str, Scalar]] = field(default_factory=dict)
    """Attributes of nodes besides those of their entities."""

    def node(self, entity: Entity, sources: Iterable[Source] = ()) -> Entity:
        """Put the entity into the graph, with further evidence."""
        self.entities.setdefault(entity.id, entity)
        self.sources[entity.id].update(sources)
        return entity

    def edge(
        self,
        kind: Relation,
        source: Entity,
        target: Entity,
        sources: Iterable[Source],
        *,
        place: str = "",
        weight: float | None = None,
        attributes: Mapping[str, Scalar | None] | None = None,
        **attrs: Scalar | None,
    ) -> None:
        """Join two entities, or add evidence to the edge of this kind, ends and `place`.

        Earliest attributes stand; of several scores the highest.
        """
        sources = tuple(sources)
        for end in (source, target):
            self.node(end, sources)
        ident = entity_id(kind, source.id, target.id, place)
        tie = self.ties.setdefault(ident, _Tie(ident, kind, source.id, target.id))
        tie.sources.update(sources)
        tie.weight = weight if weight is not None else tie.weight
        for name, value in (*(attributes or {}).items(), *attrs.items()):
            if value is not None and value != "":
                known = tie.attrs.setdefault(name, value)
                if name == "score" and float(value) > float(known):
                    tie.attrs[name] = value

    def nodes(self) -> Iterator[Node]:
        """The nodes by id, the first sources of each."""
        for ident in sorted(self.entities):
            entity = self.entities[ident]
            attrs = {**self.known.get(ident, {}), **dict(entity.attrs)}
            if self.mentions[ident]:
                attrs["mentions"] = self.mentions[ident]
            sources = sorted_sources(self.sources[ident])[:MOST_SOURCES]
            yield Node(ident, entity.label, entity.name, tuple(sorted(attrs.items())), sources)

    def edges(self) -> Iterator[Edge]:
        """The edges by id, each checked; raises BadGraph."""
        for ident in sorted(self.ties):
            tie = self.ties[ident]
            sources = sorted_sources(tie.sources)
            weight = tie.weight if tie.weight is not None else float(max(1, len(articles_of(sources))))
            if tie.kind == Relation.MENTIONS:
                sources = sources[:MOST_SOURCES]
            edge = Edge(ident, tie.kind, tie.source, tie.target, weight, tuple(sorted(tie.attrs.items())), sources)
            check_edge(edge, self.entities)
            yield edge


def check_edge(edge: Edge, entities: Mapping[str, Entity]) -> None:
    """Raises BadGraph where the edge's ends are absent, or not of the kinds that `schema.EDGE_RULES` allows."""
    known = {str(relation): rule for relation, rule in EDGE_RULES.items()}
    if edge.kind not in known:
        raise BadGraph(f"edge {edge.id}: {one_of('kind of edge', edge.kind, known)}")
    for end in (edge.source, edge.target):
        if end not in entities:
            raise BadGraph(f"edge {edge.id} ({edge.kind}): there is no node {end}; add it before the edge")
    rule, source, target = known[edge.kind], entities[edge.source], entities[edge.target]
    if source.label not in rule.source or target.label not in rule.target:
        raise BadGraph(
            f"edge {edge.id}: {edge.kind} may not join {source.label} {source.name} to {target.label} {target.name}; "
            f"it joins {_either(rule.source)} to {_either(rule.target)}"
        )


def allowed(kind: Relation, source: Entity, target: Entity) -> bool:
    """Whether an edge of this kind may join the two."""
    return source.label in EDGE_RULES[kind].source and target.label in EDGE_RULES[kind].target


def sources_of(scene: Scene, evidence: Iterable[Evidence], *, date: str | None = None) -> tuple[Source, ...]:
    """Evidence with its file and day."""
    day = date or scene.date
    return tuple(Source(scene.document, proof.start, proof.end, proof.quote, day) for proof in evidence)


def sorted_sources(sources: Iterable[Source]) -> tuple[Source, ...]:
    """By day, those without one last; then by place in the corpus."""
    return tuple(sorted(sources, key=lambda one: (one.date or "9", one.document_id, one.start, one.end, one.quote)))


def articles_of(sources: Iterable[Source]) -> set[tuple[str, str | None]]:
    """The files and days of the sources: as near to articles as sources tell."""
    return {(source.document_id, source.date) for source in sources}


def _either(labels: Iterable[Label]) -> str:
    return " or ".join(sorted(labels))
