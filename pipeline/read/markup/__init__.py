"""Documents with markup as the text that a reader sees, each sign with its place in the raw file."""

from pipeline.read.markup.markdown import markdown_text
from pipeline.read.markup.page_day import page_date
from pipeline.read.markup.webpage import webpage_text
from pipeline.record import Document, Repaired

__all__ = ["page_date", "visible_text"]


def visible_text(document: Document) -> Repaired:
    """The text that a reader sees; `origin` leads from its signs to offsets of `document.raw` and never falls.

    Plain text comes back as it is. Of a web page the main content comes back with its headline, a blank line between
    blocks; an entity's signs all lead to its first sign. Of Markdown the marks are gone, headings stand by themselves.
    """
    if document.format == "html":
        signs = webpage_text(document.raw)
    elif document.format == "markdown":
        signs = markdown_text(document.raw)
    else:
        return Repaired(document.id, document.raw, range(len(document.raw)))
    return Repaired(document.id, signs.text, signs.origin)
