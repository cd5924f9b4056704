"""A build's folder is its own from start to end, and takes no other program's place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.save.claim import CACHE, claimed
from pipeline.save.publish import MARK, NEXT, publish


def fill(folder: Path) -> dict[str, int]:
    (folder / "roles.csv").write_text("name\n", "utf-8")
    return {}


def test_two_cannot_have_one_folder(tmp_path: Path) -> None:
    with (
        claimed(tmp_path, names=()),
        pytest.raises(BadInput, match="another build is running here"),
        claimed(tmp_path, names=()),
    ):
        pass
    with claimed(tmp_path, names=()):
        pass


def test_a_folder_made_and_left_empty_is_taken_away(tmp_path: Path) -> None:
    with claimed(tmp_path / "deep" / "out", names=()):
        assert (tmp_path / "deep" / "out").is_dir()
    assert not (tmp_path / "deep").exists()
    with claimed(tmp_path / "out", names=()):
        publish(tmp_path / "out", fill)
    assert (tmp_path / "out" / "roles.csv").exists()


def test_what_an_interrupted_build_left_is_finished_first(tmp_path: Path) -> None:
    publish(tmp_path / "new", fill)
    (tmp_path / "out").mkdir()
    (tmp_path / "new").rename(tmp_path / "out" / NEXT)
    (tmp_path / "out" / NEXT / MARK).touch()
    with claimed(tmp_path / "out", names=("roles.csv",)):
        assert (tmp_path / "out" / "roles.csv").exists()


@pytest.mark.parametrize("name", ["roles.csv", "manifest.json", ".next/cache/x", ".next/notes.txt", ".next/roles.csv"])
def test_another_programs_file_is_named_and_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    with (
        pytest.raises(BadInput, match=rf"{name.split('/')[0]} was not written by guanxi.*another folder with -o"),
        claimed(tmp_path, names=("roles.csv",)),
    ):
        pass
    assert (tmp_path / name).read_text() == "mine"


def test_a_file_edited_since_the_last_build_is_told_before_the_work(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(tmp_path, fill)
    (tmp_path / "roles.csv").write_text("name\n改过\n", "utf-8")
    with claimed(tmp_path, names=("roles.csv",)):
        [message] = caplog.messages
    assert f"{tmp_path / 'roles.csv'} was changed after the last build" in message
    assert (tmp_path / "roles.csv").read_text("utf-8") == "name\n改过\n"


@pytest.mark.parametrize("make", [lambda path: path.symlink_to("elsewhere"), lambda path: path.touch()])
def test_a_cache_that_is_a_link_or_no_folder_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    (tmp_path / "elsewhere").mkdir()
    make(tmp_path / CACHE)
    with pytest.raises(BadInput, match=r"\.cache was not written by guanxi"), claimed(tmp_path, names=()):
        pass
