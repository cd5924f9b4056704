"""The bench of large graphs runs, on a small one; nothing is timed here."""

from collections import Counter

from graph_speed import CHOSEN, WORDS, Speed, graph_table, measured_graph
from news_graph import AN_ARTICLE, Sizes, body_name, news_graph, person_name

from pipeline.graph.draft import check_edge
from pipeline.resolve.entity import Entity


def test_every_step_runs_and_is_a_row():
    rows = list(measured_graph(2_000))
    assert [row.wanted for row in rows if row.wanted] == [
        *("flat", "flat", "< 1 s", "< 5 ms", "< 200 ms"),
        *["< 50 ms"] * (len(WORDS) + len(CHOSEN)),
    ]
    assert all(row.seconds is not None or row.megabytes is not None for row in rows)


def test_the_table_tells_what_is_wanted():
    told = graph_table([Speed("opening", 0.5, 0.25, 1234.4, "< 1 s"), Speed("memory", megabytes=7)])
    assert told.splitlines()[2:] == ["| opening | 0.5 | 0.25 | 1,234 | < 1 s |", "| memory |  |  | 7 |  |"]


def test_the_graph_is_one_that_a_build_may_make():
    graph = news_graph(6_000)
    assert abs(len(graph.edges) - 6_000) < 600
    entities = {node.id: Entity(id=node.id, label=node.kind, name=node.name) for node in graph.nodes}
    for edge in graph.edges:
        check_edge(edge, entities)
    assert len({edge.id for edge in graph.edges}) == len(graph.edges)
    assert Counter(node.kind for node in graph.nodes)["article"] == 6_000 // AN_ARTICLE


def test_names_tell_persons_and_bodies_apart():
    many = Sizes(34_000)
    assert len({person_name(number) for number in range(many.persons)}) == many.persons
    assert len({body_name(number) for number in range(many.bodies)}) == many.bodies
