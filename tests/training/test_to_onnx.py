from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from pipeline.tag.bert_weights import read_network
from pipeline.tag.network import LABELS
from pipeline.training.to_onnx import (
    POSITIONS,
    build_model,
    measure_ranges,
    quantize_rows,
    quantized_range,
    read_weights,
)

SIGNS, WIDTH, WIDE = 20, 16, 32
TEXTS = [[2, *range(4, 16), 3], [2, 9, 5, 17, 3]]


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


@pytest.mark.parametrize(("low", "high"), [(-1.5, 4.0), (0.5, 2.0), (-3.0, -1.0), (0.0, 0.0)])
def test_a_quantized_range_holds_its_ends_and_zero(low: float, high: float):
    step, zero = quantized_range(low, high)
    assert -float(zero) * step <= low + step
    assert (255 - float(zero)) * step >= high - step


def made(weights: dict[str, np.ndarray], *, heads: int):
    pytest.importorskip("onnx", reason="writing ONNX files needs onnx, which only training installs")
    return build_model(weights, heads=heads, ranges=measure_ranges(weights, heads=heads, texts=TEXTS))


def test_exported_graph_gives_a_sentence_the_same_numbers_at_any_place_of_a_run():
    model = made(make_weights(2), heads=4)
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    for length in (3, 10):
        ids = np.random.default_rng(length).integers(4, SIGNS, size=(7, length))
        (logits,) = session.run(["logits"], {"input_ids": ids})
        assert logits.shape == (7, length, len(LABELS))
        for row, told in zip(ids, logits, strict=True):
            (alone,) = session.run(["logits"], {"input_ids": row[None]})
            assert np.array_equal(alone[0], told)


def test_ranges_of_attention_hold_the_mark_of_the_start_too():
    """What goes into the first layer's attention is each sign by itself, so only the mark can make the difference."""
    pytest.importorskip("onnx", reason="writing ONNX files needs onnx, which only training installs")
    weights = make_weights(1)
    plain = measure_ranges(weights, heads=2, texts=TEXTS)
    weights["embeddings.word_embeddings.weight"][2] = 1000.0 * np.eye(WIDTH)[0]
    marked = measure_ranges(weights, heads=2, texts=TEXTS)
    linear = ("qkv", "attention.output.dense", "intermediate.dense", "output.dense")
    assert marked.keys() == {f"encoder.layer.0.{name}" for name in linear}
    low, high = marked["encoder.layer.0.qkv"]
    assert high - low > np.subtract(*plain["encoder.layer.0.qkv"][::-1])


@pytest.mark.parametrize(("layers", "firsts"), [(None, [0.0, 1.0, 2.0]), ((0, 2), [0.0, 2.0])])
def test_layers_are_left_out_and_the_others_numbered_anew(tmp_path: Path, layers: tuple[int, ...], firsts: list[float]):
    stored = pytest.importorskip("safetensors.numpy", reason="reading weights needs the extra `train`")
    key = "encoder.layer.{}.output.dense.bias"
    weights = {f"bert.{key.format(index)}": np.full(4, index, np.float16) for index in range(3)}
    weights |= {"heads.mentions.bias": np.ones(2, np.float16), "heads.resume.bias": np.ones(3, np.float16)}
    stored.save_file(weights, tmp_path / "model.safetensors")
    read = read_weights(tmp_path, layers=layers)
    assert read.keys() == {*(key.format(index) for index in range(len(firsts))), "classifier.bias", "heads.resume.bias"}
    assert [float(read[key.format(index)][0]) for index in range(len(firsts))] == firsts
    assert {value.dtype for value in read.values()} == {np.dtype(np.float32)}


@pytest.mark.parametrize(("layers", "heads"), [(1, 2), (3, 4)])
def test_exported_weights_are_read_back(tmp_path: Path, layers: int, heads: int):
    onnx = pytest.importorskip("onnx", reason="writing ONNX files needs onnx, which only training installs")
    given = make_weights(layers)
    onnx.save(made(given, heads=heads), tmp_path / "model.onnx")
    network = read_network(tmp_path / "model.onnx")
    assert (network.layers, network.heads) == (layers, heads)
    places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    given["embeddings.position_embeddings.weight"] = places[:POSITIONS]
    given["embeddings.token_type_embeddings.weight"] = np.zeros((1, WIDTH), dtype=np.float32)
    assert given.keys() == network.weights.keys()
    for name, value in network.weights.items():
        assert np.abs(value - given[name]).max() <= np.abs(given[name]).max() / 126 + 1e-6, name
