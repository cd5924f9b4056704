"""Loading what HanLP saved: checked first, no hub asked, no code run.

HanLP's own loader calls whatever classes a folder's JSON files name, and reads `model.pt` a second time without a guard
when the first try fails. Here only classes of its recognizer are let through, and `model.pt` is read as tensors alone.
"""

import json
import os
import pickle
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import MissingModel, one_of
from ..model_files.folder import SUMS, check_folder, find_pickles, read_sums
from .hanlp_folder import MISSING, RECOGNIZER

_HUBS_OFF = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
_NEEDED = ("config.json", "vocabs.json", "model.pt")
_PART = re.compile(r"hanlp\.(?:common\.(?:dataset|transform|vocab)|layers\.scalar_mix)\.\w+")
_AGAIN = "save the model again by HanLP's save()"


def load_recognizer(folder: Path) -> Any:
    """The recognizer of a HanLP folder, without any hub. Raises MissingModel with what is wrong.

    Where this is the first use of HanLP in a process, Hugging Face's hub stays off in it.
    """
    for name in _NEEDED:
        if not (folder / name).is_file():
            raise MissingModel(f"tag: {folder / name} is not there; name a folder that HanLP's recognizer was saved in")
    if (folder / SUMS).is_file() and read_sums(folder)[0].startswith("guanxi "):
        check_folder(folder, kind="hanlp")
    for path in find_pickles(folder, allowed=("model.pt",)):
        raise MissingModel(f"tag: {path} is a pickle, which can run code when it is read; take it out of the folder")
    with _hubs_off():
        return _load(folder, transformer=str(_encoder(folder)))


def load_pretrained(name: str) -> Any:
    """The recognizer that HanLP publishes under the name; HanLP downloads it the first time. Raises MissingModel."""
    _recognizer_class()
    from hanlp.pretrained import ner
    from hanlp.utils.io_util import get_resource

    known = {key: value for key, value in vars(ner).items() if "_NER_" in key}
    if name not in known:
        raise MissingModel(f"tag: {one_of('recognizer of HanLP', name, known)}")
    try:
        folder = Path(get_resource(known[name], verbose=False))
    except Exception as err:  # HanLP's downloader raises bare ones
        raise MissingModel(f"tag: HanLP could not fetch {name} ({err}); try again, or name a folder") from err
    return _load(folder)


def _load(folder: Path, **options: str) -> Any:
    recognizer = _recognizer_class()()
    _check_classes(folder)
    recognizer.load_weights = lambda place, **_: _load_weights(recognizer.model, Path(place) / "model.pt")
    try:
        recognizer.load(str(folder), devices=-1, verbose=False, **options)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError) as err:
        raise MissingModel(f"tag: {folder} holds no recognizer that HanLP can load ({err}); {_AGAIN}") from err
    return recognizer


def _load_weights(model: Any, path: Path) -> None:
    import torch

    try:
        weights = torch.load(path, map_location="cpu", weights_only=True)
        missing, _ = model.load_state_dict(weights, strict=False)
    except (pickle.UnpicklingError, RuntimeError, EOFError, TypeError, AttributeError) as err:
        raise MissingModel(
            f"tag: {path} is damaged, of another network, or a pickle of more than tensors, which can run code when it "
            f"is read ({str(err).splitlines()[0]}); {_AGAIN}"
        ) from err
    lacking = [name for name in missing if ".pooler." not in name]  # the one part that tagging never uses
    if lacking:
        raise MissingModel(f"tag: {path} lacks {len(lacking)} weights, {lacking[0]} the first; {_AGAIN}")


def _check_classes(folder: Path) -> None:
    """Raises MissingModel for a folder that asks for other classes than HanLP's recognizer and its usual parts."""
    config = folder / "config.json"
    asked = _read_json(config).get("classpath")
    if asked != RECOGNIZER:
        raise MissingModel(f"tag: {config} is of {asked or 'no class'}; a {RECOGNIZER} is needed")
    for path, key in ((config, "classpath"), (folder / "vocabs.json", "type")):
        for name in _values(_read_json(path), key):
            if name != RECOGNIZER and not (isinstance(name, str) and _PART.fullmatch(name)):
                raise MissingModel(f"tag: {path} asks to call {name!r}, which is no part of a recognizer; {_AGAIN}")


def _values(content: object, key: str) -> Iterator[object]:
    """What stands under the key, at any depth."""
    if isinstance(content, dict):
        yield from ([content[key]] if content.get(key) is not None else [])
    if isinstance(content, dict | list):
        for value in content.values() if isinstance(content, dict) else content:
            yield from _values(value, key)


def _encoder(folder: Path) -> Path:
    """The folder of the encoder's configuration and vocabulary, which must lie in the recognizer's own."""
    name = str(_read_json(folder / "config.json").get("transformer"))
    for place in (folder / "transformer", folder / name):
        if (place / "config.json").is_file() and place.resolve() != folder.resolve():
            if "auto_map" in _read_json(place / "config.json"):
                raise MissingModel(f"tag: {place / 'config.json'} asks for code of its own (auto_map); take that out")
            return place
    raise MissingModel(
        f"tag: the encoder {name!r} is not in {folder}; put its config.json, tokenizer_config.json and vocab.txt into "
        f"{folder / 'transformer'}"
    )


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as err:
        raise MissingModel(f"tag: {path} cannot be read as JSON ({err}); {_AGAIN}") from err
    if not isinstance(content, dict):
        raise MissingModel(f"tag: {path} holds no JSON object; {_AGAIN}")
    return content


def _recognizer_class() -> Any:
    try:
        from hanlp.components.ner.transformer_ner import TransformerNamedEntityRecognizer
    except ImportError as err:
        raise MissingModel(MISSING) from err
    return TransformerNamedEntityRecognizer


@contextmanager
def _hubs_off() -> Iterator[None]:
    """Nothing that is loaded inside asks Hugging Face's hub or HanLP's; environment and HanLP are then as before."""
    before = {name: os.environ.get(name) for name in _HUBS_OFF}
    os.environ.update(_HUBS_OFF)
    try:
        _recognizer_class()
        from hanlp.utils import io_util

        download, io_util.download = io_util.download, _refuse
        try:
            yield
        finally:
            io_util.download = download
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            os.environ.update({name: value} if value is not None else {})


def _refuse(url: str, *_: object, **__: object) -> None:
    raise MissingModel(
        f"tag: the model asks for {url}, and models of a folder are loaded offline; put that file into it"
    )
