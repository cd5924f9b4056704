import pytest
from marked import read_marks

from pipeline.tag.lists import listed_companies


def found(marked: str) -> list[str]:
    text, mentions = read_marks(marked)
    return [m.text for m in listed_companies(text, mentions)]


@pytest.mark.parametrize(
    ("marked", "companies"),
    [
        ("如今，[松烟科技|COMPANY]、蓝屏数科、云岫半导体都成了客户。", ["蓝屏数科", "云岫半导体"]),
        ("[松烟科技|COMPANY]、蓝屏数科、雨前时代成了客户。", ["蓝屏数科", "雨前时代"]),
        ("霜降驿站、[松烟集团|COMPANY]和蓝屏冷链随后签约。", ["霜降驿站", "蓝屏冷链"]),
        ("会后，[湖南|PLACE]蓝屏酒店、[松烟集团|COMPANY]签约。", ["湖南蓝屏酒店"]),
        ("蓝屏冷库、雨前云仓、松烟便利等企业入驻。", ["蓝屏冷库", "雨前云仓", "松烟便利"]),
        ("俱乐部还与[松烟集团|COMPANY]、蓝屏啤酒签约。", ["蓝屏啤酒"]),
        ("[松烟集团|COMPANY]、[澄溪科技|COMPANY]、3D视界参展。", ["3D视界"]),
    ],
)
def test_what_stands_among_companies_is_one(marked, companies):
    assert found(marked) == companies


@pytest.mark.parametrize(
    "marked",
    [
        "[松烟集团|COMPANY]、[市发改委|ORG]、[江晚|PERSON]参加。",
        "[松烟集团|COMPANY]、有关部门、镇村干部参加。",
        "发展现代物流、智慧旅游、冷链仓储。",
        "[松烟五金|COMPANY]、云岫建材、澄溪食品等产业出口增长。",
        "[松烟材料|COMPANY]、云岫树脂材料、澄溪薄膜材料的研发创新。",
        "途经杭昌高铁、合福高铁、沪昆高铁的列车停运。",
        "[松烟集团|COMPANY]生产水泥、钢材、玻璃。",
        "[市发改委|ORG]、[市教育局|ORG]、项目专班参加。",
    ],
)
def test_other_lists_hold_no_company(marked):
    assert found(marked) == []


@pytest.mark.parametrize(
    ("marked", "companies"),
    [
        ("蓝屏冷链、雨前食品的货物按时装车。", ["蓝屏冷链", "雨前食品"]),
        ("主要供给零点智驾、北山电驱和德国莱希半导体。", ["零点智驾", "北山电驱", "德国莱希半导体"]),
        ("高原绿谷、北山冷链、雨前食品的货车排成队。", ["高原绿谷", "北山冷链", "雨前食品"]),
        ("雨前红、北山泡椒、味想家三家企业的收购点", ["雨前红", "北山泡椒", "味想家"]),
        ("北山文旅与蓝屏在线、雨前数字科技签署合作协议。", ["北山文旅", "蓝屏在线", "雨前数字科技"]),
        ("当天，北山驼奶与[松烟集团|COMPANY]签下合同。", ["北山驼奶"]),
        ("当天，[云岫|PLACE]与[松烟集团|COMPANY]签下合同。", []),
        ("当天，[县政府|ORG]与[松烟集团|COMPANY]签下合同。", []),
        ("当天，[松烟银行|COMPANY]与项目公司签署授信协议。", []),
        ("当天，[松烟银行|COMPANY]同时与项目公司签署授信协议。", []),
        ("聚焦生物医药、高端装备等产业。", []),
        ("做强果品加工、茶旅文旅。", []),
        ("[松烟集团|COMPANY]、加快企业发展的打算。", []),
    ],
)
def test_a_list_of_names_with_trades_alone_is_one_of_companies(marked, companies):
    assert found(marked) == companies
