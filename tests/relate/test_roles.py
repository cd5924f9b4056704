from dataclasses import replace

import pytest
from marked import marked_view

from pipeline.relate.aliases import find_aliases
from pipeline.relate.linked import find_linked
from pipeline.relate.roles import find_roles, told_once, without_bare, without_short


def roles_of(marked: str, **told) -> list[tuple[str, str, str | None]]:
    return [(r.person, r.post, r.org) for r in find_roles(marked_view(marked, **told))]


def statuses_of(marked: str) -> list[tuple[str, str, str]]:
    return [(r.person, r.post, r.status) for r in find_roles(marked_view(marked))]


LISTS = [
    (
        "[松烟集团|COMPANY][董事长|POST]、[首席执行官|POST]（[CEO|POST]）[江晚|PERSON]到场。",
        [("江晚", "董事长", "松烟集团"), ("江晚", "首席执行官", "松烟集团")],
    ),
    (
        "批复核准[江晚|PERSON]、[宋岭|PERSON]的[松烟银行|COMPANY][董事|POST]任职资格。",
        [("江晚", "董事", "松烟银行"), ("宋岭", "董事", "松烟银行")],
    ),
    (
        "任命[江晚|PERSON]为[云岫市法院审判委员会|ORG][委员|POST]、[审判员|POST]。",
        [("江晚", "委员", "云岫市法院审判委员会"), ("江晚", "审判员", "云岫市法院")],
    ),
    ("[松烟集团|COMPANY][实际控制人|POST]、[董事长|POST][江晚|PERSON]到场。", [("江晚", "董事长", "松烟集团")]),
    (
        "[校党委|ORG][副书记|POST]、[副校长|POST][江晚|PERSON]到场。",
        [("江晚", "副书记", "校党委"), ("江晚", "副校长", None)],
    ),
    (
        "[江晚|PERSON]，2003年5月至2006年2月，任[云岫厂|ORG][厂长|POST]；2006年2月至今，[云岫镇|ORG][镇长|POST]。",
        [("江晚", "厂长", "云岫厂"), ("江晚", "镇长", "云岫镇")],
    ),
    (
        "[市水利局|ORG][副局长|POST]（挂职）[江晚|PERSON]，[市文旅局|ORG][总工程师|POST]（正科级）[宋岭|PERSON]参加。",
        [("江晚", "副局长", "市水利局"), ("宋岭", "总工程师", "市文旅局")],
    ),
    (
        "[副主任|POST]：[江晚|PERSON] [宋岭|PERSON]（女，满族） [程景行|PERSON]（回族）",
        [(name, "副主任", None) for name in ("江晚", "宋岭", "程景行")],
    ),
    (
        "选出[云岫市第十届人民代表大会|EVENT][代表|POST]：[江晚|PERSON]（男）、[宋岭|PERSON]。",
        [("江晚", "代表", None), ("宋岭", "代表", None)],
    ),
    ("[江晚|PERSON]表示，值此您再次当选[市商会|ORG][会长|POST]之际，致以祝贺。", []),
    ("[江晚|PERSON]祝贺[宋岭|PERSON]当选[市商会|ORG][会长|POST]。", [("宋岭", "会长", "市商会")]),
    (
        "[县委|ORG][副书记|POST]、[县长|POST][张明远|PERSON]主持会议。",
        [("张明远", "副书记", "县委"), ("张明远", "县长", None)],
    ),
    (
        "[自治区党委|ORG][常委|POST]、[自治区副主席|POST][江晚|PERSON]出席。",
        [("江晚", "常委", "自治区党委"), ("江晚", "自治区副主席", None)],
    ),
    (
        "[绿湖党|ORG][党魁|POST]、[总理|POST][江晚|PERSON]出席。",
        [("江晚", "党魁", "绿湖党"), ("江晚", "总理", None)],
    ),
    (
        "[旗委|ORG][副书记|POST]、[旗长|POST][江晚|PERSON]主持会议，[盟委|ORG][副书记|POST]、[盟长|POST][宋岭|PERSON]讲话。",
        [("江晚", "副书记", "旗委"), ("江晚", "旗长", None), ("宋岭", "副书记", "盟委"), ("宋岭", "盟长", None)],
    ),
    (
        "[大会主席团|ORG][常务主席|POST][江晚|PERSON]、[宋岭|PERSON]、[程景行|PERSON]出席。",
        [(name, "常务主席", "大会主席团") for name in ("江晚", "宋岭", "程景行")],
    ),
    (
        "[松烟食品有限公司|COMPANY]开工。“预计产六十万只，”公司[生产经理|POST][江晚|PERSON]说。",
        [("江晚", "生产经理", None)],
    ),
    (
        "[市政协|ORG][主席|POST][江晚|PERSON]、[市人大常委会|ORG][主任|POST][秦望舒|PERSON]出席。",
        [("江晚", "主席", "市政协"), ("秦望舒", "主任", "市人大常委会")],
    ),
    (
        "[市教育局|ORG][党组书记|POST]、[局长|POST][宋岭|PERSON]介绍情况。",
        [("宋岭", "党组书记", "市教育局"), ("宋岭", "局长", "市教育局")],
    ),
    (
        "[市委组织部|ORG]分管日常工作的[副部长|POST]，[市编办|ORG][主任|POST][程景行|PERSON]参加。",
        [("程景行", "副部长", "市委组织部"), ("程景行", "主任", "市编办")],
    ),
    (
        "[县委|ORG][常委|POST]、[县委办公室|ORG][主任|POST][江晚|PERSON]，[副县长|POST][宋岭|PERSON]参加。",
        [("江晚", "常委", "县委"), ("江晚", "主任", "县委办公室"), ("宋岭", "副县长", None)],
    ),
    (
        "[松烟机械有限公司|COMPANY][党委书记|POST]、[董事长|POST]兼[总经理|POST][岑百川|PERSON]说。",
        [(("岑百川"), post, "松烟机械有限公司") for post in ("党委书记", "董事长", "总经理")],
    ),
    (
        "[市教育局|ORG][局长|POST]、[金融处|ORG]与[外债处|ORG][处长|POST][江晚|PERSON]参加。",
        [("江晚", "局长", "市教育局"), ("江晚", "处长", "金融处"), ("江晚", "处长", "外债处")],
    ),
    ("[市委|ORG]、[市教育局|ORG][局长|POST][江晚|PERSON]参加。", [("江晚", "局长", "市教育局")]),
]


