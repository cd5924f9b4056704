"""One fact that breaks is named, and the others stand."""

from collections.abc import Iterator

import pytest
from marked import marked_view

from pipeline import relate as stage
from pipeline.errors import MissingModel
from pipeline.relate import relate
from pipeline.relate.guard import found

TEXT = "[松烟集团|COMPANY][董事长|POST][岑百川|PERSON]表示，今年力争营收突破9亿元。"


def breaking(err: Exception) -> Iterator[int]:
    yield 1
    raise err


def test_what_was_found_before_a_fault_is_kept():
    broken: list[str] = []
    assert found(lambda: breaking(ValueError("odd")), kind="targets", broken=broken) == (1,)
    assert broken == ["targets broke (ValueError: odd), the page's other facts stand; please report it"]


def test_a_missing_model_still_stops_the_run():
    with pytest.raises(MissingModel):
        found(lambda: breaking(MissingModel("none")), kind="targets", broken=[])


def test_other_kinds_of_facts_stand(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stage, "find_targets", lambda *_: breaking(OverflowError("too large")))
    facts = relate(marked_view(TEXT), ())
    assert [(role.person, role.post) for role in facts.roles] == [("岑百川", "董事长")]
    assert len(facts.statements) == 1
    assert [message.split(",")[0] for message in facts.problems] == ["targets broke (OverflowError: too large)"]


def test_a_figure_that_no_number_holds_is_named_with_its_place():
    facts = relate(marked_view(TEXT.replace("9", "9" * 310)), ())
    assert facts.problems == ("21-331: a figure of 310 digits was passed over; check the page",)
    assert relate(marked_view(TEXT), ()).problems == ()
