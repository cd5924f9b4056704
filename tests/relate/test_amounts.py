import pytest

from pipeline.relate.amounts import find_amounts


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("380万至400万吨", [((3800000, 4000000), "吨")]),
        ("过千亿", [(1000, "亿元")]),
        ("增长8.5%", [(8.5, "%")]),
        ("第3号文件", []),
        ("回购1,234,567股", [(1234567, "股")]),
        ("回购价上限12.5元/股", [(12.5, "元/股")]),
        ("亏损1.2亿元-1.5亿元", [((120000000, 150000000), "元")]),
        ("净利润为-3000万元至0元", [((-30000000, 0), "元")]),
        ("不低于2亿元（含本数）且不超过3亿元", [((200000000, 300000000), "元")]),
        ("从5亿元增至8亿元", [(8, "亿元")]),
        ("从5亿元到8亿元", [(8, "亿元")]),
        ("以6.5亿收购", [(6.5, "亿")]),
        ("2亿用户", []),
        ("受理举报1200件（次）", [(1200, "件（次）")]),
        ("2013—2017年", []),
        ("16万多件", [(16, "万件")]),
    ],
)
def test_figures_of_running_words(words, figures):
    assert [(a.value, a.unit) for a in find_amounts(words)] == figures


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("总产值突破二万五千亿元", [(25000, "亿元")]),
        ("产量三百二十万吨", [(320, "万吨")]),
        ("上千万元、数十万人", []),
    ],
)
def test_figures_in_numerals_with_a_scale(text, told):
    assert [(amount.value, amount.unit) for amount in find_amounts(text)] == told
