"""Columns: every text once, attributes by type, evidence by number."""

import pytest

from pipeline.explore.columns import MOST_PROOFS, Proofs, Strings, attribute_columns, repeats, runs
from sample_graph import source


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([[("city", "云岫")], [], [("city", "云岫")]], {"city": {"rows": [0, 1, 2, 1], "text": [1, 1]}}),
        ([[("score", 0.85)], [("score", 1.0)]], {"score": {"rows": [0, 2], "number": [0.85, 1]}}),
        ([[("value", 3)], [("value", "约三")]], {"value": {"rows": [0, 2], "text": [1, 2]}}),
        ([[("is_open", True)], [("is_open", False)]], {"is_open": {"rows": [0, 2], "number": [1, 0]}}),
    ],
)
def test_a_column_has_the_rows_that_have_a_value(rows, columns):
    assert attribute_columns(rows, Strings()) == columns


@pytest.mark.parametrize(
    ("rows", "pairs"), [([], []), ([0, 1, 2], [0, 3]), ([3, 4, 5, 9, 11, 12], [3, 3, 9, 1, 11, 2])]
)
def test_ascending_rows_are_told_as_runs(rows, pairs):
    assert runs(rows) == pairs
    assert [
        row for first, count in zip(pairs[::2], pairs[1::2], strict=True) for row in range(first, first + count)
    ] == rows


def test_numbers_that_repeat_are_told_once():
    assert repeats([7, 7, 2, 7]) == [7, 2, 2, 1, 7, 1]


def test_evidence_is_kept_once_and_its_words_only_where_the_text_is_not_there():
    one, other = source(0, "市长闻雁", "2025-02-06"), source(5, "书记甄远山", None, file="b.txt")
    strings, files = Strings(), dict[str, int]()
    proofs = Proofs(strings, files, frozenset({"b.txt"}))
    assert proofs.refer([(one,), (), (one, other)]) == {"counts": [1, 0, 2], "refs": [0, 0, 1], "more": {}}
    assert proofs.as_columns() == {
        "file": [0, 1], "start": [0, 5], "end": [4, 10], "date": [1, 0], "quote": [2, 0],
    }  # fmt: skip
    assert strings.as_list() == ["", "2025-02-06", "市长闻雁"]


def test_much_evidence_is_cut_and_counted():
    proofs = Proofs(Strings(), {}, frozenset())
    found = proofs.refer([(), [source(n, "闻雁", None) for n in range(99)]])
    assert (found["counts"], found["more"]) == ([0, MOST_PROOFS], {"1": 99})
