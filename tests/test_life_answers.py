"""Lives, timelines and conflicts of a graph."""

from typing import Any

import pytest

from pipeline.query import About, Graph
from pipeline.record import LifeFact, PropertyGraph
from sample_graph import edge, node, source


def fact(field: str, value: str, *, start: int = 0, date: str | None = None) -> LifeFact:
    return LifeFact(f"life:{field}{value}", "a", field, value, date, 0.9, (source(start, value, "2024-01-01"),))


def lived(*facts: LifeFact) -> Graph:
    return Graph(PropertyGraph((node("a", "person", "江晚"),), (), (), tuple(facts)))


def posted(*posts: tuple[str, dict[str, Any]], person: str = "a") -> Graph:
    """A person in posts of one body; the order of the page is that of the posts."""
    nodes = [node(person, "person", "江晚")]
    edges = []
    for number, (title, told) in enumerate(posts):
        nodes.append(node(f"p{number}", "post", title, title=title, body="澄溪县委"))
        known = {"status": "former", "kind": "official", "org_full": "澄溪县委", **told}
        quote = source(10 * number, f"任{title}", "2024-01-01")
        edges.append(edge(f"e{number}", "holds", person, f"p{number}", quote, **known))
    return Graph(PropertyGraph(tuple(nodes), tuple(edges)))


def test_a_life_comes_in_order_with_its_words() -> None:
    life = lived(fact("school", "松烟大学", date="1991"), fact("birth", "1970-03"), fact("sex", "女")).person("a").life
    assert [(one.field, one.value, one.date) for one in life] == [
        ("sex", "女", None),
        ("birth", "1970-03", None),
        ("school", "松烟大学", "1991"),
    ]
    assert str(life[1]) == "出生：1970-03 | a.txt:0-7 “1970-03”"


@pytest.mark.parametrize(
    ("field", "values", "kept", "clash"),
    [
        ("birth", ("1970", "1970-03"), ["1970-03"], False),
        ("birth", ("1971-03", "1970-03"), ["1970-03", "1971-03"], True),
        ("native_place", ("云岫", "云岫市澄溪县", "云岫澄溪"), ["云岫市澄溪县"], False),
        ("native_place", ("云岫", "澄溪"), ["云岫", "澄溪"], True),
        ("degree", ("工学硕士", "理学学士"), ["工学硕士", "理学学士"], False),
        ("rank", ("二级调研员", "一级调研员"), ["一级调研员", "二级调研员"], False),
    ],
)
def test_values_that_cannot_both_be_so_name_each_other(
    field: str, values: tuple[str, ...], kept: list[str], clash: bool
) -> None:
    g = lived(*(fact(field, value, start=10 * i) for i, value in enumerate(values)))
    life = g.person("a").life
    assert ([one.value for one in life], [bool(one.clashes) for one in life]) == (kept, [clash] * len(kept))
    assert sum(len(one.sources) for one in life) == len(values)
    assert [(one.about, one.who) for one in g.conflicts()] == ([(About.LIFE, tuple(kept))] if clash else [])


TIMELINES = [
    (  # the gap is between stated ends alone
        [
            ("书记", {"since": "2019-03", "status": "current", "first": "2024-01-01"}),
            ("秘书", {"since": "1992-08", "until": "1995-03"}),
            ("科长", {"since": "1995-03", "until": "2001-02"}),
            ("县长", {"since": "2003-05", "until": "2019-03"}),
        ],
        [
            "1992-08 1995-03 秘书",
            "1995-03 2001-02 科长",
            "2001-02 2003-05 -",
            "2003-05 2019-03 县长",
            "2019-03 None 书记",
        ],
    ),
    (  # a post whose end is not told leaves no gap behind it
        [("秘书", {"since": "1992"}), ("县长", {"since": "2003-05", "until": "2009-03"})],
        ["1992 None 秘书", "2003-05 2009-03 县长"],
    ),
    (  # one post over another's end
        [
            ("委员", {"since": "1992", "until": "2009-01"}),
            ("科长", {"since": "1995", "until": "1996"}),
            ("县长", {"since": "2009-02", "until": "2012"}),
        ],
        ["1992 2009-01 委员", "1995 1996 科长", "2009-02 2012 县长"],
    ),
    (  # sightings; what is proposed is no post; the undated in the order of the page
        [
            ("县长", {"status": "proposed", "first": "2024-01-01"}),
            ("科长", {"first": "2024-01-01"}),
            ("秘书", {"first": "2024-01-01"}),
            ("书记", {"status": "current", "first": "2020-01-01", "last": "2024-01-01"}),
        ],
        ["2020-01-01 None 书记", "None None 科长", "None None 秘书"],
    ),
]


