"""The trained tagger: a small character transformer, run by onnxruntime.

Sentences of the same length are run together. As the network mixes no sentences and rounds each number by itself, a
sentence's result depends on that sentence alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from ..errors import MissingModel
from ..language.windows import windows
from ..model_files.folder import check_folder
from ..model_files.path import models_folder
from ..record import Proposer
from ..schema import MENTION_LABELS
from .candidates import propose, text_of
from .session import open_session


def tag_names(labels: Iterable[str]) -> tuple[str, ...]:
    """The BIOES tags of `labels`, O first; a tag's place is its number."""
    return ("O", *(f"{place}-{label}" for label in labels for place in "BIES"))


LABELS = tag_names(MENTION_LABELS)
WINDOW = 254
RUN_SIGNS = 512  # of a run's sentences together, so that what lies between the layers stays in a core's cache
BATCH = 256  # sentences taken from a stream at a time
OUTPUT = "logits"
_UNKNOWN, _START, _END = 1, 2, 3
_BARRED = -1e9

Scores = NDArray[np.float32]


class Session(Protocol):
    """What is used of `onnxruntime.InferenceSession`."""

    def run(self, output_names: list[str], input_feed: Mapping[str, object]) -> list[Scores]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a text, `text[start:end]`; `score` is the lowest probability of its tags."""

    start: int
    end: int
    label: str
    score: float


class NetworkTagger:
    """A spaCy component that adds the network's mentions to the candidates of a Doc of single characters.

    `output` is read as `labels`: the network may have outputs for other label schemes beside our own.
    """

    def __init__(
        self,
        session: Session,
        vocabulary: Mapping[str, int],
        *,
        min_score: float = 0.0,
        output: str = OUTPUT,
        labels: Sequence[str] = LABELS,
    ) -> None:
        self._session = session
        self._vocabulary = vocabulary
        self._min_score = min_score
        self._output = output
        self._labels = labels
        self._rules = tag_rules(labels)

    def __call__(self, doc: Doc) -> Doc:
        return self._proposed(doc, self.find(text_of(doc)))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = BATCH) -> Iterator[Doc]:
        """The Docs in their order; up to `batch_size` are read before the first is given back."""
        rest = iter(stream)
        while docs := list(islice(rest, min(batch_size, BATCH))):
            for doc, found in zip(docs, self.find_all([text_of(doc) for doc in docs]), strict=True):
                yield self._proposed(doc, found)

    def find(self, text: str) -> list[Found]:
        """The mentions of `text` from left to right, without overlap."""
        return self.find_all([text])[0]

    def find_all(self, texts: Sequence[str]) -> list[list[Found]]:
        """The mentions of each text, as `find` gives them."""
        parts = [
            (place, start, text[start:end])
            for place, text in enumerate(texts)
            for start, end in windows(text, size=WINDOW)
        ]
        found: list[list[Found]] = [[] for _ in texts]
        scored = self.scores([part for _, _, part in parts])
        for (place, start, _), scores in zip(parts, scored, strict=True):
            for f in decode(scores, self._labels, rules=self._rules):
                found[place].append(Found(f.start + start, f.end + start, f.label, f.score))
        return found

    def scores(self, texts: Sequence[str]) -> list[Scores]:
        """Log probabilities (characters, tags) of each text, none longer than WINDOW."""
        sentences = [encode(text, self._vocabulary) for text in texts]
        scored: dict[int, Scores] = {}
        for places in runs([len(ids) for ids in sentences]):
            ids = np.array([sentences[place] for place in places], dtype=np.int64)
            (logits,) = self._session.run([self._output], {"input_ids": ids})
            scored |= zip(places, log_softmax(logits[:, 1:-1]), strict=True)
        return [scored[place] for place in range(len(sentences))]

    def _proposed(self, doc: Doc, mentions: Iterable[Found]) -> Doc:
        for found in mentions:
            if found.score >= self._min_score:
                propose(doc, found.start, found.end, found.label, found.score, Proposer.NETWORK)
        return doc


def runs(lengths: Sequence[int], *, signs: int = RUN_SIGNS) -> Iterator[list[int]]:
    """The places of sentences of one length that are run together, in no more than `signs` signs unless it is one."""
    by_length: dict[int, list[int]] = {}
    for place, length in enumerate(lengths):
        by_length.setdefault(length, []).append(place)
    for length, places in by_length.items():
        count = max(1, signs // length)
        yield from (places[start : start + count] for start in range(0, len(places), count))


@Language.factory("zh_network", assigns=["doc.spans"], default_config={"path": None, "threads": 1, "min_score": 0.0})
def make_network(nlp: Language, name: str, path: str | None, threads: int, min_score: float) -> NetworkTagger:  # noqa: ARG001
    """The tagger of the folder `path`, of `models/tagger` where none is named. Raises MissingModel."""
    return load_network(Path(path) if path else models_folder() / "tagger", threads=threads, min_score=min_score)


def load_network(
    folder: Path, *, threads: int = 1, min_score: float = 0.0, output: str = OUTPUT, labels: Sequence[str] = LABELS
) -> NetworkTagger:
    """The tagger of a folder that `pipeline.training.to_onnx` wrote. Raises MissingModel where it is not whole."""
    check_folder(folder, kind="tagger")
    stored = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    if tuple(stored) != LABELS:
        raise MissingModel(f"tag: {folder / 'labels.json'} does not list this version's {len(LABELS)} tags; train anew")
    session: Session = open_session(folder / "model.onnx", threads=threads, output=output)
    vocabulary = read_vocabulary(folder / "vocab.txt")
    return NetworkTagger(session, vocabulary, min_score=min_score, output=output, labels=labels)


def read_vocabulary(path: Path) -> dict[str, int]:
    """Sign -> id, by line."""
    return {sign: index for index, sign in enumerate(path.read_text(encoding="utf-8").rstrip("\n").split("\n"))}


def encode(text: str, vocabulary: Mapping[str, int]) -> list[int]:
    """One id a sign between those of start and end."""
    return [_START, *(vocabulary.get(sign, _UNKNOWN) for sign in text), _END]


def log_softmax(logits: Scores) -> Scores:
    """Log probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: Scores = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


