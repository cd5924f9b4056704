"""Work in this process, or beside it in a pool of processes."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import wait
from threading import Thread
from typing import ParamSpec, TypeVar

from pipeline.errors import PipelineError

P = ParamSpec("P")
T = TypeVar("T")


class Team:
    """Takes calls that can be pickled; each gives a call without arguments that waits for its result."""

    def __init__(self, pool: ProcessPoolExecutor | None = None, *, workers: int = 0) -> None:
        self.workers = workers
        """How many processes there are beside this one."""
        self._pool = pool
        self._has_begun = False

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
        """The work begun in a process of the pool; without a pool it is done when its result is asked for."""
        if self._pool is None:
            return partial(work, *args, **kwargs)
        self._has_begun = True
        return self._pool.submit(work, *args, **kwargs).result

    def aside(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Callable[[], T]:
        """The same for work that is not worth the start of a process: beside this one only where one runs already."""
        return self.submit(work, *args, **kwargs) if self._has_begun else partial(work, *args, **kwargs)


@contextmanager
def team(workers: int, *, torch: bool = True) -> Iterator[Team]:
    """Processes as many as `workers`; for 1 there is no other than this. Without `torch` they never import it, as
    spaCy's parts do wherever it is installed, which takes seconds. Raises PipelineError when one dies."""
    if workers == 1:
        yield Team()
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(torch,)) as pool:
        try:
            yield Team(pool, workers=workers)
        except BrokenProcessPool as err:
            raise PipelineError(
                "a worker process died; run again with --workers 1 (or, from a script, "
                "call build below `if __name__ == '__main__':`)"
            ) from err
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _begin(torch: bool) -> None:
    """The parent alone answers Ctrl-C; a worker whose parent is gone, however that ended, ends as well."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    if not torch:
        sys.modules.setdefault("torch", None)  # type: ignore[arg-type]  # importing it fails as if it were not there


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        wait([parent.sentinel])
        os._exit(1)
