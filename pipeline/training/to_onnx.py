"""Write a trained tagger as one small ONNX file: `python -m pipeline.training.to_onnx MODEL OUT`.

Weights are int8 with a scale for each output, activations with one scale for each matrix, measured beforehand on
generated sentences. The graph takes sentences of one length; no number of a sentence depends on another one, because
the scales are fixed and `pipeline.tag.session` sees to it that products of whole numbers are exact, which kernels for
uint8 times int8 are not by themselves on processors without VNNI.

The marks of start and end have numbers ten times those of the signs between. Attention rests on them, so its scales
cover them; elsewhere they are cut off at `MARKS` times what the signs reach: of several ways, this one
stays nearest to the network in floats.
"""

import argparse
import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..model_files.folder import write_sums
from ..tag.network import LABELS, WINDOW, encode, read_vocabulary
from .encoder import layer_numbers, renamed
from .generate import generate
from .schemes import OWN

POSITIONS = WINDOW + 2
PUBLISHED = ("cluener", "people_daily", "resume")  # schemes whose heads stay in the file, so that they can be scored
MEASURED, SEED = 400, 13  # generated sentences by which the scales of activations are measured
MARKS = 2.2
FACTORS = 63
"""The largest weight of a product: two of them times 255 stay below 2**15, so no kernel of any processor saturates."""
_FLOATS = 1  # ONNX's number for float
Array = NDArray[np.float32]
Weights = Mapping[str, Array]
Ranges = Mapping[str, tuple[float, float]]


def read_weights(folder: Path, *, layers: Sequence[int] | None = None) -> dict[str, Array]:
    """The arrays of `model.safetensors` by name, without the model's prefix, of the named `layers` alone; the head of
    our own scheme is the classifier."""
    from safetensors.numpy import load_file  # type: ignore[import-not-found,unused-ignore]

    stored = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    kept = range(_layers(stored)) if layers is None else layers
    heads = {k: k.replace(f"heads.{OWN}.", "classifier.") for k in stored if k.startswith(("heads.", "classifier."))}
    names = {k: heads.get(k) or renamed(k, list(kept)) for k in stored}
    return {name: stored[k].astype(np.float32) for k, name in names.items() if name}


class GraphBuilder:
    """Collects nodes and constants of an ONNX graph; tensors are (sentences, signs, width).

    `ranges` are the smallest and largest number that goes into each linear layer; without them the graph stays in
    floats. `linear_inputs` names the tensor that goes into each.
    """

    def __init__(self, ranges: Ranges | None = None) -> None:
        self.linear_inputs: dict[str, str] = {}
        self._ranges = ranges
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

    def linear(self, inner: str, name: str, weight: Array, bias: Array) -> str:
        """`inner` times the transposed `weight` (out, in), plus `bias`: in int8 where the range of `inner` is known."""
        self.linear_inputs[name] = inner
        shift = self.constant(f"{name}.b", bias)
        if self._ranges is None:
            product = self.node("MatMul", [inner, self.constant(f"{name}.w", weight.T)], f"{name}.product")
            return self.node("Add", [product, shift], f"{name}.out")
        step, zero = quantized_range(*self._ranges[name])
        at = [self.constant(f"{name}.step", step), self.constant(f"{name}.zero", zero)]
        whole, scales = quantize_rows(weight, levels=FACTORS)
        matrix, sizes = self.constant(f"{name}.w", whole.T), self.constant(f"{name}.s", scales)
        level = self.node("QuantizeLinear", [inner, *at], f"{name}.level")
        inputs = [level, matrix, at[0], sizes, at[1], "", shift]
        return self._contributed("MatMulIntegerToFloat", inputs, f"{name}.out")

    def norm(self, inner: str, name: str, weights: Weights) -> str:
        """Layer normalization."""
        scale = self.constant(f"{name}.scale", weights[f"{name}.weight"])
        shift = self.constant(f"{name}.shift", weights[f"{name}.bias"])
        return self.node("LayerNormalization", [inner, scale, shift], f"{name}.out", axis=-1, epsilon=1e-12)

    def model(self, outputs: Mapping[str, int]) -> Any:
        """The finished ONNX model; `outputs` are names and numbers of tags."""
        make = self._helper
        ids = make.make_tensor_value_info("input_ids", 7, ["sentences", "signs"])
        told = [make.make_tensor_value_info(name, 1, ["sentences", "signs", size]) for name, size in outputs.items()]
        graph = make.make_graph(self._nodes, "tagger", [ids], told, list(self._constants.values()))
        opsets = [make.make_opsetid("", 20), make.make_opsetid("com.microsoft", 1)]
        return make.make_model(graph, opset_imports=opsets, ir_version=9, producer_name="guanxi")

    def _contributed(self, kind: str, inputs: Sequence[str], output: str, **attributes: object) -> str:
        return self.node(kind, inputs, output, domain="com.microsoft", **attributes)


