import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from builds import ROOT

from pipeline.errors import BadInput
from pipeline.save.lock import locked
from pipeline.save.publish import MANIFEST, MARK, NEXT, finish_or_drop, publish, read_manifest


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
    (out / NEXT / MARK).touch()
    finish_or_drop(out)
    assert {path.name: path.read_bytes()[:5] for path in out.iterdir() if path.name != MANIFEST} == {
        "a": b"new a",
        "b": b"new b",
    }


def test_what_a_killed_build_left_does_not_get_in(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / MARK).touch()
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
    "text",
    [
        "",
        "[]",
        "{}",
        '{"version": 99, "files": [], "counts": {}}',
        '{"files": [{}]}',
        "\0",
        "[" * 200_000,
        '{"version": 1, "files": [{"name": "a", "sha256": [], "size": 1}], "counts": {}}',
    ],
)
def test_a_manifest_that_is_not_whole_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert read_manifest(tmp_path / MANIFEST) is None
    assert read_manifest(tmp_path / "none") is None


def test_a_name_that_no_build_wrote_is_refused_and_all_stands(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    with pytest.raises(BadInput, match=r"b was not written by guanxi.*choose another folder with -o"):
        publish(tmp_path, fill)
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("b", "mine")]


@pytest.mark.parametrize("names", [None, ("a", "b")])
def test_the_next_folder_of_another_program_is_left_alone(tmp_path: Path, names: tuple[str, ...] | None) -> None:
    (tmp_path / NEXT / "server").mkdir(parents=True)
    (tmp_path / NEXT / "BUILD_ID").write_text("x")
    finish_or_drop(tmp_path, names=names)
    with pytest.raises(BadInput, match=r"\.next was not written by guanxi"):
        publish(tmp_path, fill, names=names)
    assert sorted(path.name for path in (tmp_path / NEXT).iterdir()) == ["BUILD_ID", "server"]


def test_plain_files_that_no_build_writes_are_left_alone_where_its_names_are_known(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / MARK).touch()
    (tmp_path / NEXT / "draft.docx").write_text("x")
    finish_or_drop(tmp_path, names=("a", "b"))
    assert (tmp_path / NEXT / "draft.docx").exists()
    (tmp_path / NEXT / "draft.docx").rename(tmp_path / NEXT / "a.tmp")
    finish_or_drop(tmp_path, names=("a", "b"))
    assert not (tmp_path / NEXT).exists()


def test_a_next_that_is_a_link_is_named(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / NEXT).symlink_to("elsewhere")
    with pytest.raises(BadInput, match=r"\.next was not written by guanxi"):
        publish(tmp_path, fill)


def test_a_reader_that_looks_in_holds_no_writer_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader takes the folder that the writer has just made, and once takes it away."""
    mkdir = Path.mkdir
    looks = iter([finish_or_drop, finish_or_drop])

    def watched(path: Path, *rest: object, **options: bool) -> None:
        mkdir(path, *rest, **options)  # type: ignore[arg-type]
        if path.name == NEXT and (look := next(looks, None)):
            look(tmp_path)

    monkeypatch.setattr(Path, "mkdir", watched)
    assert [file.name for file in publish(tmp_path, fill).files] == ["a", "b"]


def test_a_writer_waits_for_a_reader_that_is_still_at_it(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    (tmp_path / NEXT / MARK).touch()
    with ThreadPoolExecutor(1) as pool:
        with locked(tmp_path / NEXT):
            writing = pool.submit(publish, tmp_path, fill)
            time.sleep(0.1)
        assert [file.name for file in writing.result(timeout=30).files] == ["a", "b"]


def test_readers_in_a_loop_hold_no_writer_up(tmp_path: Path) -> None:
    """In processes of their own, as threads would take turns."""
    code = (
        "import sys; from pathlib import Path; from pipeline.save.publish import finish_or_drop\n"
        "while True: finish_or_drop(Path(sys.argv[1]))"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    readers = [subprocess.Popen([sys.executable, "-c", code, tmp_path], env=env) for _ in range(2)]
    try:
        time.sleep(0.5)
        for _ in range(100):
            publish(tmp_path, fill)
    finally:
        for reader in readers:
            reader.kill()
            reader.wait()


def test_an_empty_next_that_a_build_killed_before_its_mark_left_is_used(tmp_path: Path) -> None:
    (tmp_path / NEXT).mkdir()
    finish_or_drop(tmp_path, names=("a", "b"))
    assert (tmp_path / NEXT).is_dir(), "a reader leaves it, as it may be another's"
    publish(tmp_path, fill, names=("a", "b"))
    assert not (tmp_path / NEXT).exists()


@pytest.mark.parametrize("names", [None, ("a", "b")])
@pytest.mark.parametrize("held", [("a",), (MANIFEST,), ("a.tmp", "b")])
def test_a_next_without_our_mark_is_left_alone_whatever_it_holds(
    tmp_path: Path, names: tuple[str, ...] | None, held: tuple[str, ...]
) -> None:
    (tmp_path / NEXT).mkdir()
    for name in held:
        (tmp_path / NEXT / name).write_text("mine")
    finish_or_drop(tmp_path, names=names)
    with pytest.raises(BadInput, match=r"\.next was not written by guanxi; move it away"):
        publish(tmp_path, fill, names=names)
    assert {path.name for path in (tmp_path / NEXT).iterdir()} == set(held)
