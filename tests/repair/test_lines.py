import pytest

from pipeline.record import Repaired
from pipeline.repair.lines import display_width, join_lines

PARAGRAPHS = [
    "本报讯（记者 江晚）3月8日，云岫市召开全市优化营商环境大会，总结过去一年工作，安排部署今年任务。"
    "市委书记沈怀瑾出席会议并讲话，市长甄远山主持会议。",
    "沈怀瑾指出，营商环境是一座城市的名片，也是高质量发展的底气所在。"
    "各级各部门要把企业当家人，把企业的事当自己的事，用心用情办好每一件小事。",
    "会议强调，要坚持问题导向，聚焦企业反映集中的堵点难点，拿出更有针对性的举措，让企业敢闯、敢投、敢干。",
    "当天下午，与会人员还现场观摩了松烟机械有限公司、澄溪高新区等六个点位，实地察看项目建设进展情况，"
    "听取有关负责同志介绍。",
]


def joined(raw: str) -> list[str]:
    return join_lines(Repaired("d", raw, tuple(range(len(raw))))).text.split("\n")


def column(paragraphs: list[str], width: int, *, indent: str = "　　") -> str:
    """A newspaper column: every paragraph indented and cut at `width` signs."""
    lines = [(indent + p)[i : i + width] for p in paragraphs for i in range(0, len(indent + p), width)]
    return "\n".join(lines)


@pytest.mark.parametrize("width", range(10, 45))
def test_paragraphs_cut_at_the_column_come_back_whole(width):
    assert joined(column(PARAGRAPHS, width)) == PARAGRAPHS


def test_what_a_web_page_sets_around_its_text_is_joined_to_nothing():
    head = ["首页 > 要闻", "沈怀瑾观摩项目：十九个问题当场“挂号”", "2024-07-09 08:47 来源：云岫发布"]
    page = [*head, "7月8日，会议举行，要快。", "上一篇：春耕忙", "Copyright © 云岫发布"]
    assert joined("\n".join(page)) == [line.replace("47 来", "47来") for line in page]


@pytest.mark.parametrize("width", [15, 20, 25, 30, 44])
def test_paragraphs_come_back_where_the_page_lost_its_indents(width):
    assert joined(column(PARAGRAPHS, width).replace("　", "")) == PARAGRAPHS


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ("出席会议的有市委秘书长江晚，市发改委主任程\n\n景行。", "出席会议的有市委秘书长江晚，市发改委主任程景行。"),
        ("他表示，要抓住机遇，\n\n扩大产能，\n\n再上一条线。", "他表示，要抓住机遇，扩大产能，再上一条线。"),
        ("“我们不等不靠、\n\n主动上门问需求。”他说。", "“我们不等不靠、主动上门问需求。”他说。"),
        ("大会通过了《关于加快\n产业发展的意见》。", "大会通过了《关于加快产业发展的意见》。"),
    ],
)
def test_lines_inside_a_sentence_are_joined(lines, whole):
    assert joined(lines) == [whole]


@pytest.mark.parametrize(
    "text",
    [
        "县委召开会议。\n张明远主持。",
        "全县项目建设推进会召开\n本报讯（记者 江晚）全县项目建设推进会召开。",
        "以实干开新局\n新华社云岫2月6日电（记者 江晚）记者从市政府获悉，",
        "他就此提出三点要求：\n一是抓紧开工，\n二是保障用地，\n三是优化服务。",
        "会议于下午结束。\n（下转2版）",
        "企业要把握机遇，\n　　市委书记沈怀瑾说。",
        "他说，要快。\n编辑：宋岭 审核：江晚",
        "他边走边说，\n编辑：宋岭",
        "云岫日报2024年3月8日 星期五\n全市优化营商环境大会召开",
        "2024年3月8日 星期五 责任编辑 宋岭\n全市优化营商环境大会召开",
        "证券代码：600999，简称：松烟机械，公告编号：2025-001\n松烟机械股份有限公司公告",
    ],
)
def test_lines_that_begin_something_stay_apart(text):
    assert joined(text) == [line.strip("　") for line in text.split("\n")]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "问：今年的订单为什么反而多了？",
            "答：我们把样机送到了客户门口。",
            "问：明年准备怎么走这一步？",
            "答：再开两条线，多招些工人。",
        ],
        ["市长到松烟机械厂看了新的车间。", "他同工人说了话，又问了收入。", "厂长江晚说，订单排到了年底。"],
    ],
)
def test_short_paragraphs_of_one_width_are_not_lines_of_a_column(lines):
    assert joined("\n".join(lines)) == lines


