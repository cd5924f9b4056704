"""What a person asks of the store in SQL: a row a fact, each with its first evidence; and the ties of persons."""

import sqlite3
from collections.abc import Iterable

from pipeline.graph.person_ties import PersonTie
from pipeline.schema import PARTS

_TIES = """
CREATE TABLE ties (id TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT NOT NULL REFERENCES nodes,
    target TEXT NOT NULL REFERENCES nodes, strength REAL NOT NULL, first TEXT, last TEXT) WITHOUT ROWID;
CREATE TABLE ties_over (tie TEXT NOT NULL REFERENCES ties, node TEXT NOT NULL REFERENCES nodes,
    PRIMARY KEY (tie, node)) WITHOUT ROWID;
CREATE TABLE ties_basis (tie TEXT NOT NULL REFERENCES ties, edge TEXT NOT NULL REFERENCES edges,
    PRIMARY KEY (tie, edge)) WITHOUT ROWID;
CREATE INDEX ties_by_source ON ties (source);
CREATE INDEX ties_by_target ON ties (target);
"""


def _of(domain: str, owner: str, *names: str) -> str:
    """Columns out of the attributes of a node or an edge; `name=shown` gives a column another name."""
    return ", ".join(_column(domain, owner, *name.split("=")) for name in names)


def _column(domain: str, owner: str, name: str, shown: str = "") -> str:
    where = f"domain = '{domain}' AND owner = {owner} AND name = '{name}'"
    return f'(SELECT value FROM attributes WHERE {where}) AS "{shown or name}"'


_EVIDENCE = 's.document_id AS file, s."start", s."end", s.quote'


def _first(domain: str, owner: str) -> str:
    return f"LEFT JOIN sources AS s ON s.domain = '{domain}' AND s.owner = {owner} AND s.number = 0"


_PARTS = tuple(map(str, PARTS))
VIEWS = f"""
CREATE VIEW v_roles AS SELECT e.id, p.name AS person, p.id AS person_id, {_of("node", "t.id", "title=post")},
    t.id AS post_id, b.name AS body, b.id AS body_id, b.kind AS body_kind,
    {_of("edge", "e.id", "kind", "status", "first", "last", "from=since", "until", "score")}, {_EVIDENCE}
    FROM edges AS e JOIN nodes AS p ON p.id = e.source JOIN nodes AS t ON t.id = e.target
    LEFT JOIN edges AS o ON o.source = t.id AND o.kind = 'of' LEFT JOIN nodes AS b ON b.id = o.target
    {_first("edge", "e.id")} WHERE e.kind = 'holds';
CREATE VIEW v_statements AS SELECT n.id, {_of("node", "n.id", "speaker")}, w.source AS speaker_id,
    {_of("node", "n.id", "org=body")}, o.target AS body_id, b.kind AS body_kind,
    {_of("node", "n.id", "cue", "text", "direct", "date", "event")}, a.target AS event_id,
    {_of("node", "n.id", "score", "file", "start", "end")}
    FROM nodes AS n LEFT JOIN edges AS w ON w.target = n.id AND w.kind = 'said'
    LEFT JOIN edges AS o ON o.source = n.id AND o.kind = 'on_behalf_of' LEFT JOIN nodes AS b ON b.id = o.target
    LEFT JOIN edges AS a ON a.source = n.id AND a.kind = 'at' WHERE n.kind = 'statement';
CREATE VIEW v_attends AS SELECT e.id, w.name AS who, w.id AS who_id, w.kind AS who_kind, e.kind AS part,
    n.name AS event, n.id AS event_id, {_of("node", "n.id", "date", "place")},
    {_of("edge", "e.id", "score")}, {_EVIDENCE}
    FROM edges AS e JOIN nodes AS w ON w.id = e.source JOIN nodes AS n ON n.id = e.target
    {_first("edge", "e.id")} WHERE e.kind IN {_PARTS};
CREATE VIEW v_targets AS SELECT n.id, {_of("node", "n.id", "holder")}, h.source AS holder_id, b.kind AS holder_kind,
    {_of("node", "n.id", "metric", "low", "high", "unit", "period", "kind", "date", "score")}, {_EVIDENCE}
    FROM nodes AS n LEFT JOIN edges AS h ON h.target = n.id AND h.kind = 'holds_target'
    LEFT JOIN nodes AS b ON b.id = h.source {_first("node", "n.id")} WHERE n.kind = 'target';
CREATE VIEW v_ties AS SELECT t.id, t.kind, l.name AS "left", l.id AS left_id, r.name AS "right", r.id AS right_id,
    t.strength, (SELECT count(*) FROM ties_over AS o WHERE o.tie = t.id) AS count, t.first, t.last,
    (SELECT group_concat(coalesce(body || title, name), '；')
        FROM (SELECT n.name, {_of("node", "n.id", "body", "title")} FROM ties_over AS o
        JOIN nodes AS n ON n.id = o.node WHERE o.tie = t.id ORDER BY n.id)) AS over
    FROM ties AS t JOIN nodes AS l ON l.id = t.source JOIN nodes AS r ON r.id = t.target;
"""


def fill_views(store: sqlite3.Connection, ties: Iterable[PersonTie]) -> None:
    """Make the views, and the tables of ties that one of them reads."""
    for statement in filter(str.strip, f"{_TIES}{VIEWS}".split(";\n")):
        store.execute(statement)
    for tie in ties:
        row = (tie.id, tie.kind, tie.source, tie.target, tie.strength, tie.first, tie.last)
        store.execute("INSERT INTO ties VALUES (?, ?, ?, ?, ?, ?, ?)", row)
        store.executemany("INSERT INTO ties_over VALUES (?, ?)", ((tie.id, node) for node in tie.over))
        store.executemany("INSERT INTO ties_basis VALUES (?, ?)", ((tie.id, edge) for edge in tie.basis))
