"""`guanxi diff`: text, JSON and exit codes."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.record import Record
from pipeline.save import save_build
from sample_graph import edge, sample_graph, source


def mayor(who: str, name: str):
    words = source(0, f"市长{name}", "2026-01-01")
    days = {"first": "2026-01-01", "last": "2026-01-01"}
    told = {"kind": "official", "post": "市长", "score": 0.9, "articles": 1, "status": "current"}
    return edge(f"e9{who}", "holds", who, "post:mayor", words, **days, **told)


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """A folder `later`: the sample graph with two more mayors."""
    graph = sample_graph()
    new = (mayor("person:c", "岑百川"), mayor("person:d", "甄远山"))
    save_build(tmp_path / "later", [Record("a.txt", "")], replace(graph, edges=(*graph.edges, *new)))
    return tmp_path / "later"


def test_two_equal_builds(guanxi, saved):
    result = guanxi("diff", saved, saved)
    assert (result.exit_code, result.stdout) == (0, "没有不同 / no difference\n")


def test_a_new_holder_is_told_first(guanxi, saved, later):
    result = guanxi("diff", saved, later)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "任职 / holder: 2 new"
    assert result.stdout.splitlines()[1].startswith("  + new     岑百川 云岫市市长（现任）")


def test_lines_are_limited_and_the_rest_is_counted(guanxi, saved, later):
    few = guanxi("diff", later, saved, "--limit", "1").stdout
    assert "  … 还有 / 1 more; --limit 0 全列 / prints all\n" in few
    assert few.count("×") == 2 < guanxi("diff", later, saved, "--limit", "0").stdout.count("×")


def test_json_has_a_version_and_plain_data(guanxi, saved, later):
    told = json.loads(guanxi("diff", saved, later, "--json").stdout)
    assert (told["version"], told["question"]) == (1, "diff")
    first = told["answers"][0]
    assert (first["part"], first["fate"], first["person_id"]) == ("holder", "new", "person:c")
    assert first["sources"][0]["quote"] == "市长岑百川"


def test_a_folder_without_a_graph(guanxi, saved):
    result = guanxi("diff", saved, "none")
    assert result.exit_code == 2
    assert "none: no build here" in result.stderr