def test_blank_lines_between_paragraphs_stay_as_one_empty_line():
    assert joined("一、总体要求。\n\n\n\n二、主要任务。\n三、保障。") == [
        "一、总体要求。",
        "",
        "二、主要任务。",
        "三、保障。",
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("投资 12 亿元，增长 8 %", "投资12亿元，增长8%"),
        ("编辑　　宋岭　审核　江晚", "编辑 宋岭 审核 江晚"),
        ("记者 江晚", "记者 江晚"),
        ("\n\n　　县委。\n\n", "县委。"),
        ("主　任：江　晚", "主任：江 晚"),
        ("常　委（以姓氏笔画为序）：江　晚", "常委（以姓氏笔画为序）：江 晚"),
        ("2　松烟河　江晚　副局长", "2 松烟河 江晚 副局长"),
        ("　\n \n", ""),
    ],
)
def test_spaces_are_closed_beside_numbers_and_single_elsewhere(raw, text):
    assert joined(raw) == [text]


@pytest.mark.parametrize(("text", "width"), [("县委", 4), ("ab12", 4), ("“县”", 6), ("", 0)])
def test_display_width_counts_half_width_columns(text, width):
    assert display_width(text) == width


def test_the_space_behind_a_date_parts_it_from_what_follows():
    assert joined("2021.06  松烟机械有限公司副总经理") == ["2021.06 松烟机械有限公司副总经理"]


def test_the_lines_of_a_career_stay_apart():
    lines = [
        "2015.03—2019.10 澄溪县委常委、县委组织部部长",
        "2019.10—2023.05 澄溪县委副书记、县长",
        "2023年5月起任云岫市政府秘书长",
    ]
    assert joined("\n".join(lines)) == lines


@pytest.mark.parametrize(
    "rows",
    [
        ["负责防汛抗旱工作，分管水旱灾害防御和水库移民工作", "江晚", "二级调研员"],
        ["职务：澄溪县委副书记、县政府党组书记、县长", "个人简历：江晚，男，1978年6月生。"],
    ],
)
def test_cells_and_fields_of_a_table_are_not_joined(rows):
    assert [line for line in joined("\n\n".join(rows)) if line] == rows


def test_rows_that_names_begin_are_not_joined():
    rows = [
        "江晚　云岫县松烟机械有限公司董事长",
        "宋　岭　云岫县白石食品有限公司总经理",
        "程景行　云岫县青禾农业有限公司董事长",
    ]
    assert joined("\n".join(rows)) == [
        "江晚 云岫县松烟机械有限公司董事长",
        "宋 岭 云岫县白石食品有限公司总经理",
        rows[2].replace("　", " "),
    ]


def test_numbered_rows_are_not_joined():
    rows = [
        "序号 河流 市级河长 职务",
        "1 松烟河 江晚 市委副书记、市长",
        "2 澄溪 宋岭 副市长",
        "3 云水河 程景行 市委书记",
    ]
    assert joined("\n".join(rows)) == rows


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("云岫市副市长江\n晚参加会议。", ["云岫市副市长江晚参加会议。"]),
        ("云岫市副市长江\n— 2 —\n晚参加会议。", ["云岫市副市长江晚参加会议。"]),
        ("昨天，县政协党组书\n记、主席江晚到场。", ["昨天，县政协党组书记、主席江晚到场。"]),
        ("云岫市副市长江晚\n一行走访", ["云岫市副市长江晚", "一行走访"]),
        (
            "云岫市市长江　晚、局长沈　舟、副局长甄 远、秘书\n长等参加。",
            ["云岫市市长江晚、局长沈舟、副局长甄远、秘书长等参加。"],
        ),
    ],
)
def test_a_name_cut_by_the_end_of_a_line_is_whole(raw, lines):
    assert [line.replace(" ", "") for line in joined(raw)] == lines


def test_a_row_of_officials_parted_by_wide_spaces_is_no_piece_of_a_sentence():
    assert joined("参加：局长　江晚　副局长　宋岭　程景行\n江晚主持会议。")[-1] == "江晚主持会议。"
