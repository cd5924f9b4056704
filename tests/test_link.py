import pytest
from marked import marked_view

from pipeline.language.areas import areas_at
from pipeline.language.qualify import qualify
from pipeline.language.short_names import full_company_names
from pipeline.relate.aliases import find_aliases, main_event


def full_name(org: str | None, post: str, told: dict[str, str | None], *, before: str | None = None) -> str | None:
    return qualify(org, post, marked_view("县委。", **told).article, place=before)


CITY = {"place": "云岫", "province": "江西省", "county": "澄溪县"}
REAL = {"place": "长沙", "province": "湖南省", "county": "岳麓区"}


@pytest.mark.parametrize(
    ("org", "post", "full"),
    [
        ("市委", "书记", "云岫市委"),
        ("市人大常委会", "主任", "云岫市人大常委会"),
        ("市教育局", "局长", "云岫市教育局"),
        ("市民政局", "局长", "云岫市民政局"),
        ("市民防办", "主任", "云岫市民防办"),
        ("市民合唱团", "团长", "市民合唱团"),
        ("团市委", "书记", "共青团云岫市委"),
        ("团县委", "书记", "共青团澄溪县委"),
        ("民盟市委", "主委", "民盟云岫市委"),
        ("九三学社市委", "主委", "九三学社云岫市委"),
        ("江西省省委", "书记", "江西省委"),
        ("省委", "书记", "江西省委"),
        ("省发改委", "主任", "江西省发改委"),
        ("县委", "书记", "澄溪县委"),
        ("县公安局", "局长", "澄溪县公安局"),
        ("云岫市委", "书记", "云岫市委"),
        ("湖南省教育厅", "厅长", "湖南省教育厅"),
        ("中共中央", "总书记", "中共中央"),
        ("国家发展改革委", "主任", "国家发展改革委"),
        ("全国政协", "委员", "全国政协"),
        ("国务院", "总理", "国务院"),
        ("央行", "行长", "中国人民银行"),
        ("最高检", "检察长", "最高人民检察院"),
        ("第十三届全国政协", "委员", "全国政协"),
        ("云岫市第九届政协", "委员", "云岫市政协"),
        ("政协第十四届全国委员会", "委员", "政协第十四届全国委员会"),
        ("县委", "组织部长", "澄溪县委组织部"),
        ("松烟机械有限公司", "董事长", "松烟机械有限公司"),
        (None, "市长", "云岫市政府"),
        (None, "代市长", "云岫市政府"),
        (None, "常务副市长", "云岫市政府"),
        (None, "副省长", "江西省政府"),
        (None, "县长", "澄溪县政府"),
        (None, "总书记", "中共中央"),
        (None, "副总理", "国务院"),
        (None, "国家主席", None),
        (None, "教授", None),
    ],
)
def test_bodies_in_the_place_of_the_article(org, post, full):
    assert full_name(org, post, CITY) == full


@pytest.mark.parametrize(
    ("text", "org", "post", "full"),
    [
        ("香港中环的展馆，[财政司|ORG][司长|POST][江晚|PERSON]", "财政司", "司长", "香港财政司"),
        ("从香港来的[江晚|PERSON]，澳门的[行政长官|POST]，澳门的街", None, "行政长官", "澳门特区政府"),
        ("云岫的展馆，[发展局|ORG][局长|POST][江晚|PERSON]", "发展局", "局长", "发展局"),
        ("云岫的展馆，[行政长官|POST][江晚|PERSON]", None, "行政长官", None),
    ],
)
def test_offices_of_the_special_regions_are_named_with_them_where_the_page_tells_of_them(text, org, post, full):
    view = marked_view(text)
    areas = areas_at(view.page.text, view.article, view.mentions, view.mentions[0])
    assert qualify(org, post, view.article, areas=areas) == full


@pytest.mark.parametrize(
    ("org", "post", "full"),
    [
        ("岳麓区委", "书记", "长沙市岳麓区委"),
        ("岳麓区教育局", "局长", "长沙市岳麓区教育局"),
        ("区委", "书记", "长沙市岳麓区委"),
        (None, "区长", "长沙市岳麓区政府"),
        ("鼓楼区教育局", "局长", "鼓楼区教育局"),
        ("双峰县委", "书记", "双峰县委"),
    ],
)
def test_bodies_of_a_district_are_named_with_their_city(org, post, full):
    assert full_name(org, post, REAL) == full


@pytest.mark.parametrize(
    ("org", "full"),
    [
        ("市人民政府", "云岫市人民政府"),
        ("云岫市人民代表大会常务委员会", "云岫市人民代表大会常务委员会"),
        ("中国共产党云岫市委员会", "中国共产党云岫市委员会"),
        ("中共澄溪县委", "中共澄溪县委"),
        ("市人民法院", "云岫市人民法院"),
        ("党中央", "中共中央"),
        ("市场监管局", "市场监管局"),
        ("县级工作专班", "县级工作专班"),
    ],
)
def test_qualified_names_keep_the_words_of_the_page(org, full):
    assert full_name(org, "", CITY) == full


