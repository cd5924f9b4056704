"""A model folder that is not as it was written is refused, with what is wrong."""

import pickle
import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.errors import MissingModel
from pipeline.model_files.folder import (
    FILES,
    SUMS,
    check_file,
    check_folder,
    find_pickles,
    folder_problems,
    write_sums,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES["words"]:
        (tmp_path / name).write_text(name)
    write_sums(tmp_path, kind="words")
    return tmp_path


def test_a_folder_as_it_was_written_has_no_problem(folder: Path):
    (folder / "card.md").write_text("# 词")
    check_folder(folder, kind="words")


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("weights.npz", None, "weights.npz is not there"),
        (SUMS, None, "SHA256SUMS is not there"),
        ("weights.npz", b"weights", "weights.npz is not the file that SHA256SUMS names"),
        (SUMS, b"", "SHA256SUMS is of no version, and this guanxi reads guanxi words 1"),
        (SUMS, b"# guanxi words 2\n", "SHA256SUMS is of guanxi words 2, and this guanxi reads guanxi words 1"),
        (SUMS, b"# guanxi tagger 1\n", "SHA256SUMS is of guanxi tagger 1"),
        (SUMS, b"\xff\xfe", "SHA256SUMS is of no version"),
        ("extra.pkl", b"", "extra.pkl is a pickle"),
        ("model.pt", b"", "model.pt is a pickle"),
        ("notes.txt", pickle.dumps({}), "notes.txt is a pickle"),
        ("notes.txt", pickle.dumps({"a": [1]}, protocol=0), "notes.txt is a pickle"),
        ("notes.txt", b"cos\nsystem\n(S'true'\ntR.", "notes.txt is a pickle"),
        ("notes.txt", b"(S'true'\nios\nsystem\n.and more words", "notes.txt is a pickle"),
        ("notes.txt", pickle.dumps(Path, protocol=1) + b"\n", "notes.txt is a pickle"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, name: str, content: bytes | None, problem: str):
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    assert problem in next(folder_problems(folder, kind="words"))
    with pytest.raises(MissingModel, match=r"install guanxi again.*guanxi model check"):
        check_folder(folder, kind="words")


@pytest.mark.parametrize(
    "text", ["", "N. B.: 词", "card\nnotes\n", "[PAD]\n一\n", "cue\tkind\n指出\tdirective\n", "I1 5\n.", "turn."]
)
def test_plain_text_is_no_pickle(tmp_path: Path, text: str):
    (tmp_path / "notes.txt").write_text(text, "utf-8")
    assert not list(find_pickles(tmp_path))


def test_other_tables_have_sums_as_well(folder: Path):
    (folder / "stop.tsv").write_text("word\n的\n", "utf-8")
    write_sums(folder, kind="words")
    (folder / "stop.tsv").write_text("word\n", "utf-8")
    [problem] = folder_problems(folder, kind="words")
    assert "stop.tsv is not the file that SHA256SUMS names" in problem
    assert "python -m pipeline.training.sums" in problem


def test_a_word_list_that_the_sums_do_not_name_is_told(tmp_path: Path):
    for name in FILES["lexicon"]:
        (tmp_path / name).write_text(name)
    write_sums(tmp_path, kind="lexicon")
    (tmp_path / "card.md").touch()
    assert not list(folder_problems(tmp_path, kind="lexicon"))
    (tmp_path / "mine.tsv").touch()
    [problem] = folder_problems(tmp_path, kind="lexicon")
    assert "mine.tsv is not named by SHA256SUMS; take it away" in problem


def test_one_file_alone_is_checked_where_the_sums_name_it(folder: Path):
    (folder / "mine.tsv").write_text("mine")
    check_file(folder / "mine.tsv")
    check_file(folder / "weights.npz")
    (folder / "weights.npz").write_text("else")
    with pytest.raises(MissingModel, match=r"on purpose, renew the sums with `python -m pipeline\.training\.sums`"):
        check_file(folder / "weights.npz")
    (folder / SUMS).unlink()
    check_file(folder / "weights.npz")


def test_a_file_that_the_sums_name_must_be_there(folder: Path):
    with (folder / SUMS).open("a") as file:
        file.write(f"{'0' * 64}  more.bin\n")
    assert [problem for problem in folder_problems(folder, kind="words") if "more.bin is not there" in problem]


def test_a_missing_folder_is_told_once(tmp_path: Path):
    assert list(folder_problems(tmp_path / "none", kind="words")) == [f"{tmp_path / 'none'} is not there"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="the command sha256sum is not on this system")
def test_the_sums_are_those_of_sha256sum(folder: Path):
    assert subprocess.run(["sha256sum", "--quiet", "--strict", "-c", SUMS], cwd=folder, check=False).returncode == 0


def test_pickles_below_are_found_but_those_allowed(tmp_path: Path):
    (tmp_path / "a").mkdir()
    for name in ("model.pt", "a/model.pt", "a/lookups.bin", "a/config.json"):
        (tmp_path / name).write_text("{}")
    assert [path.name for path in find_pickles(tmp_path, allowed=("model.pt", "a/lookups.bin"))] == ["model.pt"]
