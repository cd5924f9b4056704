"""The tagger as a folder that HanLP loads, written from the one tracked file of weights.

Any user of HanLP loads it by `hanlp.load(folder, transformer=str(folder / "transformer"))`; this is the only module
that knows what HanLP wants to find there.
"""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import BadInput, MissingModel, how_to_add
from ..model_files.folder import (
    FILES,
    SUMS,
    VERSIONS,
    check_folder,
    folder_problems,
    read_sums,
    sha256_of,
    write_sums,
)
from .bert_weights import Network, read_network
from .network import LABELS, WINDOW

RECOGNIZER = "hanlp.components.ner.transformer_ner.TransformerNamedEntityRecognizer"
HANLP = "2.1.5"
_PART = ".part-"
MISSING = f"tag: HanLP is not installed; {how_to_add('hanlp')} (Python 3.11), or choose the default tagger"


def cached_folder(tagger: Path) -> Path:
    """The HanLP folder of the weights in the folder `tagger`, in the user's cache; written when it is not whole there.

    Several processes may write it at once: all write the same, and beside it, so that none sees another's half.
    Raises MissingModel, and BadInput when the cache cannot be written.
    """
    check_folder(tagger, kind="tagger")
    weights = tagger / "model.onnx"
    folder = user_cache() / f"hanlp-{VERSIONS['hanlp']}-{sha256_of(weights)[:16]}"
    if any(folder_problems(folder, kind="hanlp")):
        write_folder(tagger, folder, scratch=folder.parent)
    return folder


def user_cache() -> Path:
    """Where this program keeps for the user what can be made again; the one place that it writes to besides OUT."""
    asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
    if asked.is_absolute():  # the standard has others passed over
        return asked / "guanxi"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "guanxi"
    if sys.platform == "win32" and (local := os.environ.get("LOCALAPPDATA")):
        return Path(local) / "guanxi" / "Cache"
    return Path.home() / ".cache" / "guanxi"


def write_folder(tagger: Path, folder: Path, *, scratch: Path | None = None) -> None:
    """Write the weights of the folder `tagger` as a HanLP folder, over an older one of ours.

    Each file is made in `scratch`, a folder of the same disk, or else in `folder`, and appears whole, the sums first:
    what is not finished is known by them. Raises MissingModel for missing weights or a missing torch, and BadInput when
    `folder` holds something else or cannot be written.
    """
    check_folder(tagger, kind="tagger")
    if _holds_other(folder):
        raise BadInput(f"{folder}: there is something else in this folder; name an empty or a new one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_PART, dir=scratch or folder) as part:
            _write_files(tagger, Path(part))
            for name in (SUMS, *FILES["hanlp"]):
                (folder / name).parent.mkdir(exist_ok=True)
                (Path(part) / name).replace(folder / name)
    except OSError as err:
        place = err.filename or folder
        message = f"{place}: cannot be written: {err.strerror or err}; name a folder: guanxi model hanlp DIR"
        raise BadInput(message) from err


def _holds_other(folder: Path) -> bool:
    if not folder.is_dir() or all(path.name.startswith(_PART) for path in folder.iterdir()):
        return False
    return not (folder / SUMS).is_file() or not read_sums(folder)[0].startswith("guanxi hanlp ")


def _write_files(tagger: Path, folder: Path) -> None:
    try:
        import torch
    except ImportError as err:
        raise MissingModel(MISSING) from err
    network = read_network(tagger / "model.onnx")
    (folder / "transformer").mkdir()
    shutil.copyfile(tagger / "vocab.txt", folder / "transformer" / "vocab.txt")
    for name, content in json_files(network).items():
        text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / name).write_text(f"{text}\n", encoding="utf-8", newline="\n")
    torch.save({name: torch.from_numpy(value) for name, value in hanlp_names(network).items()}, folder / "model.pt")
    write_sums(folder, kind="hanlp")


def hanlp_names(network: Network) -> dict[str, Any]:
    """The weights by the names of HanLP's tagging model: an encoder and a classifier."""
    return {k if k.startswith("classifier.") else f"encoder.transformer.{k}": v for k, v in network.weights.items()}


def json_files(network: Network) -> Mapping[str, Mapping[str, object]]:
    """What the folder's JSON files hold, by their names."""
    tags = {"idx_to_token": list(LABELS), "mutable": False, "pad_token": None, "unk_token": LABELS[0]}
    return {
        "config.json": _recognizer(),
        "vocabs.json": {"tag": {**tags, "type": "hanlp.common.vocab.Vocab"}},
        "transformer/config.json": _encoder(network),
        "transformer/tokenizer_config.json": {
            "do_lower_case": False, "strip_accents": False, "tokenize_chinese_chars": True,
            "tokenizer_class": "BertTokenizer", "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]",
            "sep_token": "[SEP]", "mask_token": "[MASK]", "model_max_length": WINDOW + 2,
        },
    }  # fmt: skip


def _recognizer() -> Mapping[str, object]:
    return {
        "classpath": RECOGNIZER, "hanlp_version": HANLP, "transformer": "transformer", "token_key": "token",
        "tagging_scheme": "BIOES", "delimiter_in_entity": "", "merge_types": None, "average_subwords": False,
        "scalar_mix": None, "word_dropout": None, "hidden_dropout": None, "layer_dropout": 0, "crf": False,
        "ret_raw_hidden_states": False, "secondary_encoder": None, "extra_embeddings": None, "transform": None,
        "batch_size": 32, "max_seq_len": None, "sent_delimiter": None, "char_level": False, "hard_constraint": False,
    }  # fmt: skip


def _encoder(network: Network) -> Mapping[str, object]:
    signs, width = network.weights["embeddings.word_embeddings.weight"].shape
    return {
        "architectures": ["BertModel"], "model_type": "bert", "hidden_act": "gelu", "layer_norm_eps": 1e-12,
        "vocab_size": signs, "hidden_size": width, "num_hidden_layers": network.layers, "type_vocab_size": 1,
        "num_attention_heads": network.heads, "pad_token_id": 0, "position_embedding_type": "absolute",
        "intermediate_size": len(network.weights["encoder.layer.0.intermediate.dense.bias"]),
        "max_position_embeddings": len(network.weights["embeddings.position_embeddings.weight"]),
        "attention_probs_dropout_prob": 0.0, "hidden_dropout_prob": 0.0, "initializer_range": 0.02,
    }  # fmt: skip
