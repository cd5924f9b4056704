"""Words found by any part of them, in the store and in memory."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.graph.index import Index
from pipeline.query import Graph
from pipeline.query.indexed import View
from pipeline.query.search import hit
from pipeline.query.wanted import Asked, kept, wanted
from pipeline.record import PropertyGraph
from pipeline.save import fulltext, save_build
from pipeline.save.fulltext import open_fulltext, search
from pipeline.save.store import write_store
from sample_graph import edge, node, sample_graph, source


def found(words: str, graph: PropertyGraph | None = None) -> list[str]:
    return [one.owner for one in search(open_fulltext(Index(graph or sample_graph())), words)]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("岑", "person:c"),
        ("百川", "person:c"),
        ("岑百川", "person:c"),
        ("機床產量", "statement:1"),
        ("机床 翻番", "statement:1"),
        ("闻雁主持", "e16"),
        ("老甄", "person:a"),
        ("全市工业大会", "event:1"),
    ],
)
def test_words_of_any_length_and_writing_are_found(words: str, first: str) -> None:
    assert found(words)[0] == first


@pytest.mark.parametrize("words", ["岑山", "川岑", "", "。", "机床 渔业", '"', "岑* OR 闻", "NEAR(岑 川)", "-"])
def test_what_does_not_stand_there_is_not_found_and_no_word_is_syntax(words: str) -> None:
    assert found(words) == []


def test_names_come_before_words_and_evidence() -> None:
    nodes = (
        node("statement:1", "statement", "x", text="说到云岫造纸"),
        node("company:1", "company", "云岫造纸厂"),
        node("event:1", "event", "会", source(0, "在云岫造纸厂开会", None)),
    )
    assert found("云岫造纸", PropertyGraph(nodes, ())) == ["company:1", "statement:1", "event:1"]


def test_words_of_two_runs_are_no_phrase() -> None:
    graph = PropertyGraph((node("place:1", "place", "甲乙，丙丁"),), ())
    assert found("乙丙", graph) == []
    assert found("甲乙，丙丁", graph) == ["place:1"]


@pytest.mark.parametrize("name", ["𠮷田", "GDP2025", "Ａ股"])
def test_rare_and_latin_characters_are_found(name: str) -> None:
    graph = PropertyGraph((node("place:1", "place", name),), ())
    assert found(name[:2], graph) == found(name[-1], graph) == ["place:1"]


def test_the_store_answers_as_memory_does(tmp_path: Path) -> None:
    write_store(tmp_path / "g.sqlite", sample_graph())
    with closing(sqlite3.connect(tmp_path / "g.sqlite")) as store:
        assert [one.owner for one in search(store, "岑百川")] == found("岑百川")


def test_a_loaded_graph_searches_its_own_store_even_when_another_took_its_place(tmp_path: Path) -> None:
    save_build(tmp_path, (), sample_graph())
    g = Graph.load(tmp_path)
    save_build(tmp_path, (), PropertyGraph((node("person:z", "person", "闻雁"),), ()))
    assert [hit.id for hit in g.search("闻雁", kind="person")] == ["person:b"]


def test_hits_are_chosen_by_kind_day_and_number() -> None:
    g = Graph(sample_graph())
    assert [hit.id for hit in g.search("岑百川", kind="attended")] == ["e17"]
    assert {hit.id for hit in g.search("甄远山", until="2023")} == {"person:a", "e01", "statement:2"}
    assert len(g.search("云岫", limit=2)) == 2
    [told] = g.search("机床", kind="statement")
    assert str(told).startswith("2025-02-06 言论 岑百川：今年机床产量翻番 a.txt:200-208")


def test_evidence_of_a_fact_is_found_with_the_fact() -> None:
    nodes = (node("person:a", "person", "甲"), node("event:1", "event", "会"))
    attends = edge("e1", "attended", "person:a", "event:1", source(0, "列席代表发言", "2025-01-01"))
    [hit] = Graph(PropertyGraph(nodes, (attends,))).search("列席")
    assert (hit.kind, hit.what) == ("attended", "甲 —出席→ 会")


def test_of_many_the_first_are_those_of_all() -> None:
    graph = PropertyGraph(tuple(node(f"place:{n:03}", "place", "岫" * (n % 7 + 1) + "谷") for n in range(350)), ())
    names = [next(one.name for one in graph.nodes if one.id == id_) for id_ in found("岫谷", graph)]
    assert len(names) == 350
    assert names == sorted(names, key=len)


def crowd() -> PropertyGraph:
    """Eight things and a fact with 岫谷 in their names, their words, or their evidence alone."""
    nodes = (
        node("event:1", "event", "岫谷大会", date="2024-05-06"),
        node("event:2", "event", "岫谷大会", date="2025-02-06"),
        node("event:3", "event", "岫谷大会"),
        node("person:1", "person", "甲", source(0, "岫谷人甲", "2025-03-01")),
        node("person:2", "person", "乙", source(9, "岫谷人乙", "2025-04-01")),
        node("place:1", "place", "岫谷"),
        node("statement:1", "statement", "x", text="岫谷要建厂", date="2023-01-01"),
        node("statement:2", "statement", "y", text="岫谷要修路", date="2024-01-01"),
    )
    chaired = edge("e1", "chaired", "person:1", "event:1", source(20, "甲在岫谷主持", "2024-05-06"))
    return PropertyGraph(nodes, (chaired,))


NAMED = ["place:1", "event:2", "event:1", "event:3"]
TOLD = ["statement:2", "statement:1"]
SHOWN = ["person:2", "person:1", "e1"]


@pytest.mark.parametrize("kind", [None, "event", "statement", "person", "chaired"])
def test_what_stands_everywhere_comes_by_name_words_and_evidence_and_the_latest_first(
    monkeypatch: pytest.MonkeyPatch, kind: str | None
) -> None:
    monkeypatch.setattr(fulltext, "RANKED", 0)
    kinds = {one.id: one.kind for one in (*crowd().nodes, *crowd().edges)}
    wanted = [id_ for id_ in (*NAMED, *TOLD, *SHOWN) if kind in (None, kinds[id_])]
    assert [one.owner for one in search(open_fulltext(Index(crowd())), "岫谷", kind=kind)] == wanted


@pytest.mark.parametrize(("bound", "first"), [(9, "place:1"), (8, "place:1"), (0, "place:1")])
def test_few_matches_are_ranked_and_many_are_the_same_ones(
    monkeypatch: pytest.MonkeyPatch, bound: int, first: str
) -> None:
    monkeypatch.setattr(fulltext, "RANKED", bound)
    ids = found("岫谷", crowd())
    assert ids[0] == first
    assert sorted(ids) == sorted((*NAMED, *TOLD, *SHOWN))


def test_words_in_a_name_and_in_evidence_are_found_together_among_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fulltext, "RANKED", 0)
    nodes = (node("event:1", "event", "岫谷大会", source(0, "甲出席", None)), *crowd().nodes)
    assert found("岫谷 出席", PropertyGraph(nodes[:1], ())) == ["event:1"]


def test_of_what_ranks_alike_the_latest_comes_first() -> None:
    assert [id_ for id_ in found("岫谷", crowd()) if id_.startswith("event")] == ["event:2", "event:1", "event:3"]


def test_a_kind_that_is_none_or_has_nothing_is_not_found() -> None:
    assert [*search(open_fulltext(Index(crowd())), "岫谷", kind="company")] == []
    assert [*search(open_fulltext(Index(crowd())), "岫谷", kind="x")] == []
    assert [*search(open_fulltext(Index(PropertyGraph((), ()))), "岫谷")] == []


BOUNDS: tuple[Asked, ...] = (
    {},
    {"on": "2025-02-06"},
    {"since": "2025"},
    {"until": "2024-05"},
    {"since": "2024-05-07", "until": "2025-02-05"},
    {"on": "1999"},
    {"place": "云岫市"},
    {"place": "云岫", "since": "2024"},
    {"place": "？"},
    {"min_score": 0.95},
)


@pytest.mark.parametrize("asked", BOUNDS, ids=str)
@pytest.mark.parametrize("most_ranked", [0, 5_000])
@pytest.mark.parametrize("words", ["云岫", "岫谷", "甄远山", "机床"])
def test_what_is_chosen_in_the_full_text_is_what_fits_of_all(
    monkeypatch: pytest.MonkeyPatch, words: str, most_ranked: int, asked: Asked
) -> None:
    monkeypatch.setattr(fulltext, "RANKED", most_ranked)
    for graph in (sample_graph(), crowd()):
        view = View(Index(graph))
        found = search(open_fulltext(view.index), words)
        hits = [hit(view, one, words, wanted(**asked)) for one in found]
        fits = kept(view, filter(None, hits), asked)
        assert {one.id for one in Graph(graph).search(words, limit=99, **asked)} == {one.id for one in fits}


def test_a_thing_told_of_on_several_days_is_found_on_each_with_the_words_of_that_day() -> None:
    told = (source(0, "岫谷人甲", "2023-03-01"), source(9, "甲回岫谷", "2025-03-01"), source(20, "甲", "2024-01-01"))
    g = Graph(PropertyGraph((node("person:1", "person", "甲", *told),), ()))
    assert [(one.date, one.sources[0].quote) for one in g.search("岫谷", since="2024")] == [("2025-03-01", "甲回岫谷")]
    assert not g.search("岫谷", on="2024")


def test_bounds_are_looked_up_and_not_tried_hit_by_hit() -> None:
    nodes = (*(node(f"event:{n:04}", "event", "岫谷大会", date="2024-05-06") for n in range(900)), *crowd().nodes)
    found = search(open_fulltext(Index(PropertyGraph(nodes, ()))), "岫谷", last="2023-12-31")
    assert [one.owner for one in found] == ["statement:1"]
