import pytest
from marked import marked_view

from pipeline.relate.roles import find_roles
from pipeline.relate.statements import find_statements
from pipeline.relate.targets import find_targets

WHO = "[松烟集团|COMPANY][董事长|POST][岑百川|PERSON]表示，"


def targets_of(words: str) -> list[tuple[object, str]]:
    view = marked_view(WHO + words)
    roles = find_roles(view)
    return [(t.value, t.unit) for t in find_targets(view, find_statements(view, roles, ()))]


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("今年力争营业收入突破9亿元。", [(9, "亿元")]),
        ("全年计划完成投资1.5亿元，新增就业200人。", [(1.5, "亿元"), (200, "人")]),
        ("今年产值将增长8%—10%。", [((8, 10), "%")]),
        ("力争增长12%以上。", [(12, "%")]),
        ("计划新建厂房3-5万平方米。", [((3, 5), "万平方米")]),
        ("力争产值过千亿元。", [(1000, "亿元")]),
        ("争取年接待游客破百万人次。", [(100, "万人次")]),
        ("计划在2025年3月8日前投产。", []),
        ("将落实第3号文件和5项措施。", [(5, "项")]),
        ("公司将继续扩大产能。", []),
        (f"力争营收突破{'9' * 309}元，利润达到3亿元。", [(3, "亿元")]),
        (f"计划新建厂房3-{'9' * 309}万平方米，新增就业200人。", [(200, "人")]),
    ],
)
def test_figures_with_their_units(words, figures):
    assert targets_of(words) == figures


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("年内新增外贸企业80家。", "target"),
        ("年内已新增外贸企业80家。", "actual"),
        ("今年力争营业收入突破9亿元。", "target"),
        ("去年营业收入达到9亿元。", "actual"),
        ("目前累计完成投资9亿元。", "actual"),
        ("确保年内完成投资9亿元。", "target"),
    ],
)
def test_promised_or_reported(words, kind):
    view = marked_view(WHO + words)
    roles = find_roles(view)
    [target] = find_targets(view, find_statements(view, roles, ()))
    assert target.kind == kind


def test_a_name_promises_nothing():
    [target] = find_targets(marked_view("[松烟建设公司|COMPANY]实现营业收入9亿元。"), ())
    assert target.kind == "actual"


def test_a_target_has_holder_metric_period_and_the_words_that_tell_it():
    view = marked_view(WHO + "今年，力争产能再上台阶，营业收入突破9亿元。")
    roles = find_roles(view)
    [target] = find_targets(view, find_statements(view, roles, ()))
    assert (target.holder, target.metric, target.period) == ("松烟集团", "营业收入", "今年")
    assert [e.quote for e in target.evidence] == ["营业收入突破9亿元"]


def test_a_growth_rate_is_that_of_what_the_clause_before_counts():
    view = marked_view(WHO + "明年营业收入将突破12亿元，同比增长15%。")
    found = find_targets(view, find_statements(view, find_roles(view), ()))
    assert [(t.metric, t.value) for t in found] == [("营业收入", 12), ("营业收入增长", 15)]


def test_a_time_told_once_holds_for_the_sentences_behind():
    view = marked_view(WHO + "前三季度产量平稳。营业收入增长8%，利润达到3亿元。")
    roles = find_roles(view)
    found = find_targets(view, find_statements(view, roles, ()))
    assert [(t.value, t.period) for t in found] == [(8, "前三季度"), (3, "前三季度")]


def test_a_metric_does_not_name_its_holder():
    view = marked_view("2023年，[松烟集团|COMPANY]实现营业收入9亿元，同比增长8%。")
    assert {t.metric for t in find_targets(view, ())} == {"营业收入", "营业收入增长"}


@pytest.mark.parametrize(
    ("words", "metrics"),
    [
        ("[松烟|COMPANY]的产量增长8%", ["产量增长"]),
        ("让[银杏公司|COMPANY]产量增长8%", []),
        ("向[银杏公司|COMPANY]增资3亿元", ["向银杏公司增资"]),
        ("股价盘中大涨8%", []),
    ],
)
def test_a_figure_behind_another_body_is_that_one_s(words, metrics):
    view = marked_view(f"[松烟集团|COMPANY]去年营收9亿元，{words}。")
    assert [t.metric for t in find_targets(view, ())][1:] == metrics


def test_figures_that_nobody_definite_tells_are_left_out():
    view = marked_view("村民们表示，收入增加2万元不成问题。")
    assert list(find_targets(view, find_statements(view, (), ()))) == []


@pytest.mark.parametrize(
    ("marked", "metric"),
    [
        ("五年内红参年产量做到2000吨。", "红参年产量"),
        ("三年内让集装箱吞吐量突破100万标箱。", "集装箱吞吐量"),
        ("3月5日前农资到户率达到95%。", "农资到户率"),
        ("现在工资涨了12%。", "工资"),
        ("产值冲上2.5亿元。", "产值"),
        ("产值可实现2.5亿元。", "产值"),
        ("境外已拥有12家工厂。", "境外已拥有"),
    ],
)
def test_a_metric_is_cut_free_of_times_and_verbs(marked, metric):
    view = marked_view(f"[松烟机械有限公司|COMPANY][董事长|POST][岑百川|PERSON]说：“{marked}”")
    found = list(find_targets(view, find_statements(view, find_roles(view), ())))
    assert [target.metric for target in found] == [metric]
