"""A build's folder is one build's alone from its start to its end, and takes no other program's place."""

import logging
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.save.lock import locked
from pipeline.save.manifest import MANIFEST, edited_files, refuse_foreign
from pipeline.save.publish import finish_or_drop, refuse_foreign_next

log = logging.getLogger(__name__)

CACHE = ".cache"
"""The folder in a build's folder that keeps the records of its pages."""


@contextmanager
def claimed(out: Path, *, names: Collection[str]) -> Iterator[None]:
    """The folder is ours until we leave; one that we make and leave empty is taken away again.

    Raises BadInput when another build runs there, or one of `names` (what a build writes) is taken by what no build
    wrote. A file of the last build that was changed since is told in the log before any work: it is written anew.
    """
    made = [place for place in (out, *out.absolute().parents) if not place.exists()]
    out.mkdir(parents=True, exist_ok=True)
    with locked(out) as free:
        if not free:
            raise BadInput(f"{out}: another build is running here; wait for it, or choose another folder with -o")
        try:
            _check(out, names)
            yield
        finally:
            for place in made:
                with suppress(OSError):  # it holds something
                    place.rmdir()


def _check(out: Path, names: Collection[str]) -> None:
    finish_or_drop(out, names=names)
    refuse_foreign_next(out, names)
    refuse_foreign(out, (*names, MANIFEST))
    _refuse_foreign_cache(out / CACHE)
    for name in edited_files(out):
        log.warning(
            "上次构建后改过，将被重写 / %s was changed after the last build; this build writes it anew, so keep a copy",
            out / name,
        )


def _refuse_foreign_cache(folder: Path) -> None:
    """A link is not followed: what it leads to is not ours to write and to prune."""
    if os.path.lexists(folder) and (folder.is_symlink() or not folder.is_dir()):
        raise BadInput(f"{folder} was not written by guanxi; move it away, or choose another folder with -o")
