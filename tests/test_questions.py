"""Collections of things and facts, what chooses among them, and how they show themselves."""

import io
import json
from datetime import date

import networkx as nx
import pytest

from pipeline import Graph
from pipeline.errors import BadInput, NotFound
from pipeline.query.wanted import as_day
from pipeline.record import PropertyGraph
from sample_graph import asked, edge, node, source


@pytest.fixture(scope="module", params=["memory", "store"])
def g(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return asked(request.param, tmp_path_factory.mktemp("build"))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025年2月6日", "2025-02-06"),
        ("2025年2月", "2025-02"),
        ("2025年", "2025"),
        ("20250206", "2025-02-06"),
        ("2025/2/6", "2025-02-06"),
        ("2025.02", "2025-02"),
        (" 2025 ", "2025"),
        (date(2025, 2, 6), "2025-02-06"),
    ],
)
def test_a_day_is_taken_in_the_usual_writings(written, day):
    assert as_day(written) == day


@pytest.mark.parametrize("written", ["2月6日", "2025-02-30", "20251", "", 2025.5, None, "昨天"])
def test_what_is_no_day_is_told(written):
    with pytest.raises(BadInput, match="write it as 2025-02-06"):
        as_day(written)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({}, ["person:a", "person:b", "person:c", "person:d", "person:e"]),
        ({"place": "澄溪"}, ["person:d"]),
        ({"place": "云岫市"}, ["person:a", "person:b"]),
        ({"since": "2024-01", "until": "2024"}, ["person:d"]),
        ({"until": date(2023, 12, 31)}, ["person:a"]),
        ({"on": "2025年2月6日"}, ["person:a", "person:b", "person:c", "person:e"]),
    ],
)
def test_persons(g, asked, ids):
    assert [person.id for person in g.persons(**asked)] == ids


@pytest.mark.parametrize(
    ("ask", "count"),
    [
        (lambda g: g.bodies(), 5),
        (lambda g: g.bodies(kind="media"), 1),
        (lambda g: g.companies(), 1),
        (lambda g: g.companies("松烟机械"), 1),
        (lambda g: g.organizations(place="云岫"), 3),
        (lambda g: g.posts(), 5),
        (lambda g: g.posts(place="云岫"), 4),
        (lambda g: g.events(on="2025-02-06"), 1),
        (lambda g: g.events(since="2025-02-07"), 0),
        (lambda g: g.statements(), 2),
        (lambda g: g.statements(about="機床"), 1),
        (lambda g: g.statements(by="甄书记"), 1),
        (lambda g: g.statements(by="全市工业大会"), 1),
        (lambda g: g.statements(kind="company"), 1),
        (lambda g: g.statements(kind="person", until="2024"), 1),
        (lambda g: g.statements(place="云岫"), 1),
        (lambda g: g.statements(min_score=0.95), 1),
        (lambda g: g.participations(kind="attended"), 2),
        (lambda g: g.targets(), 1),
        (lambda g: g.targets(about="产值", by="松烟机械", kind="target"), 1),
        (lambda g: g.targets(kind="actual"), 0),
        (lambda g: g.roles(), 6),
        (lambda g: g.roles(kind="enterprise"), 1),
        (lambda g: g.roles(place="澄溪"), 1),
        (lambda g: g.ties(), 2),
        (lambda g: g.ties("闻雁", kind="met"), 1),
        (lambda g: g.conflicts(), 0),
        (lambda g: g.things("article"), 2),
        (lambda g: g.find("松烟机械"), 1),
    ],
)
def test_collections(g, ask, count):
    assert len(ask(g)) == count


def test_speakers_are_all_whose_words_there_are(g):
    assert [one.id for one in g.speakers("松烟机械")] == [one.id for one in g.bodies("松烟机械")]
    assert [one.id for one in g.speakers("甄远山")] == [one.id for one in g.persons("甄远山")]
    assert [one.id for one in g.speakers("全市工业大会")] == ["event:1"]
    with pytest.raises(NotFound, match="no person or company or organization or event '云岫市长'"):
        g.speakers("云岫市长")


def test_roles_on_a_day_are_those_that_are_held(g):
    assert {(h.person, h.post) for h in g.roles(on="2025-02-06")} == {
        *(("甄远山", "书记"), ("闻雁", "市长"), ("岑百川", "董事长"), ("记小晨", "记者"))
    }


def test_who_took_part_the_chair_first(g):
    event = g.event("全市工业大会")
    assert [(p.who, p.part) for p in event.participants()] == [
        *(("闻雁", "chaired"), ("岑百川", "attended"), ("松烟机械股份有限公司", "attended"))
    ]
    assert str(event) == "全市工业大会 — 2025-02-06，云岫"
    assert [s.id for s in event.statements()] == ["statement:1"]


def test_holders_on_a_day(g):
    post = g.post("云岫市长")
    assert [(h.person, h.certain) for h in post.holders(on="2022-06-01")] == [("甄远山", True)]
    assert [(h.person, h.certain) for h in post.holders(on="2024-06-01")] == [("甄远山", False)]
    assert [(h.person, h.certain) for h in post.holders(on="2026")] == [("闻雁", False)]


