"""Write a trained tagger as one small ONNX file: `python -m pipeline.training.export MODEL OUT`.

Weights are int8 with a scale for each output; activations are quantized sign by sign, with a scale of
their own, so that no sign's numbers depend on another sentence. The graph takes one sentence a run.
"""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model_folder import write_sums
from ..tag.network import LABELS, WINDOW

POSITIONS = WINDOW + 2
_BYTES, _FLOATS = 2, 1  # ONNX's numbers for uint8 and float
_MIDDLE = np.uint8(128)
Array = NDArray[np.float32]
Weights = Mapping[str, Array]


def read_weights(folder: Path) -> dict[str, Array]:
    """The arrays of `model.safetensors` by name, without the model's prefix."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]

    return {k.removeprefix("bert."): v.astype(np.float32) for k, v in load_file(folder / "model.safetensors").items()}


class GraphBuilder:
    """Collects nodes and constants of an ONNX graph over one sentence; tensors are (signs, width)."""

    def __init__(self) -> None:
        from onnx import helper, numpy_helper  # type: ignore[import-not-found,unused-ignore]

        self._helper, self._numpy = helper, numpy_helper
        self._constants: dict[str, Any] = {}
        self._nodes: list[Any] = []

    def constant(self, name: str, value: NDArray[Any] | np.generic) -> str:
        """The name of a constant; the same name is stored once."""
        self._constants.setdefault(name, self._numpy.from_array(np.asarray(value, order="C"), name))
        return name

    def node(self, kind: str, inputs: Sequence[str], *outputs: str, domain: str = "", **attributes: object) -> str:
        """The first output's name."""
        self._nodes.append(self._helper.make_node(kind, list(inputs), list(outputs), domain=domain, **attributes))
        return outputs[0]

    def linear(self, inner: str, name: str, weight: Array, bias: Array) -> str:
        """`inner` times the transposed `weight` (out, in), plus `bias`; the product in int8."""
        whole, scales = quantize_rows(weight)
        row_scale, signs = self._quantized(inner, name)
        product = self.node("MatMulInteger", [signs, self.constant(f"{name}.w", whole.T), self._middle()], f"{name}.p")
        value = self.node("Cast", [product], f"{name}.f", to=_FLOATS)
        value = self.node("Mul", [value, self.constant(f"{name}.s", scales)], f"{name}.g")
        value = self.node("Mul", [value, row_scale], f"{name}.h")
        return self.node("Add", [value, self.constant(f"{name}.b", bias)], f"{name}.out")

    def norm(self, inner: str, name: str, weights: Weights) -> str:
        """Layer normalization."""
        scale = self.constant(f"{name}.scale", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{name}.bias"])
        return self.node("LayerNormalization", [inner, scale, shift], f"{name}.out", axis=-1, epsilon=1e-12)

    def model(self) -> Any:
        """The finished ONNX model."""
        make = self._helper
        ids = make.make_tensor_value_info("input_ids", 7, ["signs"])
        logits = make.make_tensor_value_info("logits", 1, ["signs", len(LABELS)])
        graph = make.make_graph(self._nodes, "tagger", [ids], [logits], list(self._constants.values()))
        opsets = [make.make_opsetid("", 20), make.make_opsetid("com.microsoft", 1)]
        return make.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="guanxi")

    def _quantized(self, inner: str, name: str) -> tuple[str, str]:
        last = self.constant("last", np.array([-1]))
        size = self.node("Abs", [inner], f"{name}.abs")
        scale = self.node("ReduceMax", [size, last], f"{name}.max", keepdims=0)
        scale = self.node("Mul", [scale, self.constant("step", np.float32(1 / 127))], f"{name}.scale")
        signs = self.node("QuantizeLinear", [inner, scale, "middles"], f"{name}.q", axis=0)
        return self.node("Unsqueeze", [scale, last], f"{name}.column"), signs

    def _middle(self) -> str:
        return self.constant("middle", _MIDDLE)


