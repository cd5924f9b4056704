from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from make_records import alias, appointment, article, event, page, reporter, role, said

from pipeline.resolve import NO_DIVISIONS, Divisions, resolve
from pipeline.resolve.corrections import Correction, Selector


def _resolve(*pages, corrections=(), divisions=NO_DIVISIONS):
    return resolve(pages, corrections=corrections, divisions=divisions)


def _ids(resolution, name, *, media=False):
    """The person of that name in each article, in order."""
    return [resolution.person(scene, name, media=media).id for scene in resolution.scenes]


def _verdicts(resolution, name):
    return [judgement.verdict for judgement in resolution.judgements if judgement.left.startswith(name)]


def _wish(action, subject, thing=None, until=None):
    def selector(cell):
        name, _, where = cell.partition("@")
        return Selector(name, where or None)

    return Correction(action, selector(subject), selector(thing) if thing else None, "corrections.tsv:2", "", until)


MAYOR = page("a.txt", article("云州", "2022-03-01", role("方立", "市长", full="云州市政府")))
SECRETARY = page("b.txt", article("云州", "2025-02-06", role("方立", "书记", "市委", "云州市委")))
ELSEWHERE = page("c.txt", article("南浦", "2024-05-01", role("方立", "局长", "市教育局", "南浦市教育局")))
BARE = page("d.txt", article("云州", "2024-06-01", person="方立"))


def test_a_person_who_changes_posts_in_a_city_is_one():
    found = _resolve(MAYOR, SECRETARY, BARE)
    assert len(set(_ids(found, "方立"))) == 1
    assert _verdicts(found, "方立") == ["positive", "positive"]


def test_namesakes_of_two_cities_are_two_and_it_is_said_why():
    found = _resolve(MAYOR, ELSEWHERE, BARE)
    first, second, bare = _ids(found, "方立")
    assert first == bare != second
    negative = [judgement for judgement in found.judgements if judgement.verdict == "negative"]
    assert [judgement.reason for judgement in negative] == ["different cities (云州; 南浦) and nothing that ties them"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (role("方立", "市长", full="云州市政府"), role("方立", "市长", full="云州市政府", status="former")),
        (role("方立", "市长", full="云州市政府"), role("方立", "书记", "市委", "云州市委", status="former")),
        (role("方立", "总书记", "中共中央"), role("方立", "国家主席")),
        (role("方立", "校长", "云州大学"), role("方立", "教授", "云州大学", kind="other")),
        (role("方立", "市长", full="云州市政府"), appointment("方立", "市委书记", "云州市委", change="removed")),
    ],
)
def test_what_ties_a_name_over_two_cities(left, right):
    here = page("a.txt", article("云州", "2022-03-01", left))
    there = page("b.txt", article("南浦", "2024-05-01", right, role("方立", "主任", "南浦市发改委")))
    there = there if right.post != "国家主席" else page("b.txt", article("南浦", "2024-05-01", right))
    assert len(set(_ids(_resolve(here, there), "方立"))) == 1


def test_a_visitor_does_not_belong_to_the_city_of_the_article():
    visit = page("b.txt", article("云州", "2024-05-01", role("方立", "市长", full="南浦市政府")))
    found = _resolve(MAYOR, visit, page("e.txt", article("南浦", "2024-05-01", person="方立")))
    here, visitor, there = _ids(found, "方立")
    assert here != visitor == there


def test_a_leader_of_the_state_is_no_local_namesake():
    state = [page(f"s{n}.txt", article(city, "2024-01-01", role("方立", "总书记", "中共中央")))
             for n, city in enumerate(("云州", "南浦"))]  # fmt: skip
    found = _resolve(MAYOR, *state)
    local, one, two = _ids(found, "方立")
    assert local != one == two


def test_a_reporter_is_not_the_mayor_of_the_same_name():
    credits = page("e.txt", article("云州", "2025-01-01", reporter("方立"), role("方立", "市长", full="云州市政府")))
    found = _resolve(MAYOR, credits)
    (here, there), scene = _ids(found, "方立"), found.scenes[1]
    assert here == there
    assert found.person(scene, "方立", media=True).id != there
    assert "negative" in _verdicts(found, "方立")


