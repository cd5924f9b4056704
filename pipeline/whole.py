"""Files that appear whole or not at all: what stood there before stands until the new one is complete."""

import os
import shutil
from pathlib import Path
from secrets import token_hex

_MOST_OF_NAME = 40


def write_whole(path: Path, text: str) -> None:
    """Write the text (UTF-8, line ends as they are) by way of a synced file beside `path`, which then takes its name.

    A link is followed. What is no plain file (`/dev/stdout`, a pipe) is written in place. Raises OSError.
    """
    if not _can_be_replaced(path):
        path.write_text(text, "utf-8", newline="")
        return
    place = Path(os.path.realpath(path))
    part = place.with_name(f".{place.name[:_MOST_OF_NAME]}.{token_hex(4)}.part")
    try:
        part.write_text(text, "utf-8", newline="")
        sync(part)
        if place.exists():
            shutil.copymode(place, part)
        part.replace(place)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync(place.parent)


def sync(path: Path) -> None:
    """Wait until the file's bytes, or the folder's names, are on the disk; folders cannot be waited for on Windows."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _can_be_replaced(path: Path) -> bool:
    """Whether another file may take the name: a device may not, nor what a process has open under /dev or /proc."""
    return path.absolute().parts[1:2] not in (("dev",), ("proc",)) and (path.is_file() or not path.exists())
