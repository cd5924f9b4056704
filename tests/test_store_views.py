"""The views of the store: a row a fact, as Python answers."""

import sqlite3
from collections.abc import Iterator

import pytest

from pipeline.query import Graph
from pipeline.save.store import write_store
from sample_graph import sample_graph


@pytest.fixture
def store(tmp_path) -> Iterator[sqlite3.Connection]:
    write_store(tmp_path / "g.sqlite", sample_graph())
    connection = sqlite3.connect(tmp_path / "g.sqlite")
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def g() -> Graph:
    return Graph(sample_graph())


def rows(store: sqlite3.Connection, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.execute(query)]


def test_roles(store, g):
    told = {
        (h.person_id, h.post_id, h.post, h.org_full, h.status, h.first, h.until, h.score, h.sources[0].quote)
        for h in g.roles()
    }
    columns = "person_id, post_id, post, body, status, first, until, score, quote"
    assert set(rows(store, f"SELECT {columns} FROM v_roles")) == told


def test_statements(store, g):
    told = {(s.id, s.speaker_id, s.org_id, s.event_id, s.text, s.date, s.file, s.start, s.end) for s in g.statements()}
    columns = "id, speaker_id, body_id, event_id, text, date, file, start, end"
    assert set(rows(store, f"SELECT {columns} FROM v_statements")) == told


def test_attends(store, g):
    told = {(p.who_id, p.part, p.event_id, p.date, p.place) for p in g.participations()}
    assert set(rows(store, "SELECT who_id, part, event_id, date, place FROM v_attends")) == told


def test_targets(store, g):
    told = {(t.id, t.holder_id, t.metric, t.low, t.high, t.unit, t.period) for t in g.targets()}
    assert set(rows(store, "SELECT id, holder_id, metric, low, high, unit, period FROM v_targets")) == told


def test_ties_and_their_evidence(store, g):
    told = [(t.kind, t.left, t.right, t.strength, t.count, t.first, t.last, "；".join(t.over)) for t in g.ties()]
    query = 'SELECT kind, "left", "right", strength, count, first, last, over FROM v_ties ORDER BY strength DESC, id'
    assert rows(store, query) == told
    assert ("succeeded", "闻雁", "甄远山") in {row[:3] for row in told}
    quotes = rows(
        store,
        "SELECT DISTINCT s.quote FROM ties_basis AS b JOIN sources AS s ON s.domain = 'edge' AND s.owner = b.edge "
        "WHERE b.tie = 'met:person:b~person:c' ORDER BY s.quote",
    )
    assert quotes == [("岑百川出席",), ("闻雁主持",)]
