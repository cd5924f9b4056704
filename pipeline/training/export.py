"""Write a trained tagger as one small ONNX file: `python -m pipeline.training.export MODEL OUT`.

Weights are int8 with a scale for each output. Activations are quantized when the network runs: where single signs have
far larger numbers than others (inside the feed-forward part), with a scale for each sign, elsewhere with one for the
sentence. The graph takes one sentence a run, so that no number depends on another sentence.
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
from .schemes import OWN

POSITIONS = WINDOW + 2
PUBLISHED = ("cluener", "people_daily", "resume")  # schemes whose heads stay in the file, so that they can be scored
_FLOATS = 1  # ONNX's number for float
Array = NDArray[np.float32]
Weights = Mapping[str, Array]


def read_weights(folder: Path) -> dict[str, Array]:
    """The arrays of `model.safetensors` by name, without the model's prefix; the head of our own scheme is the
    classifier."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]

    stored = load_file(folder / "model.safetensors").items()
    return {k.removeprefix("bert.").replace(f"heads.{OWN}.", "classifier."): v.astype(np.float32) for k, v in stored}


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

    def node(self, kind: str, inputs: Sequence[str], *outputs: str, domain: str = "", **attributes: Any) -> str:
        """The first output's name."""
        self._nodes.append(self._helper.make_node(kind, list(inputs), list(outputs), domain=domain, **attributes))
        return outputs[0]

    def linear(self, inner: str, name: str, weight: Array, bias: Array, *, by_sign: bool = False) -> str:
        """`inner` times the transposed `weight` (out, in), plus `bias`; the product in int8, with a scale for each sign
        where it is asked for: rows of the same largest number share one scale without loss."""
        whole, scales = quantize_rows(weight)
        matrix = [self.constant(f"{name}.w", whole.T), self.constant(f"{name}.s", scales)]
        shift = self.constant(f"{name}.b", bias)
        if not by_sign:
            return self._contributed("DynamicQuantizeMatMul", [inner, *matrix, "", shift], f"{name}.out")
        last = self.constant("last", np.array([-1]))
        size = self.node("ReduceMax", [self.node("Abs", [inner], f"{name}.abs"), last], f"{name}.max", keepdims=1)
        level = self.node("Div", [inner, size], f"{name}.level")
        product = self._contributed("DynamicQuantizeMatMul", [level, *matrix], f"{name}.product")
        return self.node("Add", [self.node("Mul", [product, size], f"{name}.sized"), shift], f"{name}.out")

    def norm(self, inner: str, name: str, weights: Weights) -> str:
        """Layer normalization."""
        scale = self.constant(f"{name}.scale", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{name}.bias"])
        return self.node("LayerNormalization", [inner, scale, shift], f"{name}.out", axis=-1, epsilon=1e-12)

    def model(self, outputs: Mapping[str, int]) -> Any:
        """The finished ONNX model; `outputs` are names and numbers of tags."""
        make = self._helper
        ids = make.make_tensor_value_info("input_ids", 7, ["signs"])
        told = [make.make_tensor_value_info(name, 1, ["signs", size]) for name, size in outputs.items()]
        graph = make.make_graph(self._nodes, "tagger", [ids], told, list(self._constants.values()))
        opsets = [make.make_opsetid("", 20), make.make_opsetid("com.microsoft", 1)]
        return make.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="guanxi")

    def _contributed(self, kind: str, inputs: Sequence[str], output: str, **attributes: object) -> str:
        return self.node(kind, inputs, output, domain="com.microsoft", **attributes)


