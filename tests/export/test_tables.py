import csv
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.record import Node, PropertyGraph, Source
from pipeline.save.export.tables import safe_cell, write_table
from pipeline.save.rows import COLUMNS


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_roles_are_sorted_and_lead_to_the_words(graph: PropertyGraph, tmp_path: Path) -> None:
    write_table(tmp_path / "roles.csv", graph, what="roles")
    rows = read(tmp_path / "roles.csv")
    assert (tmp_path / "roles.csv").read_bytes().startswith(b"\xef\xbb\xbfperson,post,org,")
    assert tuple(rows[0]) == COLUMNS["roles"]
    assert [row["person"] for row in rows] == sorted(row["person"] for row in rows)
    chair = next(row for row in rows if row["post"] == "董事长")
    assert (chair["org"], chair["org_full"], chair["score"], chair["start"]) == (
        *("松烟机械", "松烟机械股份有限公司", "0.97", "60"),
    )


def test_statements_have_their_words(graph: PropertyGraph, tmp_path: Path) -> None:
    write_table(tmp_path / "s.csv", replace(graph, nodes=graph.nodes[::-1]), what="statements")
    rows = read(tmp_path / "s.csv")
    assert [(row["speaker"], row["text"], row["end"]) for row in rows] == [
        ("岑百川", "今年机床产量翻番", "208"),
        ("甄远山", "好", "14"),
    ]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\tx", " =1", "\n=1", "＝1", "\x00=1"])
def test_formulas_are_escaped(text: str) -> None:
    assert safe_cell(text).startswith("'")


@pytest.mark.parametrize(("value", "cell"), [("1-2", "1-2"), (-1.5, "-1.5"), (None, ""), ("“好”", "“好”")])
def test_other_cells_stay(value: str | float | None, cell: str) -> None:
    assert safe_cell(value) == cell


def test_no_file_name_or_cell_steers_a_terminal(tmp_path: Path) -> None:
    source = Source("a\x1b[2J\nb.txt", 0, 1, "好", None)
    text = "一\n二\x9b\u202e"
    node = Node("1", "statement", "x", (("text", text),), (source,))
    write_table(tmp_path / "s.csv", PropertyGraph((node,), ()), what="statements")
    [row] = read(tmp_path / "s.csv")
    assert (row["file"], row["text"]) == (r"a\x1b[2J\nb.txt", "一\n二" + r"\x9b\u202e")


def test_an_unwritable_place_is_bad_input(graph: PropertyGraph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot write"):
        write_table(tmp_path / "none" / "r.csv", graph, what="roles")
