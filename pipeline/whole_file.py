"""Files that are read whole into memory: regular ones, up to a size."""

import stat
from pathlib import Path

from pipeline.errors import BadInput

LIMIT = 16 * 1024**2
"""Bytes of a file that a person writes: a gold file, corrections, a table of labels."""


def check_whole_file(path: Path, *, limit: int = LIMIT) -> None:
    """Raises BadInput for what is no regular file (a device, pipe or folder would never end) or over `limit` bytes.

    Raises OSError when nothing is there. Links are followed.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise BadInput(f"{path}: not a regular file (a folder, a pipe or a device); name a file")
    _check_size(path, status.st_size, limit)


def read_whole_file(path: Path, *, limit: int = LIMIT) -> bytes:
    """The bytes of the file; raises what `check_whole_file` raises."""
    check_whole_file(path, limit=limit)
    with path.open("rb") as file:
        data = file.read(limit + 1)
    _check_size(path, len(data), limit)
    return data


def _check_size(path: Path, size: int, limit: int) -> None:
    if size > limit:
        raise BadInput(f"{path}: {size / 1024**2:.1f} MB is over the limit of {limit / 1024**2:.0f} MB; split the file")
