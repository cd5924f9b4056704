"""No figure on the annotated pages falls below its floor, and floors only rise."""

import json
from dataclasses import replace

import floors
import pytest
from floors import SETS, Floors, PageSet, compared, raised, read_floors

from pipeline.record import MentionRecord, Record

OLD = Floors("first", ("a.txt",), {"roles": 0.9, "targets": 0.8})


@pytest.mark.parametrize("name", tuple(SETS))
def test_no_figure_falls_below_its_floor(set_figures, name):
    if name not in set_figures:
        pytest.skip(f"{SETS[name].pages} is not beside the checkout")
    fallen = [line.name for line in compared(read_floors()[name], set_figures[name]) if line.is_fall]
    assert not fallen, "`make score` shows these beside their floors; mend them, or make score RENEW='why'"


@pytest.mark.parametrize("name", tuple(SETS))
def test_every_page_is_under_the_floors(name):
    if not SETS[name].is_there:
        pytest.skip(f"{SETS[name].pages} is not beside the checkout")
    own = read_floors()[name]
    assert own.pages == floors.annotated(name), "pages came or went: make score RENEW='why'"
    assert own.reason.strip()


@pytest.mark.parametrize(
    ("value", "is_fall"), [(0.95, False), (0.9, False), (0.8985, False), (0.897, True), (None, True)]
)
def test_a_fall_is_more_than_the_tolerance(value, is_fall):
    [line, _] = compared(OLD, {} if value is None else {"roles": value})
    assert (line.name, line.is_fall, "FALL" in str(line)) == ("roles", is_fall, is_fall)


@pytest.mark.parametrize(("value", "is_fall"), [(0.9, False), (0.71, False), (0.69, True)])
def test_a_figure_of_few_items_may_be_some_items_lower(value, is_fall):
    [line, _] = compared(replace(OLD, counts={"roles": 20}), {"roles": value})
    assert line.is_fall is is_fall


def test_floors_rise_and_never_sink():
    new = raised(OLD, {"roles": 0.95, "targets": 0.7, "events": 0.5})
    assert new.figures == {"roles": 0.95, "targets": 0.8, "events": 0.5}
    assert (new.reason, new.pages) == (OLD.reason, OLD.pages)


@pytest.fixture
def small_set(tmp_path, monkeypatch):
    """Two sets of one page with one mention, found in the first set and missed in the second; a third that is not
    there."""
    mention = {"start": 0, "end": 3, "label": "PERSON"}
    sets = {name: PageSet(tmp_path / name, tmp_path / name) for name in ("first", "second", "third")}
    found = {"first": [MentionRecord("m0-3", 0, 0, 3, "PERSON", "闻雁声", 0.9, "network")], "second": []}
    for name in found:
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text("闻雁声出席。", "utf-8")
        (tmp_path / name / "a.json").write_text(json.dumps({"mentions": [mention]}), "utf-8")
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(floors, "SETS", sets)
    monkeypatch.setattr(floors, "FLIPS", 0)
    monkeypatch.setattr(
        floors, "extract", lambda paths, **_: [Record("a.txt", "", mentions=tuple(found[paths[0].parent.name]))]
    )
    return found


def test_the_command_keeps_floors_and_tells_a_fall(small_set, capsys):
    assert floors.main(["--renew", "first pages"]) == 0
    stored = read_floors()
    assert list(stored) == ["first", "second"]
    assert (stored["first"].reason, stored["first"].pages) == ("first pages", ("a.txt",))
    assert stored["first"].figures["facts: PERSON"] == 1.0
    small_set["first"] = []
    assert floors.main(["--raise"]) == 1
    printed = capsys.readouterr().out
    assert "facts: PERSON                                  0.000   1.000   FALL" in printed
    assert "third: " in printed
    assert "is not there, passed over" in printed
    assert read_floors() == stored


@pytest.mark.usefixtures("small_set")
def test_a_page_without_a_floor_is_named(capsys):
    floors.main(["--renew", "first pages"])
    (floors.SETS["first"].gold / "b.json").write_text('{"mentions": []}', "utf-8")
    assert floors.main(["--set", "first"]) == 0
    assert "1 pages are under no floor yet (b.txt ...)" in capsys.readouterr().out
