import os
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.whole_file import read_whole_file


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
