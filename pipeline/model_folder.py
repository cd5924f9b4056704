"""Model folders are checked before they are read: whole, unchanged, of this version, and without pickles.

`SHA256SUMS` in each folder has the form of `sha256sum`; its first line, a comment there, tells kind and version:
`# guanxi tagger 2`.
"""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path

from pipeline.errors import MissingModel

SUMS = "SHA256SUMS"
VERSIONS = {"tagger": 2, "words": 1, "hanlp": 1}
"""The form of each kind that is written and read here; a tagger's graph takes several sentences since 2."""
FILES = {
    "tagger": ("labels.json", "model.onnx", "vocab.txt"),
    "words": ("features.msgpack", "weights.npz"),
    "hanlp": (
        *("config.json", "model.pt", "transformer/config.json", "transformer/tokenizer_config.json"),
        *("transformer/vocab.txt", "vocabs.json"),
    ),
}
"""The files of each kind of model, without which a folder is none of it."""
_TORCH = "model.pt"
_PICKLES = frozenset({".bin", ".ckpt", ".dill", ".joblib", ".p", ".pickle", ".pkl", ".pt", ".pth"})
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
            yield f"{folder / name} is not the file that {SUMS} names, so it was changed or cut off"
    for path in find_pickles(folder, allowed=(_TORCH,) if kind == "hanlp" else ()):
        yield f"{path} is a pickle, which can run code when it is read, and belongs to no {kind} model"


def find_pickles(folder: Path, *, allowed: Collection[str] = ()) -> Iterator[Path]:
    """The files below `folder` that are pickles by their name or their first two bytes, in order of path.

    `allowed` are paths below the folder that are passed over.
    """
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if path.relative_to(folder).as_posix() not in allowed and (path.suffix in _PICKLES or _begins_pickle(path)):
            yield path


def _begins_pickle(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) in (b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05")


def read_sums(folder: Path) -> tuple[str, dict[str, str]]:
    """What the first line tells (`guanxi tagger 2`, or nothing), and the sha256 of each file by its name."""
    lines = (folder / SUMS).read_text(encoding="utf-8", errors="replace").splitlines()
    head = lines[0].removeprefix("#").strip() if lines and lines[0].startswith("#") else ""
    told = (line.partition("  ") for line in lines if not line.startswith("#"))
    return head, {name: digest for digest, _, name in told}


def write_sums(folder: Path, *, kind: str) -> None:
    """Writes `SHA256SUMS` of a folder of the `kind`."""
    lines = (f"{sha256_of(folder / name)}  {name}\n" for name in FILES[kind])
    (folder / SUMS).write_text(f"# {_head(kind)}\n{''.join(lines)}", encoding="utf-8", newline="\n")


def sha256_of(path: Path) -> str:
    """The sha256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _head(kind: str) -> str:
    return f"guanxi {kind} {VERSIONS[kind]}"
