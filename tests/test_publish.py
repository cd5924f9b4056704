from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.publish import MANIFEST, NEXT, finish_or_drop, publish, read_manifest


def fill(folder: Path) -> dict[str, int]:
    (folder / "b").write_bytes(b"new b")
    (folder / "a").write_bytes(b"new a")
    return {"documents": 1}


def test_files_are_put_in_place_with_a_manifest(tmp_path: Path) -> None:
    manifest = publish(tmp_path / "deep" / "out", fill)
    assert [(file.name, file.size) for file in manifest.files] == [("a", 5), ("b", 5)]
    assert sorted(path.name for path in (tmp_path / "deep" / "out").iterdir()) == ["a", "b", MANIFEST]


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".cache").mkdir()
    (tmp_path / "notes.txt").write_text("mine")
    publish(tmp_path, fill)
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / ".cache").is_dir()


def test_a_whole_next_is_finished_though_some_files_were_moved(tmp_path: Path) -> None:
    publish(tmp_path / "new", fill)
    out = tmp_path / "out"
    out.mkdir()
    (out / "a").write_bytes(b"new a")
    (out / "b").write_bytes(b"old b")
    (tmp_path / "new" / "a").unlink()
    (tmp_path / "new").rename(out / NEXT)
    finish_or_drop(out)
    assert {path.name: path.read_bytes()[:5] for path in out.iterdir() if path.name != MANIFEST} == {
        "a": b"new a",
        "b": b"new b",
    }


def test_what_a_killed_build_left_does_not_get_in(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / "torn").write_bytes(b"half a")
    assert [file.name for file in publish(tmp_path, fill).files] == ["a", "b"]
    assert not (tmp_path / "torn").exists()


def test_a_failure_leaves_no_next(tmp_path: Path) -> None:
    def failing(folder: Path) -> dict[str, int]:
        fill(folder)
        raise KeyboardInterrupt

    publish(tmp_path, lambda folder: {"documents": (folder / "a").write_bytes(b"old a")})
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, failing)
    assert (tmp_path / "a").read_bytes() == b"old a"
    assert not (tmp_path / NEXT).exists()


def test_a_full_disk_is_bad_input_with_what_to_do(tmp_path: Path) -> None:
    def failing(folder: Path) -> dict[str, int]:
        raise OSError(28, "No space left on device", str(folder / "a"))

    with pytest.raises(BadInput, match=r"No space left on device.*choose another folder"):
        publish(tmp_path, failing)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 99, "files": [], "counts": {}}', '{"files": [{}]}', "\0"]
)
def test_a_manifest_that_is_not_whole_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert read_manifest(tmp_path / MANIFEST) is None
    assert read_manifest(tmp_path / "none") is None
