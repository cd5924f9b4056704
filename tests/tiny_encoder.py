"""A random encoder of two layers of width 32, and the skip of tests that train where HanLP is not installed."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest

needs_hanlp = pytest.mark.skipif(
    any(find_spec(name) is None for name in ("hanlp", "torch", "transformers", "safetensors")),
    reason="HanLP's trainer needs the extras `hanlp` and `train`",
)
CONFIG = {
    "model_type": "bert", "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64,
    "max_position_embeddings": 300, "type_vocab_size": 2, "hidden_act": "gelu", "layer_norm_eps": 1e-12,
    "pad_token_id": 0,
}  # fmt: skip


def write_tiny_encoder(folder: Path, signs: str) -> None:
    """A BERT-like folder whose vocabulary has the `signs`."""
    import torch
    from transformers import BertConfig, BertModel

    torch.set_num_threads(1)  # at this size threads only wait for each other
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(signs))]
    (folder / "vocab.txt").write_text("\n".join(words) + "\n", "utf-8")
    config = {**CONFIG, "vocab_size": len(words)}
    BertModel(BertConfig(**config)).save_pretrained(folder, safe_serialization=True)
    (folder / "config.json").write_text(json.dumps(config), "utf-8")
