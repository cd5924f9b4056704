"""`guanxi export`."""

import json
from dataclasses import replace

import pytest

from pipeline.cli.ending import Code
from pipeline.cli.export import FORMS
from pipeline.record import LifeFact
from pipeline.save import save_build
from pipeline.save.export.formats import FORMATS
from sample_graph import sample_graph, source


def test_the_help_lists_every_format():
    assert FORMS.split(", ") == sorted(FORMATS)


def test_an_export_goes_to_its_usual_place_or_a_named_one(guanxi, saved, tmp_path):
    assert guanxi("export", "ftm").stdout == "guanxi.ftm.jsonl\n"
    assert guanxi("export", "neo4j", "-o", "n", "-g", saved).stdout == "n\n"
    assert (tmp_path / "n/load.cypher").is_file()
    assert json.loads((tmp_path / "guanxi.ftm.jsonl").read_text("utf-8").splitlines()[0])["schema"]


def test_one_file_may_go_to_standard_output(guanxi, saved, tmp_path):
    guanxi("export", "node-link", "-o", "f", "-g", saved)
    assert guanxi("export", "node-link", "-o", "-", "-g", saved).stdout == (tmp_path / "f").read_text("utf-8")
    assert not (tmp_path / "-").exists()
    assert guanxi("export", "csvw", "-o", "-", "-g", saved).exit_code == Code.USAGE


@pytest.mark.parametrize("words", [("gexf5",), ("ftm", "-g", "none"), ("ftm", "-o", "none/f")])
def test_what_cannot_be_done_is_told(guanxi, saved, words):
    assert saved.is_dir()
    result = guanxi("export", *words)
    assert result.exit_code == Code.USAGE
    assert result.stderr


def test_a_path_that_is_taken_is_replaced_only_by_force(guanxi, saved):
    guanxi("export", "csvw", "-o", "c", "-g", saved)
    refused = guanxi("export", "csvw", "-o", "c", "-g", saved)
    assert (refused.exit_code, "--force" in refused.stderr) == (Code.USAGE, True)
    assert guanxi("export", "csvw", "-o", "c", "-g", saved, "--force").exit_code == 0


def test_ties_out_of_lives_are_an_option(guanxi, tmp_path):
    told = (source(0, "云岫人", "2024-03-08"),)
    lives = tuple(LifeFact(f"life:{one}", f"person:{one}", "native_place", "云岫市", None, 0.9, told) for one in "ab")
    save_build(tmp_path / "build", (), replace(sample_graph(), lives=lives))
    assert "同乡" in guanxi("export", "people-graphml", "-o", "-", "--life-ties").stdout
    assert "同乡" not in guanxi("export", "people-graphml", "-o", "-").stdout
