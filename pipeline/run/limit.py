"""A limit on the time that one page may take, so that no page holds up those behind it."""

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

BASE_SECONDS = 60.0
SECONDS_A_CHARACTER = 0.01
"""The two are some fifty times what pages take: 0.2 s for 1,000 characters, and the word lists once."""
_TICK = 0.5


class OutOfTime(BaseException):
    """The limit is passed. Not an Exception, so that no stage and no library takes it for a fault of its own."""


def page_seconds(characters: int) -> float:
    """The processor time that a page of this length may take, in seconds."""
    return BASE_SECONDS + SECONDS_A_CHARACTER * characters


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises OutOfTime where the block takes more than `seconds` of processor time.

    Time of the processor in this thread, not of the clock: a machine that sleeps or is loaded fails no page. The
    signal SIGPROF looks at it twice a second; a pattern that backtracks is interrupted, native code once it
    returns. A handler and a timer of the caller for that signal are put back behind the block. No limit holds where
    Python delivers no signal to the block: outside the main thread, on Windows, and where a handler that is not
    Python's is set (a profiler's).
    """
    if not _can_interrupt():
        yield
        return
    end = time.thread_time() + seconds
    running = True

    def look(_signal: int, _frame: FrameType | None) -> None:
        if running and time.thread_time() > end:
            raise OutOfTime

    handler = signal.signal(signal.SIGPROF, look)
    timer = signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
    try:
        yield
    finally:
        running = False
        signal.setitimer(signal.ITIMER_PROF, *timer)
        signal.signal(signal.SIGPROF, handler)


def _can_interrupt() -> bool:
    return (
        hasattr(signal, "setitimer")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGPROF) is not None
    )
