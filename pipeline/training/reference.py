"""An exported tagger computed by numpy alone, in float64: what onnxruntime's kernels are held to.

Products of whole numbers are exact here (they stay below 2**53), so what differs from a run by onnxruntime is either a
kernel that saturates, which is a fault, or the rounding of float32 between the products.
"""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Tensor = NDArray[Any]
Operator = Callable[..., Any]


class ReferenceSession:
    """Runs the operators that `pipeline.training.to_onnx` writes; used like `onnxruntime.InferenceSession`.

    Raises KeyError, naming it, for an operator that no export has.
    """

    def __init__(self, path: Path) -> None:
        import onnx  # type: ignore[import-not-found,unused-ignore]
        from onnx import helper, numpy_helper

        graph = onnx.load(path).graph
        self._constants = {tensor.name: _as_wide(numpy_helper.to_array(tensor)) for tensor in graph.initializer}
        self._nodes = [
            (
                OPERATORS[node.op_type],
                tuple(node.input),
                tuple(node.output),
                {a.name: helper.get_attribute_value(a) for a in node.attribute},
            )
            for node in graph.node
        ]

    def tensors(self, input_feed: Mapping[str, object]) -> dict[str, Tensor]:
        """Every tensor of the graph by its name."""
        known = {**self._constants, **{name: np.asarray(value) for name, value in input_feed.items()}}
        for operator, inputs, outputs, attributes in self._nodes:
            result = operator(*(known.get(name) for name in inputs), **attributes)
            known.update(zip(outputs, result if len(outputs) > 1 else [result], strict=True))
        return known

    def run(self, output_names: list[str], input_feed: Mapping[str, object]) -> list[NDArray[np.float32]]:
        """The named outputs, rounded to float32 at the very end."""
        known = self.tensors(input_feed)
        return [known[name].astype(np.float32) for name in output_names]


def whole_product(level: Tensor, weight: Tensor, zero: Tensor, weight_zero: Tensor | None = None) -> Tensor:
    """The exact product of whole numbers less their zero points, as float64."""
    offset = 0.0 if weight_zero is None else weight_zero.astype(np.float64)
    result: Tensor = (level.astype(np.float64) - zero.astype(np.float64)) @ (weight.astype(np.float64) - offset)
    return result


def _as_wide(value: Tensor) -> Tensor:
    return value.astype(np.float64) if value.dtype == np.float32 else value


def _scaled_product(  # the inputs of com.microsoft's MatMulIntegerToFloat, in their order
    level: Tensor,
    weight: Tensor,
    step: Tensor,
    scales: Tensor,
    zero: Tensor,
    weight_zero: Tensor | None,
    bias: Tensor,
) -> Tensor:
    result: Tensor = whole_product(level, weight, zero, weight_zero) * (step * scales) + bias
    return result


def _quantize(x: Tensor, step: Tensor, zero: Tensor) -> Tensor:
    result: Tensor = np.clip(np.rint(x / step) + zero, 0, 255).astype(np.uint8)
    return result


def _norm(x: Tensor, scale: Tensor, shift: Tensor, *, axis: int, epsilon: float) -> Tensor:
    centred = x - x.mean(axis=axis, keepdims=True)
    deviation = np.sqrt((centred**2).mean(axis=axis, keepdims=True) + epsilon)
    result: Tensor = centred / deviation * scale + shift
    return result


def _attention(query: Tensor, key: Tensor, value: Tensor, *, num_heads: int) -> Tensor:
    def by_head(x: Tensor) -> Tensor:
        return x.reshape(*x.shape[:2], num_heads, -1).transpose(0, 2, 1, 3)

    scores = by_head(query) @ by_head(key).swapaxes(2, 3) / math.sqrt(query.shape[2] // num_heads)
    chances = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = chances / chances.sum(axis=-1, keepdims=True) @ by_head(value)
    result: Tensor = mixed.transpose(0, 2, 1, 3).reshape(query.shape)
    return result


_STEP = 1 / 512
_POINTS = np.arange(-3328, 3329) * _STEP
_ERF = np.array([math.erf(point) for point in _POINTS])
_SLOPES = 2 / math.sqrt(math.pi) * np.exp(-(_POINTS**2)) * _STEP


def erf(x: Tensor) -> Tensor:
    """The error function, within 1e-12: cubic Hermite interpolation between values of `math.erf`."""
    at = np.clip((x - _POINTS[0]) / _STEP, 0, len(_POINTS) - 1.000001)
    left = at.astype(np.int64)
    t = at - left
    rest = (_SLOPES[left] * (1 - t) - _SLOPES[left + 1] * t) * (1 - t) * t
    between = _ERF[left] + (_ERF[left + 1] - _ERF[left]) * (3 - 2 * t) * t * t
    result: Tensor = between + rest
    return result


def _gelu(x: Tensor) -> Tensor:
    result: Tensor = x * 0.5 * (1 + erf(x / math.sqrt(2)))
    return result


def _slice(x: Tensor, start: Tensor, end: Tensor, axes: Tensor, steps: Tensor) -> Tensor:
    if axes.tolist() != [0] or steps.tolist() != [1]:
        raise KeyError("Slice along another axis than the first")
    return x[int(start[0]) : int(end[0])]


OPERATORS: Mapping[str, Operator] = {
    "Add": lambda x, y: x + y,
    "Cast": lambda x, *, to: x.astype(np.float64),  # noqa: ARG005  floats are wide here
    "Gather": lambda x, index: x[index],
    "Gelu": _gelu,
    "LayerNormalization": _norm,
    "MatMul": lambda x, y: x @ y,
    "MatMulIntegerToFloat": _scaled_product,
    "Mul": lambda x, y: x * y,
    "MultiHeadAttention": _attention,
    "QuantizeLinear": _quantize,
    "Shape": lambda x, *, start: np.array(x.shape[start:]),
    "Slice": _slice,
    "Split": lambda x, *, axis, num_outputs: np.split(x, num_outputs, axis=axis),
}
"""By the names of ONNX's operators."""
