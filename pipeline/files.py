"""Files as wholes: regular ones are read up to a size, a written one takes its place only when it is complete."""

import os
import re
import shutil
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from secrets import token_hex

from pipeline.errors import BadInput

LIMIT = 16 * 1024**2
"""Bytes of a file that a person writes: a gold file, corrections, a table of labels."""
_MOST_OF_NAME = 40
_LINE_END = re.compile("\r\n|\n|\r")


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


def numbered_rows(path: Path, text: str) -> Iterator[tuple[str, list[str]]]:
    """The lines of a table with their cells, each with its `file:line`; lines that are empty or begin with `#` are
    passed over."""
    for number, line in enumerate(_LINE_END.split(text), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path}:{number}", line.split("\t")


def write_whole(path: Path, text: str) -> None:
    """Write the text (UTF-8, line ends as they are) as `write_lines` does."""
    write_lines(path, (text,))


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write the lines as they come by way of a synced file beside `path`, which then takes its name.

    A link is followed. What is no plain file (`/dev/stdout`, a pipe) is written in place. Raises OSError, and what the
    lines raise; the file that stood there is then as it was.
    """
    if not can_be_replaced(path):
        _write(path, lines)
        return
    place = Path(os.path.realpath(path))
    part = place.with_name(f".{place.name[:_MOST_OF_NAME]}.{token_hex(4)}.part")
    try:
        _write(part, lines)
        sync(part)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(place.parent)


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)


def sync(path: Path) -> None:
    """Wait until the file's bytes, or the folder's names, are on the disk; folders cannot be waited for on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def can_be_replaced(path: Path) -> bool:
    """Whether another file may take the name: a device may not, nor what a process has open under /dev or /proc."""
    return path.absolute().parts[1:2] not in (("dev",), ("proc",)) and (path.is_file() or not path.exists())