@pytest.mark.parametrize(("marked", "roles"), LISTS)
def test_lists_and_chains_of_posts_go_to_the_name_behind(marked, roles):
    assert roles_of(marked) == roles


def test_a_deputy_post_is_shared_by_a_list_of_names():
    marked = "[市政协|ORG][副主席|POST][江晚|PERSON]、[宋岭|PERSON]、[程景行|PERSON]列席。"
    assert roles_of(marked) == [(name, "副主席", "市政协") for name in ("江晚", "宋岭", "程景行")]


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        (
            "[云岫学院|ORG][党委副书记|POST]、[纪委|ORG][书记|POST]、[副院长|POST][江晚|PERSON]",
            [("江晚", "党委副书记", "云岫学院"), ("江晚", "书记", "纪委"), ("江晚", "副院长", "云岫学院")],
        ),
        ("[校党委|ORG][书记|POST]、[校长|POST][江晚|PERSON]", [("江晚", "书记", "校党委"), ("江晚", "校长", None)]),
    ],
)
def test_a_post_that_no_committee_has_is_of_the_body_before_it(marked, roles):
    assert roles_of(marked) == roles


@pytest.mark.parametrize("marked", ["[总理|POST][玛丽·松|PERSON]说", "看守政府[总理|POST][夏提|PERSON]说"])
def test_a_foreign_premier_is_not_of_the_state_council(marked):
    (role,) = find_roles(marked_view(marked))
    assert role.org_full is None


def test_a_head_post_is_not_shared():
    assert roles_of("[县委|ORG][书记|POST][江晚|PERSON]、[宋岭|PERSON]出席。") == [("江晚", "书记", "县委")]


def test_only_the_deputy_posts_of_a_run_are_shared():
    marked = "[县委|ORG][常委|POST]、[宣传部部长|POST][江晚|PERSON]、[宋岭|PERSON]出席。"
    assert ("宋岭", "宣传部部长", "县委") not in roles_of(marked)