PLATEAU = {"place": "阿克苏", "province": "新疆维吾尔自治区", "county": "沙雅县"}
STEPPE = {"place": "锡林郭勒", "province": "内蒙古自治区", "county": "正蓝旗"}


@pytest.mark.parametrize(
    ("org", "told", "full"),
    [
        ("自治区气象局", STEPPE, "内蒙古自治区气象局"),
        ("自治区党委", PLATEAU, "新疆维吾尔自治区党委"),
        ("地委", PLATEAU, "阿克苏地委"),
        ("地区水利局", PLATEAU, "阿克苏地区水利局"),
        ("行署", PLATEAU, "阿克苏地区行署"),
        ("盟委", STEPPE, "锡林郭勒盟委"),
        ("盟行署", STEPPE, "锡林郭勒盟行署"),
        ("旗委", STEPPE, "正蓝旗委"),
        ("自治区党委", CITY, None),
    ],
)
def test_regions_leagues_and_banners(org, told, full):
    assert full_name(org, "", told) == full


def qualified(marked: str, **told: str | None) -> list[str | None]:
    view = marked_view(marked, **told)
    return [
        qualify(m.text, "", view.article, areas=areas_at(view.page.text, view.article, view.mentions, m))
        for m in view.mentions
    ]


@pytest.mark.parametrize(
    ("marked", "full"),
    [
        ("沙雅县忙起来。[县委|ORG]开会。", ["沙雅县委"]),
        ("沙雅县忙起来，[县委|ORG]开会。\n库车市观摩。新和县也忙，[县委|ORG]开会。", ["沙雅县委", "新和县委"]),
        ("沙雅县[海楼镇|PLACE]忙。\n新和县忙，[海楼镇党委|ORG]帮忙。", ["海楼镇", "沙雅县海楼镇党委"]),
        ("新和县[依其艾日克镇党委|ORG]开会。", ["新和县依其艾日克镇党委"]),
        ("新和县[河口镇农业服务中心|ORG]、[河口镇商会|ORG]", ["新和县河口镇农业服务中心", "新和县河口镇商会"]),
        ("库车市忙。[连江口镇党委|ORG]开会。", ["库车市连江口镇党委"]),
        ("新和县忙。[景德镇市委|ORG]来访。", ["景德镇市委"]),
        ("新和县忙。[互助县松多藏族乡中心学校|ORG]来访。", ["互助县松多藏族乡中心学校"]),
        ("[县委|ORG]开会。", [None]),
        ("[云溪县人民政府|ORG]\n[县委|ORG]开会。", ["云溪县人民政府", "云溪县委"]),
        ("[松烟开发区|PLACE]忙。[区委|ORG]开会。", ["松烟开发区", None]),
        ("水磨沟区忙，主城区也忙。[区委|ORG]开会，[石人沟街道办事处|ORG]帮忙。", ["水磨沟区委", "石人沟街道办事处"]),
    ],
)
def test_county_bodies_take_the_county_told_of_there(marked, full):
    assert qualified(marked, place="阿克苏", province="新疆维吾尔自治区") == full


@pytest.mark.parametrize("lead", ["[云溪日报|ORG]2025年3月4日", "[云溪市|PLACE]忙。"])
def test_city_bodies_take_a_city_that_no_list_knows_where_the_article_has_none(lead):
    assert qualified(f"{lead}\n[市民政局|ORG]开会。", place=None)[-1] == "云溪市民政局"


@pytest.mark.parametrize(
    ("told", "city"),
    [
        ("重庆市铜梁区", "重庆市"),
        ("重庆市忙，铜梁区", "重庆市"),
        ("重庆铜梁区", "重庆市"),
        ("重庆忙，铜梁区", "重庆市"),
        ("铜梁区", ""),
    ],
)
def test_districts_told_of_there_come_with_a_city_that_the_page_names(told, city):
    marked = f"{told}忙。[区委|ORG]开会，[区人民医院|ORG]义诊。"
    assert qualified(marked, place="重庆", province="重庆市") == [f"{city}铜梁区委", f"{city}铜梁区人民医院"]


