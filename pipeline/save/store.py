"""The graph as one SQLite file, `graph.sqlite`: plain tables for anyone, and the graph back for us."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from types import NoneType
from typing import Any

from pipeline.errors import BadGraph, BadInput
from pipeline.record import Edge, Judgement, LifeFact, LifeField, Node, PropertyGraph, Scalar, Source
from pipeline.save.fulltext import fill_fulltext, has_fulltext
from pipeline.save.store_views import fill_views
from pipeline.schema import Label, Relation

STORE_VERSION = 2

_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE nodes (id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE edges (id TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL REFERENCES nodes,
    target TEXT NOT NULL REFERENCES nodes, weight REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE attributes (domain TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
    value NOT NULL, PRIMARY KEY (domain, owner, name)) WITHOUT ROWID;
CREATE TABLE sources (domain TEXT NOT NULL, owner TEXT NOT NULL, number INTEGER NOT NULL, document_id TEXT NOT NULL,
    "start" INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL, date TEXT,
    PRIMARY KEY (domain, owner, number)) WITHOUT ROWID;
CREATE TABLE judgements ("left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL, score REAL NOT NULL,
    reason TEXT NOT NULL);
CREATE TABLE lives (id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES nodes, field TEXT NOT NULL,
    value TEXT NOT NULL, date TEXT, score REAL NOT NULL) WITHOUT ROWID;
CREATE INDEX nodes_by_name ON nodes (name);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
CREATE INDEX lives_by_person ON lives (person);
"""
_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
"""
_AGAIN = "build it again with `guanxi build`"
_TYPES: dict[str, type[Scalar]] = {"str": str, "int": int, "float": float, "bool": bool}

Types = tuple[tuple[type, ...], ...]
_TEXT: Types = ((str,),)
_NUMBER: Types = ((float,),)
_OFFSET: Types = ((int,),)
_DATE: Types = ((str, NoneType),)
_SCALAR: Types = ((str, int, float),)

Attributes = dict[str, list[tuple[str, Scalar]]]
Sources = dict[str, list[Source]]


def write_store(path: Path, graph: PropertyGraph) -> None:
    """Write the graph anew, by way of a temporary file beside `path`; equal graphs give equal bytes.

    Raises BadInput when the place cannot be written, BadGraph when a value has no place in SQLite.
    """
    path = Path(path)
    draft = path.with_name(f"{path.name}.tmp")
    try:
        draft.unlink(missing_ok=True)
        _fill(draft, graph)
        draft.replace(path)
    except (OSError, sqlite3.OperationalError) as err:
        raise BadInput(f"{path}: cannot write the graph: {err}; free the place or choose another with -o") from err
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as err:
        raise BadGraph(f"{path}: a value does not fit the store: {err}") from err
    finally:
        draft.unlink(missing_ok=True)


def read_store(path: Path) -> PropertyGraph:
    """The graph as `write_store` was given it; raises BadGraph for a missing, damaged or foreign file."""
    path = Path(path)
    if not path.is_file():
        raise BadGraph(f"{path}: no graph is stored here; run `make graph` or `guanxi build`")
    try:
        store = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            _check_version(store, path)
            return _read(store)
        finally:
            store.close()
    except (sqlite3.Error, KeyError, TypeError, ValueError) as err:
        raise BadGraph(f"{path}: not a graph of guanxi, or damaged ({err}); {_AGAIN}") from err


def _fill(draft: Path, graph: PropertyGraph) -> None:
    store = sqlite3.connect(draft, isolation_level=None)
    try:
        store.executescript(_SETTINGS)
        store.execute("BEGIN")
        for statement in _SCHEMA.split(";"):
            store.execute(statement)
        _insert(store, graph)
        fill_views(store, graph)
        if has_fulltext():
            fill_fulltext(store, graph)
        store.execute("COMMIT")
    finally:
        store.close()
    with draft.open("rb") as written:
        os.fsync(written.fileno())


def _insert(store: sqlite3.Connection, graph: PropertyGraph) -> None:
    nodes = sorted(graph.nodes, key=lambda node: node.id)
    edges = sorted(graph.edges, key=lambda edge: edge.id)
    store.execute("INSERT INTO meta VALUES ('version', ?)", (str(STORE_VERSION),))
    store.executemany("INSERT INTO nodes VALUES (?, ?, ?)", ((n.id, n.kind, n.name) for n in nodes))
    rows = ((e.id, e.kind, e.source, e.target, e.weight) for e in edges)
    store.executemany("INSERT INTO edges VALUES (?, ?, ?, ?, ?)", rows)
    lives = sorted(graph.lives, key=lambda life: life.id)
    told = ((one.id, one.person, one.field, one.value, one.date, one.score) for one in lives)
    store.executemany("INSERT INTO lives VALUES (?, ?, ?, ?, ?, ?)", told)
    for domain, owners in (("edge", edges), ("node", nodes)):
        store.executemany("INSERT INTO attributes VALUES (?, ?, ?, ?, ?)", _attribute_rows(domain, owners))
    for domain, sourced in (("edge", edges), ("life", lives), ("node", nodes)):
        store.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _source_rows(domain, sourced))
    judged = sorted((j.left, j.right, j.verdict, j.score, j.reason) for j in graph.judgements)
    store.executemany("INSERT INTO judgements VALUES (?, ?, ?, ?, ?)", judged)


def _attribute_rows(domain: str, owners: Iterable[Node | Edge]) -> Iterator[tuple[object, ...]]:
    for owner in owners:
        for name, value in sorted(owner.attrs):
            yield domain, owner.id, name, type(value).__name__, value


def _source_rows(domain: str, owners: Iterable[Node | Edge | LifeFact]) -> Iterator[tuple[object, ...]]:
    for owner in owners:
        for number, source in enumerate(owner.sources):
            yield domain, owner.id, number, source.document_id, source.start, source.end, source.quote, source.date


def _check_version(store: sqlite3.Connection, path: Path) -> None:
    (version,) = store.execute("SELECT value FROM meta WHERE key = 'version'").fetchone() or (None,)
    if version != str(STORE_VERSION):
        raise BadGraph(f"{path}: the store has version {version}, this guanxi reads {STORE_VERSION}; {_AGAIN}")


def _read(store: sqlite3.Connection) -> PropertyGraph:
    attributes, sources = _read_attributes(store, "node"), _read_sources(store, "node")
    nodes = tuple(
        Node(id_, kind, name, tuple(attributes.pop(id_, ())), tuple(sources.pop(id_, ())))
        for id_, kind, name in _rows(store, "SELECT id, kind, name FROM nodes ORDER BY id", _TEXT * 3)
    )
    _check_used(attributes, sources)
    attributes, sources = _read_attributes(store, "edge"), _read_sources(store, "edge")
    query = "SELECT id, kind, source, target, weight FROM edges ORDER BY id"
    edges = tuple(
        Edge(id_, kind, source, target, weight, tuple(attributes.pop(id_, ())), tuple(sources.pop(id_, ())))
        for id_, kind, source, target, weight in _rows(store, query, _TEXT * 4 + _NUMBER)
    )
    _check_used(attributes, sources)
    _check_kinds(nodes, Label)
    _check_kinds(edges, Relation)
    _check_ends(nodes, edges)
    query = 'SELECT "left", "right", verdict, score, reason FROM judgements ORDER BY rowid'
    judged = _rows(store, query, _TEXT * 3 + _NUMBER + _TEXT)
    return PropertyGraph(nodes, edges, tuple(Judgement(*row) for row in judged), _read_lives(store, nodes))


def _read_lives(store: sqlite3.Connection, nodes: Iterable[Node]) -> tuple[LifeFact, ...]:
    """The lives by id; ValueError where a field or a person is none."""
    sources, known = _read_sources(store, "life"), {node.id for node in nodes if node.kind == Label.PERSON}
    query = "SELECT id, person, field, value, date, score FROM lives ORDER BY id"
    rows = _rows(store, query, _TEXT * 4 + _DATE + _NUMBER)
    lives = tuple(
        LifeFact(id_, person, field, value, date, score, tuple(sources.pop(id_, ())))
        for id_, person, field, value, date, score in rows
    )
    _check_used(sources)
    for life in lives:
        if life.field not in set(LifeField) or life.person not in known:
            raise ValueError(f"the life {life.id!r} is of no known field, or of nobody")
    return lives


def _read_attributes(store: sqlite3.Connection, domain: str) -> Attributes:
    found: Attributes = {}
    query = "SELECT owner, name, type, value FROM attributes WHERE domain = ? ORDER BY owner, name"
    for owner, name, kind, value in _rows(store, query, _TEXT * 3 + _SCALAR, domain):
        found.setdefault(owner, []).append((name, _TYPES[kind](value)))
    return found


def _read_sources(store: sqlite3.Connection, domain: str) -> Sources:
    found: Sources = {}
    fields = 'owner, document_id, "start", "end", quote, date'
    query = f"SELECT {fields} FROM sources WHERE domain = ? ORDER BY owner, number"
    for owner, *source in _rows(store, query, _TEXT * 2 + _OFFSET * 2 + _TEXT + _DATE, domain):
        found.setdefault(owner, []).append(Source(*source))
    return found


def _rows(store: sqlite3.Connection, query: str, types: Types, *parameters: str) -> Iterator[tuple[Any, ...]]:
    """The rows; TypeError for one with a value of another type than its column's."""
    allowed = frozenset(product(*types))
    for row in store.execute(query, parameters):
        if tuple(map(type, row)) not in allowed:
            wanted = ", ".join("/".join(kind.__name__ for kind in kinds) for kinds in types)
            raise TypeError(f"{row!r} is no row of {wanted}")
        yield row


def _check_used(*owned: Attributes | Sources) -> None:
    """ValueError for what is left over, as its owner is not in the graph."""
    for owner in (owner for group in owned for owner in group):
        raise ValueError(f"attributes or sources belong to {owner!r}, which is no node or edge")


def _check_kinds(items: Iterable[Node | Edge], known: Iterable[str]) -> None:
    for kind in {item.kind for item in items} - set(known):
        raise ValueError(f"{kind!r} is no kind of node or edge")


def _check_ends(nodes: Iterable[Node], edges: Iterable[Edge]) -> None:
    known = {node.id for node in nodes}
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"the edge {edge.id!r} leads to {end!r}, which is no node")
