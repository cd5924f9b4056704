"""CSV on the Web: a CSV file for each kind, and the metadata that types their columns and ties their keys."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.record import PropertyGraph
from pipeline.save.export.csv_text import csv_lines
from pipeline.save.export.kinds import KindTable, cell, edge_tables, node_tables
from pipeline.save.export.life_nodes import lives_alone

METADATA = "csv-metadata.json"
NODES, EDGES = "nodes.csv", "edges.csv"

_CONTEXT = ["http://www.w3.org/ns/csvw", {"@language": "zh"}]
_DATATYPES = {"string": "string", "int": "integer", "double": "double", "boolean": "boolean"}


def csvw_files(graph: PropertyGraph) -> Iterator[tuple[str, Iterable[str]]]:
    """The files by name: `person.csv` …, `holds.csv` … and `csv-metadata.json`.

    `nodes.csv` lists every node with its kind: what the `source` and `target` of all edges lead to. `life.csv` has
    the values of lives, by `person`.
    """
    nodes, edges, lives = node_tables(graph), edge_tables(graph), node_tables(lives_alone(graph))
    for table in (*nodes, *edges, *lives):
        yield f"{table.kind}.csv", _lines(table)
    listed = sorted((node.id, node.kind, node.name.replace("\0", "")) for node in graph.nodes)
    yield NODES, csv_lines(("id", "kind", "name"), listed)
    yield METADATA, [json.dumps(_metadata(nodes, edges, lives), ensure_ascii=False, indent=1), "\n"]


def _lines(table: KindTable) -> Iterator[str]:
    return csv_lines(list(table.columns), ([cell(row, name) for name in table.columns] for row in table.rows))


def _metadata(nodes: list[KindTable], edges: list[KindTable], lives: list[KindTable]) -> dict[str, Any]:
    every = KindTable("nodes", {"id": "string", "kind": "string", "name": "string"}, ())
    tables = [*(_described(table, ()) for table in (every, *nodes)), *(_described(edge, _ENDS) for edge in edges)]
    tables += [_described(table, ("person",)) for table in lives]
    return {"@context": _CONTEXT, "dialect": {"header": True, "encoding": "utf-8"}, "tables": tables}


_ENDS = ("source", "target")


def _described(table: KindTable, foreign: Iterable[str]) -> dict[str, Any]:
    required = {"id", *foreign}
    columns = [
        {"name": name, "titles": name, "datatype": _DATATYPES[kind], **({"required": True} if name in required else {})}
        for name, kind in table.columns.items()
    ]
    schema: dict[str, Any] = {"columns": columns, "primaryKey": "id"}
    if keys := [{"columnReference": end, "reference": {"resource": NODES, "columnReference": "id"}} for end in foreign]:
        schema["foreignKeys"] = keys
    return {"url": f"{table.kind}.csv", "tableSchema": schema}
