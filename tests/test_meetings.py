"""The same event told by two articles is one node; sessions of other days and numbers are not."""

import pytest
from make_records import article, event, page

from pipeline.resolve import NO_DIVISIONS, resolve

DAY = "2024-02-06"
WHO = (("方立", "speaker"), ("李然", "chair"))


def _told(*tellings):
    """Resolve one page for each (name, day, city, participants)."""
    pages = [
        page(f"{number:03}.txt", article(city, day, event(name, *parts)))
        for number, (name, day, city, parts) in enumerate(tellings)
    ]
    found = resolve(pages, divisions=NO_DIVISIONS)
    ids = [found.event(scene, name).id for scene, (name, *_) in zip(found.scenes, tellings, strict=True)]
    return ids, [(one.verdict, one.score, one.reason) for one in found.judgements if one.left[:2] not in dict(WHO)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("全市产业兴市推进大会", "2024年全市产业兴市推进大会"),
        ("云州市产业兴市推进大会", "产业兴市推进大会"),
        ("市委经济工作会议", "经济工作会议"),
        ("全市“双碳”工作推进会议", "双碳工作推进会"),
        ("云州市第十四届人民代表大会第三次会议", "市十四届人大三次会议"),
    ],
)
def test_long_and_short_names_of_one_day_and_city_are_one(left, right):
    ids, judged = _told((left, DAY, "云州", WHO), (right, DAY, "云州", WHO[:1]))
    assert ids[0] == ids[1]
    assert [verdict for verdict, score, reason in judged if reason] == ["positive"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("全市工作大会", DAY, "云州", WHO), ("全市工作大会", "2024-02-07", "云州", WHO)),
        (("市政协五届三次会议", DAY, "云州", WHO), ("市政协五届四次会议", DAY, "云州", WHO)),
        (("全市教育工作会议", DAY, "云州", ()), ("全市水利工作会议", DAY, "云州", ())),
        (("全市教育工作会议", DAY, "云州", ()), ("全市教育工作会议", DAY, "南浦", ())),
        (("全市工作大会", "2023-02-06", "云州", WHO), ("全市工作大会", DAY, "云州", WHO)),
    ],
)
def test_other_days_numbers_themes_and_cities_are_apart(left, right):
    ids, _ = _told(left, right)
    assert ids[0] != ids[1]


def test_one_name_told_twice_has_a_judgement_that_counts_who_took_part():
    ids, judged = _told(("全市工作大会", DAY, "云州", WHO), ("全市工作大会", DAY, "云州", WHO[:1]))
    [(verdict, score, reason)] = judged
    assert (ids[0] == ids[1], verdict) == (True, "positive")
    assert score > _told(("全市工作大会", DAY, "云州", ()), ("全市工作大会", DAY, "云州", ()))[1][0][1]
    assert "方立" in reason


def test_a_general_name_without_a_common_participant_is_left_to_a_reader():
    ids, judged = _told(("全市教育工作会议", DAY, "云州", WHO), ("工作会议", DAY, "云州", ()))
    assert ids[0] != ids[1]
    assert [verdict for verdict, *_ in judged] == ["unsure"]


def test_the_next_day_with_the_same_people_is_left_to_a_reader():
    _, judged = _told(("全市工作大会", DAY, "云州", WHO), ("全市工作大会", "2024-02-07", "云州", WHO))
    assert [verdict for verdict, *_ in judged] == ["unsure"]


def test_many_events_of_one_day_are_compared_in_near_linear_time():
    tellings = [(f"第{number}届松烟产业论坛", DAY, "云州", ()) for number in range(400)]
    assert len(set(_told(*tellings)[0])) == 400


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("十四届全国人大一次会议", None),
        ("全国政协十四届二次会议", None),
        ("二十届三中全会", None),
        ("三中全会精神宣讲会", "云州"),
        ("市政协五届四次会议", "云州"),
    ],
)
def test_a_session_of_the_nation_has_no_city(name, place):
    [scene] = (found := resolve([page("a.txt", article("云州", DAY, event(name)))], divisions=NO_DIVISIONS)).scenes
    assert found.event(scene, name).get("place") == place