@pytest.mark.parametrize(
    ("marked", "roles"),
    [
        ("[江晚|PERSON]，[云岫市委|ORG][书记|POST]。", [("江晚", "书记", "云岫市委")]),
        ("[江晚|PERSON]，男，畲族，1981年生，[市水利局|ORG][局长|POST]。", [("江晚", "局长", "市水利局")]),
        ("[市政协|ORG][副主席|POST]、离休干部[江晚|PERSON]逝世。", [("江晚", "副主席", "市政协")]),
        ("[江晚|PERSON]（[松烟集团|COMPANY][董事长|POST]）", [("江晚", "董事长", "松烟集团")]),
        ("[江晚|PERSON][总书记|POST]强调，要实干。", [("江晚", "总书记", None)]),
        ("[江晚|PERSON]现任[澄溪镇党委|ORG][书记|POST]。", [("江晚", "书记", "澄溪镇党委")]),
        ("[江晚|PERSON]与[市委|ORG][书记|POST][宋岭|PERSON]座谈。", [("宋岭", "书记", "市委")]),
        ("[江晚|PERSON]走进村民家中。[书记|POST]没来。", []),
        ("[云岫大学|ORG][江晚|PERSON][教授|POST]作报告。", [("江晚", "教授", "云岫大学")]),
        ("[云岫大学|ORG]办会，[江晚|PERSON][教授|POST]作报告。", [("江晚", "教授", None)]),
        ("[市水利局|ORG][局长|POST]是[江晚|PERSON]。", [("江晚", "局长", "市水利局")]),
        (
            "[组长|POST]：[江晚|PERSON]（[县长|POST]）、[宋岭|PERSON]（[县水利局|ORG][局长|POST]）",
            [("江晚", "组长", None), ("江晚", "县长", None), ("宋岭", "局长", "县水利局")],
        ),
        (
            "[松烟银行|COMPANY][行长|POST][江晚|PERSON]因到龄退休辞去[行长|POST]、[董事|POST]职务。",
            [("江晚", "行长", "松烟银行"), ("江晚", "行长", None), ("江晚", "董事", None)],
        ),
        ("[江晚|PERSON] [松烟集团|COMPANY][董事长|POST]", [("江晚", "董事长", "松烟集团")]),
        (
            "[江晚|PERSON]为[县委|ORG][书记|POST]，而原任[县政协|ORG][主席|POST]的[宋岭|PERSON]退休。",
            [("江晚", "书记", "县委")],
        ),
        ("[市水利局|ORG][局长|POST]为[江晚|PERSON]颁奖。", []),
        (
            "[江晚|PERSON]从[市水利局|ORG][局长|POST]调任[澄溪县委|ORG][书记|POST]。",
            [("江晚", "局长", "市水利局"), ("江晚", "书记", "澄溪县委")],
        ),
        (
            "[江晚|PERSON]接替[宋岭|PERSON]任[市水利局|ORG][局长|POST]。",
            [("江晚", "局长", "市水利局"), ("宋岭", "局长", "市水利局")],
        ),
        (
            "[江晚|PERSON]、[宋岭|PERSON]等2名同志为[市委|ORG][委员|POST]。",
            [("江晚", "委员", "市委"), ("宋岭", "委员", "市委")],
        ),
        (
            "[江晚|PERSON]为[市水务局|ORG][局长|POST]，免去其[市民政局|ORG][局长|POST]职务。",
            [("江晚", "局长", "市水务局"), ("江晚", "局长", "市民政局")],
        ),
        (
            "聘任[江晚|PERSON]为[市水务局|ORG][局长|POST]，其原任的[市民政局|ORG][局长|POST]职务自然免除。",
            [("江晚", "局长", "市水务局"), ("江晚", "局长", "市民政局")],
        ),
        (
            "既是[松烟集团|COMPANY][总裁|POST]、又是[云岫大学|ORG][教授|POST]的[江晚|PERSON]坦言，不易。",
            [("江晚", "总裁", "松烟集团"), ("江晚", "教授", "云岫大学")],
        ),
        (
            "[云岫商会|ORG]换届，[松烟集团|COMPANY][总裁|POST][江晚|PERSON]当选[监事长|POST]，[宋岭|PERSON]受聘担任[秘书长|POST]。",
            [("江晚", "总裁", "松烟集团"), ("江晚", "监事长", None), ("宋岭", "秘书长", None)],
        ),
        (
            "[江晚|PERSON]、[宋岭|PERSON]当选[县政协|ORG][副主席|POST]。",
            [("江晚", "副主席", "县政协"), ("宋岭", "副主席", "县政协")],
        ),
        (
            "[江晚|PERSON]、[宋岭|PERSON]分别任[县水利局|ORG][局长|POST]、[县民政局|ORG][局长|POST]。",
            [("江晚", "局长", "县水利局"), ("宋岭", "局长", "县民政局")],
        ),
        (
            "[江晚|PERSON]2021年11月起任[松烟集团|COMPANY][董事长|POST]，此前是[松烟航运|COMPANY][总船长|POST]。",
            [("江晚", "董事长", "松烟集团"), ("江晚", "总船长", "松烟航运")],
        ),
        (
            "[江晚|PERSON]当选[云岫商会|ORG][会长|POST]，[松烟集团|COMPANY][总裁|POST][宋岭|PERSON]主持。",
            [("江晚", "会长", "云岫商会"), ("宋岭", "总裁", "松烟集团")],
        ),
        (
            "[江晚|PERSON]同志逝世。离休后任[云岫市慈善总会|ORG][名誉会长|POST]，热心助学。",
            [("江晚", "名誉会长", "云岫市慈善总会")],
        ),
        ("[江晚|PERSON]获聘[松烟集团|COMPANY][总裁|POST]。", [("江晚", "总裁", "松烟集团")]),
        (
            "[松烟集团|COMPANY]原[财务总监|POST][江晚|PERSON]当选[董事长|POST]，[宋岭|PERSON]获聘[总裁|POST]。",
            [("江晚", "财务总监", "松烟集团"), ("江晚", "董事长", None), ("宋岭", "总裁", None)],
        ),
        (
            "[江晚|PERSON]（畲族）为[市教育局|ORG][局长|POST]；[宋岭|PERSON]（女）为[副市长|POST]。",
            [("江晚", "局长", "市教育局"), ("宋岭", "副市长", None)],
        ),
        (
            "[松烟机械有限公司|COMPANY][总经理|POST][江晚|PERSON]说。她同时也是[云岫商会|ORG][副会长|POST]。",
            [("江晚", "总经理", "松烟机械有限公司"), ("江晚", "副会长", "云岫商会")],
        ),
        (
            "[松烟机械有限公司|COMPANY]（以下简称“[松烟|COMPANY]”）[董事长|POST][江晚|PERSON]说。",
            [("江晚", "董事长", "松烟机械有限公司")],
        ),
        ("[江晚|PERSON]、[宋岭|PERSON]两位[副市长|POST]到会。", [("江晚", "副市长", None), ("宋岭", "副市长", None)]),
        (
            "[甲局|ORG][局长|POST][江晚|PERSON]、[乙局|ORG][局长|POST][宋岭|PERSON]两位[发言人|POST]到会。",
            [("江晚", "局长", "甲局"), ("宋岭", "局长", "乙局")],
        ),
    ],
)
def test_posts_behind_names(marked, roles):
    assert roles_of(marked) == roles