def quantize_rows(weight: Array, *, levels: int = 127) -> tuple[NDArray[np.int8], Array]:
    """`weight` as whole numbers from -`levels` to `levels` with one scale a row: `weight ≈ whole * scales[:, None]`."""
    scales = np.maximum(np.abs(weight).max(axis=1), 1e-8) / levels
    return np.rint(weight / scales[:, None]).astype(np.int8), scales.astype(np.float32)


def quantized_range(low: float, high: float) -> tuple[np.float32, np.uint8]:
    """Step and zero point of uint8 numbers from `low` to `high`; zero itself is always among them."""
    low, high = min(low, 0.0), max(high, 1e-6)
    step = (high - low) / 255
    return np.float32(step), np.uint8(min(round(-low / step), 255))


def build_model(weights: Weights, *, heads: int, ranges: Ranges) -> Any:
    """The ONNX model: `input_ids` (sentences, signs) -> `logits` (sentences, signs, tags),
    and the logits of each further scheme by its name."""
    graph = GraphBuilder(ranges)
    outputs = {"logits": len(weights["classifier.bias"])}
    hidden = _encoder(graph, weights, heads=heads)
    _head(graph, hidden, "classifier", weights, "logits")
    for scheme in _published(weights):
        _head(graph, hidden, f"heads.{scheme}", weights, scheme)
        outputs[scheme] = len(weights[f"heads.{scheme}.bias"])
    return graph.model(outputs)


def measure_ranges(weights: Weights, *, heads: int, texts: Sequence[Sequence[int]]) -> dict[str, tuple[float, float]]:
    """The smallest and the largest number that goes into each linear layer while `texts`, ids between the marks of
    start and end, are read; those of the marks count whole for attention, cut off elsewhere."""
    import onnxruntime  # type: ignore[import-untyped]

    graph = GraphBuilder()
    _encoder(graph, weights, heads=heads)
    width = {name: weights[_first_key(name)].shape[1] for name in graph.linear_inputs}
    model = graph.model({inner: width[name] for name, inner in graph.linear_inputs.items()})
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    signs = dict.fromkeys(graph.linear_inputs, (0.0, 0.0))
    marks = dict(signs)
    for ids in texts:
        read = session.run(list(graph.linear_inputs.values()), {"input_ids": np.array([ids], dtype=np.int64)})
        for name, numbers in zip(graph.linear_inputs, read, strict=True):
            signs[name] = _widened(signs[name], numbers[:, 1:-1])
            marks[name] = _widened(marks[name], numbers)
    return {name: marks[name] if name.endswith(".qkv") else _cut(marks[name], signs[name]) for name in marks}


def _widened(known: tuple[float, float], numbers: Array) -> tuple[float, float]:
    return min(known[0], float(numbers.min())), max(known[1], float(numbers.max()))


def _cut(whole: tuple[float, float], signs: tuple[float, float]) -> tuple[float, float]:
    return max(whole[0], MARKS * signs[0]), min(whole[1], MARKS * signs[1])


