"""docs/schema.md tells every kind and attribute of a build of corpus/, and no other."""

import re
from collections.abc import Iterable

import pytest
from builds import ROOT

from pipeline.dates import is_date
from pipeline.query import Graph
from pipeline.record import Edge, LifeField, Node
from pipeline.save import EXPORTS
from pipeline.save.export.formats import FORMATS
from pipeline.schema import BETWEEN_PERSONS, EDGE_RULES, Label, Relation

PAGE = (ROOT / "docs" / "schema.md").read_text("utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL))
ROWS = {
    kind: {
        name: (type_, example)
        for name, type_, example in re.findall(r"^\| `(\w+)` \| (\w+) \|.*\| `(.+)` \|$", text, re.MULTILINE)
    }
    for kind, text in SECTIONS.items()
}
TYPES = {"boolean": bool, "text": str, "date": str, "whole": int, "offset": int, "number": float, "score": float}


def told(items: Iterable[Node | Edge]) -> dict[str, dict[str, set[type]]]:
    """The types of each attribute, by kind and name."""
    found: dict[str, dict[str, set[type]]] = {}
    for item in items:
        for name, value in item.attrs:
            found.setdefault(item.kind, {}).setdefault(name, set()).add(type(value))
    return found


def test_every_kind_has_its_section():
    assert sorted(SECTIONS) == sorted((*Label, *Relation))


def test_every_attribute_of_a_build_is_told_with_its_type(corpus_build):
    graph = Graph.load(corpus_build)
    built = told((*graph.nodes, *graph.edges))
    shown = {kind: {name: {TYPES[type_]} for name, (type_, _) in rows.items()} for kind, rows in ROWS.items() if rows}
    ties = set(BETWEEN_PERSONS)
    lives: dict[str, dict[str, set[type]]] = {
        "person": {name.value: {str} for name in LifeField}
    }  # a page tells few of them
    assert {kind: lives.get(kind, {}) | rows for kind, rows in shown.items() if kind not in ties} == {
        kind: lives.get(kind, {}) | rows for kind, rows in built.items()
    }


@pytest.mark.parametrize("relation", Relation)
def test_an_edge_shows_what_it_may_join(relation):
    rule = EDGE_RULES[relation]
    ends = [" or ".join(", ".join(sorted(labels)).rsplit(", ", 1)) for labels in (rule.source, rule.target)]
    assert SECTIONS[relation].lstrip().startswith(f"{rule.caption}: {ends[0]} → {ends[1]}.")


@pytest.mark.parametrize(("type_", "example"), [row for rows in ROWS.values() for row in rows.values()])
def test_an_example_is_of_its_type(type_, example):
    assert is_date(example) if type_ == "date" else TYPES[type_](example) is not None


@pytest.mark.parametrize("field", LifeField)
def test_every_field_of_a_life_is_told(field):
    assert f"\n| `{field}` | " in PAGE.partition("## Lives")[2]


def test_every_file_and_format_is_told():
    assert [name for name in (*EXPORTS, *FORMATS) if f"`{name}`" not in PAGE] == []
