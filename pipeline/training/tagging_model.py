"""The network while it is trained: one encoder, and one linear layer for each label scheme."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .data import IGNORED, Batch
from .schemes import LABELS_OF, tagset

MASK = 4  # the vocabulary's sign for a hidden sign
SCHEMES = "schemes.json"


def load_model(folder: Path, *, layers: Sequence[int] | None = None) -> Any:
    """The encoder of `folder`, of the named layers alone, as a `BertModel` with `heads`: those of the folder if it was
    written by `save_model`, new ones else."""
    import torch  # type: ignore[import-not-found,unused-ignore]
    from safetensors.torch import load_file  # type: ignore[import-not-found,unused-ignore]
    from transformers import BertModel  # type: ignore[import-not-found,unused-ignore]

    model = BertModel.from_pretrained(
        folder, torch_dtype=torch.float32, add_pooling_layer=False,
        attn_implementation="eager", hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0,
    )  # fmt: skip
    if layers:
        model.encoder.layer = torch.nn.ModuleList([model.encoder.layer[index] for index in layers])
        model.config.num_hidden_layers = len(layers)
    width = model.config.hidden_size
    model.heads = torch.nn.ModuleDict({s: torch.nn.Linear(width, len(tagset(s))) for s in LABELS_OF})
    for head in model.heads.values():
        torch.nn.init.normal_(head.weight, std=0.02)
        torch.nn.init.zeros_(head.bias)
    if (folder / SCHEMES).is_file():
        stored = load_file(folder / "model.safetensors")
        model.heads.load_state_dict({k.removeprefix("heads."): v for k, v in stored.items() if k.startswith("heads.")})
    return model


def save_model(model: Any, folder: Path, *, vocabulary: Path) -> None:
    """Write weights, configuration, vocabulary and the tags of each head."""
    model.save_pretrained(folder)
    if vocabulary.resolve() != (folder / "vocab.txt").resolve():
        shutil.copy(vocabulary, folder / "vocab.txt")
    tags = {scheme: list(tagset(scheme)) for scheme in LABELS_OF}
    (folder / SCHEMES).write_text(json.dumps(tags, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def logits_of(model: Any, batch: Batch, *, hide: float = 0.0) -> dict[str, Any]:
    """Logits (sentences, signs, tags) by scheme; a share `hide` of the signs is hidden from the model."""
    import torch

    ids, mask = torch.from_numpy(batch.ids), torch.from_numpy(batch.mask)
    if hide:
        ids = ids.masked_fill((torch.rand(ids.shape) < hide) & (ids > MASK), MASK)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model(input_ids=ids, attention_mask=mask).last_hidden_state
        return {scheme: head(hidden).float() for scheme, head in model.heads.items()}


def gold_loss(logits: Mapping[str, Any], batch: Batch, *, weights: Mapping[str, float]) -> Any:
    """Cross entropy against the labels that the batch has, by scheme, over the batch's signs."""
    import torch

    whole = float(batch.mask.sum())
    losses = [
        weights.get(scheme, 1.0)
        * torch.nn.functional.cross_entropy(
            logits[scheme].flatten(0, 1), torch.from_numpy(goal).flatten(), ignore_index=IGNORED, reduction="sum"
        )
        / whole
        for scheme, goal in batch.tags.items()
    ]
    return torch.stack(losses).sum()


def teacher_loss(logits: Mapping[str, Any], taught: Mapping[str, Any], batch: Batch) -> Any:
    """Cross entropy against a teacher's probabilities in all schemes, a sign's mean (Hinton, arXiv 1503.02531)."""
    import torch

    mask = torch.from_numpy(batch.mask).float()
    total = 0.0
    for scheme, scores in taught.items():
        goal = scores.softmax(-1)
        excess = (goal * (goal.clamp_min(1e-9).log() - logits[scheme].log_softmax(-1))).sum(-1)
        total = total + (excess * mask).sum() / mask.sum()
    return total