def _first_key(linear: str) -> str:
    layer, joined, _ = linear.partition(".qkv")
    return f"{layer}.attention.self.query.weight" if joined else f"{linear}.weight"


def _encoder(graph: GraphBuilder, weights: Weights, *, heads: int) -> str:
    hidden = _embed(graph, weights)
    for index in range(_layers(weights)):
        hidden = _layer(graph, hidden, f"encoder.layer.{index}", weights, heads=heads)
    return hidden


def _head(graph: GraphBuilder, hidden: str, name: str, weights: Weights, output: str) -> None:
    parts = ("w", "b") if name == "classifier" else ("matrix", "vector")  # as_bert reads the classifier alone
    matrix = graph.constant(f"{name}.{parts[0]}", weights[f"{name}.weight"].T)
    product = graph.node("MatMul", [hidden, matrix], f"{name}.product")
    graph.node("Add", [product, graph.constant(f"{name}.{parts[1]}", weights[f"{name}.bias"])], output)


def _published(weights: Weights) -> list[str]:
    found = (key.split(".")[1] for key in weights if key.startswith("heads.") and key.endswith(".bias"))
    return sorted(set(found) & set(PUBLISHED))


def _embed(graph: GraphBuilder, weights: Weights) -> str:
    whole, scales = quantize_rows(weights["embeddings.word_embeddings.weight"])
    row = graph.node("Gather", [graph.constant("signs.w", whole), "input_ids"], "signs.row")
    scale = graph.node("Gather", [graph.constant("signs.s", scales[:, None]), "input_ids"], "signs.scale")
    word = graph.node("Mul", [graph.node("Cast", [row], "signs.float", to=_FLOATS), scale], "signs.out")
    zero, one = graph.constant("zero", np.array([0])), graph.constant("one", np.array([1]))
    length = graph.node("Shape", ["input_ids"], "length", start=1)
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
    wide = graph.linear(hidden, key, weights[f"{key}.weight"], weights[f"{key}.bias"])
    wide = graph.node("Gelu", [wide], f"{name}.gelu")
    return _block(graph, wide, hidden, f"{name}.output", weights)


def _block(graph: GraphBuilder, inner: str, hidden: str, name: str, weights: Weights) -> str:
    key = f"{name}.dense"
    out = graph.linear(inner, key, weights[f"{key}.weight"], weights[f"{key}.bias"])
    return graph.norm(graph.node("Add", [out, hidden], f"{name}.sum"), f"{name}.LayerNorm", weights)


def _layers(weights: Weights) -> int:
    return 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layer."))


def write_export(model: Path, out: Path, *, layers: Sequence[int] | None = None) -> None:
    """Write the tagger's folder `out` of a folder that `train` wrote, of its named `layers` alone."""
    heads = json.loads((model / "config.json").read_text(encoding="utf-8"))["num_attention_heads"]
    write_tagger(read_weights(model, layers=layers), heads=heads, vocabulary=model / "vocab.txt", out=out)


def write_tagger(weights: Weights, *, heads: int, vocabulary: Path, out: Path) -> None:
    """Write `model.onnx`, `labels.json`, `vocab.txt` and their `SHA256SUMS` into `out`."""
    import onnx

    vocabulary_of = read_vocabulary(vocabulary)
    texts = [encode(example.text[:WINDOW], vocabulary_of) for example in generate(MEASURED, seed=SEED)]
    ranges = measure_ranges(weights, heads=heads, texts=texts)
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(build_model(weights, heads=heads, ranges=ranges), out / "model.onnx")
    (out / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")
    shutil.copyfile(vocabulary, out / "vocab.txt")
    write_sums(out, kind="tagger")


def main() -> None:
    """Export one folder."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.to_onnx", description=__doc__)
    parser.add_argument("model", type=Path, help="folder that `train` wrote")
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=layer_numbers, help="layers to keep, as 0,1,2; all unless told")
    options = parser.parse_args()
    write_export(options.model, options.out, layers=options.layers)


if __name__ == "__main__":
    main()
