import csv
import io
import json
import sqlite3

from pipeline.record import Edge, PropertyGraph
from pipeline.save.export.gov_relation import COLUMNS, gov_relation_files


def test_the_tables_are_those_of_its_schema(graph: PropertyGraph) -> None:
    tied = PropertyGraph(graph.nodes, (*graph.edges, Edge("t", "worked_with", "person:a", "person:b")))
    files = dict(gov_relation_files(tied))
    store = sqlite3.connect(":memory:")
    store.deserialize(files["gov_relation.db"])
    for name, columns in COLUMNS.items():
        text = "".join(files[f"{name}.csv"])
        rows = list(csv.reader(io.StringIO(text, newline="")))
        found = [tuple(map(str, row)) for row in store.execute(f"SELECT {', '.join(columns)} FROM {name} ORDER BY id")]
        assert rows == [list(columns), *map(list, found)]
        assert found
    store.close()


def test_positions_have_bodies_and_dates(graph: PropertyGraph) -> None:
    rows = csv.DictReader(io.StringIO("".join(dict(gov_relation_files(graph))["positions.csv"]), newline=""))
    told = {row["title"]: row for row in rows}
    assert told["局长"]["end_date"] == "2024-01"
    assert told["局长"]["note"].startswith("former；见于 2024-05-01；2024-05-01 c.txt:80-85")
    assert all(row["org_id"] != "0" for row in told.values())


def test_every_person_has_a_file(graph: PropertyGraph) -> None:
    files = {name: "".join(text) for name, text in gov_relation_files(graph) if name.startswith("persons/")}
    told = [json.loads(text) for text in files.values()]
    assert sorted(one["identity"]["person_id"] for one in told) == [f"person:{letter}" for letter in "abcde"]
    assert {one["generated_at"] for one in told} == {"2026-01-10"}
