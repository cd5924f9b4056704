from math import e
from pathlib import Path

import pytest

from pipeline.errors import MissingModel
from pipeline.model_files.folder import SUMS, folder_problems, write_sums
from pipeline.model_files.path import models_folder
from pipeline.model_files.weights import (
    linear_score,
    logistic,
    read_questions,
    read_weights,
    write_questions,
    write_weights,
)

WEIGHTS = {"a": 1.5, "b": -1.0}


@pytest.mark.parametrize(("features", "total"), [((("a", 2.0), ("b", 1.0)), 2.0), ((("c", 5.0),), 0.0), ((), 0.0)])
def test_features_are_summed_by_their_weights(features, total):
    assert linear_score(features, weights=WEIGHTS) == total


@pytest.mark.parametrize(("features", "chance"), [((), 0.5), ((("b", -1.0),), e / (1 + e)), ((("b", 9.0),), 0.0001)])
def test_the_sum_is_read_as_a_chance(features, chance):
    assert logistic(features, weights=WEIGHTS) == pytest.approx(chance, abs=1e-4)


def test_weights_are_read_as_they_were_written(tmp_path: Path):
    told = {'"|', "|“", " "}
    write_weights(tmp_path / "a.tsv", dict.fromkeys(told, 0.5))
    write_questions(tmp_path / "b.tsv", {"goes on": dict.fromkeys(told, 0.5), "attributes": WEIGHTS})
    assert read_weights("a.tsv", tmp_path) == dict.fromkeys(told, 0.5)
    assert read_questions("b.tsv", tmp_path) == {"goes on": dict.fromkeys(told, 0.5), "attributes": WEIGHTS}


def test_weights_that_are_written_anew_are_those_of_the_sums(tmp_path: Path):
    for path in models_folder().glob("*.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    write_sums(tmp_path, kind="models")
    write_weights(tmp_path / "pairs.tsv", WEIGHTS)
    assert not list(folder_problems(tmp_path, kind="models"))
    (tmp_path / "pairs.tsv").write_text("feature\tweight\na\t2\n", "utf-8")
    with pytest.raises(MissingModel, match=rf"pairs\.tsv is not the file that {SUMS} names"):
        read_weights("pairs.tsv", tmp_path)


@pytest.mark.parametrize("text", ["feature\na\n", "feature\tweight\na\n", "question\tfeature\tweight\nq\ta\theavy\n"])
def test_a_damaged_file_is_named(tmp_path: Path, text: str):
    (tmp_path / "speech.tsv").write_text(text, "utf-8")
    with pytest.raises(MissingModel, match=r"speech\.tsv: cannot be read"):
        read_questions("speech.tsv", tmp_path)


def test_a_file_that_is_not_there_is_named(tmp_path: Path):
    with pytest.raises(MissingModel, match=r"pairs\.tsv: cannot be read"):
        read_weights("pairs.tsv", tmp_path)
