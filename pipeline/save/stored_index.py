"""A stored graph that is asked by need: each look-up reads the rows of its answer, by the store's indices."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TypeVar
from weakref import finalize

from pipeline.errors import BadGraph
from pipeline.graph.index import Counts, Lookup
from pipeline.graph.person_ties import PersonTie, person_ties
from pipeline.graph.ways import Step, closed_kinds, find_hubs
from pipeline.graph.written_forms import NameForms
from pipeline.record import Edge, LifeFact, Node, PropertyGraph
from pipeline.save import store_read
from pipeline.save.fulltext import has_fulltext
from pipeline.save.store_read import AGAIN, TEXT, damage_told, open_store, rows
from pipeline.save.store_ties import read_ties
from pipeline.schema import Relation

Item = TypeVar("Item", Node, Edge)
Read = Callable[..., Iterator[Item]]
_KEPT = 1 << 16
"""So many answers of each look-up are kept."""
_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table'"
_AT_ONCE = 400
"""So many nodes are asked about in one statement."""


class MissingItem(BadGraph, KeyError):
    """A node or an edge that the store leads to and does not have."""


class StoredNodes(Mapping[str, Node]):
    """The nodes of a store by id."""

    def __init__(self, index: "StoredIndex") -> None:
        self._index = index
        self._get = lru_cache(_KEPT)(self._read)

    def __getitem__(self, id_: str) -> Node:
        found = self._get(id_)
        if found is None:
            raise self._index.missing(id_)
        return found

    def __iter__(self) -> Iterator[str]:
        return (id_ for (id_,) in self._index.select("SELECT id FROM nodes ORDER BY id", TEXT))

    def __len__(self) -> int:
        return sum(self._index.counts().nodes.values())

    def _read(self, id_: str) -> Node | None:
        return next(iter(self._index.nodes_where("id = ?", id_)), None) if _can_be_stored(id_) else None


class StoredIndex(Lookup):
    """The graph of an open store. Raises BadGraph where it meets damage."""

    def __init__(self, path: Path) -> None:
        """Raises BadGraph for a missing, truncated or foreign file, or one of another version."""
        self.path = path
        self.store = open_store(path)
        finalize(self, self.store.close)
        self.nodes = StoredNodes(self)
        self._whole: PropertyGraph | None = None
        self._edges_of = lru_cache(_KEPT)(self._edges_at)
        self._name_of = lru_cache(_KEPT)(self._name_at)
        self._ends_of = lru_cache(_KEPT)(self._ends_at)
        self._tables = frozenset(name for (name,) in self.select(_TABLES, TEXT))

    def read_whole(self) -> PropertyGraph:
        """The whole graph, each row of it checked; `graph` is kept."""
        with damage_told(self.path):
            return store_read.read_graph(self.store)

    @property
    def has_text(self) -> bool:
        """Whether the store has the tables of `fulltext`, and this SQLite can read them."""
        return {"search", "months"} <= self._tables and has_fulltext()

    @property
    def graph(self) -> PropertyGraph:
        if self._whole is None:
            self._whole = self.read_whole()
        return self._whole

    def name(self, id_: str) -> str:
        return self._name_of(id_)

    def edge(self, id_: str) -> Edge:
        for edge in self._edges_where("id = ?", id_):
            return edge
        raise MissingItem(f"{self.path}: there is no edge {id_!r}; {AGAIN}")

    def out(self, id_: str, *kinds: str) -> Sequence[Edge]:
        return self._edges_of("source", id_, kinds)

    def ends(self, id_: str, *kinds: str) -> Sequence[str]:
        return self._ends_of(id_, kinds)

    def into(self, id_: str, *kinds: str) -> Sequence[Edge]:
        return self._edges_of("target", id_, kinds)

    def of_kind(self, *labels: str) -> Sequence[Node]:
        return self.nodes_where(f"kind IN ({_marks(labels)})", *labels)

    def lives(self, person: str | None = None) -> Sequence[LifeFact]:
        where, among = ("1", ()) if person is None else ("person = ?", (person,))
        owned = f"owner IN (SELECT id FROM lives WHERE {where})"
        with damage_told(self.path):
            sources = store_read.read_sources(self.store, "life", owned, *among)
            return tuple(store_read.read_lives(self.store, sources, where, *among))

    def ties(self, person: str | None = None) -> Sequence[PersonTie]:
        if "ties" not in self._tables:
            return person_ties(self.graph, of=person)
        with damage_told(self.path):
            return read_ties(self.store, person)

    def named(self, label: str, tier: int, form: str) -> Sequence[str]:
        if self._forms:
            return self._forms.of(label)[tier].get(form, ())
        if not _can_be_stored(form):
            return ()
        query = "SELECT node FROM names WHERE kind = ? AND tier = ? AND form = ? ORDER BY node"
        return [node for (node,) in self.select(query, TEXT, label, tier, form)]

    def known_names(self, labels: Iterable[str]) -> Iterable[str]:
        if self._forms:
            return (form for label in labels for forms in self._forms.of(label)[:2] for form in forms)
        known = tuple(labels)
        query = f"SELECT DISTINCT form FROM names WHERE kind IN ({_marks(known)}) AND tier < 2"
        return (form for (form,) in self.select(query, TEXT, *known))

    def steps(self, ids: Collection[str], *, through: bool, articles: bool) -> Iterator[Step]:
        closed = closed_kinds(through=through, articles=articles)
        asked = sorted(ids)
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            for here, there in (("source", "target"), ("target", "source")):
                where = f"{here} IN ({_marks(some)}) AND kind NOT IN ({_marks(closed)}) {'' if through else _NO_MEDIA}"
                query = f"SELECT {here}, {there}, id FROM edges WHERE {where}"
                for near, far, edge in self.select(query, TEXT * 3, *some, *closed):
                    yield Step(near, far, edge, here == "source")

    @cached_property
    def hubs(self) -> frozenset[str]:
        if "hubs" not in self._tables:
            return find_hubs(self.graph.edges)
        return frozenset(node for (node,) in self.select("SELECT node FROM hubs", TEXT))

    def missing(self, id_: str) -> MissingItem:
        """What is raised for a node that is not there."""
        return MissingItem(f"{self.path}: there is no node {id_!r}; {AGAIN}")

    def counts(self) -> Counts:
        return Counts(*map(self._counted, ("nodes", "edges")))

    def nodes_where(self, where: str, *among: str) -> Sequence[Node]:
        """The nodes of which the condition of SQL holds."""
        return self._read(store_read.read_nodes, "node", where, *among)

    def select(self, query: str, types: store_read.Types, *among: str | int) -> list[tuple[str, ...]]:
        """The rows of a query, checked for their types."""
        with damage_told(self.path):
            return list(rows(self.store, query, types, *among))

    def _name_at(self, id_: str) -> str:
        for (name,) in self.select("SELECT name FROM nodes WHERE id = ?", TEXT, id_):
            return name
        raise self.missing(id_)

    def _ends_at(self, id_: str, kinds: tuple[str, ...]) -> Sequence[str]:
        query = f"SELECT target FROM edges WHERE source = ?{_among(kinds)} ORDER BY id"
        return tuple(target for (target,) in self.select(query, TEXT, id_, *kinds))

    def _edges_at(self, end: str, id_: str, kinds: tuple[str, ...]) -> Sequence[Edge]:
        return self._edges_where(f"{end} = ?{_among(kinds)}", id_, *kinds)

    def _edges_where(self, where: str, *among: str) -> Sequence[Edge]:
        return self._read(store_read.read_edges, "edge", where, *among)

    def _read(self, read: Read[Item], domain: str, where: str, *among: str) -> tuple[Item, ...]:
        """The items of which the condition of SQL holds, with what belongs to them."""
        owned = f"owner IN (SELECT id FROM {domain}s WHERE {where})"
        with damage_told(self.path):
            attributes = store_read.read_attributes(self.store, domain, owned, *among)
            sources = store_read.read_sources(self.store, domain, owned, *among)
            return tuple(read(self.store, attributes, sources, where, *among))

    def _counted(self, table: str) -> dict[str, int]:
        query = f"SELECT kind, count(*) FROM {table} GROUP BY kind ORDER BY kind"
        return {kind: int(count) for kind, count in self.select(query, store_read.TEXT + store_read.OFFSET)}

    @cached_property
    def _forms(self) -> NameForms | None:
        """The names of a store that was written without them."""
        return None if "names" in self._tables else NameForms(self)


_NO_MEDIA = (
    f"AND NOT (kind = '{Relation.HOLDS}' AND EXISTS (SELECT 1 FROM attributes AS a WHERE a.domain = 'edge' "
    "AND a.owner = edges.id AND a.name = 'kind' AND a.value = 'media'))"
)


def _can_be_stored(text: str) -> bool:
    """Whether it is whole Unicode, as all that stands in a store is; what is typed may be anything."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _marks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))


def _among(kinds: Collection[str]) -> str:
    """The condition of SQL for edges of these kinds; none where there are none."""
    return f" AND kind IN ({_marks(kinds)})" if kinds else ""
