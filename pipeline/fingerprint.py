"""What a record depends on besides its page, as one digest."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .model_files.path import models_folder
from .tag.choice import Tagger, as_choice

DECIDING = (
    *("numpy", "onnxruntime", "spacy", "thinc", "spacy-pkuseg", "srsly", "opencc", "pypinyin", "charset-normalizer"),
    *("trafilatura", "lxml", "lxml_html_clean", "htmldate", "courlan", "justext"),
)
"""Packages on whose version a record depends."""
DECIDING_FOR_OTHERS = ("hanlp", "hanlp-common", "torch", "transformers", "tokenizers")
"""The same for another tagger than the default one."""


def models_fingerprint(tagger: Tagger = "default") -> str:
    """sha256 over all that a record depends on besides its page, so that a cached record of anything else is not used:
    the package's code, the models, a tagger of the user's own, the versions of `DECIDING` and of Python's Unicode
    tables. Nothing of the machine is in it. Raises BadInput for a list of names that cannot be used."""
    choice = as_choice(tagger).stamped()
    digest = hashlib.sha256(f"{choice.name if choice.named else ''}\0{choice.stamp}\0".encode())
    for package in _versions(DECIDING if choice.name == "default" else (*DECIDING, *DECIDING_FOR_OTHERS)):
        digest.update(f"{package}\0".encode())
    for folder in (Path(__file__).parent, models_folder()):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".md")):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _versions(packages: Iterable[str]) -> Iterator[str]:
    yield f"Unicode {unicodedata.unidata_version}"
    for package in packages:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            yield f"{package} is not there"
