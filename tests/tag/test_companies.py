import pytest
from marked import names_found

from pipeline.tag.companies import find_companies
from pipeline.tag.merge import merge_candidates


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("云岫松烟机械股份有限公司董事长", ["云岫松烟机械股份有限公司"]),
        ("走进松烟集团", ["松烟集团"]),
        ("（以下简称松烟集团）", ["松烟集团"]),
        ("松烟（湖南）新材料有限公司投产", ["松烟（湖南）新材料有限公司"]),
        ("松烟集团有限公司总经理", ["松烟集团有限公司"]),
        ("湖南松烟科技有限公司、澄溪制药有限公司签约", ["湖南松烟科技有限公司", "澄溪制药有限公司"]),
        ("年产10万吨的松烟纸业有限公司", ["松烟纸业有限公司"]),
        ("澄溪县绿源种植专业合作社理事长", ["澄溪县绿源种植专业合作社"]),
        ("与国网湖南电力公司签约", ["国网湖南电力公司"]),
        ("东岭化工董事长江晚", ["东岭化工"]),
        ("云岫农商银行行长", ["云岫农商银行"]),
        ("2009年至2016年任松烟药材市场有限公司总经理", ["松烟药材市场有限公司"]),
        ("2017年起任湖南松烟股份有限公司董事长", ["湖南松烟股份有限公司"]),
        ("松烟冷链创始人江晚", ["松烟冷链"]),
        ("。雨前机智采科技产品经理江晚", ["雨前机智采科技"]),
        ("，北山智能锁创始人江晚", ["北山智能锁"]),
        ("全资子公司松烟医械（苏州）有限公司生产", ["松烟医械（苏州）有限公司"]),
        ("松烟泵业集团设备部部长", ["松烟泵业集团设备部"]),
        ("；松烟水泥复牌", ["松烟水泥"]),
        ("松烟数科（股票代码：000000）", ["松烟数科"]),
        ("衡阳松烟玩具厂厂长", ["衡阳松烟玩具厂"]),
        ("澄溪铁路云岫工务段党总支书记", ["澄溪铁路云岫工务段"]),
        ("松烟证券研究所首席分析师", ["松烟证券研究所"]),
        ("日本松烟株式会社社长", ["日本松烟株式会社"]),
    ],
)
def test_companies_by_their_endings(text, companies):
    assert names_found(find_companies, text) == companies


@pytest.mark.parametrize(
    "text",
    [
        "该公司负责人",
        "全市上市公司",
        "集团化办学",
        "公司法",
        "去银行卡里取",
        "多家公司",
        "2024年公司营业收入",
        "一季度集团实现营收",
        "国有企业负责人",
        "对接沿海家具厂",
        "注册的A股公司",
        "消费类公司压力大",
        "村里建起稻米加工厂",
        "我们的油茶加工厂三月投产",
        "旗下的回收公司上门",
        "引导商业银行降低利率",
        "提升大型商业银行服务",
        "中国移动互联网用户",
        "关系更加美好未来。",
        "最需要银行帮助",
        "主流博彩公司看好",
        "及时拨打发卡银行的电话",
        "多数银行发卡过热",
        "同一银行的分行",
        "各大拍卖公司的成交额",
    ],
)
def test_words_that_name_no_definite_company(text):
    assert names_found(find_companies, text) == []


def test_a_unit_written_on_behind_a_company_belongs_to_it():
    assert names_found(find_companies, "松烟机械股份有限公司焊接车间主任") == ["松烟机械股份有限公司焊接车间"]
    assert names_found(find_companies, "松烟能源集团云岫光伏电站、") == ["松烟能源集团云岫光伏电站"]
    assert names_found(find_companies, "松烟集团旗下的工厂") == ["松烟集团"]
    assert names_found(find_companies, "松烟航天集团八院总指挥") == ["松烟航天集团八院"]
    assert names_found(find_companies, "松烟集团中央研究院和车间") == ["松烟集团中央研究院"]
    assert names_found(find_companies, "松烟银行云岫市分行统计显示") == ["松烟银行云岫市分行"]
    assert names_found(find_companies, "云岫松烟集团采购中心副主任") == ["云岫松烟集团采购中心"]


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("目前，宁德时代已在当地投资建厂", ["宁德时代"]),
        ("引进华为、拼多多等企业", ["华为", "拼多多"]),
        ("他在海信工作多年", ["海信"]),
        ("中国移动云岫分公司", ["中国移动云岫分公司"]),
        ("欧派家居云岫店店长", ["欧派家居云岫店"]),
        ("苏宁易购云岫店等商场", ["苏宁易购云岫店"]),
        ("松烟基金基金经理江晚", ["松烟基金"]),
        ("红星美凯龙云岫北环商场看到", ["红星美凯龙云岫北环商场"]),
        ("成立四年的AI硬件公司", []),
        ("最难的是与韵达意不同", []),
        ("在一片苏泊尔湖边", []),
    ],
)
def test_large_enterprises_by_their_usual_names(text, companies):
    best = merge_candidates(find_companies(text))
    assert [text[c.start : c.end] for c in best] == companies


def test_the_central_bank_and_its_branches_are_no_companies():
    [bank] = find_companies("中国人民银行衡阳市分行、市税务局")
    assert (bank.start, bank.end, bank.label) == (0, 11, "ORG")
