"""Writes an export to its place: the whole of it or nothing, over nothing that stands there unasked."""

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from secrets import token_hex

from pipeline.errors import BadInput
from pipeline.files import can_be_replaced, sync, write_lines

Content = Iterable[str] | bytes
Files = Iterable[tuple[str, Content]]


def write_export_file(path: Path, lines: Callable[[], Iterable[str]], *, force: bool = False) -> None:
    """Write one file; a device (`/dev/stdout`) or a pipe is written in place.

    Raises BadInput for a path that is taken, unless `force`, a folder, and a place that cannot be written.
    """
    with _told(path):
        if path.is_dir():
            raise BadInput(f"{path}: a folder stands here; name a file with -o")
        if can_be_replaced(path) and os.path.lexists(path) and not force:
            raise BadInput(f"{path}: stands there already; name another with -o, or replace it with --force")
        write_lines(path, (line.encode("utf-8", "replace").decode("utf-8") for line in lines()))


def write_export_folder(path: Path, files: Callable[[], Files], *, own: Collection[str], force: bool = False) -> None:
    """Write a folder: into a draft beside it, which then takes its name.

    Raises BadInput for a path that is taken. With `force` a folder is replaced when all that it holds is called as
    `own` says, which are patterns of names below it.
    """
    with _told(path):
        if os.path.lexists(path) and (not force or path.is_symlink() or not path.is_dir()):
            raise BadInput(
                f"{path}: stands there already; name another with -o, or replace such an export with --force"
            )
        draft = path.absolute().with_name(f".{path.absolute().name}.{token_hex(4)}.part")
        try:
            _fill(draft, files())
            _replace(path, draft, own)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise


def _fill(draft: Path, files: Files) -> None:
    draft.mkdir()
    for name, content in files:
        place = draft / name
        place.parent.mkdir(exist_ok=True)
        with place.open("wb") as file:
            parts = [content] if isinstance(content, bytes) else (line.encode("utf-8", "replace") for line in content)
            file.writelines(parts)
        sync(place)
    for folder in {place.parent for place in draft.rglob("*")}:
        sync(folder)


def _replace(path: Path, draft: Path, own: Collection[str]) -> None:
    """Put the draft into its place; what stood there goes last, so that a kill loses neither of the two."""
    if not path.exists():
        draft.replace(path)
        return
    foreign = sorted(name for name in _below(path) if not any(fnmatchcase(name, one) for one in own))
    if foreign:
        raise BadInput(f"{path}: holds {foreign[0]}, which no such export wrote; move it away or name another with -o")
    old = draft.with_suffix(".old")
    path.rename(old)
    draft.replace(path)
    shutil.rmtree(old)


def _below(path: Path) -> Iterator[str]:
    return (name.relative_to(path).as_posix() for name in path.rglob("*"))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns what the system says into what the user can do."""
    try:
        yield
    except OSError as err:
        raise BadInput(
            f"{path}: cannot write: {err.strerror or err}; free the place or choose another with -o"
        ) from err