@pytest.mark.parametrize(
    ("marked", "statuses"),
    [
        ("原[市水利局|ORG][局长|POST][江晚|PERSON]接受审查。", [("江晚", "局长", "former")]),
        ("当时的[市长|POST][江晚|PERSON]同志站了四十分钟。", [("江晚", "市长", "former")]),
        ("时任[澄溪县|PLACE][县长|POST][江晚|PERSON]决定修路。", [("江晚", "县长", "former")]),
        (
            "[市委|ORG][副书记|POST]、[代市长|POST][江晚|PERSON]主持。",
            [("江晚", "副书记", "current"), ("江晚", "代市长", "acting")],
        ),
        ("[市人大代表|POST][江晚|PERSON]发言。", [("江晚", "市人大代表", "current")]),
        ("任命[江晚|PERSON]为[市教育局|ORG][局长|POST]。", [("江晚", "局长", "appointed")]),
        ("决定任命[江晚|PERSON]为[副市长|POST]。", [("江晚", "副市长", "appointed")]),
        ("[江晚|PERSON]拟任[市水利局|ORG][局长|POST]。", [("江晚", "局长", "proposed")]),
        ("推荐[江晚|PERSON]为[副市长|POST]人选。", [("江晚", "副市长", "proposed")]),
        ("[江晚|PERSON]被提名为[副市长|POST]候选人。", [("江晚", "副市长", "proposed")]),
        ("[松烟集团|COMPANY]拟任[总裁|POST][江晚|PERSON]讲话。", [("江晚", "总裁", "proposed")]),
        ("免去[江晚|PERSON]的[市教育局|ORG][局长|POST]职务。", [("江晚", "局长", "removed")]),
        ("免去[江晚|PERSON]兼任的[市教育局|ORG][局长|POST]职务。", [("江晚", "局长", "removed")]),
        ("根据市长的提名决定[江晚|PERSON]为[市教育局|ORG][局长|POST]。", [("江晚", "局长", "appointed")]),
        ("审议了[江晚|PERSON]提名的[市教育局|ORG][局长|POST]人选。", []),
        ("[江晚|PERSON]被聘为[松烟集团|COMPANY][总经理|POST]。", [("江晚", "总经理", "appointed")]),
        ("[江晚|PERSON]受聘为[松烟集团|COMPANY][名誉董事长|POST]。", [("江晚", "名誉董事长", "appointed")]),
        ("[江晚|PERSON]被任命为[市水利局|ORG][局长|POST]。", [("江晚", "局长", "appointed")]),
        ("[江晚|PERSON]被推举为[云岫商会|ORG][会长|POST]。", [("江晚", "会长", "appointed")]),
        (
            "选举[松烟集团|COMPANY][董事长|POST][江晚|PERSON]为[云岫商会|ORG]首任[会长|POST]。",
            [("江晚", "董事长", "current"), ("江晚", "会长", "appointed")],
        ),
        ("[江晚|PERSON]不再担任[松烟集团|COMPANY][总经理|POST]。", [("江晚", "总经理", "removed")]),
        ("[江晚|PERSON]当选[市工商联|ORG][主席|POST]。", [("江晚", "主席", "appointed")]),
        ("[江晚|PERSON]曾任[澄溪县委|ORG][书记|POST]。", [("江晚", "书记", "former")]),
        ("[松烟集团|COMPANY]新任命的[总裁|POST][江晚|PERSON]讲话。", [("江晚", "总裁", "appointed")]),
        ("新任[市教育局|ORG][局长|POST][江晚|PERSON]讲话。", [("江晚", "局长", "appointed")]),
        ("[江晚|PERSON]已任[市教育局|ORG][局长|POST]。", [("江晚", "局长", "appointed")]),
        ("[松烟集团|COMPANY]公告，[江晚|PERSON]任[总裁|POST]。", [("江晚", "总裁", "appointed")]),
        ("[江晚|PERSON]任[市教育局|ORG][局长|POST]。", [("江晚", "局长", "current")]),
        (
            "[江晚|PERSON]同志任[市委|ORG][委员|POST]、[常委|POST]、[书记|POST]。",
            [("江晚", p, "appointed") for p in ("委员", "常委", "书记")],
        ),
        (
            "[江晚|PERSON]曾任[甲局|ORG][局长|POST]，2021年8月起任[乙县|PLACE][县长|POST]。",
            [("江晚", "局长", "former"), ("江晚", "县长", "current")],
        ),
        (
            "2018年5月任[甲局|ORG][局长|POST]，2020年8月任[乙局|ORG][局长|POST]的[江晚|PERSON]到会。",
            [("江晚", "局长", "former"), ("江晚", "局长", "current")],
        ),
        (
            "[江晚|PERSON]2018年任[甲局|ORG][局长|POST]，2020年起兼任[甲局|ORG][党组书记|POST]。",
            [("江晚", "局长", "current"), ("江晚", "党组书记", "current")],
        ),
        (
            "[江晚|PERSON]，男，现任[甲局|ORG][局长|POST]，拟任[乙县|PLACE][县长|POST]。",
            [("江晚", "局长", "current"), ("江晚", "县长", "proposed")],
        ),
        ("[宋岭|PERSON]接替[江晚|PERSON]任[局长|POST]。", [("宋岭", "局长", "current"), ("江晚", "局长", "former")]),
        (
            "[江晚|PERSON]利用担任[甲局|ORG][局长|POST]、[乙局|ORG][书记|POST]的便利谋利。",
            [("江晚", "局长", "former"), ("江晚", "书记", "former")],
        ),
        ("[江晚|PERSON]为[松烟公司|COMPANY][监事|POST]。", [("江晚", "监事", "current")]),
        ("[松烟公司|COMPANY][代表监事|POST][江晚|PERSON]到会。", [("江晚", "代表监事", "current")]),
        ("会议选举[江晚|PERSON]为[松烟公司|COMPANY][监事|POST]。", [("江晚", "监事", "appointed")]),
        (
            "（记者[江晚|PERSON]）[市长|POST]来到[甲局|ORG]，[局长|POST]陪同。",
            [],
        ),
    ],
)
def test_status_of_a_role(marked, statuses):
    assert statuses_of(marked) == statuses


