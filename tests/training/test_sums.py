"""The sums in the models folder are those of the files there, and one command renews them."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.language.lexicon import cues
from pipeline.model_files.folder import SUMS, read_sums, sha256_of
from pipeline.model_files.path import models_folder
from pipeline.tag.check import model_problems
from pipeline.training.sums import renew_sums

FOLDERS = ("lexicon", "rules", "words", "tagger", ".")


@pytest.fixture
def models(tmp_path: Path) -> Path:
    return Path(shutil.copytree(models_folder(), tmp_path / "models"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_sums_fit_the_files_and_leave_none_out(folder: str) -> None:
    place = models_folder() / folder
    files = {path.name for path in place.iterdir() if path.is_file() and path.suffix != ".md"} - {SUMS}
    assert read_sums(place)[1] == {name: sha256_of(place / name) for name in files}, "run make sums"


def test_after_a_change_one_command_makes_all_fit(models: Path) -> None:
    for name in ("lexicon/cues.tsv", "words/stop.tsv", "calibration.tsv"):
        path = models / name
        path.write_bytes(path.read_bytes().rpartition(b"\n")[0][:-40].rpartition(b"\n")[0] + b"\n")
    assert sum(len(problems) for _, problems in model_problems(models)) == 3
    assert len(renew_sums(models)) == 4
    assert not any(problems for _, problems in model_problems(models))
    assert cues(models)


def test_lists_without_sums_get_some(models: Path) -> None:
    (models / "lexicon" / SUMS).unlink()
    renew_sums(models)
    assert not any(problems for _, problems in model_problems(models))


def test_changed_weights_are_not_blessed(models: Path) -> None:
    (models / "words" / "weights.npz").write_bytes(b"")
    before = (models / "lexicon" / SUMS).read_bytes()
    with pytest.raises(BadInput, match=r"weights\.npz is not the file.*train it anew"):
        renew_sums(models)
    assert (models / "lexicon" / SUMS).read_bytes() == before


def test_a_rule_that_can_take_for_ever_gets_no_sum(models: Path) -> None:
    table = models / "rules" / "acts.tsv"
    before = (models / "rules" / SUMS).read_bytes()
    with table.open("a", encoding="utf-8", newline="\n") as file:
        file.write("(?:很|很好|好)+吗$\tasked\t很好吗\t好\tmine\n")
    with pytest.raises(BadInput, match=r"acts\.tsv:3: this pattern can read one text in many ways"):
        renew_sums(models)
    assert (models / "rules" / SUMS).read_bytes() == before


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="name a folder of models"):
        renew_sums(tmp_path)
