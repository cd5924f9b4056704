import pytest
from marked import marked_view

from pipeline.relate.roles import find_roles

DAY = "2024-03-08"


def tenures_of(marked: str, **told) -> list[tuple[str, str | None, str | None]]:
    return [(r.post, r.since, r.until) for r in find_roles(marked_view(marked, **told))]


BEGINS = [
    ("[江晚|PERSON]2023年5月起任[云岫市委|ORG][书记|POST]。", "2023-05"),
    ("[江晚|PERSON]自2021年3月担任[市水利局|ORG][局长|POST]。", "2021-03"),
    ("[江晚|PERSON]自2021年3月15日起担任[市水利局|ORG][局长|POST]。", "2021-03-15"),
    ("[江晚|PERSON]于2019年出任[松烟集团|COMPANY][董事长|POST]。", "2019"),
    ("2023年5月，[江晚|PERSON]任[云岫市委|ORG][书记|POST]。", "2023-05"),
    ("从2022年6月起，[江晚|PERSON]担任[市水利局|ORG][局长|POST]。", "2022-06"),
    ("[江晚|PERSON]今年1月起任[市水利局|ORG][局长|POST]。", "2024-01"),
    ("[江晚|PERSON]去年11月当选[市工商联|ORG][主席|POST]。", "2023-11"),
    ("聘任[江晚|PERSON]为[松烟集团|COMPANY][总经理|POST]，任期自2023年5月1日起。", "2023-05-01"),
    ("2023年9月起由[江晚|PERSON]任[市工商联|ORG][秘书长|POST]。", "2023-09"),
    ("[江晚|PERSON]，男，1970年5月生，2023.05任[澄溪县委|ORG][书记|POST]。", "2023-05"),
]


CAREERS = [
    (
        "[江晚|PERSON]，2012年至2016年任[县水利局|ORG][科长|POST]，2016年至2020年任[副局长|POST]。",
        [("科长", "2012", "2016"), ("副局长", "2016", "2020")],
    ),
    (
        "[江晚|PERSON]2015年7月至2018年3月，就职于松烟会计所，任[经理|POST]；2018年4月至今，任[松烟集团|COMPANY][董事|POST]。",
        [("经理", "2015-07", "2018-03"), ("董事", "2018-04", None)],
    ),
    (
        "2016年[江晚|PERSON]任[县水利局|ORG][科长|POST]，次年调任[副局长|POST]。同年5月任[县审计局|ORG][局长|POST]。",
        [("科长", "2016", None), ("副局长", "2017", None), ("局长", "2017-05", None)],
    ),
]


@pytest.mark.parametrize(("marked", "told"), CAREERS)
def test_the_times_of_a_career_are_each_of_its_own_posts(marked, told):
    assert tenures_of(marked) == told


@pytest.mark.parametrize(("marked", "since"), BEGINS)
def test_the_day_from_which_a_post_is_held(marked, since):
    assert [(since, None)] == [told[1:] for told in tenures_of(marked)]


ENDS = [
    ("[江晚|PERSON]于2024年1月卸任[云岫市|PLACE][市长|POST]。", "2024-01"),
    ("[市长|POST][江晚|PERSON]于2024年1月卸任。", "2024-01"),
    ("[松烟集团|COMPANY][董事长|POST][江晚|PERSON]2023年底前一直未退，2024年2月5日退休。", "2024-02-05"),
    ("[江晚|PERSON]曾任[市水利局|ORG][局长|POST]，任职至2022年6月。", "2022-06"),
    ("[江晚|PERSON]担任[市水利局|ORG][局长|POST]至2022年6月。", "2022-06"),
    ("[松烟集团|COMPANY][总经理|POST][江晚|PERSON]任期至2026年5月31日。", "2026-05-31"),
]


@pytest.mark.parametrize(("marked", "until"), ENDS)
def test_the_day_until_which_a_post_is_held(marked, until):
    assert [(None, until)] == [told[1:] for told in tenures_of(marked)]