def test_who_stands_for_others_holds_no_post():
    marked = (
        "供应商[代表|POST]、[松烟铸造厂|COMPANY][厂长|POST][江晚|PERSON]说，满意。企业[代表|POST][宋岭|PERSON]发言。"
    )
    assert roles_of(marked) == [("江晚", "厂长", "松烟铸造厂")]
    assert roles_of("[供应商代表|POST][江晚|PERSON]、[群众代表|POST][宋岭|PERSON]发言。") == []
    assert roles_of("[市人大代表|POST][江晚|PERSON]发言。") == [("江晚", "市人大代表", None)]
    assert roles_of("[市人大|ORG][代表|POST][江晚|PERSON]发言。") == [("江晚", "代表", "市人大")]


def test_a_career_goes_on_in_the_next_sentence():
    marked = "[江晚|PERSON]，男，汉族。曾任[澄溪县委|ORG][副书记|POST]、[县长|POST]，[云岫市教育局|ORG][局长|POST]。"
    found = find_roles(marked_view(marked))
    assert [(r.person, r.post, r.status) for r in found] == [
        ("江晚", "副书记", "former"),
        ("江晚", "县长", "former"),
        ("江晚", "局长", "former"),
    ]


@pytest.mark.parametrize(
    ("words", "body"),
    [("公司[副总裁|POST]", "松烟集团"), ("公司原[财务总监|POST]", "松烟集团"), ("公司邀请[副总裁|POST]", None)],
)
def test_the_firm_before_a_post_is_that_of_the_article(words, body):
    view = marked_view(f"[松烟集团|COMPANY]开会。{words}[江晚|PERSON]到场。")
    [role] = find_roles(view, tuple(find_aliases(view.page.text, view.article, view.mentions)))
    assert role.org == body


