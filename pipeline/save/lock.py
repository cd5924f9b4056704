"""A lock on a folder. The system releases it with the process that holds it, however that ends; nothing is written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # no such locks on this system: two builds into one folder are then the user's care
    fcntl = None  # type: ignore[assignment]


@contextmanager
def locked(folder: Path) -> Iterator[bool]:
    """Whether the folder is ours until we leave: False when another holds it, or when it is not there (any more).

    Where the file system knows no locks, every folder that is there is ours.
    """
    if fcntl is None:
        yield folder.is_dir()
        return
    try:
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except (FileNotFoundError, NotADirectoryError):
        yield False
        return
    try:
        yield _is_free(handle) and _is_still(folder, handle)
    finally:
        os.close(handle)


def _is_free(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # as some network file systems answer
        return True
    return True


def _is_still(folder: Path, handle: int) -> bool:
    """Whether the name leads to the folder that was opened, and not to one made since."""
    try:
        return os.path.samestat(os.fstat(handle), folder.stat())
    except FileNotFoundError:
        return False