SPANS = [
    ("[江晚|PERSON]2019年至2022年任[澄溪县|PLACE][县长|POST]。", "2019", "2022"),
    ("[江晚|PERSON]2019年3月—2022年5月任[澄溪县委|ORG][书记|POST]。", "2019-03", "2022-05"),
    ("[江晚|PERSON]曾于2019年3月至12月任[澄溪县委|ORG][副书记|POST]。", "2019-03", "2019-12"),
    ("[江晚|PERSON]自2016年8月起任[市水利局|ORG][局长|POST]，至2023年4月离任。", "2016-08", "2023-04"),
    ("2019年5月至2023年5月担任[松烟集团|COMPANY][董事长|POST]的[江晚|PERSON]任满离任。", "2019-05", "2023-05"),
    ("[松烟集团|COMPANY][董事|POST][江晚|PERSON]任期自2023年6月1日至2026年5月31日。", "2023-06-01", "2026-05-31"),
]


@pytest.mark.parametrize(("marked", "since", "until"), SPANS)
def test_both_ends_of_the_time_in_a_post(marked, since, until):
    assert [(since, until)] == [told[1:] for told in tenures_of(marked)]


def test_each_post_of_a_run_has_its_own_time():
    marked = "[江晚|PERSON]2016年任[澄溪县|PLACE][县长|POST]，2019年5月起任[澄溪县委|ORG][书记|POST]。"
    assert tenures_of(marked) == [("县长", "2016", None), ("书记", "2019-05", None)]


RESUME = (
    "[江晚|PERSON]，女，汉族，1975年8月生。\n"
    "1997.07—2003.05 [云岫市水利局|ORG][科员|POST]\n"
    "2003.05—2011.02 [澄溪县|PLACE][副县长|POST]\n"
    "2020.03—2021.06 [松烟机械有限公司|COMPANY][副总经理|POST]\n"
    "2021.06至今 [松烟机械有限公司|COMPANY][总经理|POST]"
)


def test_the_lines_of_a_resume():
    found = find_roles(marked_view(RESUME))
    assert [(r.person, r.post, r.since, r.until, r.status) for r in found] == [
        ("江晚", "科员", "1997-07", "2003-05", "former"),
        ("江晚", "副县长", "2003-05", "2011-02", "former"),
        ("江晚", "副总经理", "2020-03", "2021-06", "former"),
        ("江晚", "总经理", "2021-06", None, "current"),
    ]


@pytest.mark.parametrize(
    "marked",
    [
        "[江晚|PERSON]，男，1970年5月生，1992年7月参加工作，现任[市水利局|ORG][局长|POST]。",
        "2024年3月，[市委|ORG][书记|POST][江晚|PERSON]到企业调研。",
        "[市长|POST][江晚|PERSON]说，到2025年底完成改造。",
        "[市长|POST][江晚|PERSON]部署2024年5月至6月的防汛工作。",
        "[局长|POST][江晚|PERSON]介绍，2022年企业退休人员养老金上调。",
    ],
)
def test_other_dates_are_no_time_in_a_post(marked):
    assert {told[1:] for told in tenures_of(marked)} == {(None, None)}


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("2023年12月20日，[市人大常委会|ORG]决定任命[江晚|PERSON]为[副市长|POST]。", ("2023-12-20", None)),
        ("[市人大常委会|ORG]决定任命[江晚|PERSON]为[副市长|POST]。", (DAY, None)),
        ("据悉，[省委|ORG]已于2月1日决定，[江晚|PERSON]任[云岫市委|ORG][书记|POST]。", ("2024-02-01", None)),
        ("早已有决定，[江晚|PERSON]不再担任[松烟集团|COMPANY][总经理|POST]。", (None, None)),
        ("[市人大常委会|ORG]决定免去[江晚|PERSON]的[市教育局|ORG][局长|POST]职务。", (None, DAY)),
    ],
)
def test_who_is_appointed_or_removed_begins_or_ends_on_that_day(marked, told):
    assert [one[1:] for one in tenures_of(marked, date=DAY)] == [told]


def test_without_a_date_of_the_article_nothing_is_guessed():
    assert tenures_of("决定任命[江晚|PERSON]为[副市长|POST]。", date=None) == [("副市长", None, None)]
    assert tenures_of("[江晚|PERSON]今年1月起任[副市长|POST]。", date=None) == [("副市长", None, None)]


def test_the_words_that_tell_the_time_are_quoted():
    [role] = find_roles(marked_view("[市长|POST][江晚|PERSON]于2024年1月卸任。"))
    assert any("2024年1月卸任" in proof.quote for proof in role.evidence)