def test_a_county_post_does_not_lend_its_county_to_a_city_post():
    marked = "[江晚|PERSON]曾任[澄溪县委|ORG][书记|POST]，后任[副市长|POST]。"
    assert [r.org_full for r in find_roles(marked_view(marked))] == ["澄溪县委", "云岫市政府"]


def test_words_that_stand_for_a_company_lead_to_it():
    view = marked_view("[松烟机械有限公司|COMPANY]签下大单。该公司[总经理|POST][岑百川|PERSON]表示，将扩产。")
    found = find_roles(view, tuple(find_aliases(view.page.text, view.article, view.mentions)))
    assert [(r.person, r.org) for r in found] == [("岑百川", "松烟机械有限公司")]


@pytest.mark.parametrize(
    ("marked", "full"),
    [
        ("[市委|ORG][书记|POST][江晚|PERSON]", "云岫市委"),
        ("[市长|POST][江晚|PERSON]", "云岫市政府"),
        ("[总书记|POST][江晚|PERSON]", "中共中央"),
        ("[水利部|ORG][部长|POST][江晚|PERSON]", "水利部"),
        ("[澄溪县|PLACE][县长|POST][江晚|PERSON]", "澄溪县政府"),
        ("[市人民政府|ORG][秘书长|POST][江晚|PERSON]", "云岫市人民政府"),
        ("[长沙市委|ORG][书记|POST][宋岭|PERSON]，[市长|POST][江晚|PERSON]", "长沙市政府"),
        ("[湖南省委|ORG][书记|POST][宋岭|PERSON]，[省委|ORG][常委|POST][江晚|PERSON]", "湖南省委"),
        ("[长沙市委|ORG][书记|POST][宋岭|PERSON]到会。[市长|POST][江晚|PERSON]", "云岫市政府"),
        ("[国务委员|POST][江晚|PERSON]", "国务院"),
        ("在随县，[县委|ORG][书记|POST][江晚|PERSON]", "随县县委"),
        ("[县委|ORG][书记|POST][江晚|PERSON]到沙雅县的企业调研", "沙雅县委"),
        ("到[河口镇|PLACE]走访。[镇长|POST][江晚|PERSON]", "河口镇政府"),
        ("在沙雅县，[县委|ORG][书记|POST][江晚|PERSON]", "沙雅县委"),
        ("在沙雅县，[县长|POST][江晚|PERSON]", "沙雅县政府"),
    ],
)
def test_bodies_are_qualified_by_the_place_of_the_article(marked, full):
    assert [r.org_full for r in find_roles(marked_view(marked)) if r.person == "江晚"] == [full]


