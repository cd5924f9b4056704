import pytest

from pipeline.record import Repaired
from pipeline.repair.signs import drop_controls, is_traditional, replace_lookalikes, simplify_text, widen_punctuation


def page(text: str) -> Repaired:
    return Repaired("d", text, tuple(range(len(text))))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("甲\r\n乙\r丙\u2028丁", "甲\n乙\n丙\n丁"),
        ("\ufeff县\u200b委\u00ad书\x07记", "县委书记"),
        ("编辑\u00a0宋\t岭", "编辑 宋 岭"),
        ("甲\n\n乙", "甲\n\n乙"),
    ],
)
def test_control_signs_go_and_line_ends_become_one(raw, text):
    assert drop_controls(page(raw)).text == text


def test_origin_leads_past_dropped_signs():
    assert list(drop_controls(page("县\u200b委\r\n会")).origin) == [0, 2, 3, 5]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("縣委書記蒞臨現場檢查項目進度", "县委书记莅临现场检查项目进度"),
        ("與會人員圍繞產業發展後續工作發言", "与会人员围绕产业发展后续工作发言"),
        ("乾縣群眾積極參與，幹勁十足", "乾县群众积极参与，干劲十足"),
        ("縣長徐乾學與葉乾說，氣候乾燥，餅乾須乾淨", "县长徐乾学与叶乾说，气候干燥，饼干须干净"),
        ("頭髮花白的老人說，今年收成好", "头发花白的老人说，今年收成好"),
    ],
)
def test_traditional_page_is_simplified_sign_by_sign(raw, text):
    assert is_traditional(raw)
    assert simplify_text(raw) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (
            "会议要求锚定目标，凝心聚力抓项目、攻难关，一年接着一年干，一张藍图绘到底",
            "会议要求锚定目标，凝心聚力抓项目、攻难关，一年接着一年干，一张蓝图绘到底",
        ),
    ],
)
def test_simplified_page_loses_only_signs_that_have_no_place_in_it(raw, text):
    assert not is_traditional(raw)
    assert simplify_text(raw) == text


@pytest.mark.parametrize("name", ["陶喆", "江昇", "甘甦", "鍾晚舟", "邱皙", "方淼"])
def test_revived_name_signs_stay_in_a_simplified_page(name):
    text = f"副县长{name}主持会议，有关部门负责同志参加。"
    assert simplify_text(text) == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("他说,要抓紧干.", "他说，要抓紧干。"),
        ('他去调研.他说:"要快."', "他去调研。他说：“要快。”"),
        ("一.总体要求", "一.总体要求"),
        ("江晚.宋岭来了。他说要快.", "江晚.宋岭来了。他说要快."),
        ("局长(兼)要求:三天办完!行吗?行;", "局长（兼）要求：三天办完！行吗？行；"),
        ("投资１２．５亿元，增长８％", "投资12.5亿元，增长8%"),
        ("投资1,200万元，9:30开工", "投资1,200万元，9:30开工"),
        ("「好事辦好」『實事辦實』", "“好事辦好”‘實事辦實’"),
        ('他说:"要快。"', "他说：“要快。”"),
        ("ＧＤＰ增长", "GDP增长"),
        ("举办“迎春“联欢会，“三下乡”开始", "举办“迎春”联欢会，“三下乡”开始"),
        ("坚持“质量为先“”的做法", "坚持“质量为先””的做法"),
        ("他说“我们的“云桥”通了”", "他说“我们的“云桥”通了”"),
        ("see p. 3, line 4", "see p. 3, line 4"),
    ],
)
def test_punctuation_is_wide_beside_chinese_and_digits_are_narrow(raw, text):
    assert widen_punctuation(page(raw)).text == text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("镇⻓⽅正、⻢占⼭", "镇长方正、马占山"),
        ("买买提‧江、艾力・江、古丽．江", "买买提·江、艾力·江、古丽·江"),
        ("投资１．５亿元", "投资１．５亿元"),
    ],
)
def test_characters_that_look_like_others_are_these(raw, text):
    assert replace_lookalikes(page(raw)).text == text
