"""Columns of a file for Gephi: one type each, whatever the order in which the values come."""

from itertools import permutations

import pytest

from pipeline.record import Node, Scalar, Source
from pipeline.save.export.attributes import Row, as_text, flat_attributes, typed_columns, types_of

PROOF = (Source("a.txt", 0, 2, "甲乙", "2025-02-06"),)


def one(*attrs: tuple[str, Scalar], sources: tuple[Source, ...] = ()) -> Node:
    return Node("1", "person", "甲", attrs, sources)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "int"),
        ([1, 2**40], "long"),
        ([1, 2.5], "double"),
        ([True, 1], "string"),
        (["", "x"], "string"),
        ([float("nan"), 1], "int"),
        (["\0", 1], "int"),
        ([2**70], "string"),
    ],
)
def test_a_column_has_one_type_in_any_order(values: list[Scalar], kind: str) -> None:
    for order in permutations(values):
        types = types_of(one(("a", value)) for value in (*order, *order))
        assert typed_columns(types, {})["a"] == kind


def test_what_takes_the_place_of_another_value_gives_the_type() -> None:
    items = [one(("date", 2025), sources=PROOF), one(("date", 2024), sources=PROOF)]
    assert {flat_attributes(item)["date"] for item in items} == {2025, 2024}
    assert typed_columns(types_of(items), {})["date"] == "int"


def test_columns_of_one_name_have_one_type_for_nodes_and_edges() -> None:
    own, others = types_of([one(("a", 1))]), types_of([one(("a", "x"), ("b", 1))])
    assert typed_columns(own, others) == {"a": "string", "kind": "string"}


def test_cells_come_in_the_order_of_the_columns() -> None:
    row = Row({"b": "double", "a": "string"})
    assert row.cells({"a": "<", "b": 1}) == [("b", "1.0"), ("a", "&lt;")]
    assert row.cells({"a": True}) == [("a", as_text(True, "string"))] == [("a", "true")]
