import builtins
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline import Graph
from pipeline.errors import AmbiguousName, BadGraph, BadInput, MissingModel, NotFound
from pipeline.record import PropertyGraph
from pipeline.save import save_build
from sample_graph import asked, edge, node, sample_graph, source


@pytest.fixture(scope="module", params=["memory", "store"])
def g(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return asked(request.param, tmp_path_factory.mktemp("build"))


def test_a_saved_graph_is_loaded_without_sockets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", forbidden)
    save_build(tmp_path, (), sample_graph())
    g = Graph.load(str(tmp_path))
    assert (g.nodes, g.edges) == (sample_graph().nodes, sample_graph().edges)


@pytest.mark.parametrize("folder", ["", "none"])
def test_a_folder_without_a_build_is_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(BadGraph, match=r"make graph.*guanxi build"):
        Graph.load(tmp_path / folder)


@pytest.mark.parametrize("name", ["闻雁", "聞雁", " 闻 雁 ", "person:b"])
def test_a_person_is_found_in_any_writing(g: Graph, name: str) -> None:
    assert g.person(name).id == "person:b"


def test_an_alias_leads_to_its_bearer(g: Graph) -> None:
    assert g.person("老甄").id == "person:a"


def test_a_name_of_several_is_ambiguous_and_its_ids_are_not(g: Graph) -> None:
    with pytest.raises(AmbiguousName, match="ask by id") as caught:
        g.person("甄远山")
    assert caught.value.choices == (
        ("person:a", "甄远山 — 云岫市政府、云岫市委，云岫"),
        ("person:d", "甄远山 — 澄溪市统计局，澄溪"),
    )
    assert [person.id for person in g.persons("甄遠山")] == ["person:a", "person:d"]
    assert g.person("person:d").city == "澄溪"


@pytest.mark.parametrize(("name", "near"), [("甄远水", "甄远山"), ("岑百", "岑百川")])
def test_an_unknown_name_tells_close_ones(g: Graph, name: str, near: str) -> None:
    with pytest.raises(NotFound, match=near):
        g.person(name)
    assert g.persons(name) == ()


@pytest.mark.parametrize("name", ["松烟机械股份有限公司", "松烟机械", "松烟机械集团有限公司", "松煙機械"])
def test_a_company_is_found_without_its_legal_form(g: Graph, name: str) -> None:
    assert g.company(name).id == "company:pine"


@pytest.mark.parametrize("name", ["云岫市委", "中共云岫市委", "中国共产党云岫市委员会", "市委"])
def test_an_organization_is_found_by_its_long_forms(g: Graph, name: str) -> None:
    assert g.organization(name).id == "organization:party"


@pytest.mark.parametrize(
    ("title", "post"),
    [
        ("云岫市委书记", "post:party"),
        ("中共云岫市委书记", "post:party"),
        ("市委书记", "post:party"),
        ("书记", "post:party"),
        ("云岫市长", "post:mayor"),
        ("云岫市市长", "post:mayor"),
        ("云岫市人民政府市长", "post:mayor"),
        ("市长", "post:mayor"),
        ("松烟机械董事长", "post:chair"),
        ("松烟机械股份有限公司董事长", "post:chair"),
    ],
)
def test_a_post_is_found_by_body_and_title(g: Graph, title: str, post: str) -> None:
    assert g.post(title).id == post


def test_a_title_of_several_bodies_is_ambiguous() -> None:
    nodes = [node(f"post:{i}", "post", "局长", title="局长", body=f"{i}市统计局") for i in "甲乙"]
    with pytest.raises(AmbiguousName) as caught:
        Graph(PropertyGraph(tuple(nodes), ())).post("局长")
    assert [about for _, about in caught.value.choices] == ["乙市统计局局长", "甲市统计局局长"]


def test_posts_come_in_order_of_time(g: Graph) -> None:
    assert [(h.post, h.org_full, h.first) for h in g.person("person:a").posts()] == [
        ("市长", "云岫市政府", "2022-03-01"),
        ("书记", "云岫市委", "2025-02-06"),
    ]
    assert [h.post for h in g.person("person:a").posts(min_score=0.93)] == ["书记"]


@pytest.mark.parametrize(
    ("person", "day", "found"),
    [
        ("person:a", "2025-02-06", [("书记", True)]),
        ("person:a", "2025-06", [("书记", True)]),
        ("person:a", "2024-06-01", [("市长", False)]),
        ("person:a", "2022-12-31", [("市长", True)]),
        ("person:a", "2020", []),
        ("person:a", "2026-05-01", [("书记", False)]),
        ("person:d", "2024-05-01", []),
    ],
)
def test_posts_on_a_day(g: Graph, person: str, day: str, found: list[tuple[str, bool]]) -> None:
    assert [(h.post, h.certain) for h in g.person(person).posts(on=day)] == found


def test_a_post_that_was_left_is_not_held_any_more() -> None:
    graph = sample_graph()
    left = edge("e97", "holds", "person:a", "post:mayor", status="former", first="2025-01-10", kind="official")
    person = Graph(PropertyGraph(graph.nodes, (*graph.edges, left))).person("person:a")
    assert [(h.post, h.certain) for h in person.posts(on="2024-06-01")] == [("市长", False)]
    assert [(h.post, h.certain) for h in person.posts(on="2025-02-06")] == [("书记", True)]


def test_a_day_that_is_none_is_bad_input(g: Graph) -> None:
    with pytest.raises(BadInput, match="2025-02-06"):
        g.person("闻雁").posts(on="2月6日")


def test_holders_come_in_order_and_conflicts_are_named(g: Graph) -> None:
    assert [(h.person, h.conflict) for h in g.post("云岫市长").holders()] == [("甄远山", ()), ("闻雁", ())]
    late = edge("e99", "holds", "person:c", "post:mayor", status="current", first="2023-01-01", kind="official")
    graph = sample_graph()
    holders = Graph(PropertyGraph(graph.nodes, (*graph.edges, late))).post("云岫市长").holders()
    assert [(h.person, h.conflict) for h in holders] == [("甄远山", ("岑百川",)), ("岑百川", ("甄远山",)), ("闻雁", ())]


@pytest.mark.parametrize(
    ("title", "other", "clash"),
    [
        ("局长", {"first": "2024-01-01", "last": "2024-06-01"}, True),
        ("副局长", {"first": "2024-01-01", "last": "2024-06-01"}, False),
        ("局长", {"first": "2024-01-01", "last": "2024-06-01", "status": "former"}, False),
        ("局长", {"first": "2024-05-01", "status": "appointed"}, False),
        ("局长", {"first": "2024-05-01"}, True),
    ],
)
def test_what_is_a_conflict(title: str, other: dict[str, Any], clash: bool) -> None:
    nodes = (
        node("a", "person", "甲"),
        node("b", "person", "乙"),
        node("p", "post", title, title=title, body="澄溪市统计局"),
    )
    known = {"org_full": "澄溪市统计局", "kind": "official"}
    edges = (
        edge("1", "holds", "a", "p", first="2024-03-01", last="2024-05-01", **known),
        edge("2", "holds", "b", "p", **{**known, **other}),
    )
    assert [bool(h.conflict) for h in Graph(PropertyGraph(nodes, edges)).post("p").holders()] == [clash, clash]


def test_a_company_answers_with_its_peoples_words(g: Graph) -> None:
    company = g.company("松烟机械")
    assert [(s.speaker, s.text) for s in company.statements()] == [("岑百川", "今年机床产量翻番")]
    assert company.statements(about="機床")
    assert company.statements(about="轴承") == ()
    assert [(h.person, h.post) for h in company.people()] == [("岑百川", "董事长")]
    assert [(t.metric, t.low, t.high, t.unit) for t in company.targets()] == [("产值", 30, 30.5, "亿元")]


def test_words_said_for_another_body_are_not_its_own(g: Graph) -> None:
    graph = sample_graph()
    moved = edge("e98", "on_behalf_of", "statement:2", "organization:party")
    g2 = Graph(PropertyGraph(graph.nodes, (*graph.edges, moved)))
    assert [s.id for s in g.organization("云岫市政府").statements()] == ["statement:2"]
    assert g2.organization("云岫市政府").statements() == ()


def test_events_of_a_person(g: Graph) -> None:
    assert [(e.part, e.event, e.date, e.place) for e in g.person("闻雁").events()] == [
        ("chaired", "全市工业大会", "2025-02-06", "云岫")
    ]


def test_a_path_leads_over_ties_with_evidence(g: Graph) -> None:
    path = g.path("岑百川", "闻雁")
    assert [(t.left, t.kind, t.forward, t.right) for t in path] == [
        ("岑百川", "attended", True, "全市工业大会"),
        ("全市工业大会", "chaired", False, "闻雁"),
    ]
    assert path[0].sources[0].quote == "岑百川出席"
    assert g.path("闻雁", "闻雁") == ()


def meeting_of(count: int) -> Graph:
    people = [node(f"person:{i:03}", "person", f"甲{i}") for i in range(count)]
    apart = [node(f"place:{i:03}", "place", f"乙{i}") for i in range(count)]
    edges = [edge(f"e{i:03}", "attended", one.id, "event:h", source(0, "出席", None)) for i, one in enumerate(people)]
    return Graph(PropertyGraph((*people, *apart, node("event:h", "event", "大会")), tuple(edges)))


def test_a_path_goes_around_hubs_unless_through() -> None:
    assert len(meeting_of(150).path("person:000", "person:001", through=True)) == 2
    assert len(meeting_of(150).path("person:000", "event:h")) == 1
    with pytest.raises(NotFound, match="--through"):
        meeting_of(150).path("person:000", "person:001")


def test_a_meeting_in_a_small_graph_is_no_hub() -> None:
    assert len(meeting_of(40).path("person:000", "person:001")) == 2


def test_a_path_goes_around_media_and_articles_unless_through(g: Graph) -> None:
    assert [tie.kind for tie in g.path("甄书记", "person:d", through=True)] == ["mentions", "mentions"]
    assert "mentions" not in [tie.kind for tie in g.path("甄书记", "闻雁", through=True)]
    with pytest.raises(NotFound):
        g.path("甄书记", "person:d")
    with pytest.raises(NotFound):
        g.path("记小晨", "云岫日报")


def test_answers_read_as_one_line_and_as_data(g: Graph) -> None:
    (holding,) = g.person("闻雁").posts()
    assert str(holding) == "闻雁 云岫市市长（现任） 见于 2025-02-06 | 2025-02-06 a.txt:40-44 “市长闻雁”"
    assert holding.as_dict()["sources"][0] == {
        **{"document_id": "a.txt", "start": 40, "end": 44, "quote": "市长闻雁", "date": "2025-02-06"}
    }
    company = g.company("松烟机械")
    answers = (*company.statements(), *company.targets(), *company.events(), *g.path("岑百川", "闻雁"))
    assert all("\n" not in str(answer) and "a.txt:" in str(answer) for answer in answers)
    assert str(answers[0]) == (
        "2025-02-06 岑百川（松烟机械股份有限公司） 表示：今年机床产量翻番 见于全市工业大会 a.txt:200-208"
    )


def test_networkx_and_counts(g: Graph) -> None:
    assert (len(g.nx), g.nx.number_of_edges()) == (len(g.nodes), len(g.edges))
    assert g.nx.edges["person:a", "post:party", "e02"]["kind"] == "holds"
    assert g.nx.nodes["post:party"]["label"] == "云岫市委书记"
    assert g.stats()["nodes"]["person"] == 5


@pytest.mark.parametrize(("what", "count"), [("roles", 6), ("statements", 2), ("events", 3), ("targets", 1)])
def test_frames(g: Graph, what: str, count: int) -> None:
    pytest.importorskip("pandas")
    assert len(g.to_frame(what)) == count


def test_an_unknown_frame_and_a_missing_pandas_are_told(g: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadInput, match="events, organizations"):
        g.to_frame("people")
    real: Callable[..., Any] = builtins.__import__

    def without_pandas(name: str, *args: Any, **options: Any) -> Any:
        if name == "pandas":
            raise ImportError(name)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", without_pandas)
    with pytest.raises(MissingModel, match=r"pip install -e '\.\[pandas\]'"):
        g.to_frame("roles")