def test_an_official_who_writes_for_the_own_body_is_one():
    found = _resolve(
        page("e.txt", article("云州", "2025-01-01", reporter("方立", "云州日报社"), role("方立", "社长", "云州日报社")))
    )
    scene = found.scenes[0]
    assert found.person(scene, "方立") == found.person(scene, "方立", media=True)


def test_names_without_place_or_post_are_kept_apart_and_listed():
    found = _resolve(MAYOR, page("e.txt", article(None, "2025-01-01", person="方立")))
    assert len(set(_ids(found, "方立"))) == 2
    assert _verdicts(found, "方立") == ["unsure"]


def test_an_article_without_place_takes_that_of_its_page():
    found = _resolve(page("e.txt", article("云州", "2025-01-01", role("方立", "市长", full="云州市政府")),
                          article(None, None, person="方立")))  # fmt: skip
    assert len(set(_ids(found, "方立"))) == 1


def test_a_place_that_one_report_of_many_tells_is_not_that_of_the_others():
    reports = [article(None, None, person="方立") for _ in range(3)]
    found = _resolve(page("e.txt", article("云州", "2025-01-01"), *reports))
    assert [scene.place for scene in found.scenes] == ["云州", None, None, None]


ELSEWHERE_TOO = page(
    "y.txt", article("南浦", None, role("李然", "市长", full="南浦市政府"), role("方立", "书记", "市委", "南浦市委"))
)


@pytest.mark.parametrize(
    ("others", "name"), [((), "云州市委"), ((ELSEWHERE_TOO,), "市委")], ids=["one city", "two cities"]
)
def test_officials_tell_the_place_of_an_article_that_does_not(others, name):
    here = page(
        "a.txt",
        article("云州", None, role("李然", "市长", full="云州市政府"), role("方立", "书记", "市委", "云州市委")),
    )
    lost = page("b.txt", article(None, None, role("李然", "市长"), role("方立", "书记", "市委", None)))
    lost = replace(lost, roles=tuple(replace(one, org_full=None) for one in lost.roles))
    found = _resolve(here, lost, *others)
    assert found.body(found.scenes[1], "市委").name == name
    assert len(set(_ids(found, "方立")[:2])) == 1 + len(others)


def test_the_same_words_are_two_bodies_in_two_cities():
    found = _resolve(*(page(f"{n}.txt", article(city, "2024-01-01", org="市委 省委", province="山东省"))
                       for n, city in enumerate(("云州", "南浦"))))  # fmt: skip
    assert [found.body(scene, "市委").name for scene in found.scenes] == ["云州市委", "南浦市委"]
    assert len({found.body(scene, "省委").id for scene in found.scenes}) == 1
    assert found.body(found.scenes[0], "省委").name == "山东省委"


def test_bodies_that_no_place_can_be_told_of_stay_with_their_page():
    found = _resolve(*(page(f"{n}.txt", article("云州", "2024-01-01", org="县委")) for n in range(2)))
    assert len({found.body(scene, "县委").id for scene in found.scenes}) == 2


def test_forms_of_a_bodys_name_are_one():
    names = "中共云州市委员会 云州市委 云州市发改委 云州发展和改革委员会"
    offices = Divisions(offices={"发改委": "发展和改革委员会"})
    found = _resolve(page("a.txt", article("云州", "2024-01-01", org=names)), divisions=offices)
    assert {found.body(found.scenes[0], name).name for name in names.split()} == {"云州市委", "云州发展和改革委员会"}


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("云州市奇林区委 奇林区委", 1),
        ("山东省云州市教育局 云州市教育局", 1),
        ("云州市市中区委 南浦市市中区委 市中区委", 3),
        ("云州市委 云州市政府", 2),
    ],
)
def test_a_body_may_leave_out_what_its_place_lies_in(names, count):
    found = _resolve(page("a.txt", article(None, "2024-01-01", org=names)))
    assert len({found.body(found.scenes[0], name).id for name in names.split()}) == count


@pytest.mark.parametrize(
    ("names", "count"),
    [
        ("星海集团股份有限公司 星海集团 星海股份", 1),
        ("云州星海机床有限公司 星海机床", 1),
        ("星海集团有限公司 星海股份有限公司 星海集团", 2),
        ("星海集团有限公司 星海股份有限公司 星海", 3),
        ("云州华新有限公司 南浦华新有限公司", 2),
        ("云州城投集团 南浦城投集团", 2),
        ("星海集团 星海科技", 2),
    ],
)
def test_full_and_short_names_of_companies(names, count):
    cities = page("z.txt", article("南浦", None, place="南浦"))
    found = _resolve(page("a.txt", article("云州", "2024-01-01", company=names)), cities)
    assert len({found.body(found.scenes[0], name).id for name in names.split()}) == count