@pytest.mark.parametrize(
    ("marked", "short", "full"),
    [
        ("[云岫松烟机械制造股份有限公司|COMPANY]与[松烟机械|COMPANY]", "松烟机械", "云岫松烟机械制造股份有限公司"),
        ("[江西松烟重型装备有限公司|COMPANY]，[松烟重装|COMPANY]", "松烟重装", "江西松烟重型装备有限公司"),
        (
            "[长沙澄溪农村商业银行股份有限公司|COMPANY]，[澄溪农商行|COMPANY]",
            "澄溪农商行",
            "长沙澄溪农村商业银行股份有限公司",
        ),
        (
            "[江西松烟铁路运输有限公司|COMPANY]，[松烟铁路南站车务段|COMPANY]",
            "松烟铁路南站车务段",
            "江西松烟铁路运输有限公司南站车务段",
        ),
        ("[云岫百川科技有限公司|COMPANY]（以下简称“川科”）。[川科|COMPANY]", "川科", "云岫百川科技有限公司"),
        ("[江西松烟机械有限公司|COMPANY]、[江西松烟机床有限公司|COMPANY]，[松烟机|COMPANY]", "松烟机", None),
        ("[江西松烟机械有限公司|COMPANY]，[松烟集团|COMPANY]", "松烟集团", None),
        ("[江西松烟机械有限公司|COMPANY]，[松烟机公司|COMPANY]", "松烟机公司", "江西松烟机械有限公司"),
        ("[松烟医械|COMPANY]公告，全资子公司[松烟医械（长沙）有限公司|COMPANY]投产。", "松烟医械", None),
        ("[松烟医械|COMPANY]子公司[江西松烟医械配件有限公司|COMPANY]投产。", "松烟医械", None),
        ("[松烟医械|COMPANY]总裁到[松烟医械（长沙）有限公司|COMPANY]调研。", "松烟医械", None),
        ("[松烟医械|COMPANY]总裁到[松烟医械长沙制造有限公司|COMPANY]调研。", "松烟医械", None),
    ],
)
def test_short_names_of_companies_mean_the_full_one(marked, short, full):
    view = marked_view(marked)
    assert full_company_names(view.page.text, view.article, view.mentions).get(short) == full


@pytest.mark.parametrize(
    ("place", "full"), [("娄底市", "娄底市政府"), ("双峰县", "双峰县政府"), ("岳麓区", "长沙市岳麓区政府")]
)
def test_a_place_before_the_post_tells_the_government(place, full):
    assert full_name(None, "市长", REAL, before=place) == full


@pytest.mark.parametrize(
    ("post", "full"),
    [("总理", "挪威政府"), ("副首相", "挪威政府"), ("财长", "挪威财政部"), ("教育部长", "挪威教育部"), ("总统", None)],
)
def test_a_country_before_the_post_tells_the_ministry(post, full):
    assert full_name(None, post, REAL, before="挪威") == full


@pytest.mark.parametrize(
    ("org", "post"), [("市委", "书记"), ("省委", "书记"), ("县委", "书记"), (None, "市长"), (None, "区长")]
)
def test_without_a_place_nothing_is_told(org, post):
    assert full_name(org, post, {"place": None}) is None


def aliases_of(marked: str) -> set[tuple[str, str]]:
    view = marked_view(marked)
    found = find_aliases(view.page.text, view.article, view.mentions)
    return {(view.words(a.span), a.refers_to) for a in found}


@pytest.mark.parametrize(
    ("marked", "aliases"),
    [
        ("[松烟机械有限公司|COMPANY]建成。该公司投资大。", {("该公司", "松烟机械有限公司")}),
        ("[江晚|PERSON]来了。[江总|PERSON]说，路要修。[江总|PERSON]笑了。", {("江总", "江晚")}),
        (
            "[松烟集团|COMPANY]领投了[澄溪机械|COMPANY]，金额不小。“要等，”该公司合伙人说。",
            {("该公司", "松烟集团")},
        ),
        (
            "[云岫松烟机械有限公司|COMPANY]建成。[松烟机械|COMPANY]忙。该公司投资大。",
            {("该公司", "云岫松烟机械有限公司"), ("松烟机械", "云岫松烟机械有限公司")},
        ),
        ("[云岫工商局|ORG]发文。该局要求整改。", {("该局", "云岫工商局")}),
        ("该公司投资大。", set()),
        ("[市委|ORG]开会。", {("市委", "云岫市委")}),
        ("[张明远|PERSON]到会。张书记讲话。", {("张书记", "张明远")}),
        ("[张明远|PERSON]、[张望|PERSON]到会。张书记讲话。", set()),
        ("[司徒雅|PERSON]到会。公司总经理讲话。", set()),
        ("[松烟机械有限公司|COMPANY]（以下简称“松烟”）建成。", {("松烟", "松烟机械有限公司")}),
        ("昨天，[全市招商大会|EVENT]召开。会议指出，要快。", {("会议", "全市招商大会")}),
        ("会议指出，要快。", set()),
        ("[苏拉·曼丹|PERSON]来访。[曼丹|PERSON]说，好。", {("曼丹", "苏拉·曼丹")}),
        ("[江晚|PERSON]来访。[江望舒|PERSON]说，好。", set()),
        ("[秦望舒|PERSON]吹哨。有人喊[秦|PERSON]会长。", {("秦会长", "秦望舒"), ("秦", "秦望舒")}),
    ],
)
def test_words_that_stand_for_a_name(marked, aliases):
    assert aliases_of(marked) == aliases


@pytest.mark.parametrize(
    ("marked", "event"),
    [
        ("昨天，[全市招商大会|EVENT]召开。", "全市招商大会"),
        ("贯彻[全省经济会议|EVENT]精神，召开[全市招商大会|EVENT]。", "全市招商大会"),
        ("要贯彻[全省经济会议|EVENT]精神。", None),
        ("没有会。", None),
    ],
)
def test_main_event_is_the_one_that_is_held(marked, event):
    view = marked_view(marked)
    found = main_event(view.page.text, view.article, view.mentions)
    assert (found.text if found else None) == event
