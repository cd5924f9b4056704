"""What the store holds beside the graph so that a question reads no more than its answer: names, hubs of paths."""

import sqlite3

from pipeline.graph.index import Index
from pipeline.graph.written_forms import NAMED, forms_of

_SCHEMA = """
CREATE TABLE names (kind TEXT NOT NULL, tier INTEGER NOT NULL, form TEXT NOT NULL, node TEXT NOT NULL REFERENCES nodes,
    PRIMARY KEY (kind, tier, form, node)) WITHOUT ROWID;
CREATE TABLE hubs (node TEXT PRIMARY KEY REFERENCES nodes) WITHOUT ROWID;
"""


def fill_lookup(store: sqlite3.Connection, index: Index) -> None:
    """Make and fill the tables of `graph.names` and `graph.ways`, in their order."""
    for statement in filter(str.strip, _SCHEMA.split(";")):
        store.execute(statement)
    for label in sorted(NAMED):
        named = sorted((tier, form, node.id) for node in index.of_kind(label) for tier, form in forms_of(node, index))
        store.executemany("INSERT INTO names VALUES (?, ?, ?, ?)", ((str(label), *row) for row in named))
    store.executemany("INSERT INTO hubs VALUES (?)", ((node,) for node in sorted(index.hubs)))
