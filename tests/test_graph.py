from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_records import appointment, article, event, page, reporter, role, said, target

from pipeline.errors import BadGraph
from pipeline.graph import assemble_graph, check_edge
from pipeline.query import Graph
from pipeline.record import Edge
from pipeline.resolve import NO_DIVISIONS, Entity, resolve
from pipeline.resolve.corrections import Correction, Selector
from pipeline.schema import Label


def _graph(*pages, corrections=(), min_score=0.0):
    resolution = resolve(pages, corrections=corrections, divisions=NO_DIVISIONS)
    return assemble_graph(pages, resolution, min_score=min_score)


def _nodes(graph, kind):
    return {node.name: node for node in graph.nodes if node.kind == kind}


def _edges(graph, kind):
    """The edges of a kind as names of their ends, with the edge."""
    names = {node.id: node.name for node in graph.nodes}
    return {(names[edge.source], names[edge.target]): edge for edge in graph.edges if edge.kind == kind}


MAYOR = page(
    "a.txt",
    article("云州", "2022-03-01", role("方立", "市长", full="云州市政府"), person="方立", post="市长"),
    article("云州", "2022-03-02", role("方立", "市长", full="云州市政府", date="2022-02-28")),
)
MEETING = page(
    "b.txt",
    article(
        "云州",
        "2025-02-06",
        role("方立", "书记", "市委", "云州市委"),
        role("李然", "董事长", "星海集团有限公司", kind="enterprise"),
        reporter("赵桐"),
        event("全市工作大会", ("方立", "speaker"), ("市发改委", "attendee"), ("奇林区", "guest")),
        said("李然", "星海集团", "产量增长两成。"),
        said(None, "全市工作大会", "要抓落实。", cue="强调", at=200),
        target("星海集团", "产值", (20, 30.5)),
        appointment("李然", "局长", "市教育局", by="市人大常委会"),
        title="全市工作大会召开",
        person="方立 李然 赵桐",
        org="市委 市委组织部",
        place="奇林区 云州市",
        company="星海集团",
    ),
)


def test_holds_joins_sightings_of_a_person_in_a_post():
    holds = _edges(_graph(MAYOR), "holds")[("方立", "云州市市长")]
    attrs = dict(holds.attrs)
    assert (attrs["first"], attrs["last"], attrs["articles"], holds.weight) == ("2022-02-28", "2022-03-01", 2, 2.0)
    assert (attrs["status"], attrs["org_full"], attrs["post"]) == ("current", "云州市政府", "市长")
    assert [source.date for source in holds.sources] == ["2022-02-28", "2022-03-01"]
    assert "until" not in attrs


def test_a_person_over_posts_in_time_is_one_node():
    graph = _graph(MAYOR, MEETING)
    assert [node.name for node in graph.nodes if node.kind == "person"].count("方立") == 1
    assert {post for person, post in _edges(graph, "holds") if person == "方立"} == {"云州市市长", "云州市委书记"}


def test_facts_become_edges():
    graph = _graph(MEETING)
    meeting = "全市工作大会"
    assert set(_edges(graph, "spoke_at")) == {("方立", meeting)}
    assert set(_edges(graph, "attended")) == {("云州市发改委", meeting)}
    assert set(_edges(graph, "guided")) == {("奇林区", meeting)}
    assert set(_edges(graph, "said")) == {("李然", "产量增长两成。")}
    assert set(_edges(graph, "on_behalf_of")) == {("产量增长两成。", "星海集团有限公司")}
    assert set(_edges(graph, "at")) == {("要抓落实。", meeting)}
    assert set(_edges(graph, "holds_target")) == {("星海集团有限公司", "产值 20—30.5亿元")}
    assert dict(_edges(graph, "appointed")[("李然", "云州市教育局局长")].attrs) == {
        "by": "云州市人大常委会",
        "date": "2025-02-06",
        "score": 1.0,
    }
    assert ("云州市委组织部", "云州市委") in _edges(graph, "part_of")
    assert {("云州市委", "云州市"), (meeting, "云州市")} <= set(_edges(graph, "located_in"))


def test_nodes_tell_what_is_known():
    graph = _graph(MEETING)
    assert dict(_nodes(graph, "company")["星海集团有限公司"].attrs) == {
        "aliases": "星海集团",
        "kind": "enterprise",
        "mentions": 1,
        "system": "enterprise",
    }
    person = dict(_nodes(graph, "person")["方立"].attrs)
    assert person == {"city": "云州", "kinds": "official", "mentions": 1}
    (figure,) = _nodes(graph, "target").values()
    assert (dict(figure.attrs)["low"], dict(figure.attrs)["high"]) == (20.0, 30.5)
    said_so = dict(_nodes(graph, "statement")["产量增长两成。"].attrs)
    assert (said_so["speaker"], said_so["org"], said_so["start"]) == ("李然", "星海集团有限公司", 100)
    (told,) = _nodes(graph, "article").values()
    assert (told.name, dict(told.attrs)["file"]) == ("全市工作大会召开", "b.txt")


