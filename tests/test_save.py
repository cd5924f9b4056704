import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from pipeline.errors import BadGraph, BadInput
from pipeline.record import ArticleRecord, PropertyGraph, Record
from pipeline.save import EXPORTS, finish_or_drop, read_build, save_build, write_export
from pipeline.save.publish import MARK, NEXT, read_manifest
from pipeline.save.store import read_store, write_store
from pipeline.save.stored_index import StoredIndex
from sample_graph import sample_graph

RECORDS = (Record("a.txt", "0" * 64, articles=(ArticleRecord("a1", "大会", "2025-02-06", None, None, 0, 9),)),)
FILES = {"records.jsonl", "manifest.json", *EXPORTS}
NEWER = replace(sample_graph(), judgements=())
KILLED = 77


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_build_is_all_its_files_and_a_manifest_over_them(tmp_path: Path) -> None:
    manifest = save_build(tmp_path / "build", RECORDS, sample_graph())
    found = contents(tmp_path / "build")
    assert set(found) == FILES
    assert {file.name: file.sha256 for file in manifest.files} == {
        name: sha256(data).hexdigest() for name, data in found.items() if name != "manifest.json"
    }
    assert read_manifest(tmp_path / "build" / "manifest.json") == manifest
    assert (manifest.counts["documents"], manifest.counts["node:person"]) == (1, 5)


def test_saving_twice_and_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "one", "two"):
        save_build(tmp_path / name, RECORDS, sample_graph())
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert not any(str(tmp_path).encode() in data for data in contents(tmp_path / "one").values())


def test_another_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from sample_graph import sample_graph; "
        "from pipeline.save import save_build; save_build(Path(sys.argv[1]), (), sample_graph())"
    )
    paths = os.pathsep.join((str(Path(__file__).parent), str(Path(__file__).parents[1])))
    for seed in ("1", "22"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], env=env, check=True)
    assert contents(tmp_path / "1") == contents(tmp_path / "22")


