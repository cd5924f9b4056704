from pathlib import Path

import numpy as np
import pytest

from pipeline.tag.network import LABELS
from pipeline.tag.weights import read_network
from pipeline.training.export import POSITIONS, build_model, quantize_rows

SIGNS, WIDTH, WIDE = 20, 16, 32


def make_weights(layers: int) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(1)
    sizes = {
        "embeddings.word_embeddings.weight": (SIGNS, WIDTH), "embeddings.position_embeddings.weight": (512, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH), "classifier.weight": (len(LABELS), WIDTH),
        "classifier.bias": (len(LABELS),),
    }  # fmt: skip
    norms = ["embeddings.LayerNorm"]
    for name in (f"encoder.layer.{index}" for index in range(layers)):
        norms += [f"{name}.attention.output.LayerNorm", f"{name}.output.LayerNorm"]
        inner = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        for key in (*inner, f"{name}.attention.output.dense"):
            sizes |= {f"{key}.weight": (WIDTH, WIDTH), f"{key}.bias": (WIDTH,)}
        sizes |= {f"{name}.intermediate.dense.weight": (WIDE, WIDTH), f"{name}.intermediate.dense.bias": (WIDE,)}
        sizes |= {f"{name}.output.dense.weight": (WIDTH, WIDE), f"{name}.output.dense.bias": (WIDTH,)}
    for key in norms:
        sizes |= {f"{key}.weight": (WIDTH,), f"{key}.bias": (WIDTH,)}
    return {key: chance.normal(size=size).astype(np.float32) for key, size in sizes.items()}


def test_quantized_rows_are_close():
    weight = np.random.default_rng(0).normal(size=(5, 64)).astype(np.float32)
    whole, scales = quantize_rows(weight)
    assert np.abs(whole * scales[:, None] - weight).max() <= scales.max() / 2 + 1e-6


def test_exported_graph_runs_on_any_length():
    pytest.importorskip("onnx", reason="writing ONNX files needs onnx, which only training installs")
    runtime = pytest.importorskip("onnxruntime")
    model = build_model(make_weights(2), heads=4)
    session = runtime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for length in (3, 10):
        (logits,) = session.run(["logits"], {"input_ids": np.arange(length, dtype=np.int64)})
        assert logits.shape == (length, len(LABELS))
        assert np.isfinite(logits).all()


@pytest.mark.parametrize(("layers", "heads"), [(1, 2), (3, 4)])
def test_exported_weights_are_read_back(tmp_path: Path, layers: int, heads: int):
    onnx = pytest.importorskip("onnx", reason="writing ONNX files needs onnx, which only training installs")
    given = make_weights(layers)
    onnx.save(build_model(given, heads=heads), tmp_path / "model.onnx")
    network = read_network(tmp_path / "model.onnx")
    assert (network.layers, network.heads) == (layers, heads)
    places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    given["embeddings.position_embeddings.weight"] = places[:POSITIONS]
    given["embeddings.token_type_embeddings.weight"] = np.zeros((1, WIDTH), dtype=np.float32)
    assert given.keys() == network.weights.keys()
    for name, value in network.weights.items():
        assert np.abs(value - given[name]).max() <= np.abs(given[name]).max() / 254 + 1e-6, name
