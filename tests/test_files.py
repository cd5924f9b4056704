"""A regular file is read up to a size; a written one is the old one or the new one, whatever happens in between."""

import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.files import read_whole_file, write_whole

KILLED = 77


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.jsonl"
    path.write_text("old\n" * 2000)
    return path


def in_a_child(act: Callable[[], None]) -> int:
    child = os.fork()
    if not child:
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_the_text_stands_as_it_was_given(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", "一\r\n二\n")
    assert (tmp_path / "new").read_bytes() == "一\r\n二\n".encode()
    assert [path.name for path in tmp_path.iterdir()] == ["new"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_killed_before_a_step_the_old_file_stands(old: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, step, lambda *_: os._exit(KILLED))
    assert in_a_child(lambda: write_whole(old, "new")) == KILLED
    assert old.read_text() == "old\n" * 2000


def test_on_a_full_disk_the_old_file_stands_and_nothing_lies_beside_it(old: Path) -> None:
    def write_too_much() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
        try:
            write_whole(old, "new\n" * 4000)
        except OSError:
            os._exit(KILLED)

    assert in_a_child(write_too_much) == KILLED
    assert old.read_text() == "old\n" * 2000
    assert list(old.parent.iterdir()) == [old]


def test_a_link_is_followed_and_rights_are_kept(old: Path) -> None:
    old.chmod(0o640)
    link = old.with_name("link")
    link.symlink_to(old.name)
    write_whole(link, "new")
    assert link.is_symlink()
    assert (old.read_text(), old.stat().st_mode & 0o777) == ("new", 0o640)


def test_a_device_or_pipe_is_written_in_place(tmp_path: Path) -> None:
    write_whole(Path(os.devnull), "x")
    assert Path(os.devnull).is_char_device()
    os.mkfifo(tmp_path / "pipe")
    reader = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    write_whole(tmp_path / "pipe", "x")
    assert os.read(reader, 9) == b"x"
    os.close(reader)


def test_a_regular_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"abc")
    assert read_whole_file(tmp_path / "a", limit=3) == b"abc"
    with pytest.raises(BadInput, match=r"a: 0\.0 MB is over the limit"):
        read_whole_file(tmp_path / "a", limit=2)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_what_would_never_end_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(BadInput, match="not a regular file"):
            read_whole_file(path)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="a file whose size is told as 0")
def test_a_file_larger_than_it_says_is_refused() -> None:
    with pytest.raises(BadInput, match="over the limit"):
        read_whole_file(Path("/proc/self/maps"), limit=10)
