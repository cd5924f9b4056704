"""Documents in, outcomes out, in the same order: from the cache, in this process, or by a team of processes."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pipeline.record import Document, Problem
from pipeline.run.cache import RecordCache
from pipeline.run.outcome import Outcome, failed
from pipeline.run.team import Team
from pipeline.tag.choice import Tagger, as_choice

Progress = Callable[[int], None]
AHEAD = 4
"""Pages that wait for each worker: enough to keep it busy, few enough to keep memory flat."""

Result = Callable[[], Outcome]


def read_pages(
    items: Iterable[Document | Problem],
    *,
    team: Team | None = None,
    tagger: Tagger = "default",
    kept: RecordCache | None = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """One outcome an item, in the items' order and equal for any team; without one this process does it all.

    `progress` is called with the number done after each. Raises MissingModel, and BadInput for a damaged word list.
    """
    team = team or Team()
    work = partial(extract_page_of, tagger=as_choice(tagger).stamped())
    waiting: deque[Result] = deque()
    done = 0
    for item in _then_end(items):
        if item is not None:
            waiting.append(_start(item, submit=partial(team.submit, work), kept=kept))
        while waiting and (item is None or len(waiting) > AHEAD * team.workers):
            yield waiting.popleft()()
            done += 1
            if progress:
                progress(done)


def extract_page_of(document: Document, *, tagger: Tagger) -> Outcome:
    """`extract_one`, whose models are imported only by a process that reads pages."""
    from pipeline.run.one_page import extract_one

    return extract_one(document, tagger=tagger)


def _then_end(items: Iterable[Document | Problem]) -> Iterator[Document | Problem | None]:
    yield from items
    yield None


def _start(item: Document | Problem, *, submit: Callable[[Document], Result], kept: RecordCache | None) -> Result:
    if isinstance(item, Problem):
        return partial(failed, item)
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
