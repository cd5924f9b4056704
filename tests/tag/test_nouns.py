import pytest

from pipeline.tag.candidates import Candidate
from pipeline.tag.nouns import without_common_nouns


@pytest.mark.parametrize(
    ("text", "end", "label", "by", "name"),
    [
        ("齐齐哈尔的晚霞", 4, "PERSON", "network", None),
        ("齐齐哈尔的晚霞", 4, "PERSON", "form", "齐齐哈尔"),
        ("双峰签约", 2, "COMPANY", "network", None),
        ("朝鲜族舞蹈", 2, "PLACE", "network", None),
        ("江晚自2015年起", 3, "PERSON", "network", "江晚"),
        ("江 晚任满离任", 5, "PERSON", "network", "江 晚"),
        ("塞方积极支持", 2, "PERSON", "network", None),
        ("原文如下", 2, "PERSON", "network", None),
        ("人民检察院检察委员会委员", 10, "ORG", "network", None),
        ("市民政局党组书记", 6, "ORG", "lexicon", None),
        ("广西壮族自治区党委书记", 9, "ORG", "lexicon", "广西壮族自治区党委"),
        ("松烟集团）副总裁", 5, "COMPANY", "network", "松烟集团"),
        ("松烟（湖南）公司", 8, "COMPANY", "network", "松烟（湖南）公司"),
        ("“春风”行动启动", 6, "EVENT", "network", "“春风”行动"),
        ("（松烟集团", 5, "COMPANY", "network", "松烟集团"),
        ("市委宣传部会同市文旅局", 11, "ORG", "network", None),
        ("怀化市会同县教育局", 9, "ORG", "network", "怀化市会同县教育局"),
        ("书拿在手里", 2, "PERSON", "network", None),
        ("据松烟集团董事长", 5, "COMPANY", "network", "松烟集团"),
        ("全资子公司松烟医械生产", 9, "COMPANY", "network", "松烟医械"),
        ("原云岫市审计局副局长", 7, "ORG", "network", "云岫市审计局"),
        ("原平市审计局副局长", 6, "ORG", "network", "原平市审计局"),
        ("安康：路通了", 2, "PERSON", "network", None),
        ("这位云岫松烟乳业股份有限公司的董事长", 14, "COMPANY", "suffix", "云岫松烟乳业股份有限公司"),
        ("合资办起松烟（云岫）营养品有限公司", 17, "COMPANY", "suffix", "松烟（云岫）营养品有限公司"),
        ("2025 云岫松烟科技有限公司", 15, "COMPANY", "suffix", "云岫松烟科技有限公司"),
        ("作者系市委党校讲师", 7, "ORG", "suffix", "市委党校"),
        ("双峰县和市水利局作了发言", 8, "ORG", "form", None),
        ("巢湖市和县水利局", 8, "ORG", "form", "巢湖市和县水利局"),
        ("世界银行前首席经济学家", 4, "COMPANY", "network", "世界银行"),
        ("海因茨·韦伯恰在同日", 7, "PERSON", "network", "海因茨·韦伯"),
        ("采访时表示", 3, "PERSON", "form", None),
        ("广交会和云岫工业博览会", 11, "EVENT", "network", None),
        ("时，江晚说", 2, "PERSON", "network", None),
        ("呼吁各方克制", 2, "PERSON", "network", None),
        ("江晚通电话", 3, "PERSON", "network", "江晚"),
        ("江晚等出席", 3, "PERSON", "network", "江晚"),
        ("白皮书强调", 3, "PERSON", "network", None),
        ("双方均表示", 3, "PERSON", "form", None),
        ("祝贺他当选", 3, "PERSON", "network", None),
        ("19家乡镇卫生院", 8, "ORG", "suffix", None),
        ("高校共建一个实验室", 9, "ORG", "suffix", None),
        ("所属九家子公司", 7, "COMPANY", "network", None),
        ("新时代新征程的使命任务", 3, "ORG", "network", None),
        ("座谈时强调", 3, "PERSON", "form", None),
        ("柬方愿同中方努力", 2, "PERSON", "network", None),
        ("娥六号返回", 1, "PERSON", "network", None),
        ("北京人民大会堂举行", 6, "EVENT", "network", None),
        ("本届博览会以共谋发展为题", 5, "EVENT", "suffix", None),
        ("首场新闻发布会上", 7, "EVENT", "network", None),
        ("【高质量发展系列发布会】", 11, "EVENT", "suffix", "高质量发展系列发布会"),
        ("新能源汽车产量", 5, "COMPANY", "network", None),
        ("江宁将主持会议", 3, "PERSON", "form", "江宁"),
        ("江斌也谈到", 3, "PERSON", "network", "江斌"),
        ("江萌花8万元", 3, "PERSON", "network", "江萌"),
        ("前海康威视产品经理", 5, "COMPANY", "network", "海康威视"),
        ("出品方松烟影业有限公司", 11, "COMPANY", "suffix", "松烟影业有限公司"),
        ("娄底学校忙什么", 4, "ORG", "network", None),
        ("发言时表示", 3, "PERSON", "form", None),
        ("向新当选的同志表示祝贺", 2, "PERSON", "form", None),
        ("技工院校招了焊工", 3, "ORG", "network", None),
        ("常德设厂", 4, "COMPANY", "network", None),
        ("娄底投资建厂", 6, "COMPANY", "network", None),
        ("智能工厂里", 4, "COMPANY", "network", None),
        ("两场专场招聘会", 7, "EVENT", "suffix", None),
        ("俱乐部总经理", 3, "ORG", "network", None),
        ("松烟数据显示", 4, "COMPANY", "network", "松烟"),
        ("松烟食品净利润下降", 2, "COMPANY", "network", "松烟食品"),
        ("松烟精工净利大增", 2, "COMPANY", "network", "松烟精工"),
        ("长沙公司应收账款", 4, "COMPANY", "network", None),
        ("泰国工厂投产", 4, "COMPANY", "network", None),
        ("泰国正大公司投产", 6, "COMPANY", "network", "泰国正大公司"),
        ("蒙古包里", 2, "PLACE", "network", None),
        ("瑞典第三大银行集团北欧银行", 9, "COMPANY", "suffix", None),
    ],
)
def test_what_a_proposal_is_cut_to_or_dropped_for(text, end, label, by, name):
    kept = without_common_nouns(text, [Candidate(0, end, label, 0.9, by)])
    assert [text[c.start : c.end] for c in kept] == ([name] if name else [])


