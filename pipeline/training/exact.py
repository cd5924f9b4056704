"""What exact products cost and change: `python -m pipeline.training.exact models/tagger tests/gold`.

Runs the network over sentences of annotated pages in four ways: with onnxruntime's own choice of kernels (which
saturate on processors without VNNI), with the option that the tagger sets, with weights as uint8 around 128, and with
weights of seven bits. Prints for each how many labels and mentions differ from the network in float64 (exact products,
so only the rounding of floats is left), F1 of the network alone, and its speed on one thread.
"""

import argparse
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..tag.network import WINDOW, NetworkTagger, Session, decode, read_vocabulary
from ..tag.session import session_of
from .annotations import read_annotations
from .example import Example
from .reference import ReferenceSession
from .score import Counts, count, total

SENTENCES = 1000
Array = NDArray[np.int64]


def examples_of(gold: Path, count: int) -> list[Example]:
    """The `count` examples of one window whose texts have the lowest hashes, each text once."""
    pages = read_annotations(gold)
    found = {example.text: example for page in pages for example in page.examples if len(example.text) <= WINDOW}
    return [found[text] for text in sorted(found, key=lambda text: hashlib.sha256(text.encode()).digest())[:count]]


def as_uint8(model: Any) -> None:
    """Stores the weights as uint8 with 128 as their zero point, in place."""
    from onnx import numpy_helper  # type: ignore[import-not-found,unused-ignore]

    for node, weight, _ in _products(model):
        moved = (numpy_helper.to_array(weight).astype(np.int16) + 128).astype(np.uint8)
        weight.CopyFrom(numpy_helper.from_array(moved, weight.name))
        node.input[5] = f"{weight.name}.zero"
        model.graph.initializer.append(numpy_helper.from_array(np.array(128, np.uint8), node.input[5]))


def as_seven_bits(model: Any) -> None:
    """Rounds the weights to -63..63, with scales twice as large, in place."""
    from onnx import numpy_helper

    for _, weight, scales in _products(model):
        rounded = np.rint(numpy_helper.to_array(weight) * (63 / 127)).astype(np.int8)
        weight.CopyFrom(numpy_helper.from_array(rounded, weight.name))
        wider = (numpy_helper.to_array(scales) * (127 / 63)).astype(np.float32)
        scales.CopyFrom(numpy_helper.from_array(wider, scales.name))


def _products(model: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Node, weight and scales of each product of whole numbers."""
    tensors = {tensor.name: tensor for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "MatMulIntegerToFloat":
            yield node, tensors[node.input[1]], tensors[node.input[3]]


def sessions(path: Path) -> dict[str, Session]:
    """The four ways by their names."""
    import onnx

    def changed(change: Callable[[Any], None]) -> bytes:
        model = onnx.load(path)
        change(model)
        data: bytes = model.SerializeToString()
        return data

    return {
        "kernels as onnxruntime chooses": session_of(str(path), exact=False),
        "exact, as shipped": session_of(str(path)),
        "weights as uint8": session_of(changed(as_uint8), exact=False),
        "weights of seven bits": session_of(changed(as_seven_bits), exact=False),
    }


@dataclass(frozen=True, slots=True)
class Reading:
    """What a session makes of some texts: the best label of each character, the mentions, and the seconds it took."""

    labels: Array
    mentions: frozenset[tuple[int, int, int, str]]
    counts: Counts
    seconds: float


def read(session: Session, vocabulary: Mapping[str, int], examples: Sequence[Example]) -> Reading:
    """All examples read one after the other on one thread."""
    begin = time.process_time()
    scores = NetworkTagger(session, vocabulary).scores([example.text for example in examples])
    seconds = time.process_time() - begin
    counts: dict[str, Counts] = {}
    mentions = set()
    for index, (example, rows) in enumerate(zip(examples, scores, strict=True)):
        found = [(f.start, f.end, f.label) for f in decode(rows)]
        count(example, found, into=counts)
        mentions |= {(index, *place) for place in found}
    return Reading(
        np.concatenate([rows.argmax(axis=1) for rows in scores]), frozenset(mentions), total(counts), seconds
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.exact", description=__doc__)
    parser.add_argument("model", type=Path, help="folder with model.onnx, labels.json and vocab.txt")
    parser.add_argument("gold", type=Path, help="folder of annotated pages")
    parser.add_argument("--sentences", type=int, default=SENTENCES)
    options = parser.parse_args()
    examples = examples_of(options.gold, options.sentences)
    vocabulary = read_vocabulary(options.model / "vocab.txt")
    wide = read(ReferenceSession(options.model / "model.onnx"), vocabulary, examples)
    print(f"{len(examples)} sentences, {len(wide.labels)} characters, {len(wide.mentions)} mentions in float64\n")
    print("| way | labels that differ | mentions that differ | F1 alone | characters a second |\n|---|---|---|---|---|")
    for name, session in sessions(options.model / "model.onnx").items():
        own = read(session, vocabulary, examples)
        labels, mentions = int((own.labels != wide.labels).sum()), len(own.mentions ^ wide.mentions)
        print(f"| {name} | {labels} | {mentions} | {own.counts.f1:.3f} | {len(own.labels) / own.seconds:,.0f} |")


if __name__ == "__main__":
    main()
