"""Texts of pages for reading: the raw text, how it was repaired, its articles and its mentions."""

from collections.abc import Iterable, Iterator

from pipeline.explore.columns import Json
from pipeline.record import Document, Problem, Record, Repaired
from pipeline.schema import MENTION_LABELS

MOST_CHARACTERS = 2_000_000
"""So much text is taken along; of the pages after that there is the evidence alone."""


def pages_to_read(
    documents: Iterable[Document | Problem], records: Iterable[Record], *, most: int = MOST_CHARACTERS
) -> Iterator[tuple[Document, Record]]:
    """The pages with their records, in their order, whose raw texts have at most `most` characters together; the
    first that does not fit ends them. Left out is a file that is not as its record has it."""
    by_source = {record.source: record for record in records}
    for document in documents:
        record = by_source.get(document.id) if isinstance(document, Document) else None
        if record is None or not isinstance(document, Document) or record.sha256 != document.sha256:
            continue
        most -= len(document.raw)
        if most < 0:
            return
        yield document, record


def page_data(document: Document, record: Record) -> Json:
    """`edits` rebuilds the repaired text; `mentions` are (distance from the last end, length, label) one by one."""
    from pipeline.repair import repair  # opencc and pypinyin stand behind it, and this may run in another process

    return {
        "file": record.source,
        "raw": document.raw,
        "edits": list(edits(document.raw, repair(document))),
        "mentions": list(_mentions(record)),
        "articles": [[one.title or "", one.date or "", one.start, one.end] for one in record.articles],
    }


def edits(raw: str, repaired: Repaired) -> Iterator[int | str]:
    """The repaired text as runs, each a pair: how far its raw place is from the end of the last run, then its length
    where it is taken over as it is, or its text where it is not.

    In a run each character stands one raw place after the last.
    """
    end = 0
    for start, text in _runs(raw, repaired):
        yield start - end
        end = start + len(text)
        yield len(text) if raw[start:end] == text else text


def _runs(raw: str, repaired: Repaired) -> Iterator[tuple[int, str]]:
    """Raw offset and text of neighbours that are so in the raw text as well, all taken over or none."""
    text, origin = repaired.text, repaired.origin
    begin, expected, was_same = 0, -1, False
    for at, place in enumerate(origin):
        is_same = raw[place] == text[at]
        if at and (place != expected or is_same != was_same):
            yield origin[begin], text[begin:at]
            begin = at
        expected, was_same = place + 1, is_same
    if text:
        yield origin[begin], text[begin:]


def _mentions(record: Record) -> Iterator[int]:
    done = 0
    for mention in sorted(record.mentions, key=lambda m: (m.start, -m.end)):
        if mention.start >= done and mention.label in MENTION_LABELS:
            yield from (mention.start - done, mention.end - mention.start, MENTION_LABELS.index(mention.label))
            done = mention.end
