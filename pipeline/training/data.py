"""Training data in one place: which sentences are learned, which are held out, and how they become batches."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..tag.network import LABELS, WINDOW, encode, window_ends
from .datasets import read_cluener, read_people_daily, read_resume
from .example import Example, tags
from .generate import generate

CLUENER_HELD_OUT = 1000
IGNORED = -100
_STEP = 16
_INDEX = {label: index for index, label in enumerate(LABELS)}


@dataclass(frozen=True, slots=True)
class Batch:
    """Sign ids, attention mask and tag ids, all of one shape (sentences, signs)."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    tags: NDArray[np.int64]


def learned_sets(folder: Path) -> list[Example]:
    """What is learned of the public sets: all but the last 1,000 sentences of CLUENER's training part and all dev and
    test parts of CLUENER and Resume."""
    return [
        *read_cluener(folder / "cluener" / "train.jsonl")[:-CLUENER_HELD_OUT],
        *read_resume(folder / "resume" / "train.jsonl"),
        *read_people_daily(folder / "people_daily" / "dev.jsonl"),
        *read_people_daily(folder / "people_daily" / "test.jsonl"),
    ]


def held_out_sets(folder: Path) -> dict[str, list[Example]]:
    """What choices are made on, by name."""
    return {
        "cluener (last 1,000 of train)": read_cluener(folder / "cluener" / "train.jsonl")[-CLUENER_HELD_OUT:],
        "resume dev": read_resume(folder / "resume" / "dev.jsonl"),
        "generated, other names": list(generate(1500, seed=77_777, held_out=True)),
    }


def read_examples(path: Path) -> list[Example]:
    """Examples out of JSON lines `[text, spans, masks]`, as `write_examples` writes them."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [Example(t, tuple((s, e, n) for s, e, n in spans), tuple((s, e) for s, e in m)) for t, spans, m in rows]


def write_examples(path: Path, examples: Iterable[Example]) -> None:
    """Write one JSON line an example."""
    lines = (json.dumps([x.text, x.spans, x.masks], ensure_ascii=False) for x in examples)
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")


def batches(examples: Sequence[Example], *, vocabulary: dict[str, int], seed: int, signs: int) -> Iterator[Batch]:
    """Shuffled batches of about `signs` signs; sentences of like length together, lengths in steps of 16."""
    chance = random.Random(seed)
    rows = [row for example in examples for row in _rows(example, vocabulary)]
    chance.shuffle(rows)
    buckets: dict[int, list[tuple[list[int], list[int]]]] = {}
    ready: list[Batch] = []
    for row in rows:
        length = -(-len(row[0]) // _STEP) * _STEP
        bucket = buckets.setdefault(length, [])
        bucket.append(row)
        if len(bucket) * length >= signs:
            ready.append(_batch(bucket, length))
            buckets[length] = []
    ready += [_batch(bucket, length) for length, bucket in sorted(buckets.items()) if bucket]
    chance.shuffle(ready)
    yield from ready


def _rows(example: Example, vocabulary: dict[str, int]) -> Iterator[tuple[list[int], list[int]]]:
    targets = [IGNORED if tag is None else _INDEX[tag] for tag in tags(example)]
    start = 0
    for end in window_ends(example.text, size=WINDOW):
        yield encode(example.text[start:end], vocabulary), [IGNORED, *targets[start:end], IGNORED]
        start = end


def _batch(rows: Sequence[tuple[list[int], list[int]]], length: int) -> Batch:
    shape = (len(rows), length)
    ids, mask, goal = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.full(shape, IGNORED, np.int64)
    for index, (signs, targets) in enumerate(rows):
        ids[index, : len(signs)] = signs
        mask[index, : len(signs)] = 1
        goal[index, : len(targets)] = targets
    return Batch(ids, mask, goal)