def test_an_explained_short_name_ties_elsewhere_too():
    first = page(
        "a.txt",
        article(
            "云州", None, alias("蓝鲸公司", "云州市蓝鲸公司海洋开发院"), company="蓝鲸公司 云州市蓝鲸公司海洋开发院"
        ),
    )
    found = _resolve(first, page("b.txt", article("云州", None, company="蓝鲸公司")))
    assert {found.body(scene, "蓝鲸公司").name for scene in found.scenes} == {"云州市蓝鲸公司海洋开发院"}


def test_a_company_that_every_city_has_is_one_for_each():
    found = _resolve(*(page(f"{city}.txt", article(city, None, company="城投集团")) for city in ("云州", "南浦")))
    assert len({found.body(scene, "城投集团").id for scene in found.scenes}) == 2


def test_short_and_full_places_are_one_unless_two_are_possible():
    found = _resolve(page("a.txt", article("云州", None, place="奇林区 奇林 云州市 石山省 石山市 石山 高新区")))
    scene = found.scenes[0]
    assert found.place(scene, "奇林") == found.place(scene, "奇林区")
    assert len({found.place(scene, name).id for name in ("石山省", "石山市", "石山")}) == 3
    assert found.place(scene, "高新区").name == "云州高新区"


def test_an_event_told_twice_is_one():
    one = page("a.txt", article("云州", "2024-02-06", event("全市工作大会", ("方立", "speaker"))))
    two = page(
        "b.txt",
        article("云州", "2024-02-08", event("全市工作大会", date="2024-02")),
        article("云州", None, event="全市工作大会"),
    )
    other = page("c.txt", article("南浦", "2024-02-06", event("全市工作大会")))
    found = _resolve(one, two, other)
    events = [found.event(scene, "全市工作大会").id for scene in found.scenes]
    assert events[0] == events[1] == events[2] != events[3]


def test_the_name_of_an_event_may_leave_out_the_city_and_the_marks():
    names = "全市“双碳”工作会议 双碳工作会议 全市安全工作会议"
    found = _resolve(page("a.txt", article("云州", "2024-02-06", event=names)))
    events = [found.event(found.scenes[0], name) for name in names.split()]
    assert events[0] == events[1] != events[2]
    assert events[0].name == "全市“双碳”工作会议"


@pytest.mark.parametrize(("name", "count"), [("全省招商大会", 1), ("党的二十大", 1), ("招商大会", 2)])
def test_events_of_province_and_state_are_one_in_every_city(name, count):
    pages = [
        page(f"{n}.txt", article(city, None, event=name, province="山东省")) for n, city in enumerate(("云州", "南浦"))
    ]
    found = _resolve(*pages)
    assert len({found.event(scene, name).id for scene in found.scenes}) == count


def test_corrections_same_and_not_same():
    wishes = [_wish("same", "方立@云州", "方立@南浦"), _wish("not-same", "方立@云州市政府", "方立@云州市委")]
    assert len(set(_ids(_resolve(MAYOR, ELSEWHERE, corrections=wishes[:1]), "方立"))) == 1
    assert len(set(_ids(_resolve(MAYOR, SECRETARY, corrections=wishes[1:]), "方立"))) == 2


def test_corrections_alias_rename_and_drop():
    company = page("e.txt", article("云州", None, role("方立", "市长"), company="星海集团 海星", org="大会堂"))
    wishes = [_wish("alias", "星海集团", "海星"), _wish("rename", "方立", "方笠"), _wish("drop", "大会堂")]
    found = _resolve(company, corrections=wishes)
    scene = found.scenes[0]
    assert found.body(scene, "海星") == found.body(scene, "星海集团")
    assert (found.body(scene, "海星").name, found.body(scene, "海星").aliases) == ("星海集团", ("海星",))
    assert (found.person(scene, "方立").name, found.person(scene, "方立").aliases) == ("方笠", ("方立",))
    assert found.body(scene, "大会堂") is None
    assert found.problems == ()


