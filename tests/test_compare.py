"""What two builds tell differently, holders of posts first."""

import pytest
from make_records import article, event, page, role, said, target

from pipeline.graph import assemble_graph
from pipeline.query import Graph
from pipeline.query.compare import Part, compare, count
from pipeline.resolve import NO_DIVISIONS, resolve


def graph(*pages) -> Graph:
    return Graph(assemble_graph(pages, resolve(pages, divisions=NO_DIVISIONS)))


def told(name, day, *facts, **names):
    return page(name, article("云州", day, *facts, **names))


def mayor(person, **more):
    return role(person, "市长", full="云州市政府", **more)


FIRST = told("a.txt", "2023-01-10", mayor("方立"))
AFTER = told("b.txt", "2025-03-01", mayor("李然"), mayor("方立", status="former"))


def differences(old, new) -> list[tuple[str, str, str]]:
    """(part, fate, whom) of two lists of pages, holders and persons alone."""
    found = [one for one in compare(graph(*old), graph(*new)) if one.part in (Part.HOLDER, Part.PERSON)]
    return [(one.part, one.fate, getattr(one.told, "person", None) or one.told.name) for one in found]


ACTING = told("c.txt", "2024-01-10", mayor("方立", status="acting"))
LATER = told("c.txt", "2024-01-10", mayor("方立"))
CHANGED = ("holder", "changed", "方立")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([FIRST], [FIRST], []),
        ([FIRST], [FIRST, LATER], []),
        ([FIRST], [FIRST, ACTING], [CHANGED]),
        ([FIRST], [FIRST, AFTER], [("holder", "new", "李然"), ("holder", "former", "方立"), ("person", "new", "李然")]),
        ([FIRST, AFTER], [AFTER], [CHANGED]),
        ([FIRST, AFTER], [FIRST], [CHANGED, ("holder", "gone", "李然"), ("person", "gone", "李然")]),
    ],
)
def test_holders_come_first_and_then_persons(old, new, expected):
    assert differences(old, new) == expected


@pytest.mark.parametrize(("later", "was"), [(ACTING, "current"), (AFTER, "current"), (LATER, None)])
def test_what_a_post_was_before_is_told(later, was):
    found = [one.was or None for one in compare(graph(FIRST), graph(FIRST, later)) if one.fate in ("changed", "former")]
    assert found == ([was] if was else [])


def test_things_that_moved_to_another_id_are_the_same():
    moved = told("a.txt", "2023-01-10", mayor("方立"), said("方立", "云州市政府", "今年修路", at=100))
    later = told("a.txt", "2023-01-10", mayor("方立"), said("方立", "云州市政府", "今年修路", at=160))
    assert not compare(graph(moved), graph(later))
    assert [str(one.part) for one in compare(graph(FIRST), graph(later))] == ["statement"]


def test_every_part_is_told_in_its_order():
    meeting = event("全市工业大会", ("方立", "chair"), ("李然", "attendee"), date="2025-03-01", place="云州")
    rich = told("b.txt", "2025-03-01", mayor("李然"), meeting, said("方立", "松烟机械有限公司", "产量翻番"),
                target("云州市政府", "产值", 30), person="方立 李然", company="松烟机械有限公司")  # fmt: skip
    found = compare(graph(FIRST), graph(FIRST, rich))
    parts = [one.part for one in found]
    assert parts == sorted(parts, key=list(count(found)).index)
    assert list(count(found)) == ["holder", "person", "company", "event", "statement", "target", "tie"]
