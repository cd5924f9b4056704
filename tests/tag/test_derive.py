import pytest
from marked import marked_view

from pipeline.tag.derive import company_forms, derived_names


def derived(marked: str, **told) -> set[tuple[str, str]]:
    view = marked_view(marked, **told)
    return derived_names(view.page.text, view.article, view.mentions)


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("松烟锂材股份有限公司", {"松烟锂材"}),
        ("衡阳松烟锂材有限公司", {"衡阳松烟锂材", "松烟锂材"}),
        ("松烟机械集团有限公司", {"松烟机械", "松烟机械集团"}),
        ("松烟有限公司", set()),
        ("松烟集团", set()),
        ("松烟机械", set()),
    ],
)
def test_short_forms_of_a_company(name, forms):
    assert set(company_forms(name)) == forms


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        ("[松烟锂材股份有限公司|COMPANY]投产。", {("松烟锂材", "COMPANY")}),
        ("[云岫慈善总会|ORG]（以下简称“云慈会”）发文。", {("云慈会", "ORG")}),
        ("[云岫慈善总会|ORG]（简称云慈会）发文。", {("云慈会", "ORG")}),
        ("[云岫慈善总会|ORG]（以下简称“云慈会”或“总会”）发文。", {("云慈会", "ORG")}),
        (
            "[松烟锂材股份有限公司|COMPANY]（证券简称：松烟锂能）投产。",
            {("松烟锂材", "COMPANY"), ("松烟锂能", "COMPANY")},
        ),
        ("双峰县开会。双峰干部参加。", {("双峰", "PLACE")}),
        ("[江晚|PERSON]（以下简称“老江”）来了。", set()),
    ],
)
def test_names_to_look_for_beside_those_found(marked, names):
    assert derived(marked) == names


def test_a_county_of_the_city_of_the_article_may_be_short():
    assert derived("双峰干部参加。", place="娄底") == {("双峰", "PLACE")}
    assert derived("双峰干部参加。", place="衡阳") == set()


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("[衡阳松间月电子股份有限公司|COMPANY]投产。松间月副总经理江晚说。", "松间月"),
        ("[湖南松间灯火文化传媒有限公司|COMPANY]投产。会后松间灯火签约。", "松间灯火"),
        ("[湖南松间新材料股份有限公司|COMPANY]投产。（松间新材，代码略）", "松间新材"),
        ("[湖南松间重型装备股份有限公司|COMPANY]投产。据悉，松间重装签约。", "松间重装"),
        ("[湖南松间汽车零部件股份有限公司|COMPANY]投产。大家参观了松间汽零的车间。", "松间汽零"),
        ("[尼泊尔雪山之翼航空公司|COMPANY]首航。雪山之翼还将加班。", "雪山之翼"),
        ("[松间（湖南）新材料有限公司|COMPANY]投产。松间新材料签约。", "松间新材料"),
    ],
)
def test_a_core_of_the_full_name_that_the_article_writes_alone_is_its_short_name(marked, name):
    assert (name, "COMPANY") in derived(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "[湖南松间机械有限公司|COMPANY]投产。松间机会很多。",
        "[湖南松间机械有限公司|COMPANY]投产。他在松间散步。",
        "[湖南机械制造有限公司|COMPANY]投产。机械制造业增长。",
        "[湖南松间机械有限公司|COMPANY]投产。下一站：松间",
        "[湖南松间机械有限公司|COMPANY]投产。下一站：松间路",
    ],
)
def test_words_that_share_a_begin_with_a_company_are_no_short_name(marked):
    assert {name for name, _ in derived(marked)} <= {"湖南松间机械", "松间机械", "湖南机械制造"}