@pytest.mark.parametrize(
    ("marked", "status"),
    [
        ("[江晚|PERSON]2019年至2022年任[澄溪县|PLACE][县长|POST]。", "former"),
        ("[市长|POST][江晚|PERSON]于2024年1月卸任。", "removed"),
        ("[松烟集团|COMPANY][董事长|POST][江晚|PERSON]于2024年1月退休。", "former"),
        ("[总经理|POST][江晚|PERSON]任期至2026年5月31日。", "current"),
    ],
)
def test_a_time_that_is_over_makes_a_former_holder(marked, status):
    assert [r.status for r in find_roles(marked_view(marked, date=DAY))] == [status]


def test_the_time_of_a_post_told_twice_is_kept_once():
    marked = "[江晚|PERSON]，现任[市水利局|ORG][局长|POST]。\n2021.06至今 [市水利局|ORG][局长|POST]"
    [role] = find_roles(marked_view(marked))
    assert (role.since, role.until, role.status) == ("2021-06", None, "current")


def test_two_times_that_touch_are_one():
    lines = "2011.02—2015.03 [澄溪县|PLACE][副县长|POST]\n2015.03—2020.03 [澄溪县|PLACE][副县长|POST]"
    [role] = find_roles(marked_view(f"[江晚|PERSON]，女。\n{lines}"))
    assert (role.since, role.until) == ("2011-02", "2020-03")


def test_a_day_of_its_own_outranks_that_of_the_article():
    marked = (
        "[江晚|PERSON]因到龄不再担任[市水利局|ORG][局长|POST]。"
        "[江晚|PERSON]自2016年8月起任[市水利局|ORG][局长|POST]，至2024年2月离任。"
    )
    [role] = find_roles(marked_view(marked))
    assert (role.status, role.since, role.until) == ("removed", "2016-08", "2024-02")


def test_the_lines_of_a_resume_are_about_the_name_that_leads_it():
    marked = "[江晚|PERSON]，女，由[宋岭|PERSON]推荐。\n2021.06至今 [市水利局|ORG][局长|POST]"
    assert [(r.person, r.since) for r in find_roles(marked_view(marked)) if r.since] == [("江晚", "2021-06")]


ROWS = [
    ("1992.08—1995.03 [澄溪县水利局|ORG][科员|POST]", "1992-08", "1995-03", "former"),
    ("1992年8月至1995年3月，任[澄溪县水利局|ORG][科员|POST]；", "1992-08", "1995-03", "former"),
    ("1992/08-1995/03 [澄溪县水利局|ORG][科员|POST]", "1992-08", "1995-03", "former"),
    ("1992.08～1995.03：[澄溪县水利局|ORG][科员|POST]", "1992-08", "1995-03", "former"),
    ("（1992—1995）[澄溪县水利局|ORG][科员|POST]", "1992", "1995", "former"),
    ("2021.05— [澄溪县水利局|ORG][局长|POST]", "2021-05", None, "current"),
    ("2021.05— 现任[澄溪县水利局|ORG][局长|POST]", "2021-05", None, "current"),
    ("2021年5月－　任[澄溪县水利局|ORG][局长|POST]", "2021-05", None, "current"),
    ("2021.05至今 [澄溪县水利局|ORG][局长|POST]", "2021-05", None, "current"),
    ("2021.05 [澄溪县水利局|ORG][局长|POST]", "2021-05", None, "current"),
]


@pytest.mark.parametrize(("row", "since", "until", "status"), ROWS)
def test_the_rows_of_a_career(row: str, since: str, until: str | None, status: str) -> None:
    roles = find_roles(marked_view(f"[江晚|PERSON]，女，1970年3月生。\n{row}"))
    assert [(r.person, r.since, r.until, r.status) for r in roles] == [("江晚", since, until, status)]


def test_what_was_held_meanwhile() -> None:
    row = "1995.03—1998.01 [澄溪县委|ORG][副书记|POST]（其间：1996.01—1996.12挂职任[云岫市外办|ORG][副主任|POST]）"
    assert tenures_of(f"[江晚|PERSON]，女。\n{row}") == [
        ("副书记", "1995-03", "1998-01"),
        ("副主任", "1996-01", "1996-12"),
    ]


@pytest.mark.parametrize(
    "line", ["2021年5月，[澄溪县水利局|ORG][局长|POST]带队。", "2021.05.03 08:30 [云岫日报|ORG][社长|POST]讲话"]
)
def test_a_day_before_a_post_is_no_row_of_a_career(line: str) -> None:
    assert tenures_of(f"[江晚|PERSON]，女。\n{line}") == []
