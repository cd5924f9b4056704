import pytest
from marked import marked_view

from pipeline.relate.linked import find_linked, placed
from pipeline.relate.roles import find_roles


def linked(marked: str) -> list[tuple[str, str | None, str]]:
    view = marked_view(marked)
    return [(role.person, role.org, role.post) for role in find_linked(view, find_roles(view))]


@pytest.mark.parametrize(
    ("marked", "role"),
    [
        (
            "[松烟机械|COMPANY]的[董事长|POST]、[总经理|POST]均是[江晚|PERSON]，男，60岁，中国国籍。",
            ("江晚", "松烟机械", "董事长"),
        ),
        (
            "[江晚|PERSON]于2010年加入[松烟集团|COMPANY]。先后担任[总裁助理|POST]、[副总裁|POST]等职位。",
            ("江晚", "松烟集团", "副总裁"),
        ),
        ("[江晚|PERSON]从[省商务厅|ORG][副厅长|POST]调任[云泽市委|ORG][书记|POST]。", ("江晚", "省商务厅", "副厅长")),
        ("[市委|ORG][书记|POST][江晚|PERSON]讲话。", ("江晚", "市委", "书记")),
    ],
)
def test_posts_that_the_rules_leave_are_linked(marked, role):
    assert role in linked(marked)


def test_a_rank_by_examination_is_of_no_body():
    assert linked("[江晚|PERSON]，毕业于[云岫大学|ORG]，[高级工程师|POST]。") == [("江晚", None, "高级工程师")]


def test_nobody_near_takes_a_post_that_another_holds():
    assert linked("[市委|ORG][书记|POST][江晚|PERSON]会见了[闻雁|PERSON]一行。") == [("江晚", "市委", "书记")]


@pytest.mark.parametrize(
    "marked",
    [
        "[松烟商会|ORG][会长|POST]致电祝贺[江晚|PERSON]上任。",
        "1.祝[江晚|PERSON]上任；\n2.[松烟商会|ORG][会长|POST]到访；",
    ],
)
def test_what_parts_a_name_from_posts(marked):
    assert linked(marked) == []


@pytest.mark.parametrize(
    ("marked", "person", "posts"),
    [
        (
            "会议选举[江晚|PERSON]为[县监委|ORG][主任|POST]，选举[宋岭|PERSON]为[县人大常委会|ORG][副主任|POST]。",
            "宋岭",
            ["副主任"],
        ),
        (
            "[江晚|PERSON]任[县财政局|ORG][局长|POST]时受贿。[审判长|POST]由[县法院|ORG][副院长|POST][宋岭|PERSON]担任。",
            "江晚",
            ["局长"],
        ),
        ("曾任[副县长|POST]的[江晚|PERSON]、现任[主任|POST]的[宋岭|PERSON]到场。", "江晚", ["副县长"]),
    ],
)
def test_a_post_that_the_words_give_to_another_is_not_linked(marked, person, posts):
    assert [post for name, _, post in linked(marked) if name == person] == posts


def test_where_roles_stand_among_the_mentions():
    view = marked_view("[市委|ORG][书记|POST][江晚|PERSON]讲话。")
    assert placed(view, find_roles(view)) == {("江晚", "书记"): (1, 2)}


def test_a_body_told_of_before_is_quoted():
    marked = "任命[江晚|PERSON]为[松烟集团|COMPANY][党委书记|POST]，免去[宋岭|PERSON]的[党委书记|POST]职务。"
    view = marked_view(marked)
    [role] = [role for role in find_linked(view, find_roles(view)) if role.person == "宋岭"]
    assert (role.org, [proof.quote for proof in role.evidence]) == ("松烟集团", ["宋岭的党委书记", "松烟集团"])


def test_a_life_tells_the_same_post_of_several_bodies():
    marked = (
        "[江晚|PERSON]曾任[云岫市水利局|ORG][局长|POST]。"
        "2012年后先后在[云岫市民政局|ORG]工作，任[云岫市民政局|ORG][局长|POST]等职。"
    )
    assert ("江晚", "云岫市民政局", "局长") in linked(marked)


def test_a_post_of_a_class_of_bodies_is_of_none_told_before():
    text = "[江晚|PERSON]现任[澄溪县委|ORG][常委|POST]，拟任县直部门[党组书记|POST]。"
    assert [org for _, org, post in linked(text) if post == "党组书记"] == [None]


@pytest.mark.parametrize(
    "marked",
    [
        "[江晚|PERSON]来到[松烟集团|COMPANY]。一位[项目经理|POST]说，要快。",
        "[江晚|PERSON]：要快。\n[主持人|POST]：谢谢您。",
        "[江晚|PERSON]到场。[宋|PERSON][会长|POST]，您怎么看？",
    ],
)
def test_a_post_of_somebody_without_a_name_or_of_who_is_addressed_is_of_nobody_near(marked):
    assert [name for name, _, _ in linked(marked) if name == "江晚"] == []


def test_a_post_behind_a_unit_that_is_no_mention_is_of_no_body_told_before():
    marked = "[松烟集团|COMPANY]来了。古镇管理办公室[主任|POST][江晚|PERSON]到场。"
    assert linked(marked) == [("江晚", None, "主任")]


def test_who_leaves_a_post_and_keeps_another_holds_that():
    marked = "[江晚|PERSON]辞去[松烟集团|COMPANY][总监|POST]职务，辞职后仍担任[云岫机械公司|COMPANY][董事|POST]。"
    view = marked_view(marked)
    found = {role.post: role.status for role in find_linked(view, find_roles(view))}
    assert found == {"总监": "removed", "董事": "current"}


def test_a_rank_by_examination_is_not_taken_away():
    view = marked_view("公开资料显示，[江晚|PERSON]不再担任[局长|POST]，毕业于云岫大学，[高级经济师|POST]。")
    found = {role.post: role.status for role in find_linked(view, find_roles(view))}
    assert found == {"局长": "removed", "高级经济师": "current"}
