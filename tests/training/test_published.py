"""Which part of a published set is learned and which is scored, and one small run of the command."""

import json
import sys
from pathlib import Path

import pytest
from tiny_encoder import needs_hanlp, write_tiny_encoder

from pipeline.training import published
from pipeline.training.published import read_parts

TEXT = "甄远山任董事长"
SPANS = [[0, 3, "NAME"], [4, 7, "TITLE"]]


@pytest.fixture
def datasets(tmp_path) -> Path:
    sizes = {"cluener": {"train": 1003, "dev": 2}, "resume": {"train": 4, "dev": 2, "test": 5}}
    for name, parts in sizes.items():
        (tmp_path / name).mkdir()
        for part, lines in parts.items():
            line = json.dumps({"text": TEXT, "spans": SPANS if name == "resume" else []}, ensure_ascii=False)
            (tmp_path / name / f"{part}.jsonl").write_text(f"{line}\n" * lines, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "choose", "sizes"),
    [("cluener", True, (3, 1000)), ("cluener", False, (1003, 2)), ("resume", True, (4, 2)), ("resume", False, (4, 5))],
)
def test_what_chooses_is_not_what_is_published(datasets, name, choose, sizes):
    parts = read_parts(name, datasets, choose=choose)
    assert (len(parts.learn), len(parts.scored)) == sizes


def test_the_dev_part_is_learned_where_it_is_asked_for(datasets):
    assert len(read_parts("resume", datasets, choose=False, dev=True).learn) == 6
    assert len(read_parts("resume", datasets, choose=True, dev=True).learn) == 4


@needs_hanlp
def test_command_scores_the_mean_of_several_fits(datasets, tmp_path, monkeypatch, capsys):
    write_tiny_encoder(tmp_path, TEXT)
    words = ["published", "resume", "--encoder", str(tmp_path), "--datasets", str(datasets), "--epochs", "1"]
    monkeypatch.setattr(sys, "argv", [*words, "--fits", "2"])
    published.main()
    shown = capsys.readouterr().out
    assert "mean of 2 fits" in shown
    assert "| 5 |" in shown


@needs_hanlp
@pytest.mark.parametrize("choose", [True, False])
def test_command_prints_a_table(datasets, tmp_path, monkeypatch, capsys, choose):
    write_tiny_encoder(tmp_path, TEXT)
    words = ["published", "resume", "--encoder", str(tmp_path), "--datasets", str(datasets), "--epochs", "2"]
    monkeypatch.setattr(sys, "argv", words + ["--choose"] * choose)
    published.main()
    shown = capsys.readouterr().out
    assert "| NAME |" in shown
    assert f"| {2 if choose else 5} |" in shown
    assert shown.count("\n- F1 ") == 2 * choose
