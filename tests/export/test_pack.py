"""Parts of a picture beside each other."""

import pytest

from pipeline.save.export.pack import packed


@pytest.mark.parametrize(
    ("parts", "places"),
    [
        ([], []),
        ([[(7, 7)]], [[(0, 0)]]),
        ([[(0, 0), (10, 10)], [(5, 5)]], [[(0, -10), (10, 0)], [(0, -12)]]),
        ([[(0, 0)], [(9, 9)], [(4, 4)], [(1, 1)]], [[(0, 0)], [(2, 0)], [(0, -2)], [(2, -2)]]),
    ],
    ids=["none", "one", "a large and a small one", "equal ones"],
)
def test_parts_stand_in_rows(parts, places):
    assert packed(parts, gap=2) == places
