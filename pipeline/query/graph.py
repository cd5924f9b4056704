"""`Graph`: a saved graph, ready for questions."""

import logging
from collections import Counter
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from pipeline.errors import BadGraph, BadInput, MissingModel, NotFound, one_of
from pipeline.query.answers import Tie
from pipeline.query.disputes import Conflict, find_conflicts
from pipeline.query.find import Names
from pipeline.query.things import Company, Organization, Person, Post, Thing
from pipeline.query.view import View, tie
from pipeline.query.walk import Step, Ways, open_ways, shortest_path
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.rows import COLUMNS, rows
from pipeline.save import finish_or_drop, read_build
from pipeline.schema import Label

log = logging.getLogger(__name__)

T = TypeVar("T", bound=Thing)


class Graph:
    """Answers questions about a graph: `Graph.load("build").person("甄远山").posts(on="2025-02-06")`.

    A name may be given in simplified or traditional signs, as an alias, or as a node's id. Where one
    thing is asked for, AmbiguousName tells which ones bear the name, NotFound which names are close.
    """

    def __init__(self, graph: PropertyGraph) -> None:
        self.property_graph = graph
        self._view = View(graph)
        self._names = Names(self._view)
        self._ways: dict[tuple[bool, bool], Ways] = {}

    @classmethod
    def load(cls, folder: Path | str = "build", *, verify: bool = True) -> "Graph":
        """The graph of a build; raises BadGraph when the folder holds none or a damaged one.

        Without `verify` the sha256 that the build wrote is not compared: sooner there, and damage may pass.
        """
        folder = Path(folder)
        if not folder.is_dir():
            raise BadGraph(f"{folder}: no build here; run `make graph` or `guanxi build CORPUS -o {folder}`")
        try:
            finish_or_drop(folder)
        except BadInput as err:
            log.warning("an interrupted build stays as it is: %s", err)
        return cls(read_build(folder, verify=verify))

    @property
    def nodes(self) -> tuple[Node, ...]:
        return self.property_graph.nodes

    @property
    def edges(self) -> tuple[Edge, ...]:
        return self.property_graph.edges

    def person(self, name: str) -> Person:
        return cast(Person, self._names.one(name, Label.PERSON))

    def persons(self, name: str) -> tuple[Person, ...]:
        """Everyone who bears the name, as a name or an alias; nobody gives an empty tuple."""
        return self._all(name, Label.PERSON, Person)

    def company(self, name: str) -> Company:
        """By full name, alias, or the name without its legal form."""
        return cast(Company, self._names.one(name, Label.COMPANY))

    def companies(self, name: str) -> tuple[Company, ...]:
        return self._all(name, Label.COMPANY, Company)

    def organization(self, name: str) -> Organization:
        """By full name, alias, or a long form: 中共云岫市委员会."""
        return cast(Organization, self._names.one(name, Label.ORGANIZATION))

    def organizations(self, name: str) -> tuple[Organization, ...]:
        return self._all(name, Label.ORGANIZATION, Organization)

    def post(self, title: str) -> Post:
        """By body and title in any of their forms (云岫市委书记, 云岫市长), or by a title that only one body has."""
        return cast(Post, self._names.one(title, Label.POST))

    def posts(self, title: str) -> tuple[Post, ...]:
        """Every post that can be called so, the closest first."""
        return self._all(title, Label.POST, Post)

    def path(self, a: str | Thing, b: str | Thing, *, through: bool = False) -> tuple[Tie, ...]:
        """The shortest ties from a to b, each with its evidence; none from a thing to itself.

        Goes around media roles, articles and hubs (above the 99th percentile of degree) unless
        `through`; even then by articles only where nothing else ties them. Raises NotFound when there
        is no way.
        """
        left, right = (end if isinstance(end, Thing) else self._names.one(end) for end in (a, b))
        steps = self._steps(left, right, through=through)
        if steps is None:
            hint = "they are not tied" if through else "allow media roles, articles and hubs with through (--through)"
            raise NotFound(f"no ties between {left.name} and {right.name}; {hint}")
        return tuple(tie(edge, self._view, forward=forward) for edge, forward in steps)

    def conflicts(self) -> tuple[Conflict, ...]:
        """What the pages tell that cannot both be so: several holders of a principal post on one day, posts in two
        places, figures and facts of a life with two values; each with its words."""
        return tuple(find_conflicts(self._view))

    @cached_property
    def nx(self) -> Any:
        """A NetworkX MultiDiGraph; nodes have `kind`, `name`, `sources`, edges (by id) `kind`, `weight`, `sources`."""
        import networkx  # type: ignore[import-untyped]

        made = networkx.MultiDiGraph()
        for node in self.nodes:
            made.add_node(node.id, **_attributes(node), name=node.name, label=self._view.name(node.id))
        for edge in self.edges:
            made.add_edge(edge.source, edge.target, key=edge.id, **_attributes(edge), weight=edge.weight)
        return made

    def stats(self) -> dict[str, dict[str, int]]:
        """How many nodes and edges of each kind there are."""
        nodes, edges = Counter(node.kind for node in self.nodes), Counter(edge.kind for edge in self.edges)
        return {"nodes": dict(sorted(nodes.items())), "edges": dict(sorted(edges.items()))}

    def to_frame(self, what: str) -> Any:
        """A pandas frame of `roles`, `statements`, `events` or `targets`; raises MissingModel without pandas."""
        if what not in COLUMNS:
            raise BadInput(one_of("table", what, COLUMNS))
        try:
            import pandas  # type: ignore[import-untyped]
        except ImportError as err:
            raise MissingModel('to_frame: pandas is not installed: pip install "guanxi[pandas]"') from err
        return pandas.DataFrame(rows(self.property_graph, what), columns=list(COLUMNS[what]))

    def _steps(self, left: Thing, right: Thing, *, through: bool) -> list[Step] | None:
        for opened in ((True, False), (True, True)) if through else ((False, False),):
            if opened not in self._ways:
                self._ways[opened] = open_ways(self._view, through=opened[0], articles=opened[1])
            if (steps := shortest_path(self._ways[opened], left.id, right.id)) is not None:
                return steps
        return None

    def _all(self, name: str, label: Label, kind: type[T]) -> tuple[T, ...]:
        found = {thing.id: thing for tier in self._names.find(name, label) for thing in tier}
        return tuple(thing for thing in found.values() if isinstance(thing, kind))


def _attributes(item: Node | Edge) -> dict[str, Any]:
    """The item's own kind first, a kind among the attributes as `subkind`."""
    attrs = {"subkind" if name == "kind" else name: value for name, value in item.attrs}
    return {**attrs, "kind": item.kind, "sources": item.sources}
