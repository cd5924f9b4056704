"""Annotated pages that small models are fitted on, and the parts that these are judged by."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..evaluate import Gold, read_gold
from ..read import read_file
from ..record import Document, Mention, Proposer, Repaired, Span


def annotated_pages(folders: Iterable[Path]) -> Iterator[tuple[Document, Gold]]:
    """The pages of the folders, NAME.txt, each with its annotation, NAME.json."""
    for folder in folders:
        for source, gold in read_gold(folder).items():
            yield read_file(folder / source), gold


def fold_of(page: str, *, parts: int) -> int:
    """Which of so many parts, 0 and up, a page belongs to by its id: the same on every machine."""
    return zlib.crc32(page.encode()) % parts


def annotated_mentions(page: Repaired, gold: Gold) -> Iterator[Mention]:
    """The mentions of an annotation in the repaired page, in order; names without line ends, none that is empty."""
    for told in sorted(gold["mentions"], key=lambda m: int(m["start"])):
        span = page.span_of(told["start"], told["end"])
        text = page.text[span.start : span.end]
        if text.strip():
            start = span.start + len(text) - len(text.lstrip())
            span = Span(start, start + len(text.strip()))
            yield Mention(span, told["label"], text.strip().replace("\n", ""), 1.0, Proposer.OTHER)
