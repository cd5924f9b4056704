"""Files of a folder as Documents: bytes to text, id, sha256. Nothing else reads pages."""

import hashlib
import logging
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from pipeline.errors import BadInput
from pipeline.read.encoding import decode
from pipeline.record import Document, Problem

log = logging.getLogger(__name__)

FORMATS = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
MAX_BYTES = 16 * 1024 * 1024

STREAM = "-"
"""The id of the page that comes from standard input."""
OTHER_FORMATS = frozenset(
    (
        *(".pdf", ".doc", ".docx", ".wps", ".rtf", ".odt", ".epub", ".ppt", ".pptx", ".mht", ".csv", ".xls", ".xlsx"),
        *(".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp"),
    )
)
"""Endings of files that hold text as a rule, and are no pages."""
_NO_PAGES = frozenset({"corrections.tsv"})
_WEB_PAGE = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]{0,1000})?/?>", re.IGNORECASE)
_START = 1024
_ESCAPE = re.compile(r"[\ud800-\udfff]|\\ud[89a-f][0-9a-f]{2}")


def read_corpus(folder: Path, *, max_bytes: int = MAX_BYTES) -> Iterator[Document | Problem]:
    """The pages below `folder`, sorted by path, a Problem in the place of each that cannot be read.

    README files, corrections.tsv, names that begin with a dot and other endings are passed over; links are not
    followed out of the folder. Raises BadInput, before anything is read, when the folder holds no page.
    """
    found = find_pages(folder)
    if not found:
        raise BadInput(f"{folder}: no page here; put files ending in {' '.join(FORMATS)} into the folder")
    return (page if isinstance(page, Problem) else _read_or_tell(page, folder, max_bytes) for page in found)


def read_file(path: Path, *, root: Path | None = None, max_bytes: int = MAX_BYTES) -> Document:
    """The page at `path`; its id is the path below `root`, or the file's name. Raises BadInput with the reason."""
    try:
        return _read(path, root=root, max_bytes=max_bytes)
    except BadInput as err:
        raise BadInput(f"{path}: {err}", document_id=err.document_id) from err


def read_stream(stream: BinaryIO, *, max_bytes: int = MAX_BYTES) -> Document:
    """The page that a stream holds, with `-` as its id. Raises BadInput with the reason."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise BadInput(f"standard input: over the limit of {max_bytes / 1024**2:.1f} MB; split the text")
    try:
        return _document(STREAM, Path(STREAM), data)
    except BadInput as err:
        raise BadInput(f"standard input: {err}", document_id=STREAM) from err


def find_passed_over(folder: Path) -> tuple[str, ...]:
    """The files below `folder` that hold text as a rule but are no pages (`OTHER_FORMATS`), by relative path."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [_id(Path(place, name), folder) for name in names if _holds_text(name)]
    return tuple(sorted(found))


def find_pages(folder: Path) -> list[Path | Problem]:
    """Paths with a known ending below `folder`, and Problems for what cannot be entered, sorted by relative path."""
    if folder.is_file():
        raise BadInput(
            f"{folder}: no such folder, it is a file; name its folder, or read it by `guanxi show` or `extract`"
        )
    if not folder.is_dir():
        raise BadInput(f"{folder}: no such folder; name the folder that holds the pages")
    found: dict[str, Path | Problem] = {}

    def refuse(err: OSError) -> None:
        path = Path(err.filename)
        found[_id(path, folder)] = Problem(_id(path, folder), "read", f"cannot enter the folder: {err.strerror}")

    for place, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in folders:
            path = Path(place, name)
            if path.is_symlink():
                found[_id(path, folder)] = Problem(
                    _id(path, folder), "read", "links to folders are not followed; copy the pages into the corpus"
                )
        found.update((_id(Path(place, name), folder), Path(place, name)) for name in names if _is_page(name))
    return [found[key] for key in sorted(found)]


def _is_page(name: str) -> bool:
    is_left_out = name.startswith((".", "README")) or name in _NO_PAGES
    return not is_left_out and Path(name).suffix.lower() in FORMATS


def _holds_text(name: str) -> bool:
    return not name.startswith(".") and Path(name).suffix.lower() in OTHER_FORMATS


def _id(path: Path, root: Path | None) -> str:
    r"""The relative path with `/`; bytes of a name that are no UTF-8 are shown as escapes: `\udcff`.

    Where a name has such an escape, written out or for a byte, its own backslashes are doubled, so that no two
    files have one id.
    """
    name = path.relative_to(root).as_posix() if root else path.name
    shown = name.replace("\\", "\\\\") if _ESCAPE.search(name) else name
    return shown.encode("utf-8", "backslashreplace").decode("utf-8")


def _read_or_tell(path: Path, root: Path, max_bytes: int) -> Document | Problem:
    try:
        return _read(path, root=root, max_bytes=max_bytes)
    except BadInput as err:
        return Problem(_id(path, root), "read", str(err))


def _read(path: Path, *, root: Path | None, max_bytes: int) -> Document:
    try:
        document_id = _id(path, root)
    except ValueError as err:
        raise BadInput(f"the file is not below {root}; name a folder that holds it") from err
    try:
        return _document(document_id, path, _bytes(path, root, max_bytes))
    except OSError as err:
        raise BadInput(f"cannot read the file: {err.strerror}", document_id=document_id) from err
    except BadInput as err:
        raise BadInput(str(err), document_id=document_id) from err


def _document(document_id: str, path: Path, data: bytes) -> Document:
    try:
        raw = decode(data)
    except BadInput:
        raise
    except Exception as err:  # one file must not take the others down, whatever is wrong with it
        log.debug("%s: the reader broke", document_id, exc_info=True)
        message = f"the reader broke ({type(err).__name__}: {err}); please report it"
        raise BadInput(message, document_id=document_id) from err
    return Document(document_id, str(path), raw, hashlib.sha256(data).hexdigest(), _format(path, raw))


def _bytes(path: Path, root: Path | None, max_bytes: int) -> bytes:
    if root and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root)):
        raise BadInput("the file is a link out of the corpus; copy the page into it")
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise BadInput("not a regular file; name a file that holds text")
    with path.open("rb") as file:
        data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        size = max(status.st_size, len(data)) / 1024**2
        raise BadInput(f"{size:.1f} MB is over the limit of {max_bytes / 1024**2:.1f} MB; split the file")
    return data


def _format(path: Path, raw: str) -> str:
    """By content first: a web page stays one when it is named .txt, and a plain text named .html is no web page."""
    if _WEB_PAGE.search(raw[:_START]):
        return "html"
    named = FORMATS.get(path.suffix.lower(), "text")
    return "text" if named == "html" and not _ANY_TAG.search(raw) else named
