import re
import signal
import threading
import time

import pytest

from pipeline.run.limit import OutOfTime, limited, page_seconds


def spin(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_block_that_never_ends_is_interrupted():
    with pytest.raises(OutOfTime), limited(0.2):
        spin(60)


def test_a_pattern_that_backtracks_for_ever_is_interrupted():
    with pytest.raises(OutOfTime), limited(0.2):
        re.match("(?:达到|达|到)+$", "达到" * 60 + "好")


def test_time_asleep_does_not_count():
    with limited(0.2):
        time.sleep(0.9)


def test_time_within_the_limit_raises_nothing():
    with limited(5):
        spin(0.7)


def test_the_handler_and_the_timer_of_the_caller_are_put_back():
    def mine(*_: object) -> None:
        pass

    before = signal.signal(signal.SIGPROF, mine)
    signal.setitimer(signal.ITIMER_PROF, 1000)
    try:
        with pytest.raises(OutOfTime), limited(0.1):
            spin(60)
        assert signal.getsignal(signal.SIGPROF) is mine
        assert signal.getitimer(signal.ITIMER_PROF)[0] > 900
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def test_nothing_is_left_running_behind_the_block():
    with limited(5):
        pass
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_another_thread_has_no_limit_and_no_fault():
    done = []

    def work() -> None:
        with limited(0.1):
            spin(0.7)
        done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_an_interrupt_from_the_keyboard_comes_through():
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
    with pytest.raises(KeyboardInterrupt), limited(5):
        signal.raise_signal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)
    assert signal.getsignal(signal.SIGPROF) == signal.SIG_DFL


def test_the_limit_grows_with_the_page():
    assert page_seconds(0) >= 30
    assert page_seconds(100_000) - page_seconds(0) == pytest.approx(1000)
