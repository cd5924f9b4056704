"""Whether onnxruntime multiplies the tagger's whole numbers exactly on this processor.

Without VNNI its kernels for uint8 times int8 add pairs of products in 16 bits and saturate (microsoft/onnxruntime,
issues 6004 and 14642); the session's options must prevent it. One product of the network's own file is computed here
both by onnxruntime and by numpy, with the largest levels there are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import MissingModel
from .bert_weights import GRAPH, NODES, TENSORS, fields, read_tensor

OPERATOR = b"MatMulIntegerToFloat"
LEVELS, RESULT = "levels", "result"
_INPUT, _OUTPUT, _KIND = 1, 2, 4  # fields of a node
_FLOAT, _UINT8 = 1, 2  # element types
_IR_VERSION, _OPSETS = 9, ((b"", 20), (b"com.microsoft", 1))
TOLERANCE = 1e-5  # of the largest term: float32 rounds scale and bias, a saturated sum is off by far more
Run = Callable[[bytes, NDArray[np.uint8]], NDArray[np.float32]]
"""Runs a model of one product, given as bytes of ONNX, over levels (rows, width)."""


@dataclass(frozen=True, slots=True)
class Product:
    """One linear layer of a network file: `tensors` by what the operator calls its inputs, and a model of it alone."""

    name: str
    tensors: Mapping[str, NDArray[Any]]
    model: bytes

    def exact(self, levels: NDArray[np.uint8]) -> NDArray[np.float64]:
        """What the layer gives for `levels` (rows, width), its whole numbers multiplied without rounding."""
        t = self.tensors
        whole = (levels.astype(np.int64) - int(t["zero"])) @ (t["weight"].astype(np.int64))
        result: NDArray[np.float64] = whole * (t["step"].astype(np.float64) * t["scales"]) + t["bias"]
        return result

    def error(self, run: Run, levels: NDArray[np.uint8]) -> float:
        """The largest difference between `run` and the exact result, as a share of the largest result."""
        exact = self.exact(levels)
        return float(np.abs(run(self.model, levels) - exact).max() / np.abs(exact).max())


def products(path: Path) -> Iterator[Product]:
    """The products of an ONNX file that `pipeline.training.to_onnx` wrote, from the first layer to the last."""
    (graph,) = (value for number, value in fields(memoryview(path.read_bytes())) if number == GRAPH)
    parts = list(fields(graph))
    tensors = {read_tensor(value)[0]: value for number, value in parts if number == TENSORS}
    for number, node in parts:
        told = dict(fields(node)) if number == NODES else {}
        if bytes(told.get(_KIND, b"")) == OPERATOR:
            names = [str(value, "utf-8") for part, value in fields(node) if part == _INPUT]
            yield _product(names, {name: tensors[name] for name in names if name in tensors})


def check_products(path: Path, run: Run) -> None:
    """Raises MissingModel where `run` multiplies the first layer's numbers otherwise than numpy; a file without whole
    numbers has nothing to check."""
    product = next(products(path), None)
    if product is None:
        return
    for rows in (1, 3):  # one row alone goes to a kernel of its own
        levels = extreme_levels(rows, product.tensors["weight"].shape[0])
        if (error := product.error(run, levels)) > TOLERANCE:
            raise MissingModel(
                f"tag: onnxruntime multiplies {product.name} wrongly on this processor (off by {error:.1%}), so "
                "names would be missed; install the version of onnxruntime that constraints.txt names, or take "
                "another tagger with --tagger"
            )


def extreme_levels(rows: int, width: int) -> NDArray[np.uint8]:
    """Rows of 255, of 0 and of random levels in turn: where sums of 16 bits overflow first."""
    levels = np.random.default_rng(0).integers(0, 256, (rows, width), dtype=np.uint8)
    levels[0::3], levels[1::3] = 255, 0
    return levels


def _product(names: list[str], messages: Mapping[str, Any]) -> Product:
    inputs = dict(zip(("weight", "step", "scales", "zero", "bias"), [*names[1:5], names[6]], strict=True))
    tensors = {part: read_tensor(messages[name])[1] for part, name in inputs.items()}
    node = b"".join(_field(_INPUT, name.encode()) for name in (LEVELS, *names[1:]))
    node += _field(_OUTPUT, RESULT.encode()) + _field(_KIND, OPERATOR) + _field(7, b"com.microsoft")
    graph = _field(NODES, node) + b"".join(_field(TENSORS, bytes(m)) for m in messages.values())
    graph += _field(2, b"product") + _field(11, _value(LEVELS, _UINT8)) + _field(12, _value(RESULT, _FLOAT))
    opsets = b"".join(_field(8, (_field(1, domain) if domain else b"") + _number(2, v)) for domain, v in _OPSETS)
    return Product(
        inputs["weight"].removesuffix(".w"), tensors, _number(1, _IR_VERSION) + opsets + _field(GRAPH, graph)
    )


def _value(name: str, kind: int) -> bytes:
    """A ValueInfoProto of a matrix whose size is open."""
    shape = _field(1, b"") * 2
    return _field(1, name.encode()) + _field(2, _field(1, _number(1, kind) + _field(2, shape)))


def _field(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    groups = [value >> shift & 127 for shift in range(0, max(value.bit_length(), 1), 7)]
    return bytes([*(group | 128 for group in groups[:-1]), groups[-1]])
