"""Which tagger proposes names besides the rules: ours by one of two runtimes, or one of the user's own."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import BadInput, MissingModel

DEFAULT, HANLP, PRETRAINED = "default", "hanlp", "hanlp:"
CHOICES = f"{DEFAULT}, {HANLP}, {PRETRAINED}NAME (one that HanLP publishes), or a folder with a model"


@dataclass(frozen=True, slots=True)
class TaggerChoice:
    """A tagger by name or folder, and the file of the table that gives its labels a meaning here."""

    name: str = DEFAULT
    labels: str | None = None

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
        return {**files, "--labels": Path(self.labels)} if self.labels else files


Tagger = str | TaggerChoice


def as_choice(tagger: Tagger) -> TaggerChoice:
    """The choice that a name or folder alone stands for."""
    return TaggerChoice(tagger) if isinstance(tagger, str) else tagger


def proposer(choice: TaggerChoice) -> Mapping[str, object]:
    """The settings of the component that the choice puts in place of the network, empty for the network itself.

    Raises MissingModel when it names no tagger, BadInput for a table of labels where none is needed.
    """
    if choice.labels and not Path(choice.labels).is_file():
        raise BadInput(f"{choice.labels}: no such table of labels; name a .tsv file, or leave --labels out")
    if choice.ours:
        if choice.labels:
            raise BadInput(f"{choice.labels}: the tagger {choice.name!r} needs no table of labels; leave --labels out")
        return {} if choice.name == DEFAULT else {"factory": "zh_hanlp"}
    if choice.name.startswith(PRETRAINED):
        return {"factory": "zh_hanlp", "pretrained": choice.name.removeprefix(PRETRAINED), "labels": choice.labels}
    return _of_folder(Path(choice.name), labels=choice.labels)


def _of_folder(folder: Path, *, labels: str | None) -> Mapping[str, object]:
    path = str(folder.resolve())
    if not folder.is_dir():
        raise MissingModel(f"unknown tagger {str(folder)!r}; one of: {CHOICES}; choose one with --tagger or TAGGER=")
    if (folder / "model.onnx").is_file():
        return {"factory": "zh_network", "path": path}
    if (folder / "config.cfg").is_file():
        return {"factory": "zh_ner", "path": path, "labels": labels}
    if (folder / "config.json").is_file():
        return {"factory": "zh_hanlp", "path": path, "labels": labels}
    raise MissingModel(
        f"{folder}: no tagger in this folder; it needs model.onnx (of guanxi), config.json (of HanLP) or config.cfg "
        "(of spaCy)"
    )
