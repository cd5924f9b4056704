from pipeline.record import PropertyGraph
from pipeline.save.export.overview import LEFT_OUT, flat_overview, overview


def test_articles_words_and_figures_are_left_out(graph: PropertyGraph) -> None:
    shown = overview(graph)
    assert {node.id for node in graph.nodes} - {node.id for node in shown.nodes} == {
        *("article:1", "article:2", "statement:1", "statement:2", "target:1"),
    }
    assert not {node.kind for node in shown.nodes} & LEFT_OUT
    kept = {node.id for node in shown.nodes}
    assert [e.id for e in shown.edges] == [e.id for e in graph.edges if {e.source, e.target} <= kept]
    assert len(flat_overview(graph).nodes) == len(shown.nodes)
