"""The numbers of the ONNX file are read; that they are those exported: `tests/training/test_export.py`."""

from pathlib import Path

import numpy as np
import pytest

from pipeline.errors import MissingModel
from pipeline.tag.bert_weights import read_network
from pipeline.tag.network import LABELS, read_vocabulary

FOLDER = Path(__file__).parents[2] / "models" / "tagger"


def test_the_shipped_weights_are_read_whole():
    network = read_network(FOLDER / "model.onnx")
    width = network.weights["classifier.weight"].shape[1]
    assert network.weights["classifier.weight"].shape == (len(LABELS), width)
    assert len(network.weights["embeddings.word_embeddings.weight"]) == len(read_vocabulary(FOLDER / "vocab.txt"))
    assert width % network.heads == 0
    assert len(network.weights) == 7 + 16 * network.layers
    assert all(np.isfinite(value).all() and value.dtype == np.float32 for value in network.weights.values())


@pytest.mark.parametrize("content", [b"", b"\x08\x09", b"\xff" * 40, "二进制".encode(), b"\x3a\x7f\x08"])
def test_another_file_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "model.onnx").write_bytes(content)
    with pytest.raises(MissingModel, match=r"model\.onnx is no network that guanxi wrote"):
        read_network(tmp_path / "model.onnx")
