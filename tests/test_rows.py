import pytest

from pipeline.record import PropertyGraph
from pipeline.save.rows import COLUMNS, rows
from sample_graph import sample_graph


@pytest.mark.parametrize("what", COLUMNS)
def test_rows_have_the_columns_and_do_not_depend_on_order(what: str) -> None:
    graph = sample_graph()
    found = rows(graph, what)
    assert found
    assert all(tuple(row) == COLUMNS[what] for row in found)
    assert rows(PropertyGraph(graph.nodes[::-1], graph.edges[::-1]), what) == found


def test_a_quote_is_one_line_and_its_place_the_raw_one() -> None:
    row = next(row for row in rows(sample_graph(), "roles") if row["first"] == "2022-03-01")
    assert (row["quote"], row["start"], row["end"]) == ("县委书记甄远山说“好”", 0, 14)


def test_events_give_one_row_a_participant() -> None:
    assert {(row["who"], row["part"]) for row in rows(sample_graph(), "events")} == {
        *(("闻雁", "chaired"), ("岑百川", "attended"), ("松烟机械股份有限公司", "attended"))
    }
