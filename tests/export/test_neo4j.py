import csv
import io
import json
import re

import pytest

from pipeline.record import Node, PropertyGraph
from pipeline.save.export.neo4j import BATCH, cypher, neo4j_files


def files(graph: PropertyGraph) -> dict[str, str]:
    return {name: "".join(lines) for name, lines in neo4j_files(graph)}


def test_headers_are_typed_and_relationships_lead_to_nodes(graph: PropertyGraph) -> None:
    made = files(graph)
    tables = {name: list(csv.DictReader(io.StringIO(made[name], newline=""))) for name in made if name.endswith(".csv")}
    ids = {row["id:ID"] for rows in tables.values() for row in rows if "id:ID" in row}
    ends = [row for rows in tables.values() for row in rows if ":TYPE" in row]
    assert len(ids) == len(graph.nodes)
    assert len(ends) == len(graph.edges)
    assert all({row[":START_ID"], row[":END_ID"]} <= ids for row in ends)
    assert {"id:string", ":START_ID", ":END_ID", "score:double", "articles:long", ":TYPE"} <= set(
        tables["holds.csv"][0]
    )
    assert (tables["person.csv"][0][":LABEL"], tables["holds_target.csv"][0][":TYPE"]) == ("Person", "HOLDS_TARGET")


def test_the_arguments_name_every_table(graph: PropertyGraph) -> None:
    made = files(graph)
    named = re.findall(r"--(?:nodes|relationships)=(.+)", made["import.args"])
    assert sorted(named) == sorted(name for name in made if name.endswith(".csv"))


def rows_of(script: str) -> list[dict[str, object]]:
    """The maps of the script, read as JSON once the marks of their names are those of JSON."""
    lines = (line.rstrip(",") for line in script.splitlines() if line.startswith("{"))
    return [json.loads(re.sub(r"(?<=[{ ])`([^`]+)`: ", r'"\1": ', line)) for line in lines]


def test_the_script_holds_every_node_and_edge_once(graph: PropertyGraph) -> None:
    script = files(graph)["load.cypher"]
    told = [row["id"] for row in rows_of(script)]
    assert sorted(map(str, told)) == sorted(item.id for item in (*graph.nodes, *graph.edges))
    assert script.count("CREATE CONSTRAINT") == len({node.kind for node in graph.nodes})
    assert "MERGE (n:Person {id: row.id})" in script
    assert "MATCH (a:Statement {id: row.source}) MATCH (b:Company {id: row.target})" in script


def test_batches_are_small() -> None:
    nodes = tuple(Node(f"place:{number:04}", "place", "甲") for number in range(BATCH + 1))
    assert files(PropertyGraph(nodes, ()))["load.cypher"].count("UNWIND") == 2


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        ('说"好"\\\n', r'"说\"好\"\\\n"'),
        ({"from": "2024", "a`b": True}, '{`from`: "2024", `a``b`: true}'),
        (1.5, "1.5"),
    ],
)
def test_values_as_literals(value: object, literal: str) -> None:
    assert cypher(value) == literal