def quantize_rows(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """`weight` as int8 with one scale a row: `weight ≈ whole * scales[:, None]`."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / 127.0
    return np.rint(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def build_model(weights: Weights, *, heads: int) -> Any:
    """The ONNX model: `input_ids` (signs) of one sentence -> `logits` (signs, tags), and the logits of each further
    scheme by its name."""
    graph = GraphBuilder()
    hidden = _embed(graph, weights)
    zero = graph.constant("zero", np.array([0]))
    hidden = graph.node("Unsqueeze", [hidden, zero], "sentence")
    for index in range(_layers(weights)):
        hidden = _layer(graph, hidden, f"encoder.layer.{index}", weights, heads=heads)
    hidden = graph.node("Squeeze", [hidden, zero], "hidden")
    outputs = {"logits": len(weights["classifier.bias"])}
    matrix = graph.constant("classifier.w", weights["classifier.weight"].T)
    graph.node("Gemm", [hidden, matrix, graph.constant("classifier.b", weights["classifier.bias"])], "logits")
    for scheme in _published(weights):
        matrix = graph.constant(f"{scheme}.matrix", weights[f"heads.{scheme}.weight"].T)
        shift = graph.constant(f"{scheme}.vector", weights[f"heads.{scheme}.bias"])
        graph.node("Gemm", [hidden, matrix, shift], scheme)
        outputs[scheme] = len(weights[f"heads.{scheme}.bias"])
    return graph.model(outputs)


def _published(weights: Weights) -> list[str]:
    found = (key.split(".")[1] for key in weights if key.startswith("heads.") and key.endswith(".bias"))
    return sorted(set(found) & set(PUBLISHED))


def _embed(graph: GraphBuilder, weights: Weights) -> str:
    whole, scales = quantize_rows(weights["embeddings.word_embeddings.weight"])
    row = graph.node("Gather", [graph.constant("signs.w", whole), "input_ids"], "signs.row")
    scale = graph.node("Gather", [graph.constant("signs.s", scales[:, None]), "input_ids"], "signs.scale")
    word = graph.node("Mul", [graph.node("Cast", [row], "signs.float", to=_FLOATS), scale], "signs.out")
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    length = graph.node("Shape", ["input_ids"], "length")
    places = weights["embeddings.position_embeddings.weight"] + weights["embeddings.token_type_embeddings.weight"][0]
    place = graph.node("Slice", [graph.constant("places", places[:POSITIONS]), zero, length, zero, one], "places.out")
    return graph.norm(graph.node("Add", [word, place], "embedded"), "embeddings.LayerNorm", weights)


def _layer(graph: GraphBuilder, hidden: str, name: str, weights: Weights, *, heads: int) -> str:
    keys = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
    matrix, bias = (np.concatenate([weights[f"{key}.{part}"] for key in keys]) for part in ("weight", "bias"))
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.node("Split", [graph.linear(hidden, f"{name}.qkv", matrix, bias)], *parts, axis=2, num_outputs=3)
    mixed = graph.node("MultiHeadAttention", parts, f"{name}.mixed", domain="com.microsoft", num_heads=heads)
    hidden = _block(graph, mixed, hidden, f"{name}.attention.output", weights)
    key = f"{name}.intermediate.dense"
    wide = graph.linear(hidden, key, weights[f"{key}.weight"], weights[f"{key}.bias"], by_sign=True)
    wide = graph.node("Gelu", [wide], f"{name}.gelu")
    return _block(graph, wide, hidden, f"{name}.output", weights, by_sign=True)


def _block(graph: GraphBuilder, inner: str, hidden: str, name: str, weights: Weights, *, by_sign: bool = False) -> str:
    key = f"{name}.dense"
    out = graph.linear(inner, key, weights[f"{key}.weight"], weights[f"{key}.bias"], by_sign=by_sign)
    return graph.norm(graph.node("Add", [out, hidden], f"{name}.sum"), f"{name}.LayerNorm", weights)


def _layers(weights: Weights) -> int:
    return 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))


def write_export(model: Path, out: Path) -> None:
    """Write the tagger's folder `out` of a folder that `train` wrote."""
    heads = json.loads((model / "config.json").read_text(encoding="utf-8"))["num_attention_heads"]
    write_tagger(read_weights(model), heads=heads, vocabulary=model / "vocab.txt", out=out)


def write_tagger(weights: Weights, *, heads: int, vocabulary: Path, out: Path) -> None:
    """Write `model.onnx`, `labels.json`, `vocab.txt` and their `SHA256SUMS` into `out`."""
    import onnx

    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build_model(weights, heads=heads), out / "model.onnx")
    (out / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, out / "vocab.txt")
    write_sums(out, kind="tagger")


def main() -> None:
    """Export one folder."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.export", description=__doc__)
    parser.add_argument("model", type=Path, help="folder that `train` wrote")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    write_export(options.model, options.out)


if __name__ == "__main__":
    main()
