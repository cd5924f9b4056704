"""Lives of all pages on the persons' nodes, and what ties persons by them."""

import pytest
from make_records import article, life, page, role

from pipeline.graph import assemble_graph
from pipeline.resolve import NO_DIVISIONS, resolve


def mayor(person: str, place: str, **more):
    return role(person, "县长", full=f"{place}政府", **more)


def graph_of(*pages, min_score: float = 0.0):
    return assemble_graph(pages, resolve(pages, divisions=NO_DIVISIONS), min_score=min_score)


def told(name: str, *facts, place: str = "云州"):
    return page(name, article(place, "2024-03-01", *facts))


PAGES = (
    told("a.txt", mayor("江晚", "云州市"), life("江晚", "birth", "1970-03"), life("江晚", "degree", "工学硕士")),
    told(
        "b.txt",
        mayor("江晚", "云州市"),
        life("江晚", "birth", "1970-03"),
        life("江晚", "degree", "理学学士", score=0.4),
    ),
    told("c.txt", mayor("江晚", "云州市"), life("江晚", "birth", "1971-03")),
)


def test_a_node_has_the_value_that_most_pages_tell_and_the_graph_all_with_their_words() -> None:
    graph = graph_of(*PAGES)
    (person,) = (node for node in graph.nodes if node.kind == "person")
    assert dict(person.attrs)["birth"] == "1970-03"
    assert dict(person.attrs)["degree"] == "工学硕士；理学学士"
    births = {one.value: [source.document_id for source in one.sources] for one in graph.lives if one.field == "birth"}
    assert births == {"1970-03": ["a.txt", "b.txt"], "1971-03": ["c.txt"]}
    assert {one.person for one in graph.lives} == {person.id}


def test_what_scores_low_is_left_out() -> None:
    assert [one.value for one in graph_of(*PAGES, min_score=0.5).lives if one.field == "degree"] == ["工学硕士"]


@pytest.mark.parametrize(
    ("births", "persons"), [(("1970-03", "1970-03-05"), 1), (("1970", "1970"), 2), (("1970-03", ""), 2)]
)
def test_namesakes_born_in_one_month_are_one_person(births: tuple[str, str], persons: int) -> None:
    pages = [
        told(f"{place}.txt", mayor("江晚", place), *([life("江晚", "birth", day)] if day else []), place=place)
        for place, day in zip(("云州县", "澄溪县"), births, strict=True)
    ]
    assert sum(node.kind == "person" for node in graph_of(*pages).nodes) == persons
