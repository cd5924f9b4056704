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


@pytest.mark.parametrize(
    "page",
    ["[局长|POST]\n[副局长|POST]", "[局长|POST][江晚|PERSON]到会。\n[副局长|POST]", "[江晚|PERSON]到会。\n[局长|POST]"],
)
def test_other_lines_are_no_roster(page):
    view = marked_view(page)
    assert not list(find_rosters(view))
    assert not roster_posts(view)
