"""The graph as one SQLite file, `graph.sqlite`: plain tables for anyone, and the graph back for us."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from pipeline.errors import BadGraph, BadInput
from pipeline.graph.index import Index
from pipeline.record import Edge, LifeFact, Node, PropertyGraph
from pipeline.save.fulltext import fill_fulltext, has_fulltext
from pipeline.save.store_lookup import fill_lookup
from pipeline.save.store_read import STORE_VERSION, damage_told, open_store, read_graph
from pipeline.save.store_views import fill_views

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
CREATE INDEX edges_by_source ON edges (source, kind);
CREATE INDEX edges_by_target ON edges (target, kind);
CREATE INDEX lives_by_person ON lives (person);
"""
_SETTINGS = """
PRAGMA page_size = 4096;
PRAGMA encoding = 'UTF-8';
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
"""


def write_store(path: Path, graph: PropertyGraph, *, index: Index | None = None) -> None:
    """Write the graph anew, by way of a temporary file beside `path`; equal graphs give equal bytes.

    `index` is the graph's, where there is one already.
    Raises BadInput when the place cannot be written, BadGraph when a value has no place in SQLite.
    """
    path = Path(path)
    draft = path.with_name(f"{path.name}.tmp")
    try:
        draft.unlink(missing_ok=True)
        _fill(draft, graph, index or Index(graph))
        draft.replace(path)
    except (OSError, sqlite3.OperationalError) as err:
        raise BadInput(f"{path}: cannot write the graph: {err}; free the place or choose another with -o") from err
    except (sqlite3.Error, UnicodeEncodeError, OverflowError) as err:
        raise BadGraph(f"{path}: a value does not fit the store: {err}") from err
    finally:
        draft.unlink(missing_ok=True)


def read_store(path: Path) -> PropertyGraph:
    """The graph as `write_store` was given it; raises BadGraph for a missing, damaged or foreign file."""
    with closing(open_store(path)) as store, damage_told(path):
        return read_graph(store)


def _fill(draft: Path, graph: PropertyGraph, index: Index) -> None:
    store = sqlite3.connect(draft, isolation_level=None)
    try:
        store.executescript(_SETTINGS)
        store.execute("BEGIN")
        for statement in _SCHEMA.split(";"):
            store.execute(statement)
        _insert(store, graph)
        fill_views(store, index.ties())
        fill_lookup(store, index)
        if has_fulltext():
            fill_fulltext(store, index)
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