def test_a_media_post_without_a_paper_belongs_to_its_article():
    again = page("c.txt", article("云州", "2025-03-01", reporter("赵桐"), reporter("孙晓", "云州日报")))
    graph = _graph(MEETING, again)
    posts = [node for node in graph.nodes if node.kind == "post" and dict(node.attrs)["kind"] == "media"]
    assert sorted(node.name for node in posts) == ["云州日报记者", "记者", "记者"]


def test_everything_has_evidence_and_edges_are_sorted_by_id():
    graph = _graph(MAYOR, MEETING)
    assert all(thing.sources for thing in (*graph.nodes, *graph.edges))
    for things in (graph.nodes, graph.edges):
        ids = [thing.id for thing in things]
        assert ids == sorted(set(ids))


def test_ids_stay_when_pages_are_added():
    later = page("z.txt", article("云州", "2026-01-01", role("方立", "书记", "市委", "云州市委")))
    earlier = page("0.txt", article("云州", "2020-01-01", person="方立", org="市委"))
    elsewhere = page("0.txt", article("南浦", "2020-01-01", role("方立", "局长", "市教育局")))
    before = _graph(MAYOR, MEETING)
    for added in (later, earlier, elsewhere):
        after = _graph(MAYOR, MEETING, added)
        assert {node.id for node in before.nodes} <= {node.id for node in after.nodes}
        assert {edge.id for edge in before.edges} <= {edge.id for edge in after.edges}


def test_sources_of_a_node_are_capped_and_counted():
    names = " ".join(["云州市委"] * 80)
    node = _nodes(_graph(page("a.txt", article("云州", None, org=names))), "organization")["云州市委"]
    assert (len(node.sources), dict(node.attrs)["mentions"]) == (50, 80)


def test_min_score_leaves_weak_facts_out():
    weak = page("a.txt", article("云州", None, role("方立", "市长", score=0.5), said("方立", None, "好。", score=0.5)))
    assert _edges(_graph(weak, min_score=0.6), "holds") == {}
    assert {edge.kind for edge in _graph(weak).edges} >= {"holds", "said"}


def test_corrections_reach_the_graph():
    wishes = [
        Correction("drop", Selector("李然"), None, "c.tsv:2"),
        Correction("role-end", Selector("方立"), Selector("书记", "云州市委"), "c.tsv:3", "", "2025-06-30"),
    ]
    graph = _graph(MEETING, corrections=wishes)
    assert "李然" not in _nodes(graph, "person")
    assert _edges(graph, "said") == {}
    assert not [node for node in graph.nodes if "李然" in dict(node.attrs).values()]
    assert dict(_edges(graph, "holds")[("方立", "云州市委书记")].attrs)["until"] == "2025-06-30"


PERSON, COMPANY = Entity("person:1", Label.PERSON, "方立"), Entity("company:1", Label.COMPANY, "星海集团")
GOOD = Edge("holds:1", "holds", "person:1", "company:1")


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        (GOOD, "holds may not join person 方立 to company 星海集团; it joins person to post"),
        (replace(GOOD, kind="hold"), "unknown kind of edge 'hold'; one of: appointed"),
        (replace(GOOD, target="post:9"), "there is no node post:9"),
    ],
)
def test_an_edge_that_breaks_the_schema_is_refused(edge, words):
    with pytest.raises(BadGraph, match=words):
        check_edge(edge, {one.id: one for one in (PERSON, COMPANY)})


PAGES = (MAYOR, MEETING, page("c.txt", article("南浦", "2024-05-01", role("方立", "局长", "市教育局"), org="市委")))


@given(st.permutations(PAGES))
def test_the_order_of_the_pages_does_not_matter(pages):
    assert _graph(*pages) == _graph(*PAGES)


NAMES = st.sampled_from(["方立", "李然", "赵桐"])
BODIES = st.sampled_from(["市委", "市教育局", "星海集团", "云州星海集团有限公司", "奎岭区委", "云州日报社", "县委"])
CITIES = st.sampled_from(["云州", "云州市", "南浦", "奎岭区", None])
DATES = st.sampled_from(["2024-01-05", "2025-02-06", None])
FACTS = st.one_of(
    st.builds(
        role, NAMES, st.sampled_from(["书记", "市长", "代表"]), BODIES, status=st.sampled_from(["current", "former"])
    ),
    st.builds(reporter, NAMES, st.one_of(st.none(), st.just("云州日报社"))),
    st.builds(
        lambda who, body: said(who, body, "要抓落实。"), st.one_of(st.none(), NAMES), st.one_of(BODIES, st.just("大会"))
    ),
    st.builds(lambda who, date: event("大会", (who, "speaker"), date=date), st.one_of(NAMES, BODIES), DATES),
    st.builds(lambda who: target(who, "产值", 3), st.one_of(NAMES, BODIES)),
    st.builds(appointment, NAMES, st.just("局长"), BODIES, change=st.sampled_from(["appointed", "removed"])),
)
ARTICLES = st.builds(
    lambda city, date, facts, names, bodies: article(city, date, *facts, person=" ".join(names), org=" ".join(bodies)),
    CITIES,
    DATES,
    st.lists(FACTS, max_size=4),
    st.lists(NAMES, max_size=2),
    st.lists(BODIES, max_size=2),
)
CORPORA = st.lists(st.lists(ARTICLES, min_size=1, max_size=2), min_size=1, max_size=5)
WISHES = st.lists(
    st.sampled_from(
        [
            Correction("not-same", Selector("方立", "云州"), Selector("方立", "南浦"), "c.tsv:2"),
            Correction("same", Selector("李然"), Selector("赵桐", "云州"), "c.tsv:3"),
            Correction("drop", Selector("市委", "南浦"), None, "c.tsv:4"),
            Correction("alias", Selector("星海集团"), Selector("星海"), "c.tsv:5"),
        ]
    ),
    unique=True,
)


