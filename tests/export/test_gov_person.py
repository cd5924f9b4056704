import pytest

from pipeline.graph.index import Index
from pipeline.record import Edge, Node, PropertyGraph, Source
from pipeline.save.export.gov_person import confidence, file_name, person_file

MET = (("first", "2025-02-06"), ("last", "2025-03-01"), ("over", "云岫市委"))


def test_a_career_in_order_with_its_sources(graph: PropertyGraph) -> None:
    index = Index(graph)
    told = person_file(index.nodes["person:a"], index, as_of="2026-01-10")
    assert told["identity"]["aliases"] == ["甄书记", "老甄"]
    assert [(row["org"], row["title"], row["start"]) for row in told["career_timeline"]] == [
        ("云岫市政府", "市长", "unknown"),
        ("云岫市委", "书记", "unknown"),
    ]
    assert told["current_status"]["current_post"] == "书记"
    assert told["current_status"]["as_of"] == "2026-01-10"
    assert [row["url"] for row in told["source_register"]] == ["a.txt", "b.txt"]
    known = {row["id"] for row in told["source_register"]}
    assert all(set(row["source_ids"]) <= known and row["source_ids"] for row in told["career_timeline"])


def test_a_post_that_is_over_is_not_the_current_one(graph: PropertyGraph) -> None:
    index = Index(graph)
    told = person_file(index.nodes["person:d"], index, as_of="")
    assert told["current_status"]["current_post"] == ""
    assert told["career_timeline"][0]["end"] == "2024-01"


@pytest.mark.parametrize(("person", "direction"), [("person:b", "other_to_person"), ("person:a", "person_to_other")])
def test_ties_have_a_direction_a_body_and_a_time(graph: PropertyGraph, person: str, direction: str) -> None:
    tie = Edge("t", "succeeded", "person:b", "person:a", attrs=MET, sources=(Source("a.txt", 0, 1, "甲", None),))
    index = Index(PropertyGraph(graph.nodes, (*graph.edges, tie)))
    row = person_file(index.nodes[person], index, as_of="")["relationships"][0]
    assert (row["relationship_type"], row["direction"]) == ("predecessor_successor", direction)
    assert (row["overlap_org"], row["overlap_period"]) == ("云岫市委", "2025-02-06/2025-03-01")
    assert row["source_ids"] == ["S001"]


@pytest.mark.parametrize(
    ("score", "word"), [(0.9, "confirmed"), (0.6, "plausible"), (0.1, "unverified"), (None, "confirmed")]
)
def test_words_for_scores(score: float | None, word: str) -> None:
    assert confidence(score) == word


@pytest.mark.parametrize("name", ["../甲", "甲/乙", "甲" * 300, "\x00"])
def test_a_file_name_stays_in_its_folder(name: str) -> None:
    made = file_name(Node("person:0f", "person", name))
    assert made.startswith("persons/")
    assert made.count("/") == 1
    assert made.endswith("-0f.json")
    assert len(made.encode()) < 255


def test_a_life_fills_the_identity() -> None:
    life = {
        **{"birth": "1970-03", "birthplace": "云岫", "native_place": "澄溪", "sex": "女", "party_since": "1992-06"},
        **{"school": "云岫大学；云岫市委党校", "degree": "工学硕士", "rank": "正处级"},
    }
    person = Node("person:0f", "person", "江晚", tuple(life.items()))
    told = person_file(person, Index(PropertyGraph((person,), ())), as_of="")["identity"]
    assert (told["birth"], told["birthplace"], told["native_place"], told["gender"]) == (
        "1970-03",
        "云岫",
        "澄溪",
        "女",
    )
    assert [one.get("institution") or one["degree"] for one in told["education"]] == [
        "云岫大学",
        "云岫市委党校",
        "工学硕士",
    ]
    assert told["dedupe_keys"] == {"name_birth": "江晚_1970-03", "name_birthplace": "江晚_云岫"}
    assert (told["party_join"], told["work_start"]) == ("1992-06", "")
