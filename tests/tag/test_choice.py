"""Which tagger a name or folder stands for."""

from pathlib import Path

import pytest

from pipeline.errors import BadInput, MissingModel
from pipeline.fingerprint import models_fingerprint
from pipeline.tag.choice import TaggerChoice, as_choice, proposer


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("default", {}),
        ("hanlp", {"factory": "zh_hanlp"}),
        ("hanlp:SOME", {"factory": "zh_hanlp", "pretrained": "SOME", "labels": None}),
    ],
)
def test_taggers_by_name(name: str, settings: dict[str, object]):
    assert proposer(as_choice(name)) == settings


@pytest.mark.parametrize(
    ("file", "factory"), [("model.onnx", "zh_network"), ("config.cfg", "zh_ner"), ("config.json", "zh_hanlp")]
)
def test_a_folder_is_known_by_its_files(tmp_path: Path, file: str, factory: str):
    (tmp_path / file).write_text("")
    settings = proposer(as_choice(str(tmp_path)))
    assert (settings["factory"], settings["path"]) == (factory, str(tmp_path))


def test_what_is_no_tagger_is_refused(tmp_path: Path):
    with pytest.raises(MissingModel, match="no tagger in this folder"):
        proposer(as_choice(str(tmp_path)))
    with pytest.raises(MissingModel, match=r"unknown tagger 'none'; one of: default, hanlp, hanlp:NAME"):
        proposer(as_choice("none"))


def test_a_table_must_be_there_and_be_needed(tmp_path: Path):
    (tmp_path / "my.tsv").write_text("label\tmention\n")
    with pytest.raises(BadInput, match="needs no table of labels"):
        proposer(TaggerChoice("hanlp", str(tmp_path / "my.tsv")))
    with pytest.raises(BadInput, match="no such table of labels"):
        proposer(TaggerChoice(str(tmp_path), str(tmp_path / "none.tsv")))


def test_records_of_different_taggers_are_kept_apart(tmp_path: Path):
    table = tmp_path / "my.tsv"
    table.write_text("label\tmention\n")
    prints = [models_fingerprint("default"), models_fingerprint("hanlp"), models_fingerprint("hanlp:SOME")]
    for name in ("one", "same", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "model.pt").write_text("other" if name == "other" else "one")
        prints.append(models_fingerprint(str(tmp_path / name)))
    prints.append(models_fingerprint(TaggerChoice(str(tmp_path / "one"), str(table))))
    assert prints[3] == prints[4]
    assert len(set(prints)) == len(prints) - 1
