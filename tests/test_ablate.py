from pathlib import Path

import pytest
from ablate import NO_WORD, STEPS, emptied, parts, table

import pipeline.tag.calibration
import pipeline.tag.tagging
from pipeline.language.lexicon import lexicon_folder, read_tsv
from pipeline.model_files.folder import folder_problems
from pipeline.model_files.path import models_folder
from pipeline.record import Mention, Proposer, Span


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The models without the weights of the taggers."""
    folder = tmp_path / "models"
    for path in (*models_folder().glob("*.*"), *lexicon_folder().glob("*")):
        copy = folder / path.relative_to(models_folder())
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    monkeypatch.setenv("GUANXI_MODELS", str(folder))
    return folder


def test_the_parts_are_steps_and_lists_and_uses_of_words():
    named = list(parts())
    assert named[: len(STEPS)] == list(STEPS)
    assert {"surnames.tsv", "words.tsv", "words.tsv:cue without comma"} <= set(named)
    assert "labels.tsv" not in named


def test_a_list_is_emptied_in_a_copy(models: Path, tmp_path: Path):
    out = emptied("surnames.tsv", tmp_path / "out")
    assert [row["surname"] for row in read_tsv(out / "lexicon" / "surnames.tsv")] == [NO_WORD]
    assert len(list(read_tsv(models / "lexicon" / "surnames.tsv"))) > 1
    assert not list(folder_problems(out / "lexicon", kind="lexicon"))


def test_one_use_of_the_words_is_emptied(models: Path, tmp_path: Path):
    del models
    rows = list(read_tsv(emptied("words.tsv:never a cue", tmp_path / "out") / "lexicon" / "words.tsv"))
    used = [row["word"] for row in rows if "never a cue" in row["uses"].split("；")]
    assert used == [NO_WORD]
    assert len(rows) > 1


def test_a_step_is_left_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pipeline.tag.tagging, "make_consistent", pipeline.tag.tagging.make_consistent)
    monkeypatch.setattr(pipeline.tag.tagging, "recall_names", pipeline.tag.tagging.recall_names)
    monkeypatch.setattr(pipeline.tag.calibration, "LIKELY", pipeline.tag.calibration.LIKELY)
    monkeypatch.setattr(pipeline.tag.calibration, "LIKELY_OF", pipeline.tag.calibration.LIKELY_OF)
    for leave_out in STEPS.values():
        leave_out()
    for step in (pipeline.tag.tagging.recall_names, pipeline.tag.tagging.make_consistent):
        assert step("江晚，江晚", ("江晚",)) == ("江晚",)
    least = Mention(Span(0, 2), "EVENT", "江晚", 0.02, Proposer.NETWORK)
    assert len(list(pipeline.tag.calibration.likely([least], weights={"all": -9.0}))) == 1


def test_losses_are_in_thousandths():
    assert table({"roles": 0.8, "PERSON": 0.9}, {"roles": 0.75, "PERSON": 0.91}).split() == ["50", "-10"]
