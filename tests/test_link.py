import pytest
from marked import marked_view

from pipeline.link import find_aliases, main_event, qualify


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
        ("松烟机械有限公司", "董事长", "松烟机械有限公司"),
        (None, "市长", "云岫市政府"),
        (None, "代市长", "云岫市政府"),
        (None, "常务副市长", "云岫市政府"),
        (None, "副省长", "江西省政府"),
        (None, "县长", "澄溪县政府"),
        (None, "总书记", "中共中央"),
        (None, "国家主席", None),
        (None, "教授", None),
    ],
)
def test_bodies_in_the_place_of_the_article(org, post, full):
    assert full_name(org, post, CITY) == full


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
    ("place", "full"), [("娄底市", "娄底市政府"), ("双峰县", "双峰县政府"), ("岳麓区", "长沙市岳麓区政府")]
)
def test_a_place_before_the_post_tells_the_government(place, full):
    assert full_name(None, "市长", REAL, before=place) == full


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
        ("[云岫工商局|ORG]发文。该局要求整改。", {("该局", "云岫工商局")}),
        ("该公司投资大。", set()),
        ("[市委|ORG]开会。", {("市委", "云岫市委")}),
        ("[张明远|PERSON]到会。张书记讲话。", {("张书记", "张明远")}),
        ("[张明远|PERSON]、[张望|PERSON]到会。张书记讲话。", set()),
        ("[松烟机械有限公司|COMPANY]（以下简称“松烟”）建成。", {("松烟", "松烟机械有限公司")}),
        ("昨天，[全市招商大会|EVENT]召开。会议指出，要快。", {("会议", "全市招商大会")}),
        ("会议指出，要快。", set()),
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
