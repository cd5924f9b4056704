"""A store that is asked by need gives what the same graph gives in memory."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from news_graph import news_graph

from pipeline.errors import BadGraph, NotFound
from pipeline.graph.index import Index, Lookup
from pipeline.graph.written_forms import NAMED, TIERS, forms_of
from pipeline.query import Graph
from pipeline.record import LifeFact, PropertyGraph
from pipeline.save.store import write_store
from pipeline.save.stored_index import StoredIndex
from pipeline.schema import Label
from sample_graph import edge, node, sample_graph, source

LIFE = LifeFact("life:1", "person:a", "birth", "1970-03", None, 0.9, (source(0, "1970年3月生", "2024-03-08"),))
CROWD = tuple(node(f"person:x{n:03}", "person", f"人{n}") for n in range(150))


def whole_graph() -> PropertyGraph:
    """The sample with a life, and with a meeting of so many that it is a hub."""
    graph = sample_graph()
    met = [edge(f"x{n:03}", "attended", one.id, "event:1", date="2025-02-06") for n, one in enumerate(CROWD)]
    nodes = tuple(sorted((*graph.nodes, *CROWD), key=lambda one: one.id))
    return replace(graph, nodes=nodes, edges=tuple(sorted((*graph.edges, *met), key=lambda e: e.id)), lives=(LIFE,))


@pytest.fixture(scope="module")
def graph() -> PropertyGraph:
    return whole_graph()


@pytest.fixture(scope="module")
def path(graph: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("store") / "g.sqlite"
    write_store(file, graph)
    return file


@pytest.fixture(scope="module")
def stored(path: Path) -> StoredIndex:
    return StoredIndex(path)


def ends(index: Lookup) -> list[Any]:
    kinds: tuple[tuple[str, ...], ...] = ((), ("holds",), ("attended", "chaired", "of"))
    return [list(look(id_, *of)) for id_ in index.nodes for of in kinds for look in (index.out, index.into, index.ends)]


def steps(index: Lookup) -> list[Any]:
    opened = ((False, False), (True, False), (True, True))
    return [sorted(index.steps(list(index.nodes), through=a, articles=b)) for a, b in opened]


def names(index: Lookup) -> list[Any]:
    nodes = index.of_kind(*NAMED)
    asked = {(one.kind, tier, form) for one in nodes for tier, form in forms_of(one, index)}
    found = [list(index.named(*one)) for one in sorted(asked)]
    return [*found, [list(index.named("person", tier, "无此人")) for tier in range(TIERS)]]


LOOKS: dict[str, Callable[[Lookup], Any]] = {
    "nodes": lambda index: dict(index.nodes),
    "names of nodes": lambda index: [index.name(id_) for id_ in index.nodes],
    "number": lambda index: len(index.nodes),
    "kinds": lambda index: [list(index.of_kind(label, "person")) for label in Label],
    "edges": lambda index: [index.edge(one.id) for one in index.graph.edges],
    "ends": ends,
    "steps": steps,
    "names": names,
    "known names": lambda index: sorted(set(index.known_names(NAMED))),
    "hubs": lambda index: index.hubs,
    "lives": lambda index: [list(index.lives(one)) for one in (None, "person:a", "person:b")],
    "ties": lambda index: [list(index.ties(one)) for one in (None, "person:a", "person:x001", "person:none")],
    "counts": lambda index: index.counts(),
    "graph": lambda index: index.graph,
}


@pytest.mark.parametrize("look", LOOKS)
def test_a_store_is_looked_up_as_memory(graph: PropertyGraph, stored: StoredIndex, look: str) -> None:
    assert LOOKS[look](stored) == LOOKS[look](Index(graph))


def test_the_crowd_is_a_hub_and_only_what_is_asked_is_read(path: Path) -> None:
    index = StoredIndex(path)
    assert index.hubs == {"event:1"}
    asked: list[str] = []
    index.store.set_trace_callback(asked.append)
    assert Graph(index).person("person:b").posts()
    assert asked
    assert not [query for query in asked if "WHERE 1" in query or "WHERE" not in query]


@pytest.mark.parametrize("table", ["names", "hubs", "ties", "search", "months"])
def test_a_store_without_what_makes_it_quick_answers_alike(graph: PropertyGraph, tmp_path: Path, table: str) -> None:
    write_store(tmp_path / "g", graph)
    with closing(sqlite3.connect(tmp_path / "g")) as store, store:
        store.execute("DROP VIEW v_ties")
        store.execute(f"DROP TABLE {table}")
    stored, memory = Graph(StoredIndex(tmp_path / "g")), Graph(graph)
    assert stored.find("老甄") == memory.find("老甄")
    assert stored.ties("闻雁") == memory.ties("闻雁")
    assert stored.path("甄书记", "闻雁") == memory.path("甄书记", "闻雁")
    with pytest.raises(NotFound):
        stored.path("岑百川", "闻雁")
    assert stored.search("机床") == memory.search("机床")


@pytest.mark.parametrize("id_", ["person:none", "\udcff", ""])
def test_what_is_not_there_is_no_node(stored: StoredIndex, id_: str) -> None:
    assert id_ not in stored.nodes
    assert stored.nodes.get(id_) is None
    assert not stored.named("person", 0, id_)
    with pytest.raises(BadGraph, match="no edge"):
        stored.edge("none")


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM nodes WHERE id = 'post:mayor'",
        "UPDATE nodes SET name = x'ff' WHERE id = 'post:mayor'",
        "UPDATE edges SET target = 'post:none' WHERE source = 'person:b'",
        "UPDATE names SET node = 'person:none' WHERE form = '闻雁'",
        "UPDATE attributes SET type = 'list'",
        "UPDATE sources SET \"start\" = 'x'",
    ],
)
def test_damage_that_no_check_told_is_told_by_the_question(tmp_path: Path, change: str) -> None:
    write_store(tmp_path / "g.sqlite", sample_graph())
    with closing(sqlite3.connect(tmp_path / "g.sqlite")) as store, store:
        store.executescript(change)
    with pytest.raises(BadGraph, match=r"g\.sqlite.*guanxi build"):
        str(Graph(StoredIndex(tmp_path / "g.sqlite")).person("闻雁").posts())


def test_a_truncated_store_is_refused_when_it_is_opened(tmp_path: Path, path: Path) -> None:
    (tmp_path / "g.sqlite").write_bytes(path.read_bytes()[:-4096])
    with pytest.raises(BadGraph, match=r"g\.sqlite.*damaged.*guanxi build"):
        StoredIndex(tmp_path / "g.sqlite")


def test_an_open_store_stays_what_it_was(tmp_path: Path, graph: PropertyGraph) -> None:
    write_store(tmp_path / "g.sqlite", graph)
    index = StoredIndex(tmp_path / "g.sqlite")
    write_store(tmp_path / "g.sqlite", news_graph(1))
    assert index.nodes["person:b"].name == "闻雁"
    assert index.graph == graph
