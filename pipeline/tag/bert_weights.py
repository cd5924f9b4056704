"""The numbers of the tagger's ONNX file as the weights of a `BertForTokenClassification`, in float32.

What `pipeline.training.to_onnx` names them stands in `as_bert` alone. Only the part of the ONNX format that such files
use is read here, so that no other package is needed: a few fields of its messages, by their numbers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import MissingModel

Array = NDArray[np.float32]
GRAPH, NODES, TENSORS = 7, 1, 5
_NODE_ATTRIBUTES, _ATTRIBUTE_NAME, _ATTRIBUTE_WHOLE = 5, 1, 3
_DIMS, _TYPE, _NAME, _BYTES = 1, 2, 8, 9
_TYPES = {1: "<f4", 2: "u1", 3: "i1", 6: "<i4", 7: "<i8", 10: "<f2", 11: "<f8"}


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by the names that `transformers` gives them, without a prefix; `heads` of attention in each layer."""

    weights: Mapping[str, Array]
    heads: int

    @property
    def layers(self) -> int:
        """The number of layers."""
        return len({name.split(".")[2] for name in self.weights if name.startswith("encoder.layer.")})


def read_network(path: Path) -> Network:
    """The weights of an ONNX file that `pipeline.training.to_onnx` wrote. Raises MissingModel for another file."""
    try:
        (graph,) = (value for number, value in fields(memoryview(path.read_bytes())) if number == GRAPH)
        (heads,) = {count for number, node in fields(graph) if number == NODES for count in _heads(node)}
        tensors = dict(read_tensor(value) for number, value in fields(graph) if number == TENSORS)
        return Network(as_bert(tensors), heads)
    except (KeyError, ValueError, TypeError, IndexError) as err:
        raise MissingModel(f"tag: {path} is no network that guanxi wrote ({err!r}); install guanxi again") from err


def as_bert(tensors: Mapping[str, NDArray[Any]]) -> dict[str, Array]:
    """`x.w` times `x.s` is a weight (out, in), stored turned, and `x.b` its bias; `x.scale` and `x.shift` belong to a
    layer norm; `x.qkv` is query, key and value; `signs` are the embeddings, `places` those of position and type."""
    weights: dict[str, Array] = {}
    for name, value in tensors.items():
        key, _, part = name.rpartition(".")
        if key == "signs":
            weights["embeddings.word_embeddings.weight"] = tensors["signs.w"] * tensors["signs.s"]
        elif name == "places":
            weights["embeddings.position_embeddings.weight"] = value
            weights["embeddings.token_type_embeddings.weight"] = np.zeros_like(value[:1])
        elif part == "w":
            weights |= _split(f"{key}.weight", value.T * tensors.get(f"{key}.s", np.ones(1))[..., None])
        elif part in ("b", "shift"):
            weights |= _split(f"{key}.bias", value)
        elif part == "scale":
            weights[f"{key}.weight"] = value
    return {name: np.array(value, dtype=np.float32, order="C") for name, value in sorted(weights.items())}


def _split(name: str, value: NDArray[Any]) -> dict[str, NDArray[Any]]:
    """`encoder.layer.0.qkv.bias` as those of query, key and value; any other name as it is."""
    layer, joined, rest = name.partition(".qkv.")
    if not joined:
        return {name: value}
    parts = zip(("query", "key", "value"), np.split(value, 3), strict=True)
    return {f"{layer}.attention.self.{part}.{rest}": third for part, third in parts}


def _heads(node: Any) -> Iterator[int]:
    for number, attribute in fields(node):
        if number == _NODE_ATTRIBUTES:
            told = dict(fields(attribute))
            if bytes(told[_ATTRIBUTE_NAME]) == b"num_heads":
                yield told[_ATTRIBUTE_WHOLE]


def read_tensor(message: Any) -> tuple[str, NDArray[Any]]:
    """Name and array of a message of ONNX's kind TensorProto."""
    parts = list(fields(message))
    shape = [value for number, value in parts if number == _DIMS]
    told = dict(parts)
    return str(told[_NAME], "utf-8"), np.frombuffer(told[_BYTES], dtype=_TYPES[told[_TYPE]]).reshape(shape)


def fields(message: Any) -> Iterator[tuple[int, Any]]:
    """Number and value of each field of a protobuf message: an int, or the bytes of a text, a message or an array."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        if key & 7 == 0:
            value, at = _varint(message, at)
        else:
            size, at = _varint(message, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
            value, at = message[at : at + size], at + size
        yield key >> 3, value


def _varint(message: Any, at: int) -> tuple[int, int]:
    """An int of seven bits a byte, the lowest first, and where it ends."""
    value = shift = 0
    while True:
        byte = message[at]
        value, shift, at = value | (byte & 127) << shift, shift + 7, at + 1
        if byte < 128:
            return value, at