@pytest.mark.parametrize(("posts", "found"), TIMELINES)
def test_a_timeline(posts: list[tuple[str, dict[str, Any]]], found: list[str]) -> None:
    spells = posted(*posts).person("a").timeline()
    assert [f"{s.begin} {s.end} {'-' if s.gap else s.post}" for s in spells] == found


def test_a_spell_is_told_with_its_words() -> None:
    spells = posted(("秘书", {"since": "1992-08", "until": "1995-03"}), ("科长", {})).person("a").timeline()
    assert [str(one) for one in spells] == [
        "1992-08 — 1995-03 澄溪县委秘书（原任） | a.txt:0-3 “任秘书”",
        "日期不详 澄溪县委科长（原任） | a.txt:10-13 “任科长”",
    ]


def held(*told: dict[str, Any], title: str = "书记", body: str | None = "澄溪县委") -> Graph:
    """One post, each holder another person."""
    nodes = [node("p", "post", title, title=title, **({"body": body} if body else {}))]
    edges = []
    for number, attrs in enumerate(told):
        nodes.append(node(f"n{number}", "person", f"江{number}"))
        known = {"kind": "official", **({"org_full": body} if body else {}), **attrs}
        edges.append(edge(f"e{number}", "holds", f"n{number}", "p", source(number, "任", "2024-03-01"), **known))
    return Graph(PropertyGraph(tuple(nodes), tuple(edges)))


DAY = "2024-03-01"
NEW = {"status": "appointed", "first": DAY, "last": DAY, "since": DAY}
CLASHES = [
    ([NEW] * 6, 6),
    ([{"status": "appointed", "first": DAY}, {"status": "appointed", "first": DAY}], 2),
    ([NEW, {"status": "current", "first": "2023-01-01", "last": DAY}], 0),
    ([NEW, {"status": "current", "first": "2023-01-01", "last": "2024-05-01"}], 2),
    ([NEW, {"status": "current", "since": "2019-01", "until": DAY}], 0),
    ([NEW, {"status": "former", "first": DAY}], 0),
    ([NEW, {"status": "proposed", "first": DAY}], 0),
    ([{"since": "2019", "until": "2024"}, {"since": "2024", "first": "2024-06-01"}], 0),
    ([{"since": "2019-05", "until": "2024-03"}, {"since": "2024-03", "first": "2024-06-01"}], 0),
    ([{"since": "2019-05", "until": "2024-03"}, {"since": "2023-01", "until": "2024-06"}], 2),
]


@pytest.mark.parametrize(("told", "count"), CLASHES)
def test_two_holders_of_one_principal_post_on_one_day(told: list[dict[str, Any]], count: int) -> None:
    g = held(*({"status": "current", **one} for one in told))
    assert sum(bool(h.clashes) for h in g.post("p").holders()) == count
    assert [(one.about, len(one.who)) for one in g.conflicts()] == ([(About.POST, count)] if count else [])


def test_a_post_of_the_whole_state_needs_no_body() -> None:
    assert held(NEW, NEW, title="总书记", body=None).conflicts()
    assert not held(NEW, NEW, title="副书记").conflicts()
    told = str(held(NEW, NEW).conflicts()[0])
    assert told.startswith("澄溪县委书记：江0、江1（同时任此职：2024-03-01）\n")
    assert told.count("“任”") == 2
