import pytest

from pipeline.relate.amounts import find_amounts


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("380万至400万吨", [((3800000, 4000000), "吨")]),
        ("过千亿", [(1000, "亿元")]),
        ("增长8.5%", [(8.5, "%")]),
        ("第3号文件", []),
    ],
)
def test_figures_of_running_words(words, figures):
    assert [(a.value, a.unit) for a in find_amounts(words)] == figures