def test_correction_role_end():
    found = _resolve(MAYOR, corrections=[_wish("role-end", "方立", "市长@云州", "2023-01-05")])
    person, (post,) = found.person(found.scenes[0], "方立"), found.posts.values()
    assert found.role_ends == {(person.id, post.id): "2023-01-05"}


@pytest.mark.parametrize(
    ("wishes", "words"),
    [
        ([_wish("drop", "张三丰")], "matches nothing"),
        ([_wish("same", "方立@云州", "方立@东海")], "matches nothing"),
        ([_wish("role-end", "方立", "书记@云州市委", "2024-01-01")], "matches nothing"),
        ([_wish("not-same", "方立@云州市政府", "方立@云州")], "tell them apart"),
        ([_wish("not-same", "方立@云州", "方立@南浦"), _wish("same", "方立@云州", "方立@南浦")], "contradicts"),
    ],
)
def test_corrections_that_cannot_be_followed_are_problems(wishes, words):
    (problem,) = _resolve(MAYOR, ELSEWHERE, corrections=wishes).problems
    assert (problem.document_id, problem.stage) == ("corrections.tsv:2", "corrections")
    assert words in problem.message


@pytest.mark.parametrize(
    ("title", "place", "name"),
    [
        ("市长", "云州", "云州市市长"),
        ("常务副市长", "云州市", "云州市常务副市长"),
        ("区长", "奎岭区", "奎岭区区长"),
        ("县长", "云州", "县长"),
        ("市长", None, "市长"),
    ],
)
def test_heads_of_government_belong_to_the_government_of_the_place(title, place, name):
    found = _resolve(page("a.txt", article(place, None, role("方立", title))))
    assert [post.name for post in found.posts.values()] == [name]


def test_posts_are_one_by_body_and_title():
    again = page(
        "b.txt",
        article("云州", "2023-01-01", role("李然", "市长", full="云州市政府"), role("王原", "局长"), reporter("赵桐")),
    )
    other = page("c.txt", article("云州", "2023-01-01", role("李然", "局长"), reporter("赵桐")))
    found = _resolve(MAYOR, again, other)
    names = sorted(post.name for post in found.posts.values())
    assert names == ["云州市市长", "局长", "局长", "记者", "记者"]


def test_a_person_is_called_by_surname_and_post_too():
    here = page(
        "a.txt",
        article("云州", None, role("方立", "书记", "市委"), alias("方书记", "方立"), alias("他", "方立", at=700)),
    )
    found = _resolve(here)
    assert found.person(found.scenes[0], "方立").aliases == ("方书记",)


def test_a_speaker_without_a_mention_is_a_person():
    found = _resolve(page("a.txt", article("云州", None, said("欧阳明哲", None, "好"))))
    assert found.person(found.scenes[0], "欧阳明哲") is not None


PAGES = (MAYOR, SECRETARY, ELSEWHERE, BARE)


@given(st.permutations(PAGES))
def test_the_order_of_the_pages_does_not_matter(pages):
    assert _resolve(*pages) == _resolve(*PAGES)


def test_an_official_and_a_manager_of_one_city_are_left_to_a_reader():
    found = _resolve(
        page("a.txt", article("云州", "2024-02-06", role("方立", "局长", "市水利局", "云州市水利局"))),
        page("b.txt", article("云州", "2024-03-06", role("方立", "总经理", "星海集团有限公司", kind="enterprise"))),
    )
    first, second = (found.person(scene, "方立") for scene in found.scenes)
    assert first.id != second.id
    [judged] = [one for one in found.judgements if one.left.startswith("方立")]
    assert judged.verdict == "unsure"


def test_an_article_that_tells_both_posts_ties_the_official_to_the_manager():
    found = _resolve(
        page("a.txt", article("云州", "2024-02-06", role("方立", "局长", "市水利局", "云州市水利局"))),
        page("b.txt", article("云州", "2024-03-06", role("方立", "总经理", "星海集团有限公司", kind="enterprise"))),
        page(
            "c.txt",
            article(
                "云州",
                "2024-03-01",
                role("方立", "局长", "市水利局", "云州市水利局", status="former"),
                role("方立", "总经理", "星海集团有限公司", kind="enterprise", status="appointed"),
            ),
        ),
    )
    assert len({found.person(scene, "方立").id for scene in found.scenes}) == 1
