"""The folder of an encoder, made ready for HanLP: fewer layers, a dropout of its own."""

import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import BadInput, MissingModel, how_to_add
from ..model_files.folder import check_folder
from ..tag.bert_weights import read_network
from ..tag.hanlp_folder import json_files

WEIGHTS = "model.safetensors"
NEEDED = ("config.json", "vocab.txt", WEIGHTS)
TOKENIZER = {
    "tokenizer_class": "BertTokenizer",
    "do_lower_case": False,
    "tokenize_chinese_chars": True,
    "strip_accents": False,
    "model_max_length": 512,
}
_LAYER = re.compile(r"(encoder\.layer\.)(\d+)(\..+)")
_PARTS = ("embeddings.", "encoder.", "pooler.")


def write_encoder(source: Path, target: Path, *, layers: Sequence[int] | None = None, dropout: float = 0.1) -> None:
    """Write the encoder of `source` into `target`, of the named layers alone, as a folder that HanLP can start from.

    `source` is a BERT-like folder, or one of a tagger of this project, whose weights are read out of its ONNX file.
    Raises BadInput when `source` is no encoder's folder or does not have the layers, MissingModel without safetensors.
    """
    config, read = _open(source)
    kept = list(range(config["num_hidden_layers"])) if layers is None else list(layers)
    if not kept or not set(kept) <= set(range(config["num_hidden_layers"])):
        raise BadInput(
            f"{source}: has the layers 0 to {config['num_hidden_layers'] - 1}, not {kept}; choose among them"
        )
    target.mkdir(parents=True, exist_ok=True)
    write_encoder_config(target, {**config, "num_hidden_layers": len(kept)}, dropout=dropout)
    shutil.copyfile(source / "vocab.txt", target / "vocab.txt")
    _write_weights(read(), target / WEIGHTS, kept)


def _open(source: Path) -> tuple[dict[str, Any], Callable[[], Mapping[str, Any]]]:
    """The configuration of an encoder's folder, or of the encoder in a tagger's, and what reads its weights."""
    if (source / "model.onnx").is_file():
        check_folder(source, kind="tagger")
        network = read_network(source / "model.onnx")
        return dict(json_files(network)["transformer/config.json"]), lambda: network.weights
    absent = [name for name in NEEDED if not (source / name).is_file()]
    if absent:
        raise BadInput(f"{source}: no encoder to start from, {', '.join(absent)} not there; name a BERT-like folder")
    return json.loads((source / "config.json").read_text(encoding="utf-8")), lambda: _load(source / WEIGHTS)


def write_encoder_config(target: Path, config: Mapping[str, Any], *, dropout: float) -> None:
    """Write `config.json` with `dropout`, and the tokenizer's."""
    settings = {"torch_dtype": "float32", "architectures": ["BertModel"]}
    chances = {"hidden_dropout_prob": dropout, "attention_probs_dropout_prob": dropout}
    _write_json(target / "config.json", {**config, **settings, **chances})
    _write_json(target / "tokenizer_config.json", TOKENIZER)


def renamed(name: str, kept: Sequence[int]) -> str | None:
    """The name that a weight has when only the layers `kept` are left; None for one that is left out."""
    name = name.removeprefix("bert.")
    match = _LAYER.fullmatch(name)
    if match:
        layer = int(match[2])
        return f"{match[1]}{kept.index(layer)}{match[3]}" if layer in kept else None
    return name if name.startswith(_PARTS) else None


def layer_numbers(text: str) -> tuple[int, ...]:
    """`0,1,2` as numbers; what the commands' `--layers` takes."""
    return tuple(int(index) for index in text.split(","))


def _load(path: Path) -> Mapping[str, Any]:
    weights: Mapping[str, Any] = _safetensors().load_file(path)
    return weights


def _write_weights(weights: Mapping[str, Any], target: Path, kept: Sequence[int]) -> None:
    chosen = {new: value.astype("float32") for name, value in weights.items() if (new := renamed(name, kept))}
    _safetensors().save_file(chosen, target, metadata={"format": "pt"})


def _safetensors() -> Any:
    try:
        import safetensors.numpy  # type: ignore[import-not-found,unused-ignore]
    except ImportError as err:
        raise MissingModel(f"train: safetensors is not installed; {how_to_add('train')}") from err
    return safetensors.numpy


def _write_json(path: Path, data: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
