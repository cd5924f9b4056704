"""Puts a folder of new files in the place of the old ones, so that a kill at any moment leaves a whole build.

The files are written and synced in `OUT/.next/`, `manifest.json` with their sha256 last; then they are
renamed one by one, the manifest last. Who comes next sees by the sha256 whether to finish or to drop.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from pipeline.errors import BadInput

try:
    import fcntl
except ImportError:  # no such locks on this system: two builds into one folder are then the user's care
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
NEXT = ".next"
MANIFEST_VERSION = 1


@dataclass(frozen=True, slots=True)
class SavedFile:
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build folder holds: its files sorted by name, and counts by what is counted."""

    files: tuple[SavedFile, ...]
    counts: dict[str, int]


def publish(out: Path, fill: Callable[[Path], dict[str, int]]) -> Manifest:
    """Let `fill` write the new files into the folder that it is given and return its counts; then put them in place.

    Raises BadInput when `out` cannot be written or another build is writing there; what stood in `out` still stands.
    """
    finish_or_drop(out)
    with _told(out), _claimed(out) as folder:
        try:
            _clear(folder)
            manifest = _seal(folder, fill(folder))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _move(folder, out, manifest)
        return manifest


def finish_or_drop(out: Path) -> None:
    """Finish an interrupted publication when all its files are whole, else drop it; leaves one alone that goes on.

    Raises BadInput when `out` cannot be written.
    """
    folder = out / NEXT
    if not folder.is_dir():
        return
    with _told(out), _locked(folder) as free:
        if not free:
            return
        manifest = read_manifest(folder / MANIFEST)
        if manifest and all(_is(folder / file.name, file) or _is(out / file.name, file) for file in manifest.files):
            _move(folder, out, manifest)
        else:
            shutil.rmtree(folder)


def read_manifest(path: Path) -> Manifest | None:
    """The manifest, or None when it is missing, not whole, or names files outside its folder."""
    try:
        data = json.loads(path.read_text("utf-8"))
        files = tuple(SavedFile(**file) for file in data["files"])
        known = data["version"] == MANIFEST_VERSION and all(Path(file.name).name == file.name for file in files)
        return Manifest(files, data["counts"]) if known else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _seal(folder: Path, counts: dict[str, int]) -> Manifest:
    """Sync all files and write the manifest over them."""
    files = []
    for path in sorted(folder.iterdir()):
        _sync(path)
        files.append(SavedFile(path.name, _sha256(path), path.stat().st_size))
    manifest = Manifest(tuple(files), counts)
    text = json.dumps({"version": MANIFEST_VERSION, **asdict(manifest)}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(f"{text}\n", "utf-8", newline="\n")
    _sync(folder / MANIFEST)
    _sync(folder)
    return manifest


def _move(folder: Path, out: Path, manifest: Manifest) -> None:
    for name in (*(file.name for file in manifest.files), MANIFEST):
        if (folder / name).exists():
            (folder / name).replace(out / name)
            _sync(out)
    shutil.rmtree(folder)


def _is(path: Path, file: SavedFile) -> bool:
    return path.is_file() and path.stat().st_size == file.size and _sha256(path) == file.sha256


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turns what the system says into what the user can do."""
    try:
        yield
    except OSError as err:
        where = err.filename or out
        raise BadInput(f"{out}: cannot write the build ({where}: {err.strerror}); choose another folder") from err


@contextmanager
def _claimed(out: Path) -> Iterator[Path]:
    """The folder for the new files, ours alone until we leave."""
    folder = out / NEXT
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder) as free:
        if not free:
            raise BadInput(f"{out}: another build is being written here; wait for it or choose another folder")
        yield folder


@contextmanager
def _locked(folder: Path) -> Iterator[bool]:
    """Whether the folder is ours until we leave; a killed process holds it no longer."""
    if fcntl is None:
        yield True
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        free = folder.is_dir() and os.path.samestat(os.fstat(handle), folder.stat())
    except BlockingIOError:
        free = False
    try:
        yield free
    finally:
        os.close(handle)
