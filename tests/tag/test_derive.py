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
        ("双峰县开会。双峰干部参加。", {("双峰", "PLACE")}),
        ("[江晚|PERSON]（以下简称“老江”）来了。", set()),
    ],
)
def test_names_to_look_for_beside_those_found(marked, names):
    assert derived(marked) == names


def test_a_county_of_the_city_of_the_article_may_be_short():
    assert derived("双峰干部参加。", place="娄底") == {("双峰", "PLACE")}
    assert derived("双峰干部参加。", place="衡阳") == set()
