"""Fine-tune the tagger: `python -m pipeline.training.train --charbert DIR --datasets DIR --out DIR`.

To go on from a folder that was written here, name it as `--charbert`.

A plain loop and not HanLP's: signs of unknown label are left out of the loss, which HanLP's loss cannot do.
The architecture is that of HanLP's `TransformerNamedEntityRecognizer`: an encoder and one linear layer.
"""

import argparse
import json
import logging
import random
import shutil
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ..tag.network import LABELS, read_vocabulary
from .data import IGNORED, Batch, batches, learned_sets, read_examples
from .example import Example
from .generate import generate

LOGGER = logging.getLogger(__name__)


def load_encoder(folder: Path, *, layers: Sequence[int]) -> Any:
    """The encoder of `folder` with only the named layers, and a new linear layer for the tags."""
    import torch  # type: ignore[import-not-found,unused-ignore]
    from transformers import BertForTokenClassification  # type: ignore[import-not-found,unused-ignore]

    model = BertForTokenClassification.from_pretrained(
        folder, num_labels=len(LABELS), torch_dtype=torch.float32,
        attn_implementation="eager", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, classifier_dropout=0.1,
    )  # fmt: skip
    model.bert.encoder.layer = torch.nn.ModuleList([model.bert.encoder.layer[index] for index in layers])
    model.config.num_hidden_layers = len(layers)
    model.config.id2label = dict(enumerate(LABELS))
    model.config.label2id = {label: index for index, label in enumerate(LABELS)}
    return model


def train(model: Any, stream: Iterator[Batch], *, signs: int, rate: float, save: Path, minutes: float) -> None:
    """Train on `stream` for `signs` signs, or until `minutes` are over; the rate rises for 5 % and falls to nothing."""
    import torch

    head = [p for n, p in model.named_parameters() if n.startswith("classifier")]
    body = [p for n, p in model.named_parameters() if not n.startswith("classifier")]
    groups = [{"params": body, "lr": rate, "top": rate}, {"params": head, "lr": rate * 5, "top": rate * 5}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    model.train()
    begin, seen, step, loss_sum = time.monotonic(), 0, 0, 0.0
    for batch in stream:
        elapsed = (time.monotonic() - begin) / (60 * minutes)
        done = max(seen / signs, elapsed)
        if done >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["top"] * min(done / 0.05 + 0.01, (1 - done) / 0.95)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(input_ids=torch.from_numpy(batch.ids), attention_mask=torch.from_numpy(batch.mask)).logits
        goal = torch.from_numpy(batch.tags).flatten()
        loss = torch.nn.functional.cross_entropy(logits.float().flatten(0, 1), goal, ignore_index=IGNORED)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        seen, step, loss_sum = seen + int(batch.mask.sum()), step + 1, loss_sum + loss.item()
        if step % 20 == 0:
            speed = seen / (time.monotonic() - begin)
            LOGGER.info("step %d, %d signs, %.0f a second, loss %.4f", step, seen, speed, loss_sum / 20)
            loss_sum = 0.0
        if step % 200 == 0:
            model.save_pretrained(save)
    model.save_pretrained(save)


def stream_batches(
    sets: Sequence[Example], *, generated: int, vocabulary: dict[str, int], seed: int
) -> Iterator[Batch]:
    """Batches without end: each epoch has all of `sets` and `generated` new sentences."""
    for epoch in range(1000):
        examples = [*sets, *generate(generated, seed=seed + epoch)]
        yield from batches(examples, vocabulary=vocabulary, seed=seed + epoch, signs=3072)


def main() -> None:
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    import torch

    torch.manual_seed(options.seed)
    random.seed(options.seed)
    vocabulary = read_vocabulary(options.charbert / "vocab.txt")
    sets = learned_sets(options.datasets) + (read_examples(options.silver) if options.silver else [])
    LOGGER.info("%d sentences, %d signs", len(sets), sum(len(example.text) for example in sets))
    model = load_encoder(options.charbert, layers=[int(index) for index in options.layers.split(",")])
    stream = stream_batches(sets, generated=options.generated, vocabulary=vocabulary, seed=options.seed)
    train(model, stream, signs=options.signs, rate=options.rate, save=options.out, minutes=options.minutes)
    shutil.copy(options.charbert / "vocab.txt", options.out / "vocab.txt")
    (options.out / "labels.json").write_text(json.dumps(LABELS) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charbert", type=Path, required=True, help="folder of the encoder to start from")
    parser.add_argument("--datasets", type=Path, required=True, help="folder with cluener, resume and people_daily")
    parser.add_argument("--silver", type=Path, help="silver sentences, JSON lines")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", default="0,1,2,3,4,5", help="layers to keep")
    parser.add_argument("--generated", type=int, default=30_000, help="generated sentences an epoch")
    parser.add_argument("--signs", type=int, default=8_000_000, help="signs to train on")
    parser.add_argument("--minutes", type=float, default=45.0, help="end sooner when these are over")
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
