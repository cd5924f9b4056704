from pathlib import Path

import numpy as np

from pipeline.tag.network import LABELS
from pipeline.training.data import IGNORED, batches, read_examples, write_examples
from pipeline.training.example import Example

EXAMPLES = [Example("张远说", ((0, 2, "PERSON"),), ((2, 3),)), Example("甲" * 40)]


def test_batches_hold_every_sign_once():
    made = list(batches(EXAMPLES, vocabulary={"甲": 9}, seed=1, signs=64))
    assert sorted(batch.ids.shape for batch in made) == [(1, 16), (1, 48)]
    assert sum(int(batch.mask.sum()) for batch in made) == 3 + 40 + 4


def test_masked_signs_and_padding_are_ignored():
    (batch,) = batches(EXAMPLES[:1], vocabulary={}, seed=1, signs=64)
    goal = [IGNORED, LABELS.index("B-PERSON"), LABELS.index("E-PERSON"), IGNORED, IGNORED]
    assert np.array_equal(batch.tags[0], goal + [IGNORED] * 11)


def test_examples_survive_a_file(tmp_path: Path):
    write_examples(tmp_path / "x.jsonl", EXAMPLES)
    assert read_examples(tmp_path / "x.jsonl") == EXAMPLES
