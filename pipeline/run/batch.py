"""Documents in, records out, in the same order: from the cache, in this process, or by a pool of processes."""

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Literal

from pipeline.errors import BadInput, MissingModel, PipelineError
from pipeline.page import Tagger, extract_page, load_tagger
from pipeline.record import Document, Problem, Record
from pipeline.run.cache import RecordCache
from pipeline.run.limit import OutOfTime, limited, page_seconds
from pipeline.tag import as_choice

if TYPE_CHECKING:
    from spacy.language import Language

log = logging.getLogger(__name__)

Progress = Callable[[int], None]
AHEAD = 4
"""Pages that wait for each worker: enough to keep it busy, few enough to keep memory flat."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; a failed one's record holds its problem alone."""

    record: Record
    state: Literal["new", "cached", "failed"]


Result = Callable[[], Outcome]


def read_pages(
    items: Iterable[Document | Problem],
    *,
    tagger: Tagger = "default",
    workers: int = 1,
    kept: RecordCache | None = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """One outcome an item, in the items' order and equal for any number of `workers`.

    `progress` is called with the number done after each. Raises MissingModel, BadInput for a damaged word list,
    and PipelineError when a worker dies.
    """
    waiting: deque[Result] = deque()
    done = 0
    with _team(workers, tagger=tagger) as submit:
        for item in _then_end(items):
            if item is not None:
                waiting.append(_start(item, submit=submit, kept=kept))
            while waiting and (item is None or workers == 1 or len(waiting) > AHEAD * workers):
                yield waiting.popleft()()
                done += 1
                if progress:
                    progress(done)


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
    return _failed(Problem(document.id, "extract", message), sha256=document.sha256)


def _failed(problem: Problem, *, sha256: str = "") -> Outcome:
    return Outcome(Record(problem.document_id, sha256, problems=(problem,)), "failed")


@lru_cache(maxsize=2)
def _tagger(tagger: Tagger) -> "Language":
    return load_tagger(tagger)


def _then_end(items: Iterable[Document | Problem]) -> Iterator[Document | Problem | None]:
    yield from items
    yield None


def _start(item: Document | Problem, *, submit: Callable[[Document], Result], kept: RecordCache | None) -> Result:
    if isinstance(item, Problem):
        return partial(_failed, item)
    known = kept.get(item) if kept else None
    if known is not None:
        return partial(Outcome, known, "cached")
    result = submit(item)
    return partial(_finish, item, result, kept) if kept else result


def _finish(document: Document, result: Result, kept: RecordCache) -> Outcome:
    outcome = result()
    if outcome.state == "new":
        kept.put(document, outcome.record)
    return outcome


@contextmanager
def _team(workers: int, *, tagger: Tagger) -> Iterator[Callable[[Document], Result]]:
    """A function that takes a document and returns the call that gives its outcome."""
    work = partial(extract_one, tagger=as_choice(tagger).stamped())
    if workers == 1:
        yield lambda document: partial(work, document)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin_worker) as pool:
        try:
            yield lambda document: pool.submit(work, document).result
        except BrokenProcessPool as err:
            raise PipelineError(
                "a worker process died; run again with --workers 1 (or, from a script, "
                "call build below `if __name__ == '__main__':`)"
            ) from err
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin_worker() -> None:
    """The parent alone answers Ctrl-C; a worker whose parent is gone, however that ended, ends as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
