"""Training data in one place: which sentences are learned, which are held out, and how they become batches.

A sentence is a mapping from label scheme to `Example`: the same text with the labels of that scheme.
"""

import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..language.windows import window_ends
from ..tag.network import WINDOW, encode
from .datasets import read_cluener, read_own, read_people_daily, read_resume
from .example import Example, tags
from .generate import generate
from .schemes import LABELS_OF, OWN, tagset

CLUENER_HELD_OUT = 1000
IGNORED = -100
_STEP = 16
_INDEX = {scheme: {tag: index for index, tag in enumerate(tagset(scheme))} for scheme in LABELS_OF}
_READERS = {"cluener": read_cluener, "resume": read_resume, "people_daily": read_people_daily}

Sentence = Mapping[str, Example]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Batch:
    """Sign ids, attention mask, and tag ids by scheme; all of one shape (sentences, signs)."""

    ids: Whole
    mask: Whole
    tags: Mapping[str, Whole]


def learned_sets(folder: Path, *, schemes: Sequence[str] = ("cluener", "resume", "people_daily")) -> list[Sentence]:
    """What is learned of the public sets, with their own labels and with those of this project: all but the last 1,000
    sentences of CLUENER's training part and all dev and test parts of CLUENER and Resume."""
    learned: list[Sentence] = []
    if "cluener" in schemes:
        learned += read_set(folder / "cluener" / "train.jsonl", scheme="cluener")[:-CLUENER_HELD_OUT]
    if "resume" in schemes:
        learned += read_set(folder / "resume" / "train.jsonl", scheme="resume")
    if "people_daily" in schemes:
        learned += read_set(folder / "people_daily" / "dev.jsonl", scheme="people_daily")
        learned += read_set(folder / "people_daily" / "test.jsonl", scheme="people_daily")
    return learned


def read_set(path: Path, *, scheme: str) -> list[Sentence]:
    """The sentences of one file with the set's own labels and with those of this project."""
    pairs = zip(_READERS[scheme](path), read_own(path), strict=True)
    return [{OWN: mapped, scheme: own} for mapped, own in pairs]


def held_out_sets(folder: Path) -> dict[str, list[Sentence]]:
    """What choices are made on, by name."""
    return {
        "cluener (last 1,000 of train)": read_set(folder / "cluener" / "train.jsonl", scheme="cluener")[
            -CLUENER_HELD_OUT:
        ],
        "resume dev": read_set(folder / "resume" / "dev.jsonl", scheme="resume"),
        "generated, other names": [{OWN: x} for x in generate(1500, seed=77_777, held_out=True)],
    }


def read_sentences(path: Path) -> list[Sentence]:
    """Sentences out of JSON lines `[text, {scheme: [spans, masks]}]`, as `write_sentences` writes them."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return [{scheme: _example(text, *parts) for scheme, parts in labels.items()} for text, labels in rows]


def write_sentences(path: Path, sentences: Iterable[Sentence]) -> None:
    """Write one JSON line a sentence."""
    with path.open("w", encoding="utf-8") as lines:
        for sentence in sentences:
            text = next(iter(sentence.values())).text
            labels = {scheme: [x.spans, x.masks] for scheme, x in sentence.items()}
            lines.write(json.dumps([text, labels], ensure_ascii=False) + "\n")


def batches(sentences: Sequence[Sentence], *, vocabulary: dict[str, int], seed: int, signs: int) -> Iterator[Batch]:
    """Shuffled batches of about `signs` signs; sentences of like length together, lengths in steps of 16."""
    chance = random.Random(seed)
    rows = [row for sentence in sentences for row in _rows(sentence, vocabulary)]
    chance.shuffle(rows)
    buckets: dict[int, list[_Row]] = {}
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


_Row = tuple[list[int], dict[str, list[int]]]


def _rows(sentence: Sentence, vocabulary: dict[str, int]) -> Iterator[_Row]:
    goals = {scheme: _goal(example, _INDEX[scheme]) for scheme, example in sentence.items()}
    text = next(iter(sentence.values())).text
    start = 0
    for end in window_ends(text, size=WINDOW):
        cut = {scheme: [IGNORED, *goal[start:end], IGNORED] for scheme, goal in goals.items()}
        yield encode(text[start:end], vocabulary), cut
        start = end


def _goal(example: Example, index: Mapping[str, int]) -> list[int]:
    return [IGNORED if tag is None else index[tag] for tag in tags(example)]


def _batch(rows: Sequence[_Row], length: int) -> Batch:
    shape = (len(rows), length)
    ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    goals: dict[str, Whole] = {}
    for index, (signs, targets) in enumerate(rows):
        ids[index, : len(signs)] = signs
        mask[index, : len(signs)] = 1
        for scheme, target in targets.items():
            goals.setdefault(scheme, np.full(shape, IGNORED, np.int64))[index, : len(target)] = target
    return Batch(ids, mask, goals)


def _example(text: str, spans: Iterable[tuple[int, int, str]], masks: Iterable[tuple[int, int]]) -> Example:
    return Example(text, tuple((s, e, n) for s, e, n in spans), tuple((s, e) for s, e in masks))