def quantize_rows(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """`weight` as int8 with one scale a row: `weight ≈ whole * scales[:, None]`."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127.0
    return np.rint(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def build_model(weights: Weights, *, heads: int) -> Any:
    """The ONNX model: `input_ids` (signs) of one sentence -> `logits` (signs, tags)."""
    graph = GraphBuilder()
    hidden = _embed(graph, weights)
    for index in range(_layers(weights)):
        hidden = _layer(graph, hidden, f"encoder.layer.{index}", weights, heads=heads)
    matrix = graph.constant("classifier.w", weights["classifier.weight"].T)
    product = graph.node("MatMul", [hidden, matrix], "classifier.product")
    graph.node("Add", [product, graph.constant("classifier.b", weights["classifier.bias"])], "logits")
    return graph.model()


def _embed(graph: GraphBuilder, weights: Weights) -> str:
    whole, scales = quantize_rows(weights["embeddings.word_embeddings.weight"])
    row = graph.node("Gather", [graph.constant("signs.w", whole), "input_ids"], "signs.row")
    scale = graph.node("Gather", [graph.constant("signs.s", scales[:, None]), "input_ids"], "signs.scale")
    word = graph.node("Mul", [graph.node("Cast", [row], "signs.float", to=_FLOATS), scale], "signs.out")
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    length = graph.node("Shape", ["input_ids"], "length")
    graph.node("Expand", [graph.constant("middle", _MIDDLE), length], "middles")
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    place = graph.node("Slice", [graph.constant("places", places[:POSITIONS]), zero, length, zero, one], "places.out")
    return graph.norm(graph.node("Add", [word, place], "embedded"), "embeddings.LayerNorm", weights)


def _layer(graph: GraphBuilder, hidden: str, name: str, weights: Weights, *, heads: int) -> str:
    keys = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    matrix, bias = (np.concatenate([weights[f"{key}.{part}"] for key in keys]) for part in ("weight", "bias"))
    zero = graph.constant("zero", np.array([0]))
    three = graph.node("Unsqueeze", [graph.linear(hidden, f"{name}.qkv", matrix, bias), zero], f"{name}.three")
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.node("Split", [three], *parts, axis=2, num_outputs=3)
    mixed = graph.node("MultiHeadAttention", parts, f"{name}.mixed", domain="com.microsoft", num_heads=heads)
    mixed = graph.node("Squeeze", [mixed, zero], f"{name}.flat")
    hidden = _block(graph, mixed, hidden, f"{name}.attention.output", weights)
    key = f"{name}.intermediate.dense"
    wide = graph.linear(hidden, key, weights[f"{key}.weight"], weights[f"{key}.bias"])
    return _block(graph, graph.node("Gelu", [wide], f"{name}.gelu"), hidden, f"{name}.output", weights)


def _block(graph: GraphBuilder, inner: str, hidden: str, name: str, weights: Weights) -> str:
    out = graph.linear(inner, f"{name}.dense", weights[f"{name}.dense.weight"], weights[f"{name}.dense.bias"])
    return graph.norm(graph.node("Add", [out, hidden], f"{name}.sum"), f"{name}.LayerNorm", weights)


def _layers(weights: Weights) -> int:
    return 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))


def main() -> None:
    """Write `model.onnx`, `labels.json`, `vocab.txt` and their `SHA256SUMS` of a trained folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="folder that `train` wrote")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    import onnx

    options.out.mkdir(parents=True, exist_ok=True)
    heads = json.loads((options.model / "config.json").read_text(encoding="utf-8"))["num_attention_heads"]
    onnx.save(build_model(read_weights(options.model), heads=heads), options.out / "model.onnx")
    for file in ("labels.json", "vocab.txt"):
        shutil.copy(options.model / file, options.out / file)
    write_sums(options.out, kind="tagger")


if __name__ == "__main__":
    main()
