import json
from typing import Any

import pytest

from pipeline.record import Edge, Node, PropertyGraph
from pipeline.save.export.flat import caption
from pipeline.save.export.ftm import ftm_id, ftm_lines


def entities(graph: PropertyGraph) -> dict[str, dict[str, Any]]:
    return {entity["id"]: entity for entity in map(json.loads, ftm_lines(graph))}


@pytest.mark.parametrize(
    ("id_", "schema", "told"),
    [
        ("person-a", "Person", {"name": ["甄远山"], "alias": ["甄书记", "老甄"], "proof": ["article-1", "article-2"]}),
        ("post-mayor", "Position", {"name": ["云岫市政府市长"], "organization": ["organization-gov"]}),
        ("e02", "Occupancy", {"holder": ["person-a"], "post": ["post-party"], "status": ["current"]}),
        ("e05", "Occupancy", {"endDate": ["2024-01"], "status": ["ended"], "date": ["2024-05-01"]}),
        ("e04", "Directorship", {"director": ["person-c"], "organization": ["company-pine"], "role": ["董事长"]}),
        ("e06", "Employment", {"employee": ["person-e"], "employer": ["organization-press"], "role": ["记者"]}),
        ("event-1", "Event", {"involved": ["company-pine", "person-b", "person-c"], "date": ["2025-02-06"]}),
        (
            "statement-1",
            "Note",
            {"description": ["今年机床产量翻番"], "entity": ["company-pine", "event-1", "person-c"]},
        ),
        ("article-1", "Article", {"title": ["工业大会召开"], "publishedAt": ["2025-02-06"], "fileName": ["a.txt"]}),
        ("company-pine", "Company", {"address": ["云岫"], "addressEntity": ["place-y"]}),
    ],
)
def test_what_a_thing_becomes(graph: PropertyGraph, id_: str, schema: str, told: dict[str, list[str]]) -> None:
    entity = entities(graph)[id_]
    assert entity["schema"] == schema
    assert {name: entity["properties"].get(name) for name in told} == told


def test_evidence_travels(graph: PropertyGraph) -> None:
    told = entities(graph)["e02"]["properties"]["description"]
    assert "2026-01-10 b.txt:400-409 “云岫市委书记甄远山”" in told


def test_a_tie_between_persons_is_a_link(graph: PropertyGraph) -> None:
    tie = Edge("met:1", "met", "person:a", "person:b")
    told = entities(PropertyGraph(graph.nodes, (*graph.edges, tie)))["met-1"]["properties"]
    assert told == {"subject": ["person-a"], "object": ["person-b"], "role": [caption(tie)]}


def test_ids_are_those_that_the_format_allows() -> None:
    assert ftm_id("worked_with:person:0f~person:1e") == "worked-with-person-0f-person-1e"


def test_a_life_is_told() -> None:
    life = (("birth", "1970-03"), ("birthplace", "云岫"), ("degree", "工学硕士"), ("school", "甲；乙"), ("sex", "女"))
    told = entities(PropertyGraph((Node("person:0f", "person", "江晚", life),), ()))["person-0f"]["properties"]
    assert told["education"] == ["乙", "工学硕士", "甲"]
    assert (told["birthDate"], told["birthPlace"], told["gender"]) == (["1970-03"], ["云岫"], ["female"])


def test_the_package_finds_every_entity_valid(graph: PropertyGraph) -> None:
    pytest.importorskip(
        "followthemoney", reason="followthemoney builds PyICU with a compiler: pip install followthemoney"
    )
    from followthemoney import model

    known = {entity["id"]: model.get_proxy(entity) for entity in entities(graph).values()}
    for id_, entity in entities(graph).items():
        known[id_].schema.validate(entity)
        assert known[id_].to_dict()["properties"].keys() == entity["properties"].keys()
        links = [(prop, value) for prop, value in known[id_].itervalues() if prop.type.name == "entity"]
        assert all(known[value].schema.is_a(prop.range) for prop, value in links)
