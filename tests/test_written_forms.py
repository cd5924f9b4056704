"""The forms by which a node is found, by tier."""

import pytest

from pipeline.graph.index import Index
from pipeline.graph.written_forms import forms_of, keys_of
from sample_graph import sample_graph

INDEX = Index(sample_graph())


@pytest.mark.parametrize(
    ("id_", "tier", "forms"),
    [
        ("person:a", 0, {"甄远山"}),
        ("person:a", 1, {"甄书记", "老甄"}),
        ("person:a", 2, set()),
        ("organization:party", 2, {"云岫市委", "市委"}),
        ("company:pine", 3, {"松烟机械"}),
        ("post:party", 0, {"云岫市委书记"}),
        ("post:party", 3, {"书记"}),
    ],
)
def test_each_tier_has_its_forms(id_: str, tier: int, forms: set[str]) -> None:
    found = [form for at, form in forms_of(INDEX.nodes[id_], INDEX) if at == tier]
    assert set(found) >= forms
    assert bool(found) == bool(forms)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("typed", "label", "keys"),
    [
        ("甄遠山", "person", ("甄远山",) * 4),
        ("中共云岫市委员会", "organization", ("中共云岫市委员会", "中共云岫市委员会", "云岫市委", "中共云岫市委员会")),
        ("松烟机械有限公司", "company", ("松烟机械有限公司",) * 3 + ("松烟机械",)),
    ],
)
def test_what_is_typed_is_looked_for_in_each_tier(typed: str, label: str, keys: tuple[str, ...]) -> None:
    assert keys_of(typed, label) == keys
