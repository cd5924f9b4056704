"""Fit HanLP's own recognizer on examples of any label scheme; what comes out is a folder for `hanlp.load`."""

import json
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from ..errors import BadInput, MissingModel, how_to_add
from ..language.windows import window_ends
from ..tag.network import WINDOW, tag_names
from .encoder import WEIGHTS, write_encoder, write_encoder_config
from .example import Example, tags
from .score import Counts, total

if TYPE_CHECKING:
    from .hanlp_loop import Watch

LOGGER = logging.getLogger(__name__)
ENCODER = "transformer"


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted model's folder, the counts of dev by label after each epoch that was scored, and signs learned a second.

    `plain` are the counts with HanLP's own decoding; `best` is the epoch that was kept, from 1.
    """

    folder: Path
    by_epoch: tuple[dict[str, Counts], ...]
    plain: tuple[dict[str, Counts], ...]
    best: int
    speed: float

    @property
    def f1_by_epoch(self) -> tuple[float, ...]:
        """Micro F1 of dev."""
        return tuple(total(counts).f1 for counts in self.by_epoch)


Progress = Callable[[int, int], None]
"""Called with the steps done and the signs learned so far."""


def fit_recognizer(
    learn: Sequence[Example],
    dev: Sequence[Example],
    *,
    encoder: Path,
    out: Path,
    labels: Sequence[str],
    epochs: int = 5,
    rate: float = 2e-4,
    head_rate: float = 1e-3,
    batch_signs: int = 1024,
    layers: Sequence[int] | None = None,
    dropout: float = 0.1,
    hide: float = 0.0,
    agree: float = 0.0,
    average: float = 0.0,
    seed: int = 1,
    every: bool = True,
    progress: Progress | None = None,
    told: Callable[[dict[str, Counts]], None] | None = None,
) -> Fitted:
    """Fit by HanLP's training loop and write the folder `out`. The epoch that is best on `dev` is kept; without `every`
    the last one is, and `dev` is scored once, at the end.

    `encoder` is a BERT-like folder or a tagger's, of which the named `layers` are kept, or a folder that HanLP wrote,
    which is gone on from. `hide` is the share of signs hidden from the network (HanLP's word_dropout). With `average`,
    a decay a step such as 0.995, the running mean of the weights is scored and kept (Polyak and Juditsky 1992).
    `told` is called with the counts by label after each epoch. Raises BadInput (no examples, no encoder) and
    MissingModel (extra not installed).
    """
    if not learn:
        raise BadInput("train: nothing to learn from; give at least one sentence")
    pieces, held = list(windows(learn)), list(windows(dev))
    loop = _loop()
    watch = _watch(loop, progress, told)
    model = loop.Recognizer(tag_names(labels), held, watch, every=every, agree=agree, average=average)
    settings = _start(encoder, out, layers=layers, dropout=dropout)
    begin = monotonic()
    with loop.silence():
        model.fit(
            _dataset(pieces), _dataset(held) if held else None, str(out), transformer=str(out / ENCODER),
            token_key="token", delimiter_in_entity="", average_subwords=False, word_dropout=hide, reduction="mean",
            lr=head_rate, transformer_lr=rate, weight_decay=0.01, grad_norm=1.0, epochs=epochs, patience=epochs,
            sampler_builder=loop.MixedSamplerBuilder(batch_max_tokens=batch_signs), eval_trn=False, devices=-1,
            seed=seed, logger=LOGGER, **settings,
        )  # fmt: skip
    signs = epochs * sum(len(piece.text) for piece in pieces)
    (out / ENCODER / WEIGHTS).unlink(missing_ok=True)  # HanLP's model.pt has them
    f1 = [total(counts).f1 for counts in watch.epochs]
    best = f1.index(max(f1)) + 1 if f1 and every else epochs
    return Fitted(out, tuple(watch.epochs), tuple(watch.plain), best, signs / (monotonic() - begin))


def windows(examples: Sequence[Example], *, size: int = WINDOW) -> Iterator[Example]:
    """The examples, those longer than `size` cut as the tagger cuts them; what a cut goes through is masked."""
    for example in examples:
        start = 0
        for end in window_ends(example.text, size=size):
            yield example if (start, end) == (0, len(example.text)) else _piece(example, start, end)
            start = end


def _piece(example: Example, start: int, end: int) -> Example:
    inside = [span for span in example.spans if start <= span[0] and span[1] <= end]
    broken = [span[:2] for span in example.spans if span[0] < end and span[1] > start and span not in inside]
    masks = [
        (max(s, start) - start, min(e, end) - start) for s, e in (*example.masks, *broken) if s < end and e > start
    ]
    spans = tuple((s - start, e - start, label) for s, e, label in inside)
    return Example(example.text[start:end], spans, tuple(masks))


def _dataset(examples: Sequence[Example]) -> Any:
    from hanlp.datasets.ner.loaders.tsv import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
        TSVTaggingDataset,
    )

    return TSVTaggingDataset([_sample(example) for example in examples], generate_idx=True)


def _sample(example: Example) -> dict[str, Any]:
    known = tags(example)
    unknown = [place for place, tag in enumerate(known) if tag is None]
    return {"token": list(example.text), "tag": [tag or "O" for tag in known], "unknown": unknown}


def _start(encoder: Path, out: Path, *, layers: Sequence[int] | None, dropout: float) -> dict[str, Any]:
    """Lay the encoder's folder into `out`; what HanLP is told so that it goes on from a model of its own."""
    if not (encoder / "model.pt").is_file():
        write_encoder(encoder, out / ENCODER, layers=layers, dropout=dropout)
        return {}
    if layers is not None:
        raise BadInput(f"{encoder}: layers can be left out of an encoder only, not of a whole model")
    (out / ENCODER).mkdir(parents=True, exist_ok=True)
    shutil.copyfile(encoder / ENCODER / "vocab.txt", out / ENCODER / "vocab.txt")
    config = json.loads((encoder / ENCODER / "config.json").read_text(encoding="utf-8"))
    write_encoder_config(out / ENCODER, config, dropout=dropout)
    return {"finetune": str(encoder)}


def _loop() -> Any:
    try:
        from . import hanlp_loop
    except ImportError as err:
        raise MissingModel(f"train: {err.name or err} is not installed: {how_to_add('hanlp,train')}") from err
    return hanlp_loop


def _watch(loop: Any, progress: Progress | None, told: Callable[[dict[str, Counts]], None] | None) -> "Watch":
    steps, signs = 0, 0

    def step(learned: int) -> None:
        nonlocal steps, signs
        steps, signs = steps + 1, signs + learned
        if progress:
            progress(steps, signs)

    watch: Watch = loop.Watch(step, told or (lambda _: None))
    return watch
