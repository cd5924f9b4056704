"""Whether model folders are whole, all at once."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import BadInput, MissingModel
from pipeline.model_files.path import models_folder
from pipeline.tag.check import NAMES, model_problems, read_card


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """A copy of the models in use that may be broken."""
    return Path(shutil.copytree(models_folder(), tmp_path / "models"))


def test_the_models_in_use_have_no_problem():
    assert [(path.name, problems) for path, problems in model_problems()] == [(name, []) for name in (*NAMES, "models")]


def test_one_folder_alone_is_known_by_its_files(models: Path):
    assert [path.name for path, _ in model_problems(models / "words")] == ["words"]


def test_what_is_wrong_is_told_by_folder(models: Path):
    (models / "tagger" / "vocab.txt").unlink()
    (models / "words" / "x.pkl").write_bytes(b"")
    (models / "lexicon" / "posts.tsv").write_text("title\n")
    (models / "lexicon" / "cues.tsv").unlink()
    (models / "calibration.tsv").write_text("feature\tweight\n")
    told = {path.name: " ".join(problems) for path, problems in model_problems(models)}
    assert "vocab.txt is not there" in told["tagger"]
    assert "x.pkl is a pickle" in told["words"]
    assert "posts.tsv:1: no column" in told["lexicon"]
    assert "cues.tsv: this word list is missing" in told["lexicon"]
    assert "calibration.tsv is not the file that SHA256SUMS names" in told["models"]


def test_a_list_that_was_cut_is_told_once(models: Path):
    path = models / "lexicon" / "places.tsv"
    path.write_bytes(path.read_bytes()[:200].rpartition(b"\n")[0] + b"\n")
    [problem] = dict(model_problems(models))[models.resolve() / "lexicon"]
    assert "places.tsv is not the file that SHA256SUMS names" in problem


def test_a_folder_without_models_is_refused(tmp_path: Path):
    with pytest.raises(BadInput, match="holds no model of guanxi"):
        list(model_problems(tmp_path))
    with pytest.raises(MissingModel, match="no such folder"):
        list(model_problems(tmp_path / "none"))


def test_cards_are_found_by_name():
    assert "# Tagger" in read_card("tagger")
    with pytest.raises(BadInput, match="unknown model 'none'; one of: lexicon, rules, tagger, words"):
        read_card("none")
