from dataclasses import replace

from pipeline.graph.index import Index
from pipeline.record import Edge, PropertyGraph
from pipeline.save.export.readable import last_post, with_standing


def told(graph: PropertyGraph, id_: str) -> dict[str, object]:
    return dict(next(node for node in with_standing(graph).nodes if node.id == id_).attrs)


def ranked(graph: PropertyGraph) -> PropertyGraph:
    """The sample with the system of a body and the rank of a post, as a build has them."""
    known = {
        "organization:party": (("level", "prefecture"), ("system", "party")),
        "post:party": (("post_rank", "principal"),),
    }
    nodes = tuple(replace(node, attrs=(*node.attrs, *known.get(node.id, ()))) for node in graph.nodes)
    return replace(graph, nodes=nodes)


def test_a_person_has_the_post_last_seen_and_its_system(graph: PropertyGraph) -> None:
    person = told(ranked(graph), "person:a")
    assert {name: person[name] for name in ("post", "system", "level", "post_rank")} == {
        **{"post": "云岫市委书记", "system": "party", "level": "prefecture", "post_rank": "principal"}
    }
    assert told(ranked(graph), "post:party")["system"] == "party"
    assert "system" not in told(ranked(graph), "person:b")


def test_a_body_names_its_parent_and_edges_stay(graph: PropertyGraph) -> None:
    part = Edge("p", "part_of", "organization:gov", "organization:party")
    whole = replace(graph, edges=(*graph.edges, part))
    assert told(whole, "organization:gov")["parent"] == "云岫市委"
    assert with_standing(whole).edges == whole.edges


def test_a_post_that_is_over_gives_way(graph: PropertyGraph) -> None:
    over = Edge("z", "holds", "person:a", "post:chair", attrs=(("last", "2027-01-01"), ("status", "former")))
    edge = last_post(Index(replace(graph, edges=(*graph.edges, over))), "person:a")
    assert edge is not None
    assert edge.target == "post:party"
    assert last_post(Index(graph), "company:pine") is None
