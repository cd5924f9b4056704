import csv
import io
import json
from dataclasses import replace

import pytest

from pipeline.record import LifeFact, PropertyGraph
from pipeline.save.export.csvw import csvw_files
from pipeline.save.export.formats import export_graph
from pipeline.save.export.life_nodes import with_lives
from pipeline.save.export.neo4j import neo4j_files
from sample_graph import source

BIRTH = LifeFact("life:1", "person:a", "birth", "1970-03", None, 0.9, (source(2, "1970年3月生", "2025-02-06"),))
SCHOOL = LifeFact("life:2", "person:a", "school", "云岫大学", "1992", 0.8, (source(20, "云岫大学毕业", "2025-02-06"),))


@pytest.fixture
def told(graph: PropertyGraph) -> PropertyGraph:
    return replace(graph, lives=(BIRTH, SCHOOL))


def tables(made) -> dict[str, list[dict[str, str]]]:
    return {name: list(csv.DictReader(io.StringIO("".join(text)))) for name, text in made if name.endswith(".csv")}


def test_without_lives_nothing_is_added(graph: PropertyGraph) -> None:
    assert with_lives(graph) is graph


def test_csvw_has_a_table_of_lives_with_evidence_and_keys(told: PropertyGraph) -> None:
    made = dict(csvw_files(told))
    found = tables(made.items())
    assert [(row["person"], row["field"], row["name"], row["date"]) for row in found["life.csv"]] == [
        ("person:a", "birth", "1970-03", ""),
        ("person:a", "school", "云岫大学", "1992"),
    ]
    assert json.loads(found["life.csv"][0]["evidence"])[0]["quote"] == "1970年3月生"
    assert "life" not in {row["kind"] for row in found["nodes.csv"]}
    tables_ = {table["url"]: table["tableSchema"] for table in json.loads("".join(made["csv-metadata.json"]))["tables"]}
    assert [key["columnReference"] for key in tables_["life.csv"]["foreignKeys"]] == ["person"]


def test_neo4j_has_nodes_and_relationships_of_lives(told: PropertyGraph) -> None:
    made = {name: "".join(text) for name, text in neo4j_files(told)}
    [first, _] = tables(made.items())["life.csv"]
    assert (first["id:ID"], first["name:string"], first["field:string"], first[":LABEL"]) == (
        *("life:1", "1970-03", "birth", "Life"),
    )
    assert (
        "MATCH (a:Person {id: row.source}) MATCH (b:Life {id: row.target}) MERGE (a)-[r:HAS_LIFE"
        in (made["load.cypher"])
    )
    assert "--nodes=life.csv\n" in made["import.args"]


@pytest.mark.parametrize("form", ["csvw", "neo4j"])
def test_an_export_with_lives_may_be_replaced(told: PropertyGraph, tmp_path, form: str) -> None:
    export_graph(told, form, tmp_path / "out")
    export_graph(told, form, tmp_path / "out", force=True)
    assert (tmp_path / "out" / "life.csv").exists()
