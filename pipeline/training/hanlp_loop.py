"""HanLP's recognizer with the hooks that its own training loop leaves: what is imported here needs the extra `hanlp`.

What comes out is saved as HanLP's own class, so that `hanlp.load` reads it without this project.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "64")  # keeps memory flat over many shapes of batches

import torch  # type: ignore[import-not-found,unused-ignore]
from hanlp.common.dataset import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    SortingSampler,
    SortingSamplerBuilder,
)
from hanlp.common.transform import FieldLength, TransformList  # type: ignore[import-not-found,import-untyped,unused-ignore]
from hanlp.common.vocab import Vocab  # type: ignore[import-not-found,import-untyped,unused-ignore]
from hanlp.components.ner.transformer_ner import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    TransformerNamedEntityRecognizer,
)
from hanlp.layers.transformers.encoder import (  # type: ignore[import-not-found,import-untyped,unused-ignore]
    TransformerEncoder,
)
from hanlp.metrics.f1 import F1  # type: ignore[import-not-found,import-untyped,unused-ignore]
from hanlp.utils.log_util import ErasablePrinter  # type: ignore[import-not-found,import-untyped,unused-ignore]
from hanlp.utils.time_util import CountdownTimer  # type: ignore[import-not-found,import-untyped,unused-ignore]
from hanlp_common.constant import IDX  # type: ignore[import-not-found,import-untyped,unused-ignore]
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn  # type: ignore[import-not-found,unused-ignore]
from transformers import AutoConfig, AutoModel  # type: ignore[import-not-found,unused-ignore]
from transformers.optimization import (  # type: ignore[import-not-found,unused-ignore]
    get_linear_schedule_with_warmup,
)

from ..tag.network import decode, log_softmax, tag_rules
from .example import Example
from .score import Counts, count, total

IGNORED = -100  # what HanLP's criterion, torch's cross entropy, leaves out by itself
JITTER = 4


@dataclass(slots=True)
class Watch:
    """What is seen of a run: `step` is called with the signs of each step, `epochs` get the counts after each epoch.

    `plain` are the counts with HanLP's own decoding, the likeliest tag of each sign.
    """

    step: Callable[[int], None]
    epoch: Callable[[dict[str, Counts]], None]
    epochs: list[dict[str, Counts]] = field(default_factory=list)
    plain: list[dict[str, Counts]] = field(default_factory=list)


class MixedSampler(SortingSampler):  # type: ignore[misc,unused-ignore]
    """HanLP's sampler, which sorts by length, with other neighbours and another order of batches in each epoch."""

    def __init__(self, lengths: Sequence[int], signs: int) -> None:
        self._lengths, self._signs = lengths, signs
        super().__init__(lengths, batch_max_tokens=signs, use_effective_tokens=True, shuffle=True)

    def __iter__(self) -> Iterator[list[int]]:
        noise = torch.randint(JITTER, (len(self._lengths),)).tolist()
        lengths = [length + more for length, more in zip(self._lengths, noise, strict=True)]
        again = SortingSampler(lengths, batch_max_tokens=self._signs, use_effective_tokens=True, shuffle=True)
        self.batch_indices = again.batch_indices
        yield from again


class MixedSamplerBuilder(SortingSamplerBuilder):  # type: ignore[misc,unused-ignore]
    """HanLP's own builder hands `shuffle` on as `use_effective_tokens`: batches would always come longest first."""

    def build(self, lengths: list[int], shuffle: bool = False, **_: object) -> Any:
        if shuffle:
            return MixedSampler(lengths, self.batch_max_tokens)
        return SortingSampler(lengths, batch_max_tokens=self.batch_max_tokens, use_effective_tokens=True)


