"""The graph as one table for each kind of node and of edge, its attributes in columns of one type."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

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
    items: Sequence[Node | Edge]

    @property
    def rows(self) -> Iterator[Row]:
        """Made anew each time, row by row: their evidence as text is larger than the graph."""
        return map(row_of, self.items)


def node_tables(graph: PropertyGraph) -> list[KindTable]:
    """A table for each kind of node that the graph has, sorted by kind; rows by id."""
    return _tables(graph.nodes, NODE_COLUMNS)


def edge_tables(graph: PropertyGraph) -> list[KindTable]:
    """A table for each kind of edge that the graph has, sorted by kind; rows by id."""
    return _tables(graph.edges, EDGE_COLUMNS)


def _tables(items: Sequence[Node | Edge], own: dict[str, str]) -> list[KindTable]:
    ordered = sorted(items, key=attrgetter("kind", "id"))
    return [_table(kind, list(some), own) for kind, some in groupby(ordered, key=attrgetter("kind"))]


def _table(kind: str, items: Sequence[Node | Edge], own: dict[str, str]) -> KindTable:
    found: dict[str, set[str]] = {}
    for name, value in (attr for item in items for attr in item.attrs if attr[0] not in own):
        found.setdefault(name, set()).add(_TYPES[type(value)])
    types = {name: _common(found[name]) for name in sorted(found)}
    return KindTable(kind, {**own, **types, EVIDENCE: "string"}, items)


def row_of(item: Node | Edge) -> Row:
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
