from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.save.export.target import write_export_file, write_export_folder

OWN = ("a.csv", "below", "below/*.json")


def files() -> Iterator[tuple[str, list[str] | bytes]]:
    yield "a.csv", ["甲\n", "乙\ud800\n"]
    yield "below/x.json", b"{}"


def breaks() -> Iterator[tuple[str, list[str]]]:
    yield "a.csv", ["new"]
    raise BadInput("no further")


def test_a_folder_is_written_whole(tmp_path: Path) -> None:
    write_export_folder(tmp_path / "out", files, own=OWN)
    assert (tmp_path / "out/a.csv").read_bytes() == "甲\n乙?\n".encode()
    assert (tmp_path / "out/below/x.json").read_bytes() == b"{}"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_breaks_leaves_nothing_and_what_stood_there(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no further"):
        write_export_folder(tmp_path / "new", breaks, own=OWN)
    write_export_folder(tmp_path / "old", files, own=OWN)
    with pytest.raises(BadInput, match="no further"):
        write_export_folder(tmp_path / "old", breaks, own=OWN, force=True)
    assert [path.name for path in tmp_path.iterdir()] == ["old"]
    assert (tmp_path / "old/a.csv").read_text("utf-8").startswith("甲")


def test_a_path_that_is_taken_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("mine")
    (tmp_path / "d").mkdir()
    for write in (
        lambda: write_export_file(tmp_path / "f", lambda: ["x"]),
        lambda: write_export_folder(tmp_path / "f", files, own=OWN, force=True),
        lambda: write_export_folder(tmp_path / "d", files, own=OWN),
    ):
        with pytest.raises(BadInput, match="stands there already"):
            write()
    with pytest.raises(BadInput, match="a folder stands here"):
        write_export_file(tmp_path / "d", lambda: ["x"], force=True)
    assert (tmp_path / "f").read_text() == "mine"


def test_force_replaces_an_export_and_nothing_else(tmp_path: Path) -> None:
    write_export_folder(tmp_path / "out", lambda: [("a.csv", ["old"]), ("below/gone.json", ["x"])], own=OWN)
    write_export_folder(tmp_path / "out", files, own=OWN, force=True)
    assert not (tmp_path / "out/below/gone.json").exists()
    (tmp_path / "out/mine.docx").write_text("x")
    with pytest.raises(BadInput, match=r"holds mine\.docx"):
        write_export_folder(tmp_path / "out", files, own=OWN, force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out"]
    write_export_file(tmp_path / "f", lambda: ["old"])
    write_export_file(tmp_path / "f", lambda: ["new"], force=True)
    assert (tmp_path / "f").read_text() == "new"


def test_a_place_that_cannot_be_written_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot write"):
        write_export_folder(tmp_path / "none" / "out", files, own=OWN)
    with pytest.raises(BadInput, match="cannot write"):
        write_export_file(tmp_path / "none" / "f", lambda: ["x"])
