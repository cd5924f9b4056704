"""The pipeline as a folder that `spacy.load` loads wherever guanxi is installed, and by name."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.util import dict_to_dot, load_config_from_str, load_model_from_config
from spacy.vocab import Vocab

from . import __version__
from .errors import BadInput
from .model_files.folder import SUMS, read_sums
from .spacy_page import NAMES, PageReader
from .tag.choice import OWN_PIPE as PIPE
from .tag.user_names import read_names

CONFIG = f"""
[nlp]
lang = "zh"
pipeline = ["{PIPE}"]

[nlp.tokenizer]
@tokenizers = "guanxi.CharacterTokenizer.v1"

[components]

[components.{PIPE}]
factory = "zh_guanxi"
names = []
alignment = "strict"
"""
META = {
    "lang": "zh",
    "name": "guanxi",
    "version": __version__,
    "description": "Persons, posts, organizations, companies, places and events in Chinese official and business news, "
    "with the roles and statements that follow from them",
    "license": "code and word lists: MIT; weights: see guanxi/card.md",
    "requirements": [f"guanxi=={__version__}"],
}
_PART = ".part-"


def load(
    *,
    names: Iterable[str | Path] = (),
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
) -> Language:
    """The pipeline with the shipped tagger; the settings are those of `spacy.load`, which calls this for "guanxi".

    `names` are lists of names that win over the tagger. Raises BadInput for one that cannot be used.
    """
    settings = load_config_from_str(CONFIG, overrides=dict_to_dot(config or {}, for_overrides=True))
    settings["components"][PIPE]["names"] += [str(name) for name in names]
    return load_model_from_config(
        settings, meta=dict(META), vocab=vocab, disable=disable, enable=enable, exclude=exclude, auto_fill=True
    )


def write_folder(folder: Path, *, names: Iterable[str | Path] = ()) -> None:
    """Write the pipeline as a folder of spaCy's, over an older one of ours, with the tagger's files and the lists.

    Raises MissingModel where the tagger is not whole, BadInput for a list that cannot be used, or where `folder` holds
    something else or cannot be written.
    """
    nlp = load()
    reader = cast(PageReader, nlp.get_pipe(PIPE))
    reader.names = tuple(map(str, names))  # not in the settings, which may be read elsewhere
    read_names(map(Path, reader.names))
    if _holds_other(folder):
        raise BadInput(f"{folder}: there is something else in this folder; name an empty or a new one")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_PART, dir=folder) as part:
            nlp.to_disk(part, exclude=["vocab"])
            _move(Path(part), folder)
    except OSError as err:
        place = err.filename or folder
        raise BadInput(f"{place}: cannot be written: {err.strerror or err}; name another folder") from err


def _holds_other(folder: Path) -> bool:
    if not folder.is_dir() or all(path.name.startswith(_PART) for path in folder.iterdir()):
        return False
    sums = folder / PIPE / SUMS
    return not sums.is_file() or not read_sums(sums.parent)[0].startswith("guanxi tagger ")


def _move(part: Path, folder: Path) -> None:
    """The files take their places one by one, the sums first: what is not finished is known by them."""
    (folder / PIPE / NAMES).unlink(missing_ok=True)
    files = sorted((path for path in part.rglob("*") if path.is_file()), key=lambda path: path.name != SUMS)
    for path in files:
        place = folder / path.relative_to(part)
        place.parent.mkdir(exist_ok=True)
        path.replace(place)
