"""Train the tagger's network: `python -m pipeline.training.train --encoder DIR --datasets DIR --out DIR`.

All sets are learned at once, each with an output layer of its own over one encoder. With `--teacher DIR`, a folder
that was written here before, the network also learns the teacher's probabilities in every scheme. To go on from a
folder that was written here, name it as `--encoder`.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..tag.network import read_vocabulary
from .data import Batch, Sentence, batches, learned_sets, read_sentences
from .encoder import layer_numbers
from .generate import generate
from .schemes import OWN
from .tagging_model import gold_loss, load_model, logits_of, save_model, teacher_loss

LOGGER = logging.getLogger(__name__)
WEIGHTS = {"words": 0.3}


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how fast to learn. `hide` is the share of signs that are hidden, `taught` the teacher's weight."""

    signs: int
    minutes: float
    rate: float
    hide: float = 0.08
    taught: float = 1.0
    weights: Mapping[str, float] | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    """Silver and generated sentences an epoch, and signs a batch."""

    silver: int
    generated: int
    batch: int


def train(model: Any, stream: Iterator[Batch], *, plan: Plan, save: Any, teacher: Any = None) -> None:
    """Train on `stream` for `plan.signs` signs, or until its minutes are over; the rate rises for 5 % and falls to
    nothing. `save` is called every 500 steps and at the end."""
    import torch

    optimizer = _optimizer(model, plan.rate)
    model.train()
    begin, seen, step, loss_sum = time.monotonic(), 0, 0, 0.0
    for batch in stream:
        done = max(seen / plan.signs, (time.monotonic() - begin) / (60 * plan.minutes))
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(done / 0.05 + 0.01, (1 - done) / 0.95)
        loss = _loss(model, batch, plan=plan, teacher=teacher)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen, step, loss_sum = seen + int(batch.mask.sum()), step + 1, loss_sum + loss.item()
        if step % 50 == 0:
            speed = seen / (time.monotonic() - begin)
            LOGGER.info("step %d, %d signs, %.0f a second, loss %.4f", step, seen, speed, loss_sum / 50)
            loss_sum = 0.0
        if step % 500 == 0:
            save(model)
    save(model)


def _loss(model: Any, batch: Batch, *, plan: Plan, teacher: Any) -> Any:
    import torch

    logits = logits_of(model, batch, hide=plan.hide)
    loss = gold_loss(logits, batch, weights=plan.weights or WEIGHTS)
    if teacher is None:
        return loss
    with torch.inference_mode():
        taught = logits_of(teacher, batch)
    return loss + plan.taught * teacher_loss(logits, taught, batch)


def _optimizer(model: Any, rate: float) -> Any:
    import torch

    heads = list(model.heads.parameters())
    own = {id(p) for p in heads}
    body = [p for p in model.parameters() if id(p) not in own]
    groups = [{"params": body, "lr": rate, "top": rate}, {"params": heads, "lr": rate * 5, "top": rate * 5}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def stream_batches(
    sets: Sequence[Sentence],
    silver: Sequence[Sentence] = (),
    *,
    mix: Mix,
    vocabulary: dict[str, int],
    seed: int,
) -> Iterator[Batch]:
    """Batches without end: each epoch has all of `sets`, some of `silver` and new generated sentences."""
    for epoch in range(1000):
        chosen = random.Random(seed + epoch).sample(silver, min(mix.silver, len(silver)))
        made = [{OWN: example} for example in generate(mix.generated, seed=seed + epoch)]
        yield from batches([*sets, *chosen, *made], vocabulary=vocabulary, seed=seed + epoch, signs=mix.batch)


def main() -> None:
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    import torch

    torch.manual_seed(options.seed)
    random.seed(options.seed)
    vocabulary = options.encoder / "vocab.txt"
    sets = learned_sets(options.datasets, schemes=options.schemes.split(",")) if options.datasets else []
    silver = read_sentences(options.silver) if options.silver else []
    model = load_model(options.encoder, layers=options.layers)
    teacher = load_model(options.teacher).eval() if options.teacher else None
    LOGGER.info("%d sentences, %d silver ones", len(sets), len(silver))
    mix = Mix(options.silver_part, options.generated, options.batch)
    stream = stream_batches(sets, silver, mix=mix, vocabulary=read_vocabulary(vocabulary), seed=options.seed)
    plan = Plan(options.signs, options.minutes, options.rate, taught=options.taught)
    train(model, stream, plan=plan, save=lambda m: save_model(m, options.out, vocabulary=vocabulary), teacher=teacher)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the encoder to start from")
    parser.add_argument("--datasets", type=Path, help="folder with cluener, resume and people_daily")
    parser.add_argument("--schemes", default="cluener,resume,people_daily", help="which of these sets to learn")
    parser.add_argument("--silver", type=Path, help="silver sentences, JSON lines")
    parser.add_argument("--teacher", type=Path, help="folder of a larger network that was trained here")
    parser.add_argument("--taught", type=float, default=1.0, help="weight of the teacher's loss")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=layer_numbers, help="layers to keep, as 0,1,2,3,4,5; all unless told")
    parser.add_argument("--silver-part", type=int, default=6_000, help="silver sentences an epoch")
    parser.add_argument("--generated", type=int, default=6_000, help="generated sentences an epoch")
    parser.add_argument("--signs", type=int, default=8_000_000, help="signs to train on")
    parser.add_argument("--minutes", type=float, default=60.0, help="end sooner when these are over")
    parser.add_argument("--batch", type=int, default=2048, help="signs in a batch")
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
