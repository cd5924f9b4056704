"""Which tagger proposes names besides the rules: ours by one of two runtimes, or one of the user's own."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import BadInput, MissingModel
from ..model_files.folder import sha256_of

DEFAULT, HANLP, PRETRAINED = "default", "hanlp", "hanlp:"
OWN_PIPE = "guanxi"
"""Where the tagger lies in a folder that `guanxi model spacy` wrote."""
CHOICES = f"{DEFAULT}, {HANLP}, {PRETRAINED}NAME (one that HanLP publishes), or a folder with a model"


@dataclass(frozen=True, slots=True)
class TaggerChoice:
    """A tagger by name or folder, the file of the table that gives its labels a meaning here, and the user's own lists
    of names, which win over it. `stamp` tells apart choices whose files hold something else: `stamped` sets it."""

    name: str = DEFAULT
    labels: str | None = None
    names: tuple[str, ...] = ()
    stamp: str = ""

    @property
    def ours(self) -> bool:
        """Whether it is the project's own network, whose labels need no table."""
        return self.name in (DEFAULT, HANLP)

    @property
    def named(self) -> bool:
        """Whether the name says which tagger it is, and not where a folder lies."""
        return self.ours or self.name.startswith(PRETRAINED)

    def own_files(self) -> dict[str, Path]:
        """The user's own files behind the choice by their paths below its folder; records depend on what they hold."""
        folder = Path(self.name)
        paths = [] if self.named else sorted(path for path in folder.rglob("*") if path.is_file())
        files = {path.relative_to(folder).as_posix(): path for path in paths}
        files |= {"--labels": Path(self.labels)} if self.labels else {}
        return files | {f"--names {number}": Path(name) for number, name in enumerate(self.names, 1)}

    def stamped(self) -> "TaggerChoice":
        """The choice with a digest of its own files as stamp. Raises BadInput for a list of names, or a table, that
        cannot be used."""
        if self.names:
            from .user_names import read_names  # spaCy stands behind it

            read_names(map(Path, self.names))
        _check_table(self.labels)
        told = (f"{name}\0{sha256_of(path)}\0" for name, path in self.own_files().items())
        return replace(self, stamp=hashlib.sha256("".join(told).encode(errors="surrogateescape")).hexdigest())


Tagger = str | TaggerChoice


Names = Iterable[str | Path] | str | Path


def as_choice(tagger: Tagger, *, names: Names = ()) -> TaggerChoice:
    """The choice that a name or folder alone stands for, with the lists of names besides its own."""
    choice = TaggerChoice(tagger) if isinstance(tagger, str) else tagger
    more = (names,) if isinstance(names, str | Path) else names
    return replace(choice, names=(*choice.names, *map(str, more)))


def proposer(choice: TaggerChoice) -> Mapping[str, object]:
    """The settings of the component that the choice puts in place of the network, empty for the network itself.

    Raises MissingModel when it names no tagger, BadInput for a table of labels where none is needed.
    """
    _check_table(choice.labels)
    if choice.ours:
        if choice.labels:
            raise BadInput(f"{choice.labels}: the tagger {choice.name!r} needs no table of labels; leave --labels out")
        return {} if choice.name == DEFAULT else {"factory": "zh_hanlp"}
    if choice.name.startswith(PRETRAINED):
        return {"factory": "zh_hanlp", "pretrained": choice.name.removeprefix(PRETRAINED), "labels": choice.labels}
    return _of_folder(Path(choice.name), labels=choice.labels)


def _check_table(labels: str | None) -> None:
    if labels and not Path(labels).is_file():
        raise BadInput(f"{labels}: no such table of labels; name a .tsv file, or leave --labels out")


def _of_folder(folder: Path, *, labels: str | None) -> Mapping[str, object]:
    path = str(folder.resolve())
    if not folder.is_dir():
        raise MissingModel(f"unknown tagger {str(folder)!r}; one of: {CHOICES}; choose one with --tagger or TAGGER=")
    if (folder / "model.onnx").is_file():
        return {"factory": "zh_network", "path": path}
    if (folder / OWN_PIPE / "model.onnx").is_file():
        return {"factory": "zh_network", "path": str((folder / OWN_PIPE).resolve())}
    if (folder / "config.cfg").is_file():
        return {"factory": "zh_ner", "path": path, "labels": labels}
    if (folder / "config.json").is_file():
        return {"factory": "zh_hanlp", "path": path, "labels": labels}
    raise MissingModel(
        f"{folder}: no tagger in this folder; it needs model.onnx (of guanxi), config.json (of HanLP) or config.cfg "
        "(of spaCy)"
    )