def test_evidence_quotes_from_the_body_to_the_name():
    [role] = find_roles(marked_view("昨天，[县委|ORG][书记|POST][江晚|PERSON]讲话。"))
    assert [(e.start, e.end, e.quote) for e in role.evidence] == [(3, 9, "县委书记江晚")]


def test_a_former_post_is_quoted_with_the_word_that_says_so():
    [role] = find_roles(marked_view("当时的[市长|POST][江晚|PERSON]同志来过。"))
    assert role.evidence[0].quote == "当时的市长江晚"


def test_a_role_told_twice_is_one():
    assert len(roles_of("[县委|ORG][书记|POST][江晚|PERSON]讲话。[县委|ORG][书记|POST][江晚|PERSON]调研。")) == 1


def test_what_came_of_a_proposal_is_told():
    marked = "提名[江晚|PERSON]为[市水利局|ORG][局长|POST]人选。任命[江晚|PERSON]为[市水利局|ORG][局长|POST]。"
    found = list(find_roles(marked_view(marked)))
    assert [role.status for role in told_once([replace(found[0], status="proposed"), *found])] == [found[0].status]
    assert [role.status for role in told_once([replace(found[0], status="appointed"), *found])] == ["appointed"]


def test_a_role_without_its_body_gives_way_to_the_same_with_it():
    view = marked_view("[党中央|ORG][总书记|POST][江晚|PERSON]讲话。[江晚|PERSON][总书记|POST]强调，要快。")
    assert [r.org for r in without_bare(find_roles(view))] == ["党中央"]


def test_date_of_a_role_is_that_of_the_article():
    [role] = find_roles(marked_view("[市长|POST][江晚|PERSON]", date="2024-03-08"))
    assert role.date == "2024-03-08"


@pytest.mark.parametrize(
    ("marked", "full", "status"),
    [
        (
            "[江晚|PERSON]此前任[市委|ORG][常委|POST]、[统战部|ORG][部长|POST]。",
            ["云岫市委", "云岫市委统战部"], "former",
        ),
        ("[政法委|ORG][书记|POST][江晚|PERSON]讲话。", ["云岫市委政法委"], "current"),
    ],
)  # fmt: skip
def test_a_department_is_that_of_the_committee_before_it(marked, full, status):
    roles = list(find_roles(marked_view(marked)))
    assert [role.org_full for role in roles] == full
    assert {role.status for role in roles} == {status}


def test_a_short_name_in_brackets_leaves_the_post_to_the_full_one():
    marked = "[云泽松烟机械有限公司|COMPANY]（[松烟公司|COMPANY]）[董事长|POST][江晚|PERSON]到会。"
    assert roles_of(marked) == [("江晚", "董事长", "云泽松烟机械有限公司")]


def test_a_field_of_a_notice_says_which_post_is_to_come():
    text = "[江晚|PERSON]，现任职务：[云溪县财政局|ORG][局长|POST]；拟任职务：[云溪县政协|ORG][副主席|POST]。"
    view = marked_view(text)
    found = {r.post: r.status for r in find_linked(view, find_roles(view))}
    assert found == {"局长": "current", "副主席": "proposed"}


