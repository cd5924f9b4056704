import pytest

from pipeline.relate.metrics import figure_kind


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