def save_killed_at(step: int, out: Path) -> int:
    """Save the newer graph in a child that dies at its `step`-th sync, rename or removal; its exit status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [step]

    def dying(act: Callable[..., object]) -> Callable[..., object]:
        def acting(*args: object, **options: object) -> object:
            left[0] -= 1
            if left[0] < 0:
                os._exit(KILLED)
            return act(*args, **options)

        return acting

    for name in ("fsync", "replace", "rmdir", "unlink"):
        setattr(os, name, dying(getattr(os, name)))
    save_build(out, RECORDS, NEWER)
    os._exit(0)


def test_killed_at_any_step_a_whole_build_stands(tmp_path: Path) -> None:
    save_build(tmp_path / "old", RECORDS, sample_graph())
    save_build(tmp_path / "new", RECORDS, NEWER)
    old, new = contents(tmp_path / "old"), contents(tmp_path / "new")
    outcomes = []
    for step in range(99):
        out = tmp_path / f"at{step}"
        save_build(out, RECORDS, sample_graph())
        status = save_killed_at(step, out)
        assert read_store(out / "graph.sqlite") in (sample_graph(), NEWER)
        finish_or_drop(out)
        outcomes.append("old" if contents(out) == old else "new" if contents(out) == new else "broken")
        if status == 0:
            break
        assert status == KILLED
    assert outcomes == sorted(outcomes, reverse=True)
    assert set(outcomes) == {"old", "new"}
    assert outcomes.count("new") > len(FILES)


@pytest.mark.parametrize("spoilt", ["graph.sqlite", "manifest.json"])
def test_an_unwhole_next_is_dropped(tmp_path: Path, spoilt: str) -> None:
    save_build(tmp_path / "new", RECORDS, NEWER)
    save_build(tmp_path / "out", RECORDS, sample_graph())
    (tmp_path / "new").rename(tmp_path / "out" / NEXT)
    (tmp_path / "out" / NEXT / MARK).touch()
    with (tmp_path / "out" / NEXT / spoilt).open("r+b") as file:
        file.truncate(100)
    finish_or_drop(tmp_path / "out")
    assert not (tmp_path / "out" / NEXT).exists()
    assert read_store(tmp_path / "out" / "graph.sqlite") == sample_graph()


def test_a_failed_build_leaves_the_last_one(tmp_path: Path) -> None:
    save_build(tmp_path, RECORDS, sample_graph())
    before = contents(tmp_path)
    bad = PropertyGraph((replace(sample_graph().nodes[0], name="\ud800"),), ())
    with pytest.raises(BadGraph):
        save_build(tmp_path, RECORDS, bad)
    assert contents(tmp_path) == before


def test_two_builds_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    def records_while_another_saves() -> tuple[Record, ...]:
        finish_or_drop(tmp_path)
        with pytest.raises(BadInput, match="another build"):
            save_build(tmp_path, RECORDS, NEWER)
        return RECORDS

    save_build(tmp_path, (record for _ in (0,) for record in records_while_another_saves()), sample_graph())
    assert read_store(tmp_path / "graph.sqlite") == sample_graph()


def test_an_unwritable_folder_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput, match=r"file.*choose another"):
        save_build(tmp_path / "file", RECORDS, sample_graph())


def test_the_manifest_is_readable_json_without_a_clock(tmp_path: Path) -> None:
    save_build(tmp_path, RECORDS, sample_graph())
    data = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert set(data) == {"version", "files", "counts", "made_of"}


def test_a_changed_store_is_refused_unless_unchecked(tmp_path: Path) -> None:
    save_build(tmp_path, RECORDS, sample_graph())
    assert read_build(tmp_path) == sample_graph()
    write_store(tmp_path / "graph.sqlite", NEWER)
    with pytest.raises(
        BadGraph, match=r"graph\.sqlite is not the file that manifest\.json names.*guanxi build.*--no-verify"
    ):
        read_build(tmp_path)
    assert read_build(tmp_path, verify=False) == NEWER


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_text("{")])
def test_without_a_whole_manifest_the_graph_is_taken_with_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, spoil: Callable[[Path], object]
) -> None:
    save_build(tmp_path, RECORDS, sample_graph())
    spoil(tmp_path / "manifest.json")
    assert read_build(tmp_path) == sample_graph()
    assert "no manifest.json names the graph" in caplog.text


def test_at_each_step_of_a_newer_build_a_reader_gets_one_of_the_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader looks in at each rename and each sync, also where some files are new and the manifest is old."""
    save_build(tmp_path, RECORDS, sample_graph())
    seen = []

    def looking(act: Callable[..., object]) -> Callable[..., object]:
        def acting(*args: object, **options: object) -> object:
            seen.append(read_build(tmp_path) == NEWER)
            return act(*args, **options)

        return acting

    for name in ("fsync", "replace"):
        monkeypatch.setattr(os, name, looking(getattr(os, name)))
    save_build(tmp_path, RECORDS, NEWER)
    assert seen == sorted(seen)
    assert set(seen) == {False, True}


def test_a_store_that_is_replaced_while_it_is_read_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_build(tmp_path, RECORDS, sample_graph())
    opened = []

    def while_another_saves(path: Path) -> StoredIndex:
        if not opened:
            save_build(tmp_path, RECORDS, NEWER)
        opened.append(StoredIndex(path))
        return opened[-1]

    monkeypatch.setattr("pipeline.save.StoredIndex", while_another_saves)
    assert read_build(tmp_path) == NEWER
    assert len(opened) == 2


@pytest.mark.parametrize("name", EXPORTS)
def test_one_export_is_what_the_build_has(tmp_path: Path, name: str) -> None:
    save_build(tmp_path / "build", RECORDS, sample_graph())
    write_export(tmp_path / "copy", sample_graph(), name=name)
    assert (tmp_path / "copy").read_bytes() == (tmp_path / "build" / name).read_bytes()