def test_a_securities_house_s_institute_is_a_company():
    [kept] = without_common_nouns("松烟证券研究所所长", [Candidate(0, 7, "ORG", 0.9, "network")])
    assert kept.label == "COMPANY"


def test_an_institute_of_a_large_enterprise_is_a_unit_of_it():
    [kept] = without_common_nouns("阿里巴巴语音实验室专家", [Candidate(0, 9, "ORG", 0.9, "network")])
    assert kept.label == "COMPANY"


def test_a_part_of_a_state_body_is_no_company():
    [kept] = without_common_nouns("长沙海关缉私局政委", [Candidate(0, 7, "COMPANY", 0.9, "network")])
    assert kept.label == "ORG"


def test_an_international_bank_is_a_body():
    [kept] = without_common_nouns("世界银行行长", [Candidate(0, 4, "COMPANY", 0.9, "network")])
    assert kept.label == "ORG"


def test_the_year_before_a_meeting_belongs_to_its_name():
    [kept] = without_common_nouns("于2025年娄底招商推介会上", [Candidate(6, 13, "EVENT", 0.9, "suffix")])
    assert (kept.start, kept.end) == (1, 13)
    [kept] = without_common_nouns("2025娄底产业大会开幕", [Candidate(4, 10, "EVENT", 0.9, "suffix")])
    assert (kept.start, kept.end) == (0, 10)


@pytest.mark.parametrize(
    ("text", "label"), [("哈马斯表示", "ORG"), ("赫尔松遭到袭击", "PLACE"), ("尼日尔总统", "PLACE")]
)
def test_a_group_or_city_abroad_is_no_person(text, label):
    [kept] = without_common_nouns(text, [Candidate(0, 3, "PERSON", 0.9, "network")])
    assert kept.label == label