def test_the_words_of_a_part_are_those_that_name_who_took_it():
    told = source(0, "全市大会召开", "2025-01-01"), source(90, "老陶", "2025-01-01")
    nodes = (node("person:a", "person", "陶然"), node("event:1", "event", "大会"))
    graph = PropertyGraph(nodes, (edge("e", "attended", "person:a", "event:1", *told),))
    [part] = Graph(graph).participations()
    assert part.quote == "a.txt:90-92 “老陶”"
    assert "全市大会召开” | a.txt:90-92" in str(part)


def test_a_name_of_another_kind_is_told(g):
    with pytest.raises(NotFound, match=r"no person '松烟机械' in the graph; it is a company.*\[company:pine\]"):
        g.person("松烟机械")


@pytest.mark.parametrize(
    ("asked", "words"),
    [({"since": "2025", "until": "2024"}, "exchange since and until"), ({"since": "昨天"}, "since: '昨天' is no date")],
)
def test_bounds_that_cannot_be_are_told(g, asked, words):
    with pytest.raises(BadInput, match=words):
        g.statements(**asked)


def test_a_kind_of_things_that_is_none_is_told(g):
    with pytest.raises(BadInput, match="one of: article, company"):
        g.things("people")


def test_geography_ties_nobody():
    nodes = (
        node("company:a", "company", "甲厂"),
        node("company:b", "company", "乙厂"),
        node("place:p", "place", "云岫"),
    )
    edges = (edge("1", "located_in", "company:a", "place:p"), edge("2", "located_in", "company:b", "place:p"))
    graph = Graph(PropertyGraph(nodes, edges))
    with pytest.raises(NotFound, match="--through"):
        graph.path("甲厂", "乙厂")
    assert len(graph.path("甲厂", "乙厂", through=True)) == 2


def test_reprs_are_short_and_name_what_it_is(g):
    assert repr(g).startswith("<Graph: 2 article, 1 company")
    assert repr(g.person("闻雁")) == "<Person 闻雁 — 云岫市政府，云岫 [person:b]>"
    assert repr(g.person("闻雁").posts()[0]).startswith("<Holding 闻雁 云岫市市长（现任）")
    assert repr(g.persons()).splitlines()[:2] == ["<5 answers>", "  甄远山 — 云岫市政府、云岫市委，云岫"]
    assert len(repr(g.statements())) < 400
    assert str(g.posts()).count("\n") == 4


def test_tables_of_a_notebook_take_nothing_for_markup():
    graph = Graph(PropertyGraph((node("person:a", "person", "<b>甲&乙", source(0, "<i>", None)),), ()))
    for shown in (graph.persons(), graph.persons()[0], graph):
        assert "<b>" not in shown._repr_html_()
    assert "&lt;b&gt;甲&amp;乙" in graph.persons()._repr_html_()


def test_long_listings_show_their_beginning():
    nodes = tuple(node(f"person:{i:02}", "person", f"甲{i}") for i in range(30))
    persons = Graph(PropertyGraph(nodes, ())).persons()
    assert repr(persons).splitlines()[-1] == "  … 10 more"
    assert persons._repr_html_().count("<tr>") == 21


@pytest.mark.parametrize(
    ("what", "id_", "count"),
    [
        ("roles", "person_id", 6),
        ("statements", "speaker_id", 2),
        ("events", "who_id", 3),
        ("targets", "holder_id", 1),
        ("ties", "left_id", 2),
        ("persons", "id", 5),
        ("companies", "id", 1),
        ("articles", "id", 2),
    ],
)
def test_frames_have_ids_and_dates(g, what, id_, count):
    pandas = pytest.importorskip("pandas")
    frame = g.to_frame(what)
    assert (len(frame), frame[id_].notna().all()) == (count, True)
    assert "from" not in frame.columns
    dates = [name for name in ("date", "first", "last", "since", "until") if name in frame.columns]
    assert all(pandas.api.types.is_datetime64_any_dtype(frame[name]) for name in dates)


def test_a_month_is_its_first_day_and_an_end_its_last(g):
    pytest.importorskip("pandas")
    frame = g.to_frame("roles")
    assert str(frame.loc[frame["person_id"] == "person:d", "until"].iloc[0].date()) == "2024-01-31"
    assert str(g.roles(place="澄溪").to_frame()["until"].iloc[0].date()) == "2024-01-31"


@pytest.mark.parametrize("which", ["nx", "people"])
@pytest.mark.parametrize(
    ("write", "read"), [(nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)], ids=["graphml", "gexf"]
)
def test_networkx_writes_and_reads_it_whole(g, which, write, read):
    graph, file = getattr(g, which), io.BytesIO()
    write(graph, file)
    file.seek(0)
    back = read(file)
    assert (set(back), back.number_of_edges()) == (set(graph), graph.number_of_edges())
    assert {data["kind"] for *_, data in back.edges(data=True)} == {d["kind"] for *_, d in graph.edges(data=True)}


def test_networkx_dumps_it_as_json(g):
    data = json.loads(json.dumps(nx.node_link_data(g.nx, edges="edges")))
    back = nx.node_link_graph(data, edges="edges")
    assert dict(back.nodes(data=True)) == dict(g.nx.nodes(data=True))
    assert g.nx.nodes["statement:1"]["start_char"] == 200
