import pytest

from pipeline.segment.paragraphs import Kind, dateline, kind_of, read_paragraphs, starts_report

LONG = "昨日上午，全市重点项目建设推进会在市民中心召开，总结前期工作，安排部署下一阶段任务"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("以项目之进支撑发展之稳", "headline"),
        ("2020.03—2021.06 松烟机械有限公司副总经理", "body"),
        ("2021年6月至今 澄溪县水利局局长", "body"),
        ("沈怀瑾在全市大会上强调 坚定信心 真抓实干", "headline"),
        ("市长甄远山出席会议并讲话。", "body"),
        ("就做好下一步工作，他强调：", "body"),
        (LONG + "并对做好工作提出要求", "body"),
        ("编辑：宋岭", "credit"),
        ("记者：人才从哪里来？", "body"),
        ("责任编辑 宋岭 版式 江晚", "credit"),
        ("一审：宋岭 二审：江晚 三审：程景行", "credit"),
        ("（记者 宋岭 通讯员 江晚）", "credit"),
        ("本报记者 宋岭 文/图", "credit"),
        ("来源：云岫日报", "header"),
        ("2025-03-04来源：云岫日报", "header"),
        ("云岫市财政局2025年3月4日", "header"),
        ("云岫市政府办公室 2025年3月4日", "header"),
        ("2025年3月4日", "header"),
        ("证券代码：600999 证券简称：松烟机械", "header"),
        ("主办：云岫市政府办公室 ICP备12345号", "header"),
        ("更新时间：2025-03-04", "header"),
        ("（下转3版）", "note"),
        ("（上接第1版）", "note"),
        ("（紧接1版）", "note"),
        ("（下转A03版）", "note"),
    ],
)
def test_kind_of_a_line(line, kind):
    assert kind_of(line) == kind


def test_a_note_behind_a_headline_or_a_sentence_does_not_count():
    assert kind_of("以项目之进支撑发展之稳（上接第1版）") == "headline"
    assert kind_of("市长甄远山讲话。（下转3版）") == "body"


@pytest.mark.parametrize(
    ("line", "head"),
    [
        ("本报讯（记者 宋岭 通讯员 江晚）3月8日，会议召开。", "本报讯（记者 宋岭 通讯员 江晚）"),
        ("本报云岫3月8日讯（记者宋岭）会议召开。", "本报云岫3月8日讯（记者宋岭）"),
        ("新华社长沙3月8日电（记者 宋岭）今年，", "新华社长沙3月8日电（记者 宋岭）"),
        ("新华社长沙3月8日电 今年，", "新华社长沙3月8日电"),
        ("云岫讯（记者 宋岭）昨天，", "云岫讯（记者 宋岭）"),
        ("央视网消息：今年，", "央视网消息"),
        ("长沙3月8日电（宋岭）今年，", "长沙3月8日电（宋岭）"),
        ("记者从会上获悉，今年", ""),
        ("通讯公司今年", ""),
    ],
)
def test_dateline_with_its_reporters(line, head):
    assert dateline(line) == head
    assert starts_report(line) is bool(head)


def test_paragraphs_have_their_place_and_know_blank_lines_before():
    text = "标题\n\n第一段。\n第二段。\n"
    found = read_paragraphs(text)
    assert [(text[p.span.start : p.span.end], p.apart) for p in found] == [
        ("标题", True),
        ("第一段。", True),
        ("第二段。", False),
    ]


def test_a_line_that_is_too_long_is_read_as_paragraphs_of_one_kind():
    line = "路修好了。" * 3000
    found = read_paragraphs(f"通知\n{line}")[1:]
    assert "".join(p.text for p in found) == line
    assert max(len(p.text) for p in found) <= 10_000
    assert {p.kind for p in found} == {Kind.BODY}
    assert [p.apart for p in found] == [False, False]


def test_links_to_other_reports_are_notes():
    found = read_paragraphs(
        "开工\n县长江晚到会。\n相关新闻\n江晚会见客商2025-02-28\n宋岭任副县长2024-12-30\n县里今天又有新消息。"
    )
    assert [p.kind for p in found] == ["headline", "body", "note", "note", "note", "body"]


@pytest.mark.parametrize(("below", "kind"), [("江晚", "headline"), ("“要抓紧干。”", "body"), ("江晚到会。", "body")])
def test_a_label_over_a_cell_is_no_body(below, kind):
    assert read_paragraphs(f"副局长：\n{below}")[0].kind == kind


@pytest.mark.parametrize(
    ("over", "kind"), [("“把路修到田头。”", "body"), ("路修到了田头。", "headline"), ("路通了", "headline")]
)
def test_a_dash_signs_only_a_quotation(over, kind):
    assert read_paragraphs(f"{over}\n——县交通局局长江晚")[-1].kind == kind