class SpanF1(F1):  # type: ignore[misc,unused-ignore]
    """HanLP's metric with counts by label; what touches a sign of unknown label does not count."""

    def __init__(self) -> None:
        super().__init__()
        self.counts: dict[str, Counts] = {}
        self.plain: dict[str, Counts] = {}

    def add(self, example: Example, found: Any, plain: Any) -> None:
        count(example, [(start, end, label) for label, start, end in found], into=self.counts)
        count(example, [(start, end, label) for label, start, end in plain], into=self.plain)
        every = total(self.counts)
        self.nb_correct, self.nb_pred, self.nb_true = every.right, every.found, every.wanted


class Recognizer(TransformerNamedEntityRecognizer):  # type: ignore[misc,unused-ignore]
    """HanLP's recognizer; signs without a known tag are left out of its loss, and the tags are given beforehand.

    With `agree` each batch is read twice, with other signs hidden and other units dropped, and the two outputs are also
    pulled towards each other with that weight (R-Drop, arXiv 2106.14448). With `average`, what is scored and saved is
    the running mean of the weights with that decay a step.
    """

    def __init__(
        self,
        tags: Sequence[str],
        dev: Sequence[Example],
        watch: Watch,
        *,
        every: bool,
        agree: float = 0.0,
        average: float = 0.0,
    ) -> None:
        super().__init__()
        self._agree, self._second = agree, None
        self._average = average
        self._mean: Any = None
        self._learned: Any = None
        self._tags, self._dev, self._watch, self._every = tuple(tags), dev, watch, every
        self._rules = tag_rules(self._tags)
        self._signs, self._epoch = 0, 0
        self._narrow = _has_bf16()

    def build_vocabs(self, trn: Any, logger: Any, **kwargs: Any) -> None:
        if "tag" not in self.vocabs:
            self.vocabs.tag = Vocab(idx_to_token=list(self._tags), pad_token=None, unk_token=None)
        super().build_vocabs(trn, logger, **kwargs)

    def build_transformer(self, training: bool = True) -> Any:
        """HanLP's encoder with eager attention, the fastest on a CPU; a model that is gone on from has its weights."""
        folder, eager = self.config.transformer, {"attn_implementation": "eager"}
        if training and not self.config.get("finetune"):
            model = AutoModel.from_pretrained(folder, **eager)
        else:
            model = AutoModel.from_config(AutoConfig.from_pretrained(folder), **eager)
        longest = model.config.max_position_embeddings
        return TransformerEncoder(
            model, self.transformer_tokenizer, word_dropout=self.config.word_dropout, max_sequence_length=longest
        )

    def load_weights(self, save_dir: str, filename: str = "model.pt", **_: object) -> None:
        """As plain tensors; HanLP's own method tries again without that guard where torch is too old for it."""
        weights = Path(save_dir) / filename
        self.model_.load_state_dict(torch.load(weights, map_location="cpu", weights_only=True), strict=False)

    def last_transform(self) -> Any:
        return TransformList(self.vocabs, FieldLength(self.config.token_key), _forget)

    def build_optimizer(self, trn: Any, epochs: int, warmup_steps: float, **kwargs: Any) -> Any:
        """HanLP's groups and schedule, stepped by torch's fused AdamW, which is many times faster on a CPU."""
        slow, _ = super().build_optimizer(trn=trn, epochs=epochs, warmup_steps=warmup_steps, **kwargs)
        parts = ("params", "weight_decay", "eps")
        groups = [{"lr": g["initial_lr"], **{part: g[part] for part in parts}} for g in slow.param_groups]
        fast = torch.optim.AdamW(groups, fused=True)
        steps = len(trn) * epochs
        return fast, get_linear_schedule_with_warmup(fast, steps * warmup_steps, steps)

    def feed_batch(self, batch: Any) -> Any:
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=self.model.training and self._narrow):
            out, mask = super().feed_batch(batch)
            self._second = super().feed_batch(batch)[0].float() if self._agree and self.model.training else None
        self._signs = int(mask.sum())
        return out.float(), mask

    def compute_loss(self, criterion: Any, out: Any, y: Any, mask: Any) -> Any:
        if bool((y[mask] == IGNORED).all()):
            return out.sum() * 0.0
        loss = super().compute_loss(criterion, out, y, mask)
        if self._second is None:
            return loss
        again = super().compute_loss(criterion, self._second, y, mask)
        return (loss + again) / 2 + self._agree * difference(out[mask], self._second[mask])

    def decode_output(self, logits: Any, mask: Any, batch: Any, model: Any = None) -> Any:  # noqa: ARG002
        """The best sequence that BIOES allows, as the shipped tagger reads it, and not each sign's likeliest tag."""
        rows = zip(logits.numpy(), mask.sum(1).tolist(), strict=True)
        found = (decode(log_softmax(row[:length]), self._tags, rules=self._rules) for row, length in rows)
        return [[(f.label, f.start, f.end) for f in sentence] for sentence in found]

    def build_metric(self, **_: object) -> SpanF1:
        return SpanF1()

    def update_metrics(self, metric: SpanF1, logits: Any, y: Any, mask: Any, batch: Any, prediction: Any) -> None:  # noqa: ARG002
        plain = super().decode_output(logits, mask, batch)
        for index, found, likeliest in zip(batch[IDX], prediction, plain, strict=True):
            metric.add(self._dev[index], found, likeliest)

    def evaluate_dataloader(self, data: Any, *args: Any, **kwargs: Any) -> Any:
        """Where dev chooses no epoch, the epoch's number is the metric, so that the last epoch is kept."""
        self._epoch += 1
        if self._mean is not None:
            self.model, self._learned = self._mean.module, self.model
        if data is None or not (self._every or self._epoch == self.config.epochs):
            return 0.0, self._epoch
        loss, metric = super().evaluate_dataloader(data, *args, **kwargs)
        self._watch.epochs.append(metric.counts)
        self._watch.plain.append(metric.plain)
        self._watch.epoch(metric.counts)
        return loss, metric if self._every else self._epoch

    def fit_dataloader(self, *args: Any, **kwargs: Any) -> Any:
        """Learn on from the weights themselves where their running mean was scored and saved."""
        if self._learned is not None:
            self.model, self._learned = self._learned, None
        return super().fit_dataloader(*args, **kwargs)

    def _step(self, *args: Any) -> None:
        super()._step(*args)
        self._watch.step(self._signs)
        if self._average:
            self._mean = self._mean or AveragedModel(self.model_, multi_avg_fn=get_ema_multi_avg_fn(self._average))
            self._mean.update_parameters(self.model_)

    @property
    def _savable_config(self) -> Any:
        config = super()._savable_config
        config["classpath"] = _public_path(TransformerNamedEntityRecognizer)
        config |= {"sampler_builder": None, "transformer": "transformer", "finetune": False}
        return config


@contextmanager
def silence() -> Iterator[None]:
    """HanLP writes its progress straight to the terminal; here its printers are mute."""
    with (
        patch.object(CountdownTimer, "print", lambda *_, **__: None),
        patch.object(ErasablePrinter, "print", lambda *_, **__: None),
        patch.object(Vocab, "summary", lambda *_, **__: ""),
    ):
        yield


def _forget(sample: dict[str, Any]) -> dict[str, Any]:
    """Signs of unknown label get a tag that the loss leaves out."""
    if "unknown" in sample:
        unknown = set(sample["unknown"])
        sample["tag_id"] = [IGNORED if place in unknown else tag for place, tag in enumerate(sample["tag_id"])]
    return sample


def difference(left: Any, right: Any) -> Any:
    """Half the sum of both Kullback-Leibler divergences between two outputs, a sign's mean."""
    one, two = left.log_softmax(-1), right.log_softmax(-1)
    return ((one.exp() - two.exp()) * (one - two)).sum(-1).mean() / 2


def _public_path(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _has_bf16() -> bool:
    return bool(torch.cpu._is_avx512_bf16_supported())
