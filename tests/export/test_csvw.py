import csv
import io
import json

from pipeline.record import PropertyGraph
from pipeline.save.export.csvw import csvw_files


def test_every_table_is_described_and_every_end_is_a_node(graph: PropertyGraph) -> None:
    files = {name: "".join(lines) for name, lines in csvw_files(graph)}
    metadata = json.loads(files.pop("csv-metadata.json"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert {table["url"] for table in metadata["tables"]} == set(files)
    tables = {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in files.items()}
    nodes = {row["id"] for row in tables["nodes.csv"]}
    for table in metadata["tables"]:
        rows, schema = tables[table["url"]], table["tableSchema"]
        assert [column["name"] for column in schema["columns"]] == list(rows[0])
        assert len({row[schema["primaryKey"]] for row in rows}) == len(rows)
        assert all(row[key["columnReference"]] in nodes for key in schema.get("foreignKeys", ()) for row in rows)


def test_types_are_those_of_the_web(graph: PropertyGraph) -> None:
    metadata = json.loads("".join(dict(csvw_files(graph))["csv-metadata.json"]))
    holds = next(table for table in metadata["tables"] if table["url"] == "holds.csv")
    types = {column["name"]: column["datatype"] for column in holds["tableSchema"]["columns"]}
    assert (types["articles"], types["score"], types["first"]) == ("integer", "double", "string")
