"""The graph as one table for each kind of node and of edge, its attributes in columns of one type."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.record import Edge, Node, PropertyGraph, Scalar
from pipeline.save.export.evidence import as_data

NODE_COLUMNS = {"id": "string", "name": "string"}
EDGE_COLUMNS = {"id": "string", "source": "string", "target": "string", "weight": "double"}
EVIDENCE = "evidence"

Row = dict[str, Scalar]
_TYPES = {bool: "boolean", int: "int", float: "double", str: "string"}


@dataclass(frozen=True, slots=True)
class KindTable:
    """`columns` are names with `string`, `int`, `double` or `boolean`; a row leaves out what is not known.

    The column `evidence` holds all evidence as a JSON list of `{file, start, end, quote, date}`.
    """

    kind: str
    columns: dict[str, str]
    rows: tuple[Row, ...]


def node_tables(graph: PropertyGraph) -> list[KindTable]:
    """A table for each kind of node that the graph has, sorted by kind; rows by id."""
    kinds = sorted({node.kind for node in graph.nodes})
    return [_table(kind, [node for node in graph.nodes if node.kind == kind], NODE_COLUMNS) for kind in kinds]


def edge_tables(graph: PropertyGraph) -> list[KindTable]:
    """A table for each kind of edge that the graph has, sorted by kind; rows by id."""
    kinds = sorted({edge.kind for edge in graph.edges})
    return [_table(kind, [edge for edge in graph.edges if edge.kind == kind], EDGE_COLUMNS) for kind in kinds]


def _table(kind: str, items: Sequence[Node | Edge], own: dict[str, str]) -> KindTable:
    rows = tuple(sorted((_row(item) for item in items), key=lambda row: str(row["id"])))
    names = sorted({name for row in rows for name in row} - {*own, EVIDENCE})
    types = {name: _common({_TYPES[type(row[name])] for row in rows if name in row}) for name in names}
    return KindTable(kind, {**own, **types, EVIDENCE: "string"}, rows)


def _row(item: Node | Edge) -> Row:
    own = dict(_own(item))
    attrs = {name: value for name, value in item.attrs if name not in own}
    return {**own, **attrs, EVIDENCE: json.dumps([as_data(one) for one in item.sources], ensure_ascii=False)}


def _own(item: Node | Edge) -> Iterator[tuple[str, Scalar]]:
    yield "id", item.id
    if isinstance(item, Node):
        yield "name", item.name
    else:
        yield from (("source", item.source), ("target", item.target), ("weight", item.weight))


def _common(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    return "double" if types <= {"int", "double"} else "string"


def cell(row: Row, name: str) -> str:
    """The value as a CSV cell, empty where it is not known; NUL has no place in a CSV file."""
    value = row.get(name, "")
    return str(value).lower() if isinstance(value, bool) else str(value).replace("\0", "")
