"""Puts a folder of new files in the place of the old ones, so that a kill at any moment leaves a whole build.

The files are written and synced in `OUT/.next/`, `manifest.json` with their sha256 last; then they are
renamed one by one, the manifest last. Who comes next sees by the sha256 whether to finish or to drop.
An empty file `.guanxi`, there from first to last, tells a draft of ours from another program's folder.
"""

import os
import stat
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.files import sync
from pipeline.save.lock import locked
from pipeline.save.manifest import (
    MANIFEST,
    Manifest,
    holds,
    read_manifest,
    refuse_foreign,
    saved_file,
    write_manifest,
)

NEXT, MARK = ".next", ".guanxi"
_GONE = f"{NEXT}{MARK}"
"""What a draft is called while it is taken away."""
TRIES, PAUSE = 50, 0.02
"""How often a writer asks for its folder, which a reader may look at for a moment, and the seconds between."""

Names = Collection[str] | None


def publish(out: Path, fill: Callable[[Path], dict[str, int]], *, names: Names = None, made_of: str = "") -> Manifest:
    """Let `fill` write the new files into the folder that it is given and return its counts; then put them in place,
    with a manifest that has `made_of`.

    Raises BadInput when `out` cannot be written, another build is writing there, or a name is taken by what
    no build wrote; what stood in `out` still stands. `names` as in `finish_or_drop`.
    """
    finish_or_drop(out, names=names)
    with _told(out), _claimed(out, names) as folder:
        try:
            _clear(folder)
            counts = fill(folder)
            refuse_foreign(out, (*sorted(path.name for path in _files(folder)), MANIFEST))
            manifest = _seal(folder, counts, made_of)
        except BaseException:
            with suppress(OSError):
                _remove(folder)
            raise
        _move(folder, out, manifest)
        return manifest


def finish_or_drop(out: Path, *, names: Names = None) -> None:
    """Finish an interrupted publication when all its files are whole, else drop it.

    Left alone are one that goes on and a `.next` of another program: one without our mark, that holds more than plain
    files or, where `names` are the files of a build, another name than these and their drafts. Raises BadInput when
    `out` cannot be written.
    """
    folder = out / NEXT
    _sweep(out)
    with _told(out), locked(folder) as free:
        if not free or not _is_own(folder, names):
            return
        manifest = read_manifest(folder / MANIFEST)
        if manifest and all(holds(folder, file) or holds(out, file) for file in manifest.files):
            _move(folder, out, manifest)
        else:
            _remove(folder)


def refuse_foreign_next(out: Path, names: Names = None) -> None:
    """Raises BadInput when the name `.next` is taken in `out` by what no build wrote; an empty folder, which a build
    that was killed before it set its mark may have left, is as good as none."""
    folder = out / NEXT
    if os.path.lexists(folder) and not (_is_own(folder, names) or _is_empty(folder)):
        raise BadInput(f"{folder} was not written by guanxi; move it away, or choose another folder with -o")


def _is_own(folder: Path, names: Names) -> bool:
    try:
        if not stat.S_ISDIR(folder.lstat().st_mode):
            return False
        with os.scandir(folder) as entries:
            found = {entry.name: entry.is_file(follow_symlinks=False) for entry in entries}
    except FileNotFoundError:  # its build has just ended
        return True
    return MARK in found and all(is_file and _is_known(name, names) for name, is_file in found.items())


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and next(folder.iterdir(), None) is None


def _is_known(name: str, names: Names) -> bool:
    """Whether it is one of the names, or of a draft of one: `graph.sqlite.tmp`, `.records.jsonl.0badcafe.part`."""
    if names is None or name in (MANIFEST, MARK) or name.removesuffix(".tmp") in names:
        return True
    return name.endswith(".part") and any(name.startswith(f".{known}.") for known in names)


def _seal(folder: Path, counts: dict[str, int], made_of: str) -> Manifest:
    """Sync all files and write the manifest over them; from then on they are put in place, whoever does it."""
    files = []
    for path in sorted(_files(folder)):
        sync(path)
        files.append(saved_file(path))
    manifest = Manifest(tuple(files), counts, made_of)
    sync(write_manifest(folder, manifest))
    sync(folder)
    return manifest


def _move(folder: Path, out: Path, manifest: Manifest) -> None:
    for name in (*(file.name for file in manifest.files), MANIFEST):
        if (folder / name).exists():
            (folder / name).replace(out / name)
            sync(out)
    _remove(folder)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name != MARK]


def _clear(folder: Path) -> None:
    for path in _files(folder):
        path.unlink()


def _remove(folder: Path) -> None:
    """Take a draft away. It gets another name before its mark goes: so a kill leaves no `.next` of unknown owner."""
    _clear(folder)
    _sweep(folder.parent)
    folder.replace(folder.with_name(_GONE))
    _sweep(folder.parent)


def _sweep(out: Path) -> None:
    """Take away what is left of a draft that was being taken away: its folder with the mark alone."""
    gone = out / _GONE
    if gone.is_dir() and not gone.is_symlink():
        with suppress(OSError):
            (gone / MARK).unlink(missing_ok=True)
            gone.rmdir()


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
    made = False
    for _ in range(TRIES):
        try:
            folder.mkdir(parents=True)
            made = True
        except FileExistsError:
            if not made:
                refuse_foreign_next(out, names)
        with locked(folder) as free:
            if free:  # only now marked, as readers may drop what is marked and free
                (folder / MARK).touch()
                yield folder
                return
        time.sleep(PAUSE)
    raise BadInput(f"{out}: another build is being written here; wait for it or choose another folder")


__all__ = ["MANIFEST", "NEXT", "Manifest", "finish_or_drop", "publish", "read_manifest", "refuse_foreign_next"]
