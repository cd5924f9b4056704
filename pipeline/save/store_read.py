"""Reads the tables of `graph.sqlite`: each row checked for its types, what belongs to nobody refused."""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import product
from pathlib import Path
from types import NoneType
from typing import Any

from pipeline.errors import BadGraph
from pipeline.record import Edge, Judgement, LifeFact, LifeField, Node, PropertyGraph, Scalar, Source
from pipeline.schema import Label, Relation

STORE_VERSION = 2
AGAIN = "build it again with `guanxi build`"
_TYPES: dict[str, type[Scalar]] = {"str": str, "int": int, "float": float, "bool": bool}
_LABELS, _RELATIONS, _LIFE_FIELDS = (frozenset(map(str, kinds)) for kinds in (Label, Relation, LifeField))
_FIELDS = 'owner, document_id, "start", "end", quote, date'

Types = tuple[tuple[type, ...], ...]
TEXT: Types = ((str,),)
NUMBER: Types = ((float,),)
OFFSET: Types = ((int,),)
DATE: Types = ((str, NoneType),)
_SCALAR: Types = ((str, int, float),)

Attributes = dict[str, list[tuple[str, Scalar]]]
Sources = dict[str, list[Source]]


@contextmanager
def damage_told(path: Path) -> Iterator[None]:
    """Turns what a damaged or foreign file leads to into BadGraph with what to do."""
    try:
        yield
    except (sqlite3.Error, KeyError, TypeError, ValueError) as err:
        raise BadGraph(f"{path}: not a graph of guanxi, or damaged ({err}); {AGAIN}") from err


def open_store(path: Path) -> sqlite3.Connection:
    """The store for reading alone; raises BadGraph for a missing, truncated or foreign file, or another version.

    It stays the file that was opened, also when another takes its name.
    """
    path = Path(path)
    if not path.is_file():
        raise BadGraph(f"{path}: no graph is stored here; run `make graph` or `guanxi build`")
    with damage_told(path):
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        store = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            _check_version(store, path)
            _check_size(store, path)
        except BaseException:
            store.close()
            raise
        return store


def _check_version(store: sqlite3.Connection, path: Path) -> None:
    (version,) = store.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() or (None,)
    if version != str(STORE_VERSION):
        raise BadGraph(f"{path}: the store has version {version}, this guanxi reads {STORE_VERSION}; {AGAIN}")


def _check_size(store: sqlite3.Connection, path: Path) -> None:
    (pages,), (size,) = (store.execute(f"PRAGMA {name}").fetchone() for name in ("page_count", "page_size"))
    if path.stat().st_size < pages * size:
        raise ValueError(f"{path.stat().st_size} bytes of {pages * size}")


def read_graph(store: sqlite3.Connection) -> PropertyGraph:
    """The whole graph; raises what `damage_told` tells."""
    attributes, sources = read_attributes(store, "node"), read_sources(store, "node")
    nodes = tuple(read_nodes(store, attributes, sources))
    _check_used(attributes, sources)
    attributes, sources = read_attributes(store, "edge"), read_sources(store, "edge")
    edges = tuple(read_edges(store, attributes, sources))
    _check_used(attributes, sources)
    _check_ends(nodes, edges)
    query = 'SELECT "left", "right", verdict, score, reason FROM judgements ORDER BY rowid'
    judged = rows(store, query, TEXT * 3 + NUMBER + TEXT)
    return PropertyGraph(nodes, edges, tuple(Judgement(*row) for row in judged), _all_lives(store, nodes))


def read_nodes(
    store: sqlite3.Connection, attributes: Attributes, sources: Sources, where: str = "1", *among: str
) -> Iterator[Node]:
    """The nodes by id, with what belongs to each, which is taken out of `attributes` and `sources`."""
    for id_, kind, name in rows(store, f"SELECT id, kind, name FROM nodes WHERE {where} ORDER BY id", TEXT * 3, *among):
        _check_kind(kind, _LABELS)
        yield Node(id_, kind, name, tuple(attributes.pop(id_, ())), tuple(sources.pop(id_, ())))