@pytest.mark.parametrize(
    ("marked", "orgs"),
    [
        ("[澄溪县委|ORG][书记|POST][江晚|PERSON]讲话。[县委|ORG][书记|POST][江晚|PERSON]说，要快。", ["澄溪县委"]),
        (
            "[县委|ORG][书记|POST][江晚|PERSON]讲话。[澄溪县委|ORG][书记|POST][江晚|PERSON]说，要快。",
            ["县委", "澄溪县委"],
        ),
        (
            "[澄溪县委|ORG][书记|POST][江晚|PERSON]讲话。[县纪委|ORG][书记|POST][江晚|PERSON]说，要快。",
            ["澄溪县委", "县纪委"],
        ),
    ],
)
def test_a_role_behind_the_same_with_a_longer_name_is_that_one(marked, orgs):
    assert [role.org for role in without_short(find_roles(marked_view(marked, county="澄溪县")))] == orgs


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        ("[江晚|PERSON]致电[沙维·图伦|PERSON]，祝贺他再次当选[总统|POST]。", [("沙维·图伦", "总统", "appointed")]),
        ("[江晚|PERSON]致电说，祝贺他当选[总统|POST]。", []),
        (
            "[行长|POST][江晚|PERSON]代为履行[董事长|POST]职责。",
            [("江晚", "行长", "current"), ("江晚", "董事长", "acting")],
        ),
        (
            "[江晚|PERSON]接棒[宋岭|PERSON]，出任[云岫市委|ORG][书记|POST]。",
            [("江晚", "书记", "appointed"), ("宋岭", "书记", "former")],
        ),
        (
            "[政委|POST][江晚|PERSON][大校|POST]，[市水利局|ORG][局长|POST][宋岭|PERSON]到场。",
            [("江晚", "政委", "current"), ("宋岭", "局长", "current")],
        ),
        ("[江晚|PERSON]迎来新任[副省长|POST]。", []),
    ],
)
def test_who_is_congratulated_stands_in_or_takes_over(marked, told):
    assert statuses_of(marked) == told


def test_a_list_before_appointment_gives_each_name_its_own_posts():
    marked = (
        "[江晚|PERSON]，[云岫市委|ORG][常委|POST]，[云岫开发区党工委|ORG][书记|POST]（兼），拟任省直单位正职；\n"
        "[宋岭|PERSON]，[省商务厅|ORG][党组成员|POST]、省属企业[监事会主席|POST]（副厅级），挂职任[云岫市|PLACE][副市长|POST]。"
    )
    view = marked_view(marked)
    assert [(r.person, r.post, r.org) for r in find_linked(view, find_roles(view))] == [
        ("江晚", "常委", "云岫市委"),
        ("江晚", "书记", "云岫开发区党工委"),
        ("宋岭", "党组成员", "省商务厅"),
        ("宋岭", "监事会主席", None),
        ("宋岭", "副市长", None),
    ]


def test_a_unit_behind_a_word_for_its_body_is_of_that_body():
    view = marked_view("[云岫市水利局|ORG]昨日回应。该局水库管理中心[主任|POST][江晚|PERSON]到场。")
    aliases = tuple(find_aliases(view.page.text, view.article, view.mentions))
    assert [role.org for role in find_roles(view, aliases)] == ["云岫市水利局水库管理中心"]


def test_a_change_told_behind_a_role_is_told_of_it():
    view = marked_view(
        "[松烟集团|COMPANY][财务总监|POST][江晚|PERSON]到场。[江晚|PERSON]辞去[松烟集团|COMPANY][财务总监|POST]职务。"
    )
    assert [role.status for role in told_once(find_roles(view))] == ["removed"]


def test_a_post_of_one_name_in_two_bodies_is_two_roles():
    view = marked_view("[江晚|PERSON]曾任[长沙市|PLACE][市长|POST]，[岳阳市|PLACE][市长|POST]。")
    told = [(r.person, r.post, r.org_full) for r in told_once(find_roles(view))]
    assert told == [("江晚", "市长", "长沙市政府"), ("江晚", "市长", "岳阳市政府")]
