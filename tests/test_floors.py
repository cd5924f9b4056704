"""No figure on the annotated pages falls below its floor, and floors only rise."""

import json

import floors
import pytest
from floors import SETS, Floors, compared, raised, read_floors

OLD = Floors("first", ("a.txt",), {"roles": 0.9, "targets": 0.8})


@pytest.mark.parametrize("name", SETS)
def test_no_figure_falls_below_its_floor(set_figures, name):
    fallen = [line.name for line in compared(read_floors()[name], set_figures[name]) if line.is_fall]
    assert not fallen, "`make score` shows these beside their floors; mend them, or make score RENEW='why'"


@pytest.mark.parametrize("name", SETS)
def test_every_page_is_under_the_floors(name):
    own = read_floors()[name]
    assert own.pages == floors.annotated(name), "pages came or went: make score RENEW='why'"
    assert own.reason.strip()


@pytest.mark.parametrize(
    ("value", "is_fall"), [(0.95, False), (0.9, False), (0.8985, False), (0.897, True), (None, True)]
)
def test_a_fall_is_more_than_the_tolerance(value, is_fall):
    [line, _] = compared(OLD, {} if value is None else {"roles": value})
    assert (line.name, line.is_fall, "FALL" in str(line)) == ("roles", is_fall, is_fall)


def test_floors_rise_and_never_sink():
    new = raised(OLD, {"roles": 0.95, "targets": 0.7, "events": 0.5})
    assert new.figures == {"roles": 0.95, "targets": 0.8, "events": 0.5}
    assert (new.reason, new.pages) == (OLD.reason, OLD.pages)


@pytest.fixture
def small_set(tmp_path, monkeypatch):
    """Two sets of one page with one mention, found in the first set and missed in the second."""
    monkeypatch.setattr(floors, "FLOORS", tmp_path / "floors.json")
    mention = {"start": 0, "end": 3, "label": "PERSON"}
    for name, found in (("gold", [mention]), ("held", [])):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(json.dumps({"mentions": [mention]}), "utf-8")
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"source": "a.txt", "mentions": found}), "utf-8")
    return tmp_path


def test_the_command_keeps_floors_and_tells_a_fall(small_set, capsys):
    path = small_set / "floors.json"
    assert floors.main([str(small_set), "--renew", "first pages"]) == 0
    stored = read_floors(path)
    assert (stored["gold"].reason, stored["gold"].pages) == ("first pages", ("a.txt",))
    assert stored["gold"].figures["facts: PERSON"] == 1.0
    (small_set / "gold.jsonl").write_text("", "utf-8")
    assert floors.main([str(small_set), "--raise"]) == 1
    assert "facts: PERSON                                  0.000   1.000   FALL" in capsys.readouterr().out
    assert read_floors(path) == stored


def test_a_page_without_a_floor_is_named(small_set, capsys):
    floors.main([str(small_set), "--renew", "first pages"])
    (small_set / "gold" / "b.json").write_text("{}", "utf-8")
    assert floors.main([str(small_set)]) == 0
    assert "1 pages are under no floor yet (b.txt ...)" in capsys.readouterr().out
