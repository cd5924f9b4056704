"""Records of earlier runs by the content that they came from, so that a new page costs one page.

An entry is a file of two lines: the sha256 of the second, and the record as JSON. What does not
read as that is treated as not there. Entries never hold code. Other programs may keep files in the same folder.
"""

import re
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex

from pipeline.errors import BadInput
from pipeline.record import Document, Record
from pipeline.serial import record_from_json, record_to_json

_NAME = re.compile(r"[0-9a-f]{64}(?:\.jsonl|(?:\.[0-9a-f]{8})?\.part)")
_HEAD = re.compile(rb"[0-9a-f]{0,64}|[0-9a-f]{64}\n")


class RecordCache:
    """Records below `folder`; `version` stands for all else that a record depends on (models, code, tagger)."""

    def __init__(self, folder: Path, *, version: str) -> None:
        self._folder = folder
        self._version = version
        self._used: set[str] = set()

    @property
    def used(self) -> frozenset[str]:
        """The names of the entries that were asked for or kept since this object was made; each stands for a page and
        all that its record depends on."""
        return frozenset(self._used)

    def get(self, document: Document) -> Record | None:
        """The record that this very file gave before, or None."""
        entry = self._entry(document)
        try:
            digest, line = entry.read_text("utf-8").split("\n")[:2]
            record = record_from_json(line) if _digest(line) == digest else None
        except (OSError, ValueError, BadInput):
            return None
        return record if record is not None and record.source == document.id else None

    def put(self, document: Document, record: Record) -> None:
        """Keep a record; the file appears whole or not at all. OSError when the folder cannot be written."""
        entry = self._entry(document)
        line = record_to_json(record)
        self._folder.mkdir(parents=True, exist_ok=True)
        part = entry.with_suffix(f".{token_hex(4)}.part")
        part.write_text(f"{_digest(line)}\n{line}\n", "utf-8", newline="\n")
        part.replace(entry)

    def prune(self) -> None:
        """Remove the entries that were neither asked for nor kept since this object was made, and nothing else."""
        for path in self._folder.glob("*"):
            if path.name not in self._used:
                with suppress(OSError):  # an old entry that stays does no harm
                    if _is_entry(path):
                        path.unlink()

    def _entry(self, document: Document) -> Path:
        name = _digest("\0".join((document.id, document.format, document.sha256, self._version))) + ".jsonl"
        self._used.add(name)
        return self._folder / name


def _is_entry(path: Path) -> bool:
    """Whether it is an entry, or the part of one that a killed run left: by its name, and by how its text begins."""
    if not _NAME.fullmatch(path.name) or path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return _HEAD.fullmatch(file.read(65)) is not None


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
