"""Ties that follow from meetings, bodies and posts: kinds, directions, strengths, days."""

import pytest

from pipeline.graph.person_ties import MOST, PersonTie, person_ties
from pipeline.record import PropertyGraph
from pipeline.schema import BETWEEN_PERSONS, EDGE_RULES, Label
from sample_graph import edge, node

PEOPLE = [node(f"person:{x}", "person", x) for x in "abcd"]
BODY = [
    node("organization:o", "organization", "云岫市委"),
    node("post:head", "post", "书记", title="书记"),
    node("post:second", "post", "副书记", title="副书记"),
    node("post:clerk", "post", "科员", title="科员"),
]
OF = [edge(f"of{post}", "of", f"post:{post}", "organization:o") for post in ("head", "second", "clerk")]


def holds(person: str, post: str, first: str, last: str, **more):
    attrs = {"status": "current", "kind": "official", "score": 0.9} | more
    return edge(f"{person}{post}{first}", "holds", f"person:{person}", f"post:{post}", first=first, last=last, **attrs)


def took_part(person: str, event: str, kind: str = "attended", date: str = "2025-02-06"):
    return edge(f"{person}{event}{kind}", kind, f"person:{person}", f"event:{event}", date=date)


def ties_of(*edges, events=()) -> dict[tuple[str, str, str], PersonTie]:
    nodes = [*PEOPLE, *BODY, *(node(f"event:{event}", "event", event) for event in events)]
    found = person_ties(PropertyGraph(tuple(nodes), (*OF, *edges)))
    return {(tie.kind, tie.source[-1], tie.target[-1]): tie for tie in found}


def test_a_meeting_of_n_is_worth_its_share_to_each_pair():
    found = ties_of(
        *(took_part(x, "m") for x in "abc"),
        *(took_part(x, "n", "chaired" if x == "b" else "spoke_at", "2026-01-10") for x in "ab"),
        events="mn",
    )
    assert {key: tie.strength for key, tie in found.items()} == {
        ("met", "a", "b"): 1.5,
        ("met", "a", "c"): 0.5,
        ("met", "b", "c"): 0.5,
    }
    both = found["met", "a", "b"]
    assert (both.first, both.last, both.over) == ("2025-02-06", "2026-01-10", ("event:m", "event:n"))
    assert both.basis == ("amattended", "anspoke_at", "bmattended", "bnchaired")


def test_two_parts_in_one_meeting_count_once():
    found = ties_of(took_part("a", "m"), took_part("a", "m", "spoke_at"), took_part("b", "m"), events="m")
    assert found["met", "a", "b"].strength == 1.0


@pytest.mark.parametrize(
    ("one", "other", "tied"),
    [
        (("2022-01-01", "2024-01-01"), ("2023-01-01", "2025-01-01"), ("2023-01-01", "2024-01-01")),
        (("2022-01-01", "2022-06-01"), ("2023-01-01", "2025-01-01"), None),
    ],
)
def test_colleagues_overlap_in_time(one, other, tied):
    found = ties_of(holds("a", "clerk", *one), holds("b", "second", *other))
    assert [(tie.first, tie.last) for key, tie in found.items() if key[0] == "worked_with"] == ([tied] if tied else [])


@pytest.mark.parametrize(
    "more", [{"kind": "media"}, {"status": "former"}, {"status": "proposed"}], ids=["media", "former", "proposed"]
)
def test_who_does_not_hold_a_post_works_with_nobody(more):
    time = ("2022-01-01", "2024-01-01")
    assert not ties_of(holds("a", "clerk", *time), holds("b", "second", *time, **more))


def test_a_deputy_reports_to_the_head_of_the_same_title():
    time = ("2022-01-01", "2024-01-01")
    found = ties_of(holds("a", "second", *time), holds("b", "head", *time), holds("c", "clerk", *time))
    assert [key for key in found if key[0] == "reported_to"] == [("reported_to", "a", "b")]


def test_holders_of_a_principal_post_succeed_each_other():
    found = ties_of(
        holds("a", "head", "2020-01-01", "2021-05-01"),
        holds("b", "head", "2021-05-01", "2022-01-01"),
        holds("c", "head", "2024-01-01", "2025-01-01"),
        holds("d", "clerk", "2020-01-01", "2020-05-01"),
    )
    assert [key for key in found if key[0] == "succeeded"] == [("succeeded", "b", "a"), ("succeeded", "c", "b")]
    assert found["succeeded", "c", "b"].first == "2024-01-01"


def test_two_who_hold_a_post_at_one_time_do_not_succeed_each_other():
    found = ties_of(holds("a", "head", "2020-01-01", "2022-01-01"), holds("b", "head", "2021-01-01", "2023-01-01"))
    assert not [key for key in found if key[0] == "succeeded"]


@pytest.mark.parametrize(("extra", "count"), [(0, MOST * (MOST - 1) // 2), (1, MOST)])
def test_a_large_meeting_ties_only_its_chair_to_each(extra, count):
    size = MOST + extra
    people = [node(f"person:{i:03}", "person", "甲") for i in range(size)]
    parts = [edge(f"e{i:03}", "attended", one.id, "event:h") for i, one in enumerate(people[1:])]
    chair = edge("chair", "chaired", "person:000", "event:h")
    found = person_ties(PropertyGraph((*people, node("event:h", "event", "大会")), (*parts, chair)))
    assert len(found) == count
    assert all(tie.source < tie.target for tie in found)


def test_every_kind_joins_person_to_person():
    assert all(EDGE_RULES[kind].source == EDGE_RULES[kind].target == {Label.PERSON} for kind in BETWEEN_PERSONS)


def test_the_ties_of_one_person_are_those_of_all_that_are_his():
    held = [holds(x, "head", f"202{i}-01-01", f"202{i}-06-01") for i, x in enumerate("abc")]
    edges = (*held, holds("d", "second", "2020-01-01", "2024-01-01"), *(took_part(x, "m") for x in "abd"), *OF)
    graph = PropertyGraph((*PEOPLE, *BODY, node("event:m", "event", "m")), edges)
    for person in PEOPLE:
        own = tuple(tie for tie in person_ties(graph) if person.id in (tie.source, tie.target))
        assert person_ties(graph, of=person.id) == own != ()
