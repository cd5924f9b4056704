"""The graph as one SQLite file, `graph.sqlite`: plain tables for anyone, and the graph back for us."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.errors import BadGraph, BadInput
from pipeline.record import Edge, Judgement, Node, PropertyGraph, Scalar, Source
from pipeline.schema import Label, Relation

STORE_VERSION = 1

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
CREATE INDEX nodes_by_name ON nodes (name);
CREATE INDEX edges_by_source ON edges (source);
CREATE INDEX edges_by_target ON edges (target);
"""
_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
"""
_AGAIN = "build it again with `guanxi build`"
_TYPES: dict[str, type[Scalar]] = {"str": str, "int": int, "float": float, "bool": bool}

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
            return _checked(_read(store))
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
    for domain, owners in (("edge", edges), ("node", nodes)):
        store.executemany("INSERT INTO attributes VALUES (?, ?, ?, ?, ?)", _attribute_rows(domain, owners))
        store.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _source_rows(domain, owners))
    judged = sorted((j.left, j.right, j.verdict, j.score, j.reason) for j in graph.judgements)
    store.executemany("INSERT INTO judgements VALUES (?, ?, ?, ?, ?)", judged)


def _attribute_rows(domain: str, owners: Iterable[Node | Edge]) -> Iterator[tuple[object, ...]]:
    for owner in owners:
        for name, value in sorted(owner.attrs):
            yield domain, owner.id, name, type(value).__name__, value


def _source_rows(domain: str, owners: Iterable[Node | Edge]) -> Iterator[tuple[object, ...]]:
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
        Node(id_, kind, name, tuple(attributes.get(id_, ())), tuple(sources.get(id_, ())))
        for id_, kind, name in store.execute("SELECT id, kind, name FROM nodes ORDER BY id")
    )
    attributes, sources = _read_attributes(store, "edge"), _read_sources(store, "edge")
    edges = tuple(
        Edge(id_, kind, source, target, weight, tuple(attributes.get(id_, ())), tuple(sources.get(id_, ())))
        for id_, kind, source, target, weight in store.execute(
            "SELECT id, kind, source, target, weight FROM edges ORDER BY id"
        )
    )
    judged = store.execute('SELECT "left", "right", verdict, score, reason FROM judgements ORDER BY rowid')
    return PropertyGraph(nodes, edges, tuple(Judgement(*row) for row in judged))


def _checked(graph: PropertyGraph) -> PropertyGraph:
    """The graph itself; TypeError for a value of another type, ValueError for an edge or a kind that leads nowhere."""
    nodes, edges = graph.nodes, graph.edges
    texts = (*((n.id, n.kind, n.name) for n in nodes), *((e.id, e.kind, e.source, e.target) for e in edges))
    for value in (value for row in texts for value in row):
        if not isinstance(value, str):
            raise TypeError(f"{value!r} is no text")
    known = {node.id for node in nodes}
    for edge in edges:
        for end in (edge.source, edge.target):
            if end not in known:
                raise ValueError(f"the edge {edge.id!r} leads to {end!r}, which is no node")
    if unknown := {n.kind for n in nodes} - set(Label) or {e.kind for e in edges} - set(Relation):
        raise ValueError(f"{min(unknown)!r} is no kind of node or edge")
    return graph


def _read_attributes(store: sqlite3.Connection, domain: str) -> Attributes:
    found: Attributes = {}
    query = "SELECT owner, name, type, value FROM attributes WHERE domain = ? ORDER BY owner, name"
    for owner, name, kind, value in store.execute(query, (domain,)):
        found.setdefault(owner, []).append((name, _TYPES[kind](value)))
    return found


def _read_sources(store: sqlite3.Connection, domain: str) -> Sources:
    found: Sources = {}
    fields = 'owner, document_id, "start", "end", quote, date'
    rows = store.execute(f"SELECT {fields} FROM sources WHERE domain = ? ORDER BY owner, number", (domain,))
    for owner, *source in rows:
        found.setdefault(owner, []).append(Source(*source))
    return found