@dataclass(frozen=True, slots=True)
class TagRules:
    """What BIOES allows, as addends: 0 where a tag may begin, follow another, or end a text, a bar where it may not."""

    starts: Scores
    transitions: Scores
    stops: Scores


def tag_rules(labels: Sequence[str]) -> TagRules:
    """The rules of a list of BIOES tags whose first is O."""
    pairs = [[0.0 if _may_follow(a, b) else _BARRED for b in labels] for a in labels]
    transitions = np.array(pairs, dtype=np.float32)
    stops = np.array([0.0 if label[0] in "OES" else _BARRED for label in labels], dtype=np.float32)
    return TagRules(transitions[0], transitions, stops)


def decode(scores: Scores, labels: Sequence[str] = LABELS, *, rules: TagRules | None = None) -> Iterator[Found]:
    """The mentions of the best legal tag sequence; `scores` are log probabilities (signs, tags).

    `rules` are those of `labels`; made here where they are not given.
    """
    path = best_path(scores, rules=rules or (_RULES if labels is LABELS else tag_rules(labels)))
    chances = np.exp(scores[np.arange(len(path)), path])
    start = 0
    for position, tag in enumerate(path):
        place, _, label = labels[tag].partition("-")
        if place in ("B", "S"):
            start = position
        if place in ("E", "S"):
            yield Found(start, position + 1, label, round(float(chances[start : position + 1].min()), 2))


def best_path(scores: Scores, *, rules: TagRules | None = None) -> list[int]:
    """The tag sequence of the highest sum among those that BIOES allows."""
    rules = rules or _RULES
    likeliest = scores.argmax(axis=1)
    inner = rules.transitions[likeliest[:-1], likeliest[1:]].sum()
    if rules.starts[likeliest[0]] + inner + rules.stops[likeliest[-1]] == 0.0:
        return [int(tag) for tag in likeliest]
    best = scores[0] + rules.starts
    steps = []
    for row in scores[1:]:
        ways = best[:, None] + rules.transitions
        steps.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int((best + rules.stops).argmax())]
    for step in reversed(steps):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _may_follow(left: str, right: str) -> bool:
    if left[0] in "BI":
        return right[0] in "IE" and left[2:] == right[2:]
    return right[0] in "OBS"


_RULES = tag_rules(LABELS)
