"""What questions and exports look up in a graph: nodes by id and name, edges by their ends, ways from node to node."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from pipeline.graph.person_ties import PersonTie, person_ties
from pipeline.graph.ways import Step, find_hubs, is_open
from pipeline.graph.written_forms import NameForms
from pipeline.record import Edge, LifeFact, Node, PropertyGraph
from pipeline.schema import Label, Relation


class Counts(NamedTuple):
    """How many nodes and edges of each kind there are, by kind."""

    nodes: dict[str, int]
    edges: dict[str, int]


class Lookup(ABC):
    """A graph that is asked by need; what comes in several is in order of ids."""

    nodes: Mapping[str, Node]

    @property
    @abstractmethod
    def graph(self) -> PropertyGraph:
        """The whole graph."""

    @abstractmethod
    def edge(self, id_: str) -> Edge:
        """The edge of that id, which must be there."""

    @abstractmethod
    def out(self, id_: str, *kinds: str) -> Sequence[Edge]:
        """The edges of these kinds, or of all, that leave the node."""

    @abstractmethod
    def into(self, id_: str, *kinds: str) -> Sequence[Edge]:
        """The edges of these kinds, or of all, that come to the node."""

    @abstractmethod
    def of_kind(self, *labels: str) -> Sequence[Node]:
        """The nodes of these kinds."""

    @abstractmethod
    def lives(self, person: str | None = None) -> Sequence[LifeFact]:
        """What is told of the lives of all persons, or of one."""

    @abstractmethod
    def ties(self, person: str | None = None) -> Sequence[PersonTie]:
        """The ties between all persons, or those of one, in order of kind and ids."""

    @abstractmethod
    def named(self, label: str, tier: int, form: str) -> Sequence[str]:
        """The ids of the nodes of that kind with that form of a name, as `graph.names` has the forms by tier."""

    @abstractmethod
    def known_names(self, labels: Iterable[str]) -> Iterable[str]:
        """The forms of the first two tiers, which are names and aliases."""

    @abstractmethod
    def steps(self, ids: Collection[str], *, through: bool, articles: bool) -> Iterator[Step]:
        """The edges of these nodes that a path may take, as `graph.ways` has it, from each to its neighbours."""

    @property
    @abstractmethod
    def hubs(self) -> frozenset[str]:
        """The nodes that can only begin or end a path."""

    @abstractmethod
    def counts(self) -> Counts:
        """How many there are."""

    def name(self, id_: str) -> str:
        """The node's name alone, which is read sooner than the node; the node must be there."""
        return self.nodes[id_].name

    def ends(self, id_: str, *kinds: str) -> Sequence[str]:
        """Where the edges of these kinds that leave the node lead to, in order of the edges, which are not read."""
        return [edge.target for edge in self.out(id_, *kinds)]

    def body_of(self, post: str) -> Node | None:
        """The organization or company that the post belongs to."""
        return next((self.nodes[id_] for id_ in self.ends(post, Relation.OF)), None)

    def joins_persons(self, edge: Edge) -> bool:
        """Whether it is a tie between two persons, whatever its kind."""
        return all(self.nodes[end].kind == Label.PERSON for end in (edge.source, edge.target))


class Index(Lookup):
    """A graph in memory."""

    def __init__(self, graph: PropertyGraph) -> None:
        self._graph = graph
        self.nodes = {node.id: node for node in graph.nodes}
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            self._out.setdefault(edge.source, []).append(edge)
            self._into.setdefault(edge.target, []).append(edge)
        self._names = NameForms(self)

    @property
    def graph(self) -> PropertyGraph:
        return self._graph

    def edge(self, id_: str) -> Edge:
        return self._edges[id_]

    def out(self, id_: str, *kinds: str) -> Sequence[Edge]:
        return [edge for edge in self._out.get(id_, ()) if not kinds or edge.kind in kinds]

    def into(self, id_: str, *kinds: str) -> Sequence[Edge]:
        return [edge for edge in self._into.get(id_, ()) if not kinds or edge.kind in kinds]

    def of_kind(self, *labels: str) -> Sequence[Node]:
        return [node for node in self._graph.nodes if node.kind in labels]

    def lives(self, person: str | None = None) -> Sequence[LifeFact]:
        return self._graph.lives if person is None else self._lives.get(person, ())

    def ties(self, person: str | None = None) -> Sequence[PersonTie]:
        return self._ties if person is None else person_ties(self._graph, of=person)

    def named(self, label: str, tier: int, form: str) -> Sequence[str]:
        return self._names.of(label)[tier].get(form, ())

    def known_names(self, labels: Iterable[str]) -> Iterable[str]:
        return (form for label in labels for forms in self._names.of(label)[:2] for form in forms)

    def steps(self, ids: Collection[str], *, through: bool, articles: bool) -> Iterator[Step]:
        for id_ in ids:
            for edge in filter(lambda edge: is_open(edge, through=through, articles=articles), self.out(id_)):
                yield Step(id_, edge.target, edge.id, True)
            for edge in filter(lambda edge: is_open(edge, through=through, articles=articles), self.into(id_)):
                yield Step(id_, edge.source, edge.id, False)

    @cached_property
    def hubs(self) -> frozenset[str]:
        return find_hubs(self._graph.edges)

    def counts(self) -> Counts:
        return Counts(
            dict(sorted(Counter(node.kind for node in self._graph.nodes).items())),
            dict(sorted(Counter(edge.kind for edge in self._graph.edges).items())),
        )

    @cached_property
    def _edges(self) -> dict[str, Edge]:
        return {edge.id: edge for edge in self._graph.edges}

    @cached_property
    def _lives(self) -> dict[str, list[LifeFact]]:
        found: dict[str, list[LifeFact]] = {}
        for life in self._graph.lives:
            found.setdefault(life.person, []).append(life)
        return found

    @cached_property
    def _ties(self) -> tuple[PersonTie, ...]:
        return person_ties(self._graph)
