"""A tiny tagger goes on from annotated pages, and its folder is one that the pipeline loads."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tiny_encoder import needs_hanlp, write_tiny_encoder

from pipeline.errors import BadInput, MissingModel
from pipeline.model_files.folder import folder_problems
from pipeline.schema import MENTION_LABELS
from pipeline.tag.network import load_network
from pipeline.training import finetune
from pipeline.training.annotations import Annotated
from pipeline.training.example import Example
from pipeline.training.finetune import Settings, fine_tune
from pipeline.training.recognizer import fit_recognizer

TEXT = "临江市市长甄远山说。"
PAGE = Annotated("a.txt", (Example(TEXT, ((0, 3, "PLACE"), (3, 5, "POST"), (5, 8, "PERSON"))),) * 8)
PAGES = [PAGE, replace(PAGE, name="b.txt")]
FAST = Settings(epochs=12, rate=1e-2, head_rate=1e-2, batch_signs=40)


@pytest.fixture(scope="module")
def start(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("start")
    write_tiny_encoder(folder, TEXT)
    plan = {"labels": MENTION_LABELS, "epochs": 1, "rate": 1e-6, "head_rate": 1e-6}
    return fit_recognizer(PAGE.examples, [], encoder=folder, out=folder / "hanlp", **plan).folder


@needs_hanlp
def test_new_folder_is_whole_and_better_on_what_was_held_out(start, tmp_path):
    tuned = fine_tune(PAGES, out=tmp_path / "out", start=start, terms="CC0", settings=FAST)
    assert (tuned.learned, len(tuned.held)) == (1, 1)
    assert tuned.before["PERSON"].f1 < tuned.after["PERSON"].f1 == 1.0
    assert not list(folder_problems(tmp_path / "out", kind="tagger"))
    assert [f.label for f in load_network(tmp_path / "out").find(TEXT)] == ["PLACE", "POST", "PERSON"]
    assert "(CC0)" in (tmp_path / "out" / "card.md").read_text("utf-8").splitlines()[0]
    assert "| PERSON | 0.000 | 1.000 | 8 |" in tuned.table()


@needs_hanlp
def test_a_tuned_folder_is_gone_on_from(start, tmp_path):
    first = fine_tune(PAGES, out=tmp_path / "first", start=start, settings=FAST)
    slow = replace(FAST, epochs=1, rate=1e-7, head_rate=1e-7)
    again = fine_tune(PAGES, out=tmp_path / "again", start=first.folder, settings=slow)
    assert again.before == again.after == first.after


@needs_hanlp
def test_what_is_there_is_not_written_over(start, tmp_path):
    (tmp_path / "card.md").write_text("mine", "utf-8")
    with pytest.raises(BadInput, match="something in this folder"):
        fine_tune(PAGES, out=tmp_path, start=start)


@needs_hanlp
def test_other_tags_are_refused(tmp_path):
    write_tiny_encoder(tmp_path, TEXT)
    other = fit_recognizer([Example(TEXT)], [], encoder=tmp_path, out=tmp_path / "hanlp", labels=("NAME",), epochs=1)
    with pytest.raises(BadInput, match="its tags are not this project's 25"):
        fine_tune(PAGES, out=tmp_path / "out", start=other.folder)


def test_packages_that_are_not_there_are_named(monkeypatch, tmp_path):
    monkeypatch.setattr(finetune, "NEEDED", ("json", "no_such_package"))
    with pytest.raises(MissingModel, match=r"not installed: no_such_package; in the checkout: "):
        fine_tune(PAGES, out=tmp_path)


def test_figures_as_json_and_as_a_table(tmp_path):
    tuned = finetune.Tuned(tmp_path, 4, ("a.txt",), {}, {"PERSON": finetune.Counts(1, 2, 2)})
    assert json.loads(json.dumps(tuned.as_dict()))["f1"]["all"] == {"before": 0.0, "after": 0.5, "mentions": 2}
    assert tuned.table().splitlines()[-1] == "| all | 0.000 | 0.500 | 2 |"
