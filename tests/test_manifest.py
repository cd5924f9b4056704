"""What a manifest says of a folder: which files are a build's own, and which were changed since."""

import os
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.save.manifest import (
    MANIFEST,
    Manifest,
    edited_files,
    holds,
    read_manifest,
    refuse_foreign,
    write_manifest,
)
from pipeline.save.manifest import saved_file as saved


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the file `roles.csv` and a manifest that lists it."""
    (tmp_path / "roles.csv").write_text("name\n云岫\n", "utf-8")
    write_manifest(tmp_path, Manifest((saved(tmp_path / "roles.csv"),), {"documents": 1}))
    return tmp_path


def test_a_manifest_comes_back_as_it_was_written(folder: Path) -> None:
    manifest = read_manifest(folder / MANIFEST)
    assert manifest is not None
    assert [file.name for file in manifest.files] == ["roles.csv"]
    assert holds(folder, manifest.files[0])


def test_a_file_changed_since_is_told(folder: Path) -> None:
    assert list(edited_files(folder)) == []
    (folder / "roles.csv").write_text("name\n澄溪\n", "utf-8")
    assert list(edited_files(folder)) == ["roles.csv"]
    (folder / "roles.csv").unlink()
    assert list(edited_files(folder)) == []


@pytest.mark.parametrize("name", ["notes.csv", "roles.csv"])
def test_what_the_manifest_does_not_list_is_refused_by_name(folder: Path, name: str) -> None:
    refuse_foreign(folder, ("roles.csv", "notes.csv", MANIFEST))
    if name == "roles.csv":
        (folder / name).unlink()
        (folder / name).mkdir()
    else:
        (folder / name).touch()
    with pytest.raises(BadInput, match=rf"{name} was not written by guanxi.*choose another folder with -o"):
        refuse_foreign(folder, ("roles.csv", "notes.csv", MANIFEST))


@pytest.mark.parametrize("text", ["", '{"name": "my-extension", "manifest_version": 3}'])
def test_the_manifest_of_another_program_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    with pytest.raises(BadInput, match=r"manifest\.json was not written by guanxi"):
        refuse_foreign(tmp_path, ("roles.csv", MANIFEST))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_in_the_place_of_the_manifest_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / MANIFEST)
    assert read_manifest(tmp_path / MANIFEST) is None
    with pytest.raises(BadInput, match=r"manifest\.json was not written by guanxi"):
        refuse_foreign(tmp_path, (MANIFEST,))
