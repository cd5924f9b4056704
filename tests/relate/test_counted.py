import pytest
from marked import marked_view

from pipeline.relate.targets import find_targets


def figures_of(words: str) -> list[object]:
    return [t.value for t in find_targets(marked_view(f"[松烟集团|COMPANY]{words}"), ())]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("去年营收9亿元，同比增长12.5%。", [9, 12.5]),
        ("归属于上市公司股东的净利润为1亿元至2亿元，预计股东分得3亿元。", [(1e8, 2e8)]),
        ("上年同期亏损1.5亿元。", [1.5]),
        ("清理河道11条河流187公里。", [187]),
        ("总投资36亿元的12个项目开工。", [36, 12]),
        ("引进投资10亿元以上的项目37个。", [37]),
        ("在城东3个乡镇试点。", []),
        ("占地2600亩，距车站15公里。", []),
        ("收盘价为12元，总市值30亿元。", []),
        ("首次回购公司股份12万股。", [12]),
        ("受让其持有的12万股股份。", []),
        ("持有松烟银行25.5%股权。", []),
        ("收购松烟银行25.5%股权。", [25.5]),
        ("被罚款200万元。", []),
        ("取缔码头21个、采砂场34家，腾退岸线42.7公里。", [21, 34, 42.7]),
        ("空气质量优良天数308天。", [308]),
        ("承诺30天无理由退货。", []),
        ("去年营收9亿元。《某厂捐赠1亿元》。", [9]),
    ],
)
def test_which_figures_are_reported(words, figures):
    assert figures_of(words) == figures
