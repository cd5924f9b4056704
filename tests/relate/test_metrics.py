import pytest

from pipeline.relate.metrics import figure_kind, metric_name


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("去年增长5%，今年力争", "target"),
        ("计划投资3亿元，目前已完成", "actual"),
        ("上半年营业收入", "actual"),
        ("营业收入", "actual"),
        ("净利润预计", "target"),
        ("今年要新建", "target"),
        ("去年达到目标。今年新建", "target"),
    ],
)
def test_promised_or_reported_by_the_last_word_that_tells(before, kind):
    assert figure_kind(f"{before}9亿元。", len(before)) == kind


def test_a_public_budget_is_no_sum_that_is_reported():
    text = "力争产值达到2万亿元，一般公共预算收入增长5%"
    assert figure_kind(text, text.index("5%")) == "target"


@pytest.mark.parametrize(
    ("clause", "name"),
    [
        ("其中出口", "出口"),
        ("①投资", "投资"),
        ("利润<", "利润"),
        ("归属于上市公司股东的净利润", "归属于上市公司股东的净利润"),
        ("第三季度利润", "利润"),
    ],
)
def test_what_leads_to_a_metric_is_no_part_of_its_name(clause, name):
    assert metric_name(clause, "，", "") == name


@pytest.mark.parametrize(
    ("clause", "behind", "before", "name"),
    [
        ("游客人次早日突破", "，", "", "游客人次"),
        ("回收率仅为", "，", "", "回收率"),
        ("松烟机床增长", "，", "", "松烟机床增长"),
        ("同比下降", "，", "营收9亿元，", "营收下降"),
        ("环比下降", "。", "营收9亿元，同比增长3%，", "营收下降"),
        ("较上年同期增长", "。", "净利润", "净利润增长"),
        ("2031年5月茶园面积", "，", "", "茶园面积"),
        ("6G终端用户达", "，", "", "6G终端用户"),
        ("全力推动", "楼宇改造提升，", "", "楼宇改造提升"),
        ("共接待", "游客，", "", "接待游客"),
        ("现有", "股东，", "", "股东"),
        ("加速推进总投资84亿元的", "新建项目，", "", "新建项目"),
        ("开通6条省内航线和", "国际航线，", "", "国际航线"),
        ("利率小幅上涨1个百分点至", "，", "", "利率小幅"),
        ("产量从3万吨攀升至", "，", "", "产量"),
        ("其中", "、", "", None),
    ],
)
def test_a_metric_is_a_noun_and_none_is_told_where_there_is_none(clause, behind, before, name):
    assert metric_name(clause, behind, before) == name
