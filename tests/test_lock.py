"""A folder is one holder's at a time, and free again however the holder ends."""

import os
import signal
from pathlib import Path

import pytest

from pipeline.save.lock import locked

pytestmark = pytest.mark.skipif(os.name == "nt", reason="this system has no such locks")


def test_a_folder_is_one_holders_alone_until_it_leaves(tmp_path: Path) -> None:
    with locked(tmp_path) as first, locked(tmp_path) as second:
        assert (first, second) == (True, False)
    with locked(tmp_path) as again:
        assert again
    assert not list(tmp_path.iterdir())


def test_what_is_not_there_or_no_folder_is_nobodys(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for name in ("none", "file"):
        with locked(tmp_path / name) as free:
            assert not free


def test_a_killed_holder_holds_it_no_longer(tmp_path: Path) -> None:
    ready, says = os.pipe()
    child = os.fork()
    if not child:
        with locked(tmp_path):
            os.write(says, b"x")
            signal.pause()
    os.read(ready, 1)
    with locked(tmp_path) as free:
        assert not free
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with locked(tmp_path) as free:
        assert free


def test_a_file_system_without_locks_holds_nobody_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr("pipeline.save.lock.fcntl.flock", without)
    with locked(tmp_path) as free:
        assert free
