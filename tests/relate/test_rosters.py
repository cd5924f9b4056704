import pytest
from marked import marked_view

from pipeline.relate.rosters import find_rosters, roster_posts

HELD = [("江晚", "局长"), ("宋岭", "副局长"), ("程景行", "副局长")]
PAGES = [
    "[局长|POST]\n[江晚|PERSON]\n[副局长|POST]\n[宋岭|PERSON]\n[程景行|PERSON]",
    "[局长|POST]：\n[江晚|PERSON]\n[副局长|POST]：\n[宋岭|PERSON]（女）、[程景行|PERSON]\n分管办公室",
    "[江晚|PERSON]\n[局长|POST]\n[宋岭|PERSON]\n[副局长|POST]\n分管办公室\n[程景行|PERSON]\n[副局长|POST]",
]


@pytest.mark.parametrize("page", PAGES)
def test_the_first_pair_says_whether_posts_or_names_lead(page):
    found = list(find_rosters(marked_view(f"[云岫市水利局|ORG]领导\n{page}")))
    assert [(r.person, r.post) for r in found] == HELD
    assert {r.org for r in found} == {"云岫市水利局"}


def test_a_line_with_a_body_alone_is_of_the_names_behind_it():
    page = "[市水利局|ORG]\n[江晚|PERSON]\n[局长|POST]\n1\n[松烟集团|COMPANY]\n[宋岭|PERSON]\n[董事长|POST]"
    assert [(r.person, r.org) for r in find_rosters(marked_view(page))] == [("江晚", "市水利局"), ("宋岭", "松烟集团")]


def test_a_column_of_posts_to_come_is_proposed():
    page = (
        "姓名\n性别\n出生年月\n现任职务\n拟任职务\n[江晚|PERSON]\n女\n1978.05\n[甲局|ORG][副局长|POST]\n[乙局|ORG][局长|POST]"
        "\n[宋岭|PERSON]\n男\n1980.01\n[丙局|ORG][科长|POST]\n[丙局|ORG][副局长|POST]"
    )
    assert [(r.person, r.org, r.post, r.status) for r in find_rosters(marked_view(page))] == [
        ("江晚", "甲局", "副局长", "current"),
        ("江晚", "乙局", "局长", "proposed"),
        ("宋岭", "丙局", "科长", "current"),
        ("宋岭", "丙局", "副局长", "proposed"),
    ]


@pytest.mark.parametrize(
    "page",
    ["[局长|POST]\n[副局长|POST]", "[局长|POST][江晚|PERSON]到会。\n[副局长|POST]", "[江晚|PERSON]到会。\n[局长|POST]"],
)
def test_other_lines_are_no_roster(page):
    view = marked_view(page)
    assert not list(find_rosters(view))
    assert not roster_posts(view)


def test_a_name_over_a_life_takes_no_post_of_the_list_before():
    page = "[副局长|POST]：[江晚|PERSON]\n[宋岭|PERSON]\n[宋岭|PERSON]，男，1980年1月生。"
    assert [r.person for r in find_rosters(marked_view(page))] == ["江晚"]


def test_ranks_of_soldiers_are_no_posts():
    view = marked_view("[江晚|PERSON]\n[少将|POST]")
    assert list(find_rosters(view)) == []
