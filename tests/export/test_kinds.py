import json

from pipeline.record import Node, PropertyGraph, Source
from pipeline.save.export.kinds import cell, edge_tables, node_tables


def test_each_kind_has_a_table_of_typed_columns(graph: PropertyGraph) -> None:
    tables = {table.kind: table for table in (*node_tables(graph), *edge_tables(graph))}
    assert list(tables["person"].columns)[:2] == ["id", "name"]
    assert tables["person"].columns["mentions"] == "int"
    assert tables["target"].columns["low"] == "int"
    assert tables["holds"].columns["score"] == "double"
    assert sum(len([*table.rows]) for table in node_tables(graph)) == len(graph.nodes)
    assert sum(len([*table.rows]) for table in edge_tables(graph)) == len(graph.edges)


def test_a_row_has_all_evidence(graph: PropertyGraph) -> None:
    holds = next(table for table in edge_tables(graph) if table.kind == "holds")
    told = json.loads(str([*holds.rows][1]["evidence"]))
    assert [one["file"] for one in told] == ["a.txt", "b.txt"]
    assert told[1] == {"file": "b.txt", "start": 400, "end": 409, "quote": "云岫市委书记甄远山", "date": "2026-01-10"}


def test_mixed_values_are_text_and_own_columns_win() -> None:
    nodes = (Node("1", "place", "甲", (("name", "x"), ("v", 1))), Node("2", "place", "乙", (("v", "a"),)))
    table = node_tables(PropertyGraph(nodes, ()))[0]
    assert table.columns["v"] == "string"
    assert [row["name"] for row in table.rows] == ["甲", "乙"]


def test_cells() -> None:
    row = {"a": True, "b": 1.5, "c": "x\0y"}
    assert [cell(row, name) for name in "abcd"] == ["true", "1.5", "xy", ""]


def test_evidence_without_a_day_has_none() -> None:
    graph = PropertyGraph((Node("1", "place", "甲", (), (Source("a", 0, 1, "甲"),)),), ())
    assert "date" not in json.loads(str(next(node_tables(graph)[0].rows)["evidence"]))[0]
