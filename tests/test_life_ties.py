"""Ties out of lives: one school, one native place; in answers, and in no file."""

import pytest

from pipeline.graph.life_ties import life_ties
from pipeline.graph.person_ties import MOST, person_ties
from pipeline.query import Graph
from pipeline.record import LifeFact, PropertyGraph
from pipeline.save.export.people import people_graph
from sample_graph import node, source


def fact(person: str, field: str, value: str, date: str | None = None) -> LifeFact:
    words = source(len(value), value, "2025-02-06", file=f"{person}.txt")
    return LifeFact(f"life:{person}{field}{value}", f"person:{person}", field, value, date, 0.9, (words,))


def graph(*lives: LifeFact) -> PropertyGraph:
    people = sorted({life.person for life in lives})
    return PropertyGraph(tuple(node(id_, "person", id_[7:]) for id_ in people), (), (), lives)


SAME_PLACE = [("from_same_place", "江西省云岫市", 1.0)]


@pytest.mark.parametrize(
    ("lives", "ties"),
    [
        ([("甲", "school", "云岫大学"), ("乙", "school", "云岫大学")], [("schooled_with", "云岫大学", 1.0)]),
        ([("甲", "school", "云岫大学"), ("乙", "school", "澄溪大学")], []),
        ([("甲", "school", "云岫大学"), ("甲", "school", "澄溪大学")], []),
        ([("甲", "native_place", "江西云岫"), ("乙", "native_place", "江西省云岫市")], SAME_PLACE),
        ([("甲", "native_place", "江西云岫"), ("乙", "native_place", "江西云岫县")], []),
        ([("甲", "native_place", "江西省"), ("乙", "native_place", "江西省")], []),
        ([("甲", "birthplace", "江西云岫"), ("乙", "birthplace", "江西云岫")], []),
    ],
)  # fmt: skip
def test_what_ties(lives, ties):
    found = life_ties(graph(*(fact(*life) for life in lives)).lives)
    assert [(tie.kind, tie.over[0], tie.strength) for tie in found] == ties


def test_a_school_of_n_is_worth_its_share_and_a_large_one_nothing():
    three = graph(*(fact(person, "school", "云岫大学") for person in "甲乙丙"))
    assert [tie.strength for tie in life_ties(three.lives)] == [0.5, 0.5, 0.5]
    assert [(tie.source[7:], tie.target[7:]) for tie in life_ties(three.lives, of="person:甲")] == [
        ("丙", "甲"),
        ("乙", "甲"),
    ]
    many = graph(*(fact(f"人{number}", "school", "云岫大学") for number in range(MOST + 1)))
    assert life_ties(many.lives) == ()


@pytest.mark.parametrize(
    ("dates", "days"),
    [(("1992", "1990-07"), ("1990-07-01", "1992-12-31")), (("1992", None), (None, None)), ((None, None), (None, None))],
)
def test_days_are_known_where_both_are_stated(dates, days):
    both = graph(*(fact(person, "school", "云岫大学", date) for person, date in zip("甲乙", dates, strict=True)))
    [tie] = life_ties(both.lives)
    assert (tie.first, tie.last) == days


def test_questions_have_them_with_the_words_of_both_and_files_do_not():
    both = graph(fact("甲", "school", "云岫大学"), fact("乙", "school", "云岫大学"))
    [tie] = Graph(both).ties("甲", kind="schooled_with")
    assert (tie.over, tie.count, {one.document_id for one in tie.sources}) == (("云岫大学",), 1, {"甲.txt", "乙.txt"})
    assert "同校" in str(tie)
    assert person_ties(both) == ()
    assert people_graph(both).edges == ()
