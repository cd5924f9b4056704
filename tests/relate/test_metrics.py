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