@settings(max_examples=60, deadline=None)
@given(CORPORA, WISHES, st.randoms(use_true_random=False))
def test_any_corpus_gives_one_valid_graph_whatever_its_order(corpus, wishes, random):
    pages = [page(f"{number}.txt", *articles) for number, articles in enumerate(corpus)]
    shuffled = random.sample(pages, len(pages))
    graph = _graph(*pages, corrections=wishes)
    assert graph == _graph(*shuffled, corrections=wishes)
    ids = {node.id for node in graph.nodes}
    assert len(ids) == len(graph.nodes)
    assert {end for edge in graph.edges for end in (edge.source, edge.target)} <= ids


TENURE = page(
    "c.txt",
    article(
        "云州",
        "2023-12-15",
        role("邵静", "市长", full="云州市政府", status="appointed", since="2023-12-15"),
        appointment("邵静", "市长", date="2023-12-15"),
    ),
    article("云州", "2024-06-01", role("邵静", "市长", full="云州市政府")),
    article("云州", "2025-03-01", role("邵静", "市长", full="云州市政府", status="removed", until="2025-03-01")),
)


def test_a_stated_begin_and_end_reach_the_holding_that_was_seen_between():
    graph = _graph(TENURE)
    held = {dict(edge.attrs)["status"]: dict(edge.attrs) for edge in graph.edges if edge.kind == "holds"}
    assert (held["current"]["from"], held["current"]["until"]) == ("2023-12-15", "2025-03-01")
    assert (held["appointed"]["from"], held["removed"]["until"]) == ("2023-12-15", "2025-03-01")
    assert "from" not in held["removed"]


def test_the_words_that_state_a_time_are_sources_of_the_holding():
    (current,) = [e for e in _graph(TENURE).edges if e.kind == "holds" and dict(e.attrs)["status"] == "current"]
    assert [source.date for source in current.sources] == ["2023-12-15", "2024-06-01", "2025-03-01"]


def test_an_end_before_a_later_sighting_is_that_of_an_earlier_time():
    again = page("d.txt", article("云州", "2026-01-01", role("邵静", "市长", full="云州市政府")))
    (current,) = [e for e in _graph(TENURE, again).edges if e.kind == "holds" and dict(e.attrs)["status"] == "current"]
    assert "until" not in dict(current.attrs)


def test_a_time_of_the_record_answers_for_a_day_between_sightings():
    person = Graph(_graph(TENURE)).person("邵静")
    assert [one.certain for one in person.posts(on="2024-02-01") if one.status == "current"] == [True]
    assert [one.until for one in person.posts(on="2025-01-10") if one.certain and one.status == "current"] == [
        "2025-03-01"
    ]
    assert not [one for one in person.posts(on="2025-06-01") if one.certain]


def test_events_figures_and_changes_of_post_have_scores_and_may_be_left_out():
    told = page(
        "e.txt",
        article(
            "云州",
            "2024-02-06",
            replace(event("全市工作大会", ("方立", "speaker")), score=0.6),
            replace(target("星海集团有限公司", "产值", 20), score=0.6),
            replace(appointment("李然", "局长", "市教育局"), score=0.6),
            person="方立 李然",
        ),
    )
    graph = _graph(told)
    scores = {node.kind: dict(node.attrs).get("score") for node in graph.nodes}
    assert (scores["event"], scores["target"]) == (0.6, 0.6)
    for kind in ("spoke_at", "appointed", "holds_target"):
        assert [dict(edge.attrs)["score"] for edge in _edges(graph, kind).values()] == [0.6]
    left = _graph(told, min_score=0.7)
    assert {edge.kind for edge in left.edges}.isdisjoint({"spoke_at", "appointed", "holds_target"})
    assert {node.kind for node in left.nodes}.isdisjoint({"event", "target"})


def test_the_surest_telling_scores_an_edge():
    one, two = (
        page(f"{n}.txt", article("云州", "2024-02-06", replace(appointment("李然", "局长", "市教育局"), score=score)))
        for n, score in enumerate((0.4, 0.9))
    )
    (edge,) = _edges(_graph(one, two), "appointed").values()
    assert dict(edge.attrs)["score"] == 0.9
