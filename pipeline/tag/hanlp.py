"""HanLP as the second runtime: the tagger's own weights, or a recognizer of the user's own."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from ..language.windows import window_ends
from ..model_files.path import models_folder
from ..record import Proposer
from .candidates import propose
from .hanlp_folder import cached_folder
from .hanlp_load import load_pretrained, load_recognizer
from .labels import TABLE, Labels, check_labels, mapped, read_labels
from .network import LABELS, WINDOW, Found, NetworkTagger, Scores, log_softmax, read_vocabulary

NAME = Proposer.NER


class HanlpSession:
    """Runs the network of a HanLP recognizer as `onnxruntime.InferenceSession` would: ids (sentences, signs) -> logits.

    One sentence at a time, so that none depends on another one.
    """

    def __init__(self, recognizer: Any) -> None:
        self._model = recognizer.model

    def run(self, output_names: list[str], input_feed: Mapping[str, object]) -> list[Scores]:  # noqa: ARG002
        return [np.stack([self._logits(ids) for ids in np.asarray(input_feed["input_ids"])])]

    def _logits(self, ids: NDArray[np.int64]) -> Scores:
        import torch

        with _one_thread():
            logits, _ = self._model(torch.tensor([len(ids)]), torch.from_numpy(ids)[None], None)
        scores: Scores = logits[0].numpy()
        return scores


class RecognizerTagger:
    """A spaCy component that adds what a user's HanLP recognizer finds to the candidates of a Doc.

    Tags are decoded as HanLP does; a mention's score is the lowest probability of its tags.
    """

    def __init__(self, recognizer: Any, *, labels: Labels, min_score: float = 0.0) -> None:
        check_labels({tag[2:] for tag in recognizer.vocabs.tag.idx_to_token if tag[1:2] == "-"}, labels)
        self._recognizer = recognizer
        self._labels = labels
        self._min_score = min_score

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        start = 0
        for end in window_ends(text, size=WINDOW):
            for found in self._find(text[start:end]):
                if found.score >= self._min_score:
                    propose(doc, start + found.start, start + found.end, found.label, found.score, NAME)
            start = end
        return doc

    def _find(self, text: str) -> Iterator[Found]:
        recognizer = self._recognizer
        samples = recognizer.build_samples([list(text)])
        with _one_thread():
            (batch,) = recognizer.build_dataloader(samples, 1, False, recognizer.device)
            logits, mask = recognizer.feed_batch(batch)
            (spans,) = recognizer.decode_output(logits, mask, batch)
        chances = np.exp(log_softmax(logits[0].numpy()).max(axis=-1))
        for theirs, start, end in spans:
            if label := mapped(theirs, self._labels):
                yield Found(start, end, label, round(float(chances[start:end].min()), 2))


@Language.factory(
    "zh_hanlp",
    assigns=["doc.spans"],
    default_config={"path": None, "pretrained": None, "labels": None, "min_score": 0.0},
)
def make_hanlp(
    nlp: Language,  # noqa: ARG001
    name: str,  # noqa: ARG001
    path: str | None,
    pretrained: str | None,
    labels: str | None,
    min_score: float,
) -> NetworkTagger | RecognizerTagger:
    """The recognizer of the folder `path`, or HanLP's `pretrained` one, with its labels mapped by the table `labels`;
    with neither, the weights of `models/tagger`. Raises MissingModel, and BadInput for a wrong table."""
    table = Path(labels) if labels else None
    if pretrained:
        return RecognizerTagger(load_pretrained(pretrained), labels=read_labels(table), min_score=min_score)
    folder = Path(path) if path else cached_folder(models_folder() / "tagger")
    recognizer = load_recognizer(folder)
    table = table or (folder / TABLE if (folder / TABLE).is_file() else None)
    if table is None and tuple(recognizer.vocabs.tag.idx_to_token) == LABELS:
        vocabulary = read_vocabulary(folder / "transformer" / "vocab.txt")
        return NetworkTagger(HanlpSession(recognizer), vocabulary, min_score=min_score)
    return RecognizerTagger(recognizer, labels=read_labels(table), min_score=min_score)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Torch learns nothing inside, and works with one thread: sums are then the same whatever the number of cores."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with torch.inference_mode():
            yield
    finally:
        torch.set_num_threads(before)
