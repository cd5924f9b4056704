import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pipeline.save.export.csv_text import csv_lines

CELLS = st.text(st.sampled_from(list(',"\r\n甲 =')), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4))
def test_every_cell_comes_back_to_the_letter(rows: list[tuple[str, str]]) -> None:
    text = "".join(csv_lines(("a", "b"), rows))
    assert [tuple(row) for row in csv.reader(io.StringIO(text, newline=""))] == [("a", "b"), *rows]
