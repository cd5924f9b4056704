from pathlib import Path

import numpy as np

from pipeline.tag.network import LABELS
from pipeline.training.data import IGNORED, batches, read_sentences, read_set, write_sentences
from pipeline.training.example import Example
from pipeline.training.schemes import OWN, tagset

SENTENCES = [{OWN: Example("张远说", ((0, 2, "PERSON"),), ((2, 3),))}, {OWN: Example("甲" * 40)}]


def test_batches_hold_every_sign_once():
    made = list(batches(SENTENCES, vocabulary={"甲": 9}, seed=1, signs=64))
    assert sorted(batch.ids.shape for batch in made) == [(1, 16), (1, 48)]
    assert sum(int(batch.mask.sum()) for batch in made) == 3 + 40 + 4


def test_masked_signs_and_padding_are_ignored():
    (batch,) = batches(SENTENCES[:1], vocabulary={}, seed=1, signs=64)
    goal = [IGNORED, LABELS.index("B-PERSON"), LABELS.index("E-PERSON"), IGNORED, IGNORED]
    assert np.array_equal(batch.tags[OWN][0], goal + [IGNORED] * 11)


def test_own_tags_are_those_of_the_tagger():
    assert tagset(OWN) == LABELS


def test_sentences_survive_a_file(tmp_path: Path):
    write_sentences(tmp_path / "x.jsonl", SENTENCES)
    assert read_sentences(tmp_path / "x.jsonl") == SENTENCES


def test_a_set_is_read_with_its_own_labels_and_with_ours(tmp_path: Path):
    path = tmp_path / "train.jsonl"
    path.write_text('{"text": "魏长河读《山海》,说好", "spans": [[0, 3, "NAME"], [4, 8, "BOOK"]]}\n', encoding="utf-8")
    (sentence,) = read_set(path, scheme="cluener")
    assert sentence["cluener"] == Example("魏长河读《山海》，说好", ((0, 3, "NAME"), (4, 8, "BOOK")))
    assert sentence[OWN].spans == ((0, 3, "PERSON"),)
    assert (4, 8) in sentence[OWN].masks
