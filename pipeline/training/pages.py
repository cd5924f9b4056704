"""Annotated pages that small models are fitted on, and the parts that these are judged by."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..evaluate import Gold, read_gold
from ..read import read_file
from ..record import Document


def annotated_pages(folders: Iterable[Path]) -> Iterator[tuple[Document, Gold]]:
    """The pages of the folders, NAME.txt, each with its annotation, NAME.json."""
    for folder in folders:
        for source, gold in read_gold(folder).items():
            yield read_file(folder / source), gold


def part_of(page: str, *, parts: int) -> int:
    """Which of so many parts, 0 and up, a page belongs to by its id: the same on every machine."""
    return zlib.crc32(page.encode()) % parts
