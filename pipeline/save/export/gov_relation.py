"""The four tables of the project gov-relation, as CSV and SQLite, and its files of persons.

Its numbers for persons and bodies hold in this export alone; `source` begins with our id of the person.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from pipeline.graph.index import Index
from pipeline.record import Edge, Node, PropertyGraph, Scalar
from pipeline.save.export.csv_text import csv_lines
from pipeline.save.export.evidence import proof
from pipeline.save.export.gov_person import (
    TIES,
    current,
    file_name,
    in_order,
    person_file,
    seen,
    shared_body,
    shared_time,
    title,
)
from pipeline.schema import LEVEL_CAPTIONS, SYSTEM_CAPTIONS, Label, Level, Relation, System

DATABASE = "gov_relation.db"
NOWHERE = 0
"""The number of the body of a post whose body no page tells."""
COLUMNS = {
    "persons": (
        *("id", "name", "gender", "ethnicity", "birth", "birthplace", "education", "party_join", "work_start"),
        *("current_post", "current_org", "source"),
    ),
    "organizations": ("id", "name", "type", "level", "parent", "location"),
    "positions": ("id", "person_id", "org_id", "title", "start_date", "end_date", "rank", "note"),
    "relationships": ("id", "person_a", "person_b", "type", "context", "overlap_org", "overlap_period"),
}
_NUMBERS = frozenset(("id", "person_id", "org_id", "person_a", "person_b"))
_BODIES = (Label.ORGANIZATION, Label.COMPANY)

Row = tuple[Scalar, ...]


def gov_relation_files(graph: PropertyGraph) -> Iterator[tuple[str, Iterable[str] | bytes]]:
    """The files by name: four CSV tables, the same in SQLite, and `persons/NAME-ID.json`."""
    index = Index(graph)
    tables = gov_relation_tables(index)
    for name, rows in tables.items():
        yield f"{name}.csv", csv_lines(COLUMNS[name], (tuple(map(str, row)) for row in rows))
    yield DATABASE, _database(tables)
    quoted = chain((node.sources for node in graph.nodes), (edge.sources for edge in graph.edges))
    as_of = max((one.date for sources in quoted for one in sources if one.date), default="")
    for person in index.of_kind(Label.PERSON):
        data = person_file(person, index, as_of=as_of)
        yield file_name(person), [json.dumps(data, ensure_ascii=False, indent=1), "\n"]


def gov_relation_tables(index: Index) -> dict[str, list[Row]]:
    """The rows of the tables by name, in the order of their numbers."""
    persons = {node.id: number for number, node in enumerate(index.of_kind(Label.PERSON), 1)}
    bodies = {node.id: number for number, node in enumerate(index.of_kind(*_BODIES), 1)}
    holds = [edge for person in persons for edge in in_order(index.out(person, Relation.HOLDS))]
    ties = [edge for edge in index.graph.edges if index.joins_persons(edge)]
    return {
        "persons": [_person(number, index.nodes[id_], index) for id_, number in persons.items()],
        "organizations": [
            (NOWHERE, "（未写明单位）", "", "", "", ""),
            *(_body(number, index.nodes[id_], index) for id_, number in bodies.items()),
        ],
        "positions": [_position(number, edge, persons, bodies, index) for number, edge in enumerate(holds, 1)],
        "relationships": [_tie(number, edge, persons) for number, edge in enumerate(ties, 1)],
    }


def _person(number: int, person: Node, index: Index) -> Row:
    attrs = dict(person.attrs)
    told = (str(attrs.get(name, "")) for name in ("sex", "ethnicity", "birth", "birthplace"))
    schooling = "；".join(str(attrs[name]) for name in ("education", "degree", "school") if name in attrs)
    since = (str(attrs.get(name, "")) for name in ("party_since", "work_since"))
    held = current(index.out(person.id, Relation.HOLDS))
    body = index.body_of(held.target) if held else None
    now = (title(index.nodes[held.target]) if held else "", body.name if body else "")
    return (number, person.name, *told, schooling, *since, *now, " ".join([person.id, *map(proof, person.sources[:1])]))


def _body(number: int, body: Node, index: Index) -> Row:
    attrs = dict(body.attrs)
    system, level = attrs.get("system"), attrs.get("level")
    parents = [index.nodes[edge.target].name for edge in index.out(body.id, Relation.PART_OF)]
    return (
        *(number, body.name, SYSTEM_CAPTIONS[System(str(system))] if system else ""),
        *(LEVEL_CAPTIONS[Level(str(level))] if level else "", parents[0] if parents else "", attrs.get("city", "")),
    )


def _position(number: int, edge: Edge, persons: dict[str, int], bodies: dict[str, int], index: Index) -> Row:
    attrs, post, body = dict(edge.attrs), index.nodes[edge.target], index.body_of(edge.target)
    note = "；".join(filter(None, (seen(edge), *map(proof, edge.sources[:1]))))
    ends = (persons[edge.source], bodies[body.id] if body else NOWHERE)
    days = (attrs.get("from", ""), attrs.get("until", ""))
    return (number, *ends, title(post), *days, dict(post.attrs).get("post_rank", ""), note)


def _tie(number: int, edge: Edge, persons: dict[str, int]) -> Row:
    context = proof(edge.sources[0]) if edge.sources else ""
    ends = (persons[edge.source], persons[edge.target])
    return (number, *ends, TIES.get(edge.kind, "other"), context, shared_body(edge), shared_time(edge))


def _database(tables: dict[str, list[Row]]) -> bytes:
    """A database of those tables as its app creates them."""
    store = sqlite3.connect(":memory:")
    try:
        for name, rows in tables.items():
            columns = ", ".join(f"{column} {_column(column)}" for column in COLUMNS[name])
            store.execute(f"CREATE TABLE {name} ({columns})")
            store.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' for _ in COLUMNS[name])})", rows)
        store.commit()
        return store.serialize()
    finally:
        store.close()


def _column(name: str) -> str:
    if name == "id":
        return "INTEGER PRIMARY KEY"
    return "INTEGER NOT NULL" if name in _NUMBERS else "TEXT DEFAULT ''"
