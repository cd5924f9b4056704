"""`manifest.json`: what a build's folder holds, with the sha256 of each file; by it a build knows its own files."""

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.files import read_whole_file
from pipeline.model_files.folder import sha256_of

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedFile:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build folder holds: its files sorted by name, counts by what is counted, and a sha256 over what they were
    made of, empty where the same may give something else another time."""

    files: tuple[SavedFile, ...]
    counts: dict[str, int]
    made_of: str = ""


def read_manifest(path: Path) -> Manifest | None:
    """The manifest, or None when it is missing, not whole, no regular file, or names files outside its folder."""
    try:
        data = json.loads(read_whole_file(path).decode("utf-8"))
        files = tuple(SavedFile(**file) for file in data["files"])
        known = data["version"] == MANIFEST_VERSION and all(
            Path(file.name).name == file.name and isinstance(file.sha256, str) for file in files
        )
        return Manifest(files, data["counts"], str(data.get("made_of", ""))) if known else None
    except (BadInput, OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Write it into the folder; equal manifests give equal bytes."""
    path = folder / MANIFEST
    text = json.dumps({"version": MANIFEST_VERSION, **asdict(manifest)}, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(f"{text}\n", "utf-8", newline="\n")
    return path


def saved_file(path: Path) -> SavedFile:
    """The file as a manifest names it."""
    return SavedFile(path.name, sha256_of(path), path.stat().st_size)


def holds(folder: Path, file: SavedFile) -> bool:
    """Whether the file stands in the folder as it was saved."""
    path = folder / file.name
    return path.is_file() and path.stat().st_size == file.size and sha256_of(path) == file.sha256


def edited_files(out: Path) -> Iterator[str]:
    """The names of files that the manifest of the folder lists and that were changed since."""
    manifest = read_manifest(out / MANIFEST)
    for file in manifest.files if manifest else ():
        if (out / file.name).is_file() and not holds(out, file):
            yield file.name


def refuse_foreign(out: Path, names: Iterable[str]) -> None:
    """Raises BadInput when one of these names is taken in the folder by what its manifest does not list."""
    manifest = read_manifest(out / MANIFEST)
    listed = {MANIFEST, *(file.name for file in manifest.files)} if manifest else set()
    for name in names:
        path = out / name
        if os.path.lexists(path) and (name not in listed or path.is_dir()):
            unless = "it is damaged" if name == MANIFEST else f"no {MANIFEST} names it"
            raise BadInput(
                f"{path} was not written by guanxi, or {unless}; move it away, or choose another folder with -o"
            )
