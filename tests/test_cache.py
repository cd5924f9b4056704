"""Kept records come back for the same file and version only, and damage is no record."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.record import Document, Record
from pipeline.run.cache import RecordCache

PAGE = Document("a.txt", "a.txt", "市长方既白", "ab" * 32)
RECORD = Record("a.txt", "ab" * 32)


@pytest.fixture
def kept(tmp_path):
    cache = RecordCache(tmp_path / "new", version="1")
    cache.put(PAGE, RECORD)
    return cache


def test_the_same_page_gets_its_record(kept):
    assert kept.get(PAGE) == RECORD


@pytest.mark.parametrize("other", [{"id": "b.txt"}, {"sha256": "cd" * 32}, {"format": "html"}])
def test_another_page_gets_none(kept, other):
    assert kept.get(replace(PAGE, **other)) is None


@pytest.mark.usefixtures("kept")
def test_another_version_gets_none(tmp_path):
    assert RecordCache(tmp_path / "new", version="2").get(PAGE) is None


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b"{}\n{}\n", b"one line"])
def test_a_damaged_entry_is_as_if_not_there(kept, tmp_path, damage):
    [entry] = (tmp_path / "new").iterdir()
    entry.write_bytes(damage)
    assert kept.get(PAGE) is None


def test_one_changed_sign_is_noticed(kept, tmp_path):
    [entry] = (tmp_path / "new").iterdir()
    entry.write_text(entry.read_text("utf-8").replace('"abab', '"cdab'), "utf-8")
    assert kept.get(PAGE) is None


def test_prune_keeps_what_was_used(tmp_path, kept):
    later = RecordCache(tmp_path / "new", version="1")
    kept.put(replace(PAGE, id="gone.txt"), replace(RECORD, source="gone.txt"))
    assert later.get(PAGE) == RECORD
    later.prune()
    assert len(list((tmp_path / "new").iterdir())) == 1


def test_prune_touches_nothing_of_another_program(tmp_path, kept):
    folder = tmp_path / "new"
    (folder / "org.example.Maps").mkdir()
    own = {f"{'a' * 64}.jsonl": "b" * 64 + "\n{}\n", f"{'a' * 64}.0badcafe.part": "b" * 9, f"{'c' * 64}.part": ""}
    foreign = {
        "thumbs.db": "x",
        "session.json": "x",
        "draft.part": "x",
        f"{'e' * 64}.jsonl": "{}",
        "org.example.Maps/x": "",
    }
    for name, text in (own | foreign).items():
        (folder / name).write_text(text)
    (folder / f"{'d' * 64}.jsonl").symlink_to("session.json")
    kept.prune()
    left = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    assert left >= {*foreign, f"{'d' * 64}.jsonl"}
    assert not left & set(own)
    assert kept.get(PAGE) == RECORD


def test_two_that_keep_one_page_at_once_do_not_meet(kept, tmp_path, monkeypatch):
    """As two processes would: each is about to give its finished part its name while the other does so."""
    replace_ = Path.replace
    others = iter([RecordCache(tmp_path / "new", version="1")])

    def meeting(part, entry):
        for other in others:
            other.put(PAGE, RECORD)
        return replace_(part, entry)

    monkeypatch.setattr(Path, "replace", meeting)
    kept.put(PAGE, RECORD)
    assert kept.get(PAGE) == RECORD
    assert len(list((tmp_path / "new").iterdir())) == 1
