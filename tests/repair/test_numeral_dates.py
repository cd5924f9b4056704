import pytest

from pipeline.record import Repaired
from pipeline.repair.numeral_dates import figure_dates


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("二〇二五年三月四日讯", "2025年3月4日讯"),
        ("二○二四年十二月三十一日", "2024年12月31日"),
        ("一九九八年十月二十日", "1998年10月20日"),
        ("二零二一年元月起", "2021年1月起"),
        ("二〇二一年起任镇长", "2021年起任镇长"),
        ("定于十一月二十三日召开", "定于11月23日召开"),
        ("《二〇二四年公报》", "《二〇二四年公报》"),
        ("历时三个月四日返回", "历时三个月四日返回"),
        ("一月二日游", "1月2日游"),
    ],
)
def test_a_date_in_numerals_is_one_in_figures(text, told):
    page = figure_dates(Repaired("a.txt", text, tuple(range(len(text)))))
    assert page.text == told
    assert len(page.origin) == len(told)
