import pytest
from marked import marked_view

from pipeline.relate import relate
from pipeline.relate.credits import find_credits


def credits_of(marked: str, *, credits: int = 1) -> list[tuple[str, str]]:
    return [(r.person, r.post) for r in find_credits(marked_view(marked, credits=credits))]


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("编辑：[宋岭|PERSON] 审核：[江晚|PERSON]", [("宋岭", "编辑"), ("江晚", "审核")]),
        ("责任编辑 [宋岭|PERSON]", [("宋岭", "编辑")]),
        (
            "一审：[宋岭|PERSON] 二审：[江晚|PERSON] 三审：[程景行|PERSON]",
            [(n, "审核") for n in ("宋岭", "江晚", "程景行")],
        ),
        ("本报记者 [宋岭|PERSON] [江晚|PERSON]", [("宋岭", "记者"), ("江晚", "记者")]),
        ("记者 [宋岭|PERSON] 通讯员 [江晚|PERSON] 文/图", [("宋岭", "记者"), ("江晚", "记者")]),
        ("[宋岭|PERSON]/文 [江晚|PERSON]/图", [("宋岭", "记者"), ("江晚", "摄影")]),
        ("[江晚|PERSON] 摄", [("江晚", "摄影")]),
        ("通讯员：[宋岭|PERSON] 图：[江晚|PERSON]", [("宋岭", "通讯员"), ("江晚", "摄影")]),
        ("文：[宋岭|PERSON] 图片：[江晚|PERSON]", [("宋岭", "记者"), ("江晚", "摄影")]),
    ],
)
def test_credit_lines(line, roles):
    assert credits_of(line) == roles


def test_brackets_in_the_body_hold_credits_too():
    marked = "本报讯（记者 [宋岭|PERSON] 通讯员 [江晚|PERSON]）昨天，[程景行|PERSON]出席会议。"
    assert credits_of(marked, credits=0) == [("宋岭", "记者"), ("江晚", "通讯员")]


@pytest.mark.parametrize(
    ("marked", "media"),
    [
        ("[云岫网|ORG]江城7月1日电（记者 [宋岭|PERSON]）大坝蓄水。", ["云岫网"]),
        ("大坝蓄水。（[云岫日报|ORG]记者 [宋岭|PERSON] 通讯员 [江晚|PERSON]）", ["云岫日报", "云岫日报"]),
        ("大坝蓄水了[云岫网|ORG]江城7月1日电（记者 [宋岭|PERSON] [江晚|PERSON]）大坝蓄水。", ["云岫网", "云岫网"]),
        ("大坝今年昨日起蓄水。（[云岫日报|ORG]记者 [宋岭|PERSON] 文/图 通讯员 [江晚|PERSON]）", ["云岫日报"] * 2),
        ("客户端8月8日讯（[QMN|ORG]全媒体记者 [宋岭|PERSON]）大坝蓄水。", ["QMN"]),
        ("本报讯（记者 [宋岭|PERSON]）大坝蓄水。", [None]),
        ("[水利局|ORG]来电（记者 [宋岭|PERSON]）大坝蓄水。", [None]),
        ("昨天上午大坝蓄水，[云岫网|ORG]和别的许多媒体昨天都来到了现场报道。（记者 [宋岭|PERSON]）", [None]),
    ],
)
def test_reporters_are_of_the_medium_of_their_line(marked, media):
    assert [role.org for role in find_credits(marked_view(marked, credits=0))] == media


def test_reporters_outside_credits_are_of_the_medium_of_their_line():
    view = marked_view("大坝蓄水。[云岫网|ORG]7月1日讯 [记者|POST][宋岭|PERSON]报道，水位上升。")
    assert [(role.org, role.org_full) for role in relate(view, ()).roles] == [("云岫网", "云岫网")]


def test_other_names_are_no_credits():
    assert credits_of("[市长|POST][江晚|PERSON]（[澄溪|PLACE]人）出席。", credits=0) == []


def test_a_credit_is_a_media_role_with_its_words():
    [role] = find_credits(marked_view("编辑：[宋岭|PERSON]", credits=1))
    assert (role.kind, role.org, role.evidence[0].quote) == ("media", None, "编辑：宋岭")