def read_edges(
    store: sqlite3.Connection, attributes: Attributes, sources: Sources, where: str = "1", *among: str
) -> Iterator[Edge]:
    """The edges by id, as `read_nodes` has it."""
    query = f"SELECT id, kind, source, target, weight FROM edges WHERE {where} ORDER BY id"
    for id_, kind, source, target, weight in rows(store, query, TEXT * 4 + NUMBER, *among):
        _check_kind(kind, _RELATIONS)
        yield Edge(id_, kind, source, target, weight, tuple(attributes.pop(id_, ())), tuple(sources.pop(id_, ())))


def read_attributes(store: sqlite3.Connection, domain: str, where: str = "1", *among: str) -> Attributes:
    """The attributes by owner, sorted by name; `where` chooses among the owners."""
    found: Attributes = {}
    query = f"SELECT owner, name, type, value FROM attributes WHERE domain = ? AND {where} ORDER BY owner, name"
    for owner, name, kind, value in rows(store, query, TEXT * 3 + _SCALAR, domain, *among):
        found.setdefault(owner, []).append((name, _TYPES[kind](value)))
    return found


def read_sources(store: sqlite3.Connection, domain: str, where: str = "1", *among: str) -> Sources:
    """The evidence by owner, as `read_attributes` has it."""
    found: Sources = {}
    query = f"SELECT {_FIELDS} FROM sources WHERE domain = ? AND {where} ORDER BY owner, number"
    for owner, *source in rows(store, query, TEXT * 2 + OFFSET * 2 + TEXT + DATE, domain, *among):
        found.setdefault(owner, []).append(Source(*source))
    return found


def read_lives(store: sqlite3.Connection, sources: Sources, where: str = "1", *among: str) -> Iterator[LifeFact]:
    """The lives by id, as `read_nodes` has it; ValueError where a field is none."""
    query = f"SELECT id, person, field, value, date, score FROM lives WHERE {where} ORDER BY id"
    for id_, person, field, value, date, score in rows(store, query, TEXT * 4 + DATE + NUMBER, *among):
        if field not in _LIFE_FIELDS:
            raise ValueError(_no_life(id_))
        yield LifeFact(id_, person, field, value, date, score, tuple(sources.pop(id_, ())))


def _all_lives(store: sqlite3.Connection, nodes: Iterable[Node]) -> tuple[LifeFact, ...]:
    sources, known = read_sources(store, "life"), {node.id for node in nodes if node.kind == Label.PERSON}
    lives = tuple(read_lives(store, sources))
    _check_used(sources)
    for life in lives:
        if life.person not in known:
            raise ValueError(_no_life(life.id))
    return lives


def _no_life(id_: str) -> str:
    return f"the life {id_!r} is of no known field, or of nobody"


def rows(store: sqlite3.Connection, query: str, types: Types, *parameters: str | int) -> Iterator[tuple[Any, ...]]:
    """The rows; TypeError for one with a value of another type than its column's."""
    allowed = _allowed(types)
    for row in store.execute(query, parameters):
        if tuple(map(type, row)) not in allowed:
            wanted = ", ".join("/".join(kind.__name__ for kind in kinds) for kinds in types)
            raise TypeError(f"{row!r} is no row of {wanted}")
        yield row


@cache
def _allowed(types: Types) -> frozenset[tuple[type, ...]]:
    return frozenset(product(*types))


def _check_used(*owned: Attributes | Sources) -> None:
    """ValueError for what is left over, as its owner is not in the graph."""
    for owner in (owner for group in owned for owner in group):
        raise ValueError(f"attributes or sources belong to {owner!r}, which is no node or edge")


def _check_kind(kind: str, known: frozenset[str]) -> None:
    if kind not in known:
        raise ValueError(f"{kind!r} is no kind of node or edge")


def _check_ends(nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    known = {node.id for node in nodes}
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"the edge {edge.id!r} leads to {end!r}, which is no node")
