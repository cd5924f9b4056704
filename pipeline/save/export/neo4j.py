"""Neo4j: CSV files with typed headers for `neo4j-admin database import`, and a Cypher script for a running server."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.record import Edge, Node, PropertyGraph, Scalar
from pipeline.save.export.csv_text import csv_lines
from pipeline.save.export.kinds import EDGE_COLUMNS, KindTable, Row, cell, edge_tables, node_tables, row_of
from pipeline.save.export.life_nodes import with_lives

SCRIPT = "load.cypher"
ARGUMENTS = "import.args"
BATCH = 500
"""So many rows one statement of the script takes."""

_TYPES = {"string": "string", "int": "long", "double": "double", "boolean": "boolean"}
_ENDS = {"source": ":START_ID", "target": ":END_ID"}


def neo4j_files(graph: PropertyGraph) -> Iterator[tuple[str, Iterable[str]]]:
    """The files by name: `person.csv` …, `holds.csv` …, `load.cypher`, and the arguments of the import.

    Values of lives are nodes `Life`, tied to persons by `HAS_LIFE`.
    """
    graph = with_lives(graph)
    nodes, edges = node_tables(graph), edge_tables(graph)
    for table in nodes:
        columns = {
            "id": "id:ID",
            **{name: f"{name}:{_TYPES[kind]}" for name, kind in table.columns.items() if name != "id"},
        }
        yield f"{table.kind}.csv", _lines(table, columns, ":LABEL", label(table.kind))
    for table in edges:
        columns = {name: _ENDS.get(name, f"{name}:{_TYPES[kind]}") for name, kind in table.columns.items()}
        yield f"{table.kind}.csv", _lines(table, columns, ":TYPE", relation(table.kind))
    yield SCRIPT, _script(graph, nodes)
    yield ARGUMENTS, _arguments(nodes, edges)


def label(kind: str) -> str:
    """person -> Person."""
    return kind.capitalize()


def relation(kind: str) -> str:
    """holds_target -> HOLDS_TARGET."""
    return kind.upper()


def _lines(table: KindTable, columns: dict[str, str], extra: str, value: str) -> Iterator[str]:
    rows = ([*(cell(row, name) for name in columns), value] for row in table.rows)
    return csv_lines([*columns.values(), extra], rows)


def _arguments(nodes: Sequence[KindTable], edges: Sequence[KindTable]) -> Iterator[str]:
    """`neo4j-admin database import full @import.args`, called in the folder of the files."""
    yield "--multiline-fields=true\n"
    yield from (f"--nodes={table.kind}.csv\n" for table in nodes)
    yield from (f"--relationships={table.kind}.csv\n" for table in edges)


def _script(graph: PropertyGraph, nodes: Sequence[KindTable]) -> Iterator[str]:
    """Running it again changes nothing: what has the same id is the same."""
    for table in nodes:
        name = f"guanxi_{table.kind}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label(table.kind)}) REQUIRE n.id IS UNIQUE;\n"
    for table in nodes:
        head = f"MERGE (n:{label(table.kind)} {{id: row.id}}) SET n += row.properties"
        yield from _batches(table.items, _node, head)
    for (kind, *ends), some in _by_ends(graph).items():
        source, target = map(label, ends)
        head = (
            f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}}) "
            f"MERGE (a)-[r:{relation(kind)} {{id: row.id}}]->(b) SET r += row.properties"
        )
        yield from _batches(some, _edge, head)


def _by_ends(graph: PropertyGraph) -> dict[tuple[str, str, str], list[Edge]]:
    """The edges by their kind and the kinds of their ends, sorted by these; of each in order of ids."""
    kinds = {node.id: node.kind for node in graph.nodes}
    found: dict[tuple[str, str, str], list[Edge]] = {}
    for edge in sorted(graph.edges, key=lambda edge: edge.id):
        found.setdefault((edge.kind, kinds[edge.source], kinds[edge.target]), []).append(edge)
    return dict(sorted(found.items()))


Literal = dict[str, Scalar | dict[str, Scalar]]


def _node(row: Row) -> Literal:
    return {"id": row["id"], "properties": {name: value for name, value in row.items() if name != "id"}}


def _edge(row: Row) -> Literal:
    ends: Literal = {name: row[name] for name in ("id", "source", "target")}
    return {**ends, "properties": {name: row[name] for name in row if name not in EDGE_COLUMNS or name == "weight"}}


def _batches(items: Sequence[Node | Edge], literal: Callable[[Row], Literal], head: str) -> Iterator[str]:
    for start in range(0, len(items), BATCH):
        yield "UNWIND [\n"
        yield ",\n".join(cypher(literal(row_of(item))) for item in items[start : start + BATCH])
        yield f"\n] AS row {head};\n"


def cypher(value: object) -> str:
    """A value as a literal: `{id: "a", properties: {`from`: "2024"}}`; the escapes of JSON are those of Cypher."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"`{name.replace('`', '``')}`: {cypher(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
