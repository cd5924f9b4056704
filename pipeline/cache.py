"""Records of earlier runs by the content that they came from, so that a new page costs one page.

An entry is a file of two lines: the sha256 of the second, and the record as JSON. What does not
read as that is treated as not there. Entries never hold code.
"""

from hashlib import sha256
from pathlib import Path

from pipeline.errors import BadInput
from pipeline.record import Document, Record
from pipeline.serial import record_from_json, record_to_json


class RecordCache:
    """Records below `folder`; `version` stands for all else that a record depends on (models, code, tagger)."""

    def __init__(self, folder: Path, *, version: str) -> None:
        self._folder = folder
        self._version = version
        self._used: set[str] = set()

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
        part = entry.with_suffix(".part")
        part.write_text(f"{_digest(line)}\n{line}\n", "utf-8", newline="\n")
        part.replace(entry)

    def prune(self) -> None:
        """Remove what was neither asked for nor kept since this object was made."""
        for entry in self._folder.glob("*.*"):
            if entry.name not in self._used:
                entry.unlink(missing_ok=True)

    def _entry(self, document: Document) -> Path:
        name = _digest("\0".join((document.id, document.format, document.sha256, self._version))) + ".jsonl"
        self._used.add(name)
        return self._folder / name


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
