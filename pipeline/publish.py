"""Puts a folder of new files in the place of the old ones, so that a kill at any moment leaves a whole build.

The files are written and synced in `OUT/.next/`, `manifest.json` with their sha256 last; then they are
renamed one by one, the manifest last. Who comes next sees by the sha256 whether to finish or to drop.
"""

import os
import shutil
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.files import sync
from pipeline.lock import locked
from pipeline.manifest import (
    MANIFEST,
    Manifest,
    holds,
    read_manifest,
    refuse_foreign,
    saved_file,
    write_manifest,
)

NEXT = ".next"
TRIES, PAUSE = 50, 0.02
"""How often a writer asks for its folder, which a reader may look at for a moment, and the seconds between."""

Names = Collection[str] | None


def publish(out: Path, fill: Callable[[Path], dict[str, int]], *, names: Names = None) -> Manifest:
    """Let `fill` write the new files into the folder that it is given and return its counts; then put them in place.

    Raises BadInput when `out` cannot be written, another build is writing there, or a name is taken by what
    no build wrote; what stood in `out` still stands. `names` as in `finish_or_drop`.
    """
    finish_or_drop(out, names=names)
    with _told(out), _claimed(out, names) as folder:
        try:
            _clear(folder)
            counts = fill(folder)
            refuse_foreign(out, (*sorted(path.name for path in folder.iterdir()), MANIFEST))
            manifest = _seal(folder, counts)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _move(folder, out, manifest)
        return manifest


def finish_or_drop(out: Path, *, names: Names = None) -> None:
    """Finish an interrupted publication when all its files are whole, else drop it.

    Left alone are one that goes on and a `.next` of another program: one that holds more than plain files or,
    where `names` are the files of a build, another name than these and their drafts. Raises BadInput when `out`
    cannot be written.
    """
    folder = out / NEXT
    with _told(out), locked(folder) as free:
        if not free or not _is_own(folder, names):
            return
        manifest = read_manifest(folder / MANIFEST)
        if manifest and all(holds(folder, file) or holds(out, file) for file in manifest.files):
            _move(folder, out, manifest)
        else:
            shutil.rmtree(folder)


def refuse_foreign_next(out: Path, names: Names = None) -> None:
    """Raises BadInput when the name `.next` is taken in `out` by what no build wrote."""
    folder = out / NEXT
    if os.path.lexists(folder) and not _is_own(folder, names):
        raise BadInput(f"{folder} was not written by guanxi; move it away, or choose another folder with -o")


def _is_own(folder: Path, names: Names) -> bool:
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return False
        with os.scandir(folder) as entries:
            return all(entry.is_file(follow_symlinks=False) and _is_known(entry.name, names) for entry in entries)
    except FileNotFoundError:  # its build has just ended
        return True


def _is_known(name: str, names: Names) -> bool:
    """Whether it is one of the names, or of a draft of one: `graph.sqlite.tmp`, `.records.jsonl.0badcafe.part`."""
    if names is None or name == MANIFEST or name.removesuffix(".tmp") in names:
        return True
    return name.endswith(".part") and any(name.startswith(f".{known}.") for known in names)


def _seal(folder: Path, counts: dict[str, int]) -> Manifest:
    """Sync all files and write the manifest over them; from then on they are put in place, whoever does it."""
    files = []
    for path in sorted(folder.iterdir()):
        sync(path)
        files.append(saved_file(path))
    manifest = Manifest(tuple(files), counts)
    sync(write_manifest(folder, manifest))
    sync(folder)
    return manifest


def _move(folder: Path, out: Path, manifest: Manifest) -> None:
    for name in (*(file.name for file in manifest.files), MANIFEST):
        if (folder / name).exists():
            (folder / name).replace(out / name)
            sync(out)
    shutil.rmtree(folder)


def _clear(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()


@contextmanager
def _told(out: Path) -> Iterator[None]:
    """Turns what the system says into what the user can do."""
    try:
        yield
    except OSError as err:
        where, why = err.filename or out, err.strerror or err
        raise BadInput(f"{out}: cannot write the build ({where}: {why}); choose another folder") from err


@contextmanager
def _claimed(out: Path, names: Names) -> Iterator[Path]:
    """The folder for the new files, ours alone until we leave."""
    folder = out / NEXT
    for _ in range(TRIES):
        refuse_foreign_next(out, names)
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder) as free:
            if free:
                yield folder
                return
        time.sleep(PAUSE)
    raise BadInput(f"{out}: another build is being written here; wait for it or choose another folder")


__all__ = ["MANIFEST", "NEXT", "Manifest", "finish_or_drop", "publish", "read_manifest", "refuse_foreign_next"]
