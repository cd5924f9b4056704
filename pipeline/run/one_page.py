"""One document through the stages with models, whatever is wrong with it; imported where pages are read."""

import logging
from functools import lru_cache
from typing import TYPE_CHECKING

from pipeline.errors import BadInput, MissingModel, PipelineError
from pipeline.page import extract_page, load_tagger
from pipeline.record import Document, Problem
from pipeline.run.limit import OutOfTime, limited, page_seconds
from pipeline.run.outcome import Outcome, failed
from pipeline.tag.choice import Tagger

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger(__name__)


def extract_one(document: Document, *, tagger: Tagger) -> Outcome:
    """The record of a page. A page that breaks a stage, or takes longer than pages of its length do, fails alone; a
    model or word list that is missing or damaged stops the run. The limit holds where `limited` can interrupt: not
    outside the main thread."""
    nlp = _tagger(tagger)
    seconds = page_seconds(len(document.raw))
    try:
        with limited(seconds):
            return Outcome(extract_page(document, nlp), "new")
    except (BadInput, MissingModel):  # no fault of the page: a word list or table
        raise
    except OutOfTime:
        message = f"took longer than {seconds:.0f} s of processor time; split the file, or report it with its text"
    except PipelineError as err:
        message = str(err)
    except Exception as err:  # one page must not take the others down, whatever is wrong with it
        log.debug("%s: a stage broke", document.id, exc_info=True)
        message = f"a stage broke ({type(err).__name__}: {err}); please report it"
    return failed(Problem(document.id, "extract", message), sha256=document.sha256)


@lru_cache(maxsize=2)
def _tagger(tagger: Tagger) -> "Language":
    return load_tagger(tagger)
