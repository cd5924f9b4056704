"""The ties between persons that a store keeps, read back."""

import sqlite3
from collections import defaultdict
from operator import attrgetter

from pipeline.graph.person_ties import PersonTie
from pipeline.save.store_read import DATE, NUMBER, TEXT, rows

_ORDER = attrgetter("kind", "source", "target")


def read_ties(store: sqlite3.Connection, person: str | None = None) -> tuple[PersonTie, ...]:
    """All ties, or those of one person (id), as `person_ties` gives them; raises what `rows` raises."""
    where, among = ("1", ()) if person is None else ("source = ? OR target = ?", (person, person))
    over, basis = (_parts(store, *table, where, *among) for table in (("ties_over", "node"), ("ties_basis", "edge")))
    query = f"SELECT id, kind, source, target, strength, first, last FROM ties WHERE {where}"
    found = []
    for id_, kind, *ends, strength, first, last in rows(store, query, TEXT * 4 + NUMBER + DATE * 2, *among):
        source, target = ends
        found.append(PersonTie(kind, source, target, strength, first, last, tuple(over[id_]), tuple(basis[id_])))
    return tuple(sorted(found, key=_ORDER))


def _parts(store: sqlite3.Connection, table: str, column: str, where: str, *among: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    owned = "" if where == "1" else f"WHERE tie IN (SELECT id FROM ties WHERE {where})"
    for tie, part in rows(store, f"SELECT tie, {column} FROM {table} {owned} ORDER BY tie, {column}", TEXT * 2, *among):
        found[tie].append(part)
    return found
