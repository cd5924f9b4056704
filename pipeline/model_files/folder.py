"""Model folders are checked before they are read: whole, unchanged, of this version, and without pickles.

`SHA256SUMS` in each folder has the form of `sha256sum`; its first line, a comment there, tells kind and version:
`# guanxi tagger 2`. Word lists and settings have one as well; who changes them renews it with
`python -m pipeline.training.sums`.
"""

import hashlib
import pickletools
from collections.abc import Collection, Iterator
from pathlib import Path
from warnings import catch_warnings

from pipeline.errors import MissingModel

SUMS = "SHA256SUMS"
VERSIONS = {"tagger": 2, "words": 1, "lexicon": 1, "rules": 1, "models": 1, "hanlp": 1}
"""The form of each kind that is written and read here; a tagger's graph takes several sentences since 2."""
FILES = {
    "tagger": ("labels.json", "model.onnx", "vocab.txt"),
    "words": ("features.msgpack", "weights.npz"),
    "lexicon": ("offices.tsv", "posts.tsv", "surnames.tsv"),
    "rules": ("parts.tsv",),
    "models": ("bodies.tsv", "calibration.tsv", "config.cfg", "pairs.tsv", "place.tsv", "speech.tsv"),
    "hanlp": (
        *("config.json", "model.pt", "transformer/config.json", "transformer/tokenizer_config.json"),
        *("transformer/vocab.txt", "vocabs.json"),
    ),
}
"""The files of each kind of model, without which a folder is none of it; `SHA256SUMS` names its other tables too."""
EDITED = frozenset({"lexicon", "rules", "models"})
"""Kinds of folder that people change by hand: lists of words, rules, and the settings that lie beside the others."""
_TORCH, _TABLE = "model.pt", ".tsv"
_PICKLES = frozenset({".bin", ".ckpt", ".dill", ".joblib", ".p", ".pickle", ".pkl", ".pt", ".pth"})
_RUNS_CODE = frozenset({"GLOBAL", "STACK_GLOBAL", "INST", "OBJ", "NEWOBJ", "NEWOBJ_EX", "REDUCE", "BUILD", "EXT1"})
_RENEW = "where that was done on purpose, renew the sums with `python -m pipeline.training.sums`"
_REMEDY = "install guanxi again, or name a folder that holds a whole model; `guanxi model check` tells what is wrong"


def check_folder(folder: Path, *, kind: str) -> None:
    """Raises MissingModel with the first thing that is wrong with a folder of the `kind`, and how to mend it."""
    for problem in folder_problems(folder, kind=kind):
        raise MissingModel(f"{kind}: {problem}; {_REMEDY}")


def folder_problems(folder: Path, *, kind: str) -> Iterator[str]:
    """What is wrong with a folder of the `kind`, nothing when it may be read. What is missing is told alone."""
    missing = [name for name in ("", *FILES[kind], SUMS) if not (folder / name).exists()]
    if missing:
        yield from (f"{folder / name} is not there" for name in (missing if missing[0] else missing[:1]))
        return
    head, sums = read_sums(folder)
    if head != _head(kind):
        yield f"{folder / SUMS} is of {head or 'no version'}, and this guanxi reads {_head(kind)}"
    for name in sorted({*FILES[kind], *sums}):
        if not (folder / name).is_file():
            yield f"{folder / name} is not there"
        elif sha256_of(folder / name) != sums.get(name):
            yield _changed(folder / name, renew=kind in EDITED or name.endswith(_TABLE))
    for path in sorted(folder.glob(f"*{_TABLE}")) if kind in EDITED else ():
        if path.name not in {*FILES[kind], *sums}:
            yield f"{path} is not named by {SUMS}; take it away, or, {_RENEW}"
    for path in find_pickles(folder, allowed=(_TORCH,) if kind == "hanlp" else (), below=kind != "models"):
        yield f"{path} is a pickle, which can run code when it is read, and belongs to no {kind} model"


def check_file(path: Path) -> None:
    """Raises MissingModel when `SHA256SUMS` beside the file names it with another sha256; a file not named passes."""
    named = read_sums(path.parent)[1].get(path.name) if (path.parent / SUMS).is_file() else None
    if named and named != sha256_of(path):
        raise MissingModel(f"{_changed(path, renew=True)}; else install guanxi again")


def _changed(path: Path, *, renew: bool) -> str:
    return f"{path} is not the file that {SUMS} names, so it was changed or cut off{f'; {_RENEW}' if renew else ''}"


def find_pickles(folder: Path, *, allowed: Collection[str] = (), below: bool = True) -> Iterator[Path]:
    """The files in `folder`, and in folders `below`, that are pickles by name or by content, in order of path.

    `allowed` are paths below the folder that are passed over.
    """
    for path in sorted(path for path in (folder.rglob("*") if below else folder.glob("*")) if path.is_file()):
        if path.relative_to(folder).as_posix() not in allowed and (path.suffix in _PICKLES or _is_pickle(path)):
            yield path


def _is_pickle(path: Path) -> bool:
    """Whether the bytes read as one: by the mark of protocol 2 and later, or, as older ones have none, by reading its
    steps without taking them; what ends sooner than the file counts where a step could run code."""
    with path.open("rb") as file:
        if file.read(2) in (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"):
            return True
        file.seek(0)
        try:
            with catch_warnings(action="ignore"):
                steps = [step for step, _, _ in pickletools.genops(file)]
        except (ValueError, UnicodeError, OverflowError, MemoryError):
            return False
        can_begin = not steps[0].stack_before and not steps[0].name.endswith("GET")
        return can_begin and (not _RUNS_CODE.isdisjoint(step.name for step in steps) or not file.read().strip())


def read_sums(folder: Path) -> tuple[str, dict[str, str]]:
    """What the first line tells (`guanxi tagger 2`, or nothing), and the sha256 of each file by its name."""
    lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    head = lines[0].removeprefix("#").strip() if lines and lines[0].startswith("#") else ""
    told = (line.partition("  ") for line in lines if not line.startswith("#"))
    return head, {name: digest for digest, _, name in told}


def write_sums(folder: Path, *, kind: str) -> None:
    """Writes `SHA256SUMS` of a folder of the `kind`, over its files and the other tables that lie there."""
    names = sorted({*FILES[kind], *(path.name for path in folder.glob(f"*{_TABLE}"))})
    lines = (f"{sha256_of(folder / name)}  {name}\n" for name in names)
    (folder / SUMS).write_text(f"# {_head(kind)}\n{''.join(lines)}", encoding="utf-8", newline="\n")


def sha256_of(path: Path) -> str:
    """The sha256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _head(kind: str) -> str:
    return f"guanxi {kind} {VERSIONS[kind]}"
