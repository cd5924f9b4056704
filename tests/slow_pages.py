"""Pages that never end, for processes that take no patch of a test's."""

import time

import pipeline.run.one_page
from pipeline.record import Document, Record
from pipeline.run import limit
from pipeline.run.one_page import extract_one
from pipeline.run.outcome import Outcome
from pipeline.tag.choice import Tagger


def looping_page(document: Document, _nlp: object) -> Record:
    """The record of a page without facts; one that says 无尽 is never done, and takes every Exception for its own."""
    while "无尽" in document.raw:
        try:
            time.process_time()
        except Exception:
            continue
    return Record(document.id, document.sha256)


def extract_in_haste(document: Document, *, tagger: Tagger) -> Outcome:
    """`extract_one` with `looping_page` for the stages and a limit of a second."""
    limit.BASE_SECONDS = 1.0
    pipeline.run.one_page.extract_page = looping_page
    pipeline.run.one_page._tagger = lambda name: name  # type: ignore[assignment,misc]
    return extract_one(document, tagger=tagger)
